//! Takes the [`Graph`], liveness and the entries, gives the locals whose presence matters at each point.
//!
//! Presence is read by a save, that is on the way into an entry, and by what assigns a local of which something may be held.
//! Rule kept: where no such reader is ahead, rustc's own drop flags do the work and no `Settle` is written.

use std::collections::BTreeSet;

use super::Entry;
use super::bits::Bits;
use super::entries::Entries;
use super::graph::{Edge, Graph, Step, Way, entry_of};
use crate::ir::{Access, After};

/// By `Entry::index`, at the start of the point. What is live is `Init` anyhow and may be among them or not.
pub(super) fn wanted(graph: &Graph, live: &[Bits], entries: &Entries) -> Vec<Bits> {
    let saved = Saved::new(graph, live, entries);
    let mut wanted = vec![Bits::default(); graph.points.len()];
    let mut dirty: BTreeSet<usize> = graph.reachable().map(Entry::index).collect();
    while let Some(index) = dirty.pop_last() {
        let entry = entry_of(index);
        let now = saved.before(graph, &wanted, entry);
        if now != wanted[index] {
            wanted[index] = now;
            dirty.extend(graph.ins(entry).map(|edge| edge.from.index()));
        }
    }
    wanted
}

struct Saved {
    /// By `Entry::index`, of entries: the locals that a frame may hold there without naming them.
    at: Vec<Bits>,
    /// All of them.
    anywhere: Bits,
}

impl Saved {
    fn new(graph: &Graph, live: &[Bits], entries: &Entries) -> Self {
        let mut at = vec![Bits::default(); graph.points.len()];
        let mut anywhere = Bits::default();
        for entry in &entries.entries {
            for local in graph.in_scope(*entry) {
                let named = live[entry.index()].contains(local);
                if !named && !graph.body.local(local).drop_free {
                    at[entry.index()].insert(local);
                }
            }
            anywhere.union(&at[entry.index()]);
        }
        Self { at, anywhere }
    }

    fn before(&self, graph: &Graph, wanted: &[Bits], entry: Entry) -> Bits {
        // An entry's own frame is read there, and what follows stands on it.
        let mut exits = self.at[entry.index()].clone();
        let mut after = Bits::default();
        for edge in graph.outs(entry) {
            match edge.way {
                Way::Exit => exits.union(&wanted[edge.to.index()]),
                Way::On(_) | Way::Suspension => after.union(&self.across(wanted, edge)),
            }
        }
        self.back(&graph.point(entry).steps, &mut after);
        after.union(&exits);
        after
    }

    fn across(&self, wanted: &[Bits], edge: &Edge) -> Bits {
        let mut bits = wanted[edge.to.index()].clone();
        self.back(&edge.steps, &mut bits);
        bits
    }

    fn back(&self, steps: &[Step], wanted: &mut Bits) {
        for step in steps.iter().rev() {
            match step {
                Step::Access(access) => self.reads(access, wanted),
                Step::Assign(local) => self.assigned(*local, wanted),
                Step::Declare(locals, _) => locals.iter().for_each(|local| wanted.remove(*local)),
                Step::Settle(local, _) => wanted.insert(*local),
                Step::NotYet(_) => {}
            }
        }
    }

    fn reads(&self, access: &Access, wanted: &mut Bits) {
        for (local, effect) in &access.effects {
            if effect.from_gone == After::Init {
                self.assigned(*local, wanted);
            }
        }
    }

    /// To assign a local drops what may be held of it; one that is never held is dropped by rustc.
    fn assigned(&self, local: crate::ir::LocalId, wanted: &mut Bits) {
        if self.anywhere.contains(local) {
            wanted.insert(local);
        } else {
            wanted.remove(local);
        }
    }
}
