//! Takes the [`Graph`], gives the entries and each statement's owner.
//!
//! Rule kept: the entries are the fewest such that every statement is reached from one entry only. They are found by
//! sweeps in source order: but for the edges back to a loop, that order has every source before its target.

use super::Entry;
use super::graph::{Graph, Way};

use crate::sorted::Set;

pub(super) struct Entries {
    pub(super) entries: Set<Entry>,
    /// By `Entry::index`.
    pub(super) owners: Vec<Option<Entry>>,
}

impl Entries {
    /// Whether it is an entry: then, and only then, it is its own owner.
    pub(super) fn has(&self, entry: Entry) -> bool {
        self.owners[entry.index()] == Some(entry)
    }
}

/// `also`: statements that are to be entries in any case.
pub(super) fn entries(graph: &Graph, also: &Set<Entry>) -> Entries {
    let is_root = |entry: &Entry| !matches!(entry, Entry::At(_)) || also.contains(entry);
    let mut entries: Set<Entry> = graph.reachable().filter(is_root).collect();
    // A statement found to be an entry stays one: more entries only tell more owners apart. So each sweep may add
    // several, and there are about as many sweeps as loops in one another.
    loop {
        let owners = owners(graph, &mut entries);
        let before = entries.len();
        entries.extend(
            graph
                .reachable()
                .filter(|entry| owner(graph, &owners, *entry) == Owner::Several),
        );
        if entries.len() == before {
            return Entries { entries, owners };
        }
    }
}

#[derive(PartialEq, Eq)]
enum Owner {
    Unknown,
    One(Entry),
    Several,
}

/// One sweep; joins of different owners are entries at once.
fn owners(graph: &Graph, entries: &mut Set<Entry>) -> Vec<Option<Entry>> {
    let mut owners = vec![None; graph.points.len()];
    for entry in graph.reachable() {
        if entries.contains(&entry) {
            owners[entry.index()] = Some(entry);
            continue;
        }
        owners[entry.index()] = match owner(graph, &owners, entry) {
            Owner::One(one) => Some(one),
            Owner::Unknown | Owner::Several => {
                entries.insert(entry);
                Some(entry)
            }
        };
    }
    owners
}

/// The owner of all ways into the point, as far as they are known.
fn owner(graph: &Graph, owners: &[Option<Entry>], entry: Entry) -> Owner {
    let mut found = Owner::Unknown;
    for edge in graph.ins(entry) {
        if edge.way == Way::Suspension {
            continue;
        }
        let Some(owner) = owners[edge.from.index()] else {
            continue;
        };
        match found {
            Owner::Unknown => found = Owner::One(owner),
            Owner::One(one) if one != owner => return Owner::Several,
            _ => {}
        }
    }
    found
}
