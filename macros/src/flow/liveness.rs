//! Takes the [`Graph`], gives the locals that are live at each point.
//!
//! Backward, to the least fixpoint. Rule kept: whatever names a local's present value, a move as well, makes it live before;
//! only what assigns it whole on every path, or declares it, ends that.

use super::Entry;
use super::bits::Bits;
use super::graph::{Graph, Step, Way, entry_of};
use crate::ir::{Access, After, LocalId};

/// By `Entry::index`: live at the start of the point. `pins` are locals taken as named at a point, whatever is there.
pub(super) fn liveness(graph: &Graph, pins: &[Bits]) -> Vec<Bits> {
    backward(graph, pins, &|step, live| back(graph, step, live))
}

/// The same, as if the tokens of a macro named nothing.
pub(super) fn surely(graph: &Graph) -> Vec<Bits> {
    backward(graph, &[], &|step, live| {
        let opaque = match step {
            Step::Access(access) => access.opaque.iter(),
            _ => [].iter(),
        };
        let perhaps: Vec<_> = opaque.filter(|local| !live.contains(**local)).collect();
        back(graph, step, live);
        for local in perhaps {
            live.remove(*local);
        }
    })
}

/// Whether it is live at one of the points that control comes to next, other than by a jump out of the piece.
pub(super) fn is_live_after(graph: &Graph, live: &[Bits], entry: Entry, local: LocalId) -> bool {
    let mut on = graph.outs(entry).filter(|edge| edge.way != Way::Exit);
    on.any(|edge| live[edge.to.index()].contains(local))
}

/// To the least fixpoint; `back` leads from after a step to before it.
pub(super) fn backward(graph: &Graph, pins: &[Bits], back: &dyn Fn(&Step, &mut Bits)) -> Vec<Bits> {
    let mut live = vec![Bits::default(); graph.points.len()];
    let mut dirty = graph.worklist();
    while let Some(index) = dirty.pop_last() {
        let entry = entry_of(index);
        let mut now = before(graph, &live, entry, back);
        if let Some(pinned) = pins.get(index) {
            now.union(pinned);
        }
        if now != live[index] {
            live[index] = now;
            for edge in graph.ins(entry) {
                dirty.insert(edge.from.index());
            }
        }
    }
    live
}

fn before(graph: &Graph, live: &[Bits], entry: Entry, back: &dyn Fn(&Step, &mut Bits)) -> Bits {
    let all_back =
        |steps: &[Step], live: &mut Bits| steps.iter().rev().for_each(|step| back(step, live));
    let mut after = Bits::default();
    let mut exits = Bits::default();
    for edge in graph.outs(entry) {
        match edge.way {
            Way::Exit => exits.union(&live[edge.to.index()]),
            Way::On(_) | Way::Suspension => {
                let mut across = live[edge.to.index()].clone();
                all_back(&edge.steps, &mut across);
                after.union(&across);
            }
        }
    }
    all_back(&graph.point(entry).steps, &mut after);
    after.union(&exits);
    after
}

/// From live after the step to live before it.
fn back(graph: &Graph, step: &Step, live: &mut Bits) {
    match step {
        Step::Access(access) => named(graph, access, live),
        Step::Assign(local) => live.remove(*local),
        Step::Declare(locals, _) | Step::NotYet(locals) => {
            locals.iter().for_each(|local| live.remove(*local));
        }
        // It names what is left of a local that no code names.
        Step::Settle(..) => {}
    }
}

/// What is assigned before it is moved is dropped by its name, if there is something to drop.
fn named(graph: &Graph, access: &Access, live: &mut Bits) {
    for (local, effect) in &access.effects {
        let named = graph.body.local(*local);
        if effect.from_gone == After::Init {
            live.remove(*local);
        } else if effect.from_init != After::Init && !named.drop_free && !named.copy {
            live.insert(*local);
        }
    }
    access.uses.iter().for_each(|local| live.insert(*local));
}
