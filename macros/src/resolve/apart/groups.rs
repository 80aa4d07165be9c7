//! How far a `&mut` is taken apart.
//!
//! Takes the members by which it is named; gives those that get references. They do not lie in each other.
//!
//! ```text
//! .items, .sum                        .items, .sum
//! .page.words, .page.read, .sum       .page.words, .page.read, .sum       if something refers to `.page.words`; if not, .page, .sum
//! .page.words, .page, .sum            .page, .sum
//! ```

use super::usage::Use;
use crate::ir::MemberPath;
use crate::sorted::Map;

/// A place, and the most that is done there.
pub(super) type Named = (MemberPath, Use);

pub(super) fn groups(named: &[Named], is_referred: &dyn Fn(&MemberPath) -> bool) -> Vec<Named> {
    let mut groups = Vec::new();
    group(1, named, is_referred, &mut groups);
    groups
}

/// Of those that have all but the last member in common, to that length.
fn group(
    length: usize,
    named: &[Named],
    is_referred: &dyn Fn(&MemberPath) -> bool,
    groups: &mut Vec<Named>,
) {
    let mut inside = Map::<MemberPath, Vec<Named>>::new();
    for (path, done) in named {
        let around = MemberPath(path.0[..length].to_vec());
        inside.or_default(around).push((path.clone(), *done));
    }
    for (around, named) in &inside {
        let done = named
            .iter()
            .fold(Use::Look, |most, (_, done)| most.max(*done));
        let is_named = named.iter().any(|(path, _)| path == around);
        let is_referred_to = named.iter().any(|(path, _)| is_referred(path));
        if done == Use::Look || is_named || !is_referred_to {
            groups.push((around.clone(), done));
        } else {
            group(length + 1, named, is_referred, groups);
        }
    }
}
