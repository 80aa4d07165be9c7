//! Takes the [`Graph`], liveness and the entries, gives the locals whose presence matters at each point.
//!
//! Presence is read by a save, that is on the way into an entry, and by what assigns a local of which something may be held.
//! Rule kept: where no such reader is ahead, rustc's own drop flags do the work and no `Settle` is written.

use super::Entry;
use super::bits::Bits;
use super::entries::Entries;
use super::graph::{Edge, Graph, Step, Way, entry_of};
use crate::ir::{Access, After, LocalId};

/// By `Entry::index`, at the start of the point. What is live is `Init` anyhow and may be among them or not.
pub(super) fn wanted(graph: &Graph, live: &[Bits], entries: &Entries) -> Vec<Bits> {
    let saved = saved(graph, live, entries);
    let remnants = remnants(graph, live, &saved);
    let readers = Readers { saved, remnants };
    let mut wanted = vec![Bits::default(); graph.points.len()];
    let mut dirty = graph.worklist();
    while let Some(index) = dirty.pop_last() {
        let entry = entry_of(index);
        let now = readers.before(graph, &wanted, entry);
        if now != wanted[index] {
            wanted[index] = now;
            for edge in graph.ins(entry) {
                dirty.insert(edge.from.index());
            }
        }
    }
    wanted
}

/// Of entries: the locals that a frame may hold there without naming them.
fn saved(graph: &Graph, live: &[Bits], entries: &Entries) -> Vec<Bits> {
    let in_scope = graph.sets_in_scope(&|local| !graph.body.local(local).drop_free);
    let mut saved = vec![Bits::default(); graph.points.len()];
    for entry in &entries.entries {
        let in_scope = graph.point(*entry).scope.map(|scope| &in_scope[scope]);
        let saved = &mut saved[entry.index()];
        saved.union(in_scope.unwrap_or(&Bits::default()));
        saved.subtract(&live[entry.index()]);
    }
    saved
}

/// Of each point: the locals of which an entry before it may have left something that is not under their name.
fn remnants(graph: &Graph, live: &[Bits], saved: &[Bits]) -> Vec<Bits> {
    let mut remnants = saved.to_vec();
    let mut dirty = graph.worklist();
    while let Some(index) = dirty.pop_first() {
        for edge in graph.outs(entry_of(index)) {
            let to = edge.to.index();
            let mut now = remnants[index].clone();
            if edge.way != Way::Exit {
                let steps = graph.points[index].steps.iter().chain(&edge.steps);
                steps.for_each(|step| named_anew(step, &mut now));
            }
            now.subtract(&live[to]);
            now.union(&remnants[to]);
            if now != remnants[to] {
                remnants[to] = now;
                dirty.insert(to);
            }
        }
    }
    remnants
}

fn named_anew(step: &Step, remnants: &mut Bits) {
    match step {
        Step::Access(access) => assigned(access).for_each(|local| remnants.remove(local)),
        Step::Assign(local) => remnants.remove(*local),
        Step::Declare(locals, _) => locals.iter().for_each(|local| remnants.remove(*local)),
        Step::Settle(local, _) => remnants.insert(*local),
        Step::NotYet(_) => {}
    }
}

fn assigned(access: &Access) -> impl Iterator<Item = LocalId> {
    let effects = access.effects.iter();
    let assigned = effects.filter(|(_, effect)| effect.from_gone == After::Init);
    assigned.map(|(local, _)| *local)
}

struct Readers {
    saved: Vec<Bits>,
    remnants: Vec<Bits>,
}

impl Readers {
    fn before(&self, graph: &Graph, wanted: &[Bits], entry: Entry) -> Bits {
        // What comes on an edge into an entry is read there, and what follows stands on it.
        let mut exits = self.saved[entry.index()].clone();
        let mut after = Bits::default();
        for edge in graph.outs(entry) {
            match edge.way {
                Way::Exit => exits.union(&wanted[edge.to.index()]),
                Way::On(_) | Way::Suspension => after.union(&self.across(wanted, edge)),
            }
        }
        self.back(entry, &graph.point(entry).steps, &mut after);
        after.union(&exits);
        after
    }

    fn across(&self, wanted: &[Bits], edge: &Edge) -> Bits {
        let mut bits = wanted[edge.to.index()].clone();
        self.back(edge.from, &edge.steps, &mut bits);
        bits
    }

    fn back(&self, entry: Entry, steps: &[Step], wanted: &mut Bits) {
        for step in steps.iter().rev() {
            match step {
                Step::Access(access) => {
                    assigned(access).for_each(|local| self.assign(entry, local, wanted));
                }
                Step::Assign(local) => self.assign(entry, *local, wanted),
                Step::Declare(locals, _) => locals.iter().for_each(|local| wanted.remove(*local)),
                Step::Settle(local, _) => wanted.insert(*local),
                Step::NotYet(_) => {}
            }
        }
    }

    /// To assign a local drops what is left of it; what is under its name rustc drops.
    fn assign(&self, entry: Entry, local: LocalId, wanted: &mut Bits) {
        if self.remnants[entry.index()].contains(local) {
            wanted.insert(local);
        } else {
            wanted.remove(local);
        }
    }
}
