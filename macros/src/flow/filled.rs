//! Takes the [`Graph`], gives the locals that may have something to drop at each point.
//!
//! A local that was declared without a value, or as `None`, has nothing to drop before code names it. What is live counts as there whatever
//! it holds, so presence alone does not show that:
//!
//! ```text
//! let mut found = None;
//! for word in words { if fits(&word) { suspend; found = Some(word); break } }   // `found`: not filled at the suspension
//! found
//! ```
//!
//! Forward, to the least fixpoint. Rule kept: whatever names a local may fill it.

use super::bits::Bits;
use super::graph::{Graph, Step, Way, entry_of};
use crate::ir::After;

/// By `Entry::index`, at the start of the point.
pub(super) fn filled(graph: &Graph) -> Vec<Bits> {
    let mut filled = vec![Bits::default(); graph.points.len()];
    let mut dirty = graph.worklist();
    while let Some(index) = dirty.pop_first() {
        let before = filled[index].clone();
        let mut after = before.clone();
        all_forth(&graph.points[index].steps, &mut after);
        for edge in graph.outs(entry_of(index)) {
            let mut now = match edge.way {
                Way::Exit => before.clone(),
                Way::On(_) | Way::Suspension => after.clone(),
            };
            all_forth(&edge.steps, &mut now);
            let to = edge.to.index();
            now.union(&filled[to]);
            if now != filled[to] {
                filled[to] = now;
                dirty.insert(to);
            }
        }
    }
    filled
}

fn all_forth(steps: &[Step], filled: &mut Bits) {
    for step in steps {
        forth(step, filled);
    }
}

fn forth(step: &Step, filled: &mut Bits) {
    match step {
        Step::Access(access) => {
            let effects = access.effects.iter();
            let assigned = effects.filter(|(_, effect)| effect.from_gone != After::Gone);
            let named = access.uses.iter().chain(assigned.map(|(local, _)| local));
            named.for_each(|local| filled.insert(*local));
        }
        Step::Assign(local) | Step::Settle(local, _) => filled.insert(*local),
        Step::Declare(locals, access) => {
            for local in *locals {
                let effect = access.and_then(|access| access.effects.get(local));
                if effect.is_some_and(|effect| effect.from_gone == After::Gone) {
                    filled.remove(*local);
                } else {
                    filled.insert(*local);
                }
            }
        }
        Step::NotYet(_) => {}
    }
}
