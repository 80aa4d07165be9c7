//! How far a `&mut` is taken apart.
//!
//! Takes the members by which it is named; gives those that get references. They do not lie in each other.
//!
//! ```text
//! .items, .sum                        .items, .sum
//! .page.words, .page.read, .sum       .page.words, .page.read, .sum       if something refers to `.page.words`; if not, .page, .sum
//! .page.words, .page, .sum            .page, .sum
//! ```

use crate::ir::MemberPath;
use crate::sorted::Map;

/// A member, and whether it is only looked at.
pub(super) type Named = (MemberPath, bool);

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
    for (path, is_look) in named {
        let around = MemberPath(path.0[..length].to_vec());
        inside.or_default(around).push((path.clone(), *is_look));
    }
    for (around, named) in &inside {
        let is_look = named.iter().all(|(_, is_look)| *is_look);
        let is_named = named.iter().any(|(path, _)| path == around);
        if is_look || is_named || !named.iter().any(|(path, _)| is_referred(path)) {
            groups.push((around.clone(), is_look));
        } else {
            group(length + 1, named, is_referred, groups);
        }
    }
}
