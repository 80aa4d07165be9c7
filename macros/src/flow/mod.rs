//! Takes the lowered [`Body`], gives the [`Facts`] that code generation stands on; the tree gets its `Settle`s here.
//!
//! Rule kept: at each join that a save can read, every way in leaves each local in the same presence.

mod bits;
mod closures;
mod entries;
mod filled;
mod given;
mod graph;
mod kin;
mod liveness;
mod mentions;
mod operands;
mod parts;
mod presence;
mod received;
mod receivers;
mod regions;
mod renewed;
mod settle;
mod states;
mod straight;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod verify;
mod wanted;
mod worklist;

use std::rc::Rc;

use graph::Graph;
use mentions::Mentions;
pub(crate) use parts::Parts;
use presence::Presences;
pub(crate) use receivers::on_some_paths;
pub(crate) use regions::Regions;
use regions::{Choice, Loops};

use crate::ir::{Body, LocalId, LocalSet, MemberPath, NodeId, Presence};
use crate::sorted::{Map, Set};

/// A point of the flow graph, and in particular one where an arm starts. The order is that of the source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Entry {
    /// Before the first statement.
    Start,
    /// The start of a statement.
    At(NodeId),
    /// Right after the suspension of a `Suspend` statement, so after its `At`.
    Resume(NodeId),
}

impl Ord for Entry {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index().cmp(&other.index())
    }
}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Entry {
    /// The statement that it is at.
    pub(crate) fn node(self) -> NodeId {
        match self {
            Self::Start => NodeId(0),
            Self::At(node) | Self::Resume(node) => node,
        }
    }

    /// Dense, and ascending in the order of the source.
    fn index(self) -> usize {
        match self {
            Self::Start => 0,
            Self::At(node) => (node.0 as usize) << 1 | 1,
            Self::Resume(node) => (node.0 as usize + 1) << 1,
        }
    }
}

/// What the analysis finds of the final tree. Vectors are indexed by [`NodeId`]; unreachable statements have empty facts. Statements that
/// follow each other mostly have the same, and share them then.
pub(crate) struct Facts {
    /// The locals whose value a later statement names before assigning it, at the start of the statement.
    pub(crate) live: Vec<Rc<LocalSet>>,
    /// The same right after a suspension, before `dest` is bound; so `dest` is never among them.
    pub(crate) live_at_resume: Map<NodeId, LocalSet>,
    /// At the start of the statement; of a local that is not listed, here and below, nothing is left.
    pub(crate) presence: Vec<Rc<Map<LocalId, Presence>>>,
    /// After the operand was evaluated, before the locals are saved.
    pub(crate) presence_at_suspend: Map<NodeId, Map<LocalId, Presence>>,
    /// What the frame's variant holds: `Init` only if live there.
    pub(crate) presence_at_resume: Map<NodeId, Map<LocalId, Presence>>,
    /// The start, every reachable resume, and every statement that control reaches from two different arms.
    pub(crate) entries: Set<Entry>,
    /// The entry in whose arm the statement is written; `None` if it is unreachable.
    pub(crate) owner: Vec<Option<Entry>>,
    pub(crate) parts: Parts,
    pub(crate) regions: Regions,
    /// Of each local that is `Partly` there at an entry: by which members it is named later.
    pub(crate) members: Map<(Entry, LocalId), Set<MemberPath>>,
}

impl Facts {
    /// Of the locals at the entry; at the start there are only the parameters, which are no locals yet.
    pub(crate) fn presence_at(&self, entry: Entry) -> Option<&Map<LocalId, Presence>> {
        match entry {
            Entry::Start => None,
            Entry::At(node) => self.presence.get(node.0 as usize).map(AsRef::as_ref),
            Entry::Resume(node) => self.presence_at_resume.get(&node),
        }
    }
}

/// Inserts the `Settle`s, numbers the statements, and computes the facts of the final tree.
pub(crate) fn analyse(body: &mut Body) -> Facts {
    received::receive(body);
    given::give(body);
    operands::postpone(body);
    let mut straight = straight::enclose(body);
    body.number();
    receivers::ask(body);
    closures::take_copies(body);
    let (mut solution, choice) = loop {
        let (solution, choice) = choose(body);
        straight.retain(|label| !choice.contains_key(label));
        let renewed = renewed::assignments(&solution);
        if straight.is_empty() && renewed.is_empty() {
            break (solution, choice);
        }
        renewed::insert(&mut body.root, &renewed);
        // Straight runs that are no regions are taken apart again.
        straight::disclose(&mut body.root, &std::mem::take(&mut straight));
        body.number();
    };
    loop {
        let settles = settle::settles(&solution, &Regions::new(body, &choice));
        if settles.is_empty() {
            return facts(solution, &choice);
        }
        // With all settled, no path shows any more which locals are loose.
        let loose = solution.loose;
        settle::insert(body, settles);
        body.number();
        let loops = Loops::chosen(body, &choice);
        // A `Settle` leaves something that an assignment behind it is to drop: then there is more to settle.
        solution = solve(body, &loops, loose);
    }
}

/// At first every loop may be a region. Those in which nothing stays in place are none, and need no entries behind them; which may let more
/// stay in place elsewhere.
fn choose(body: &Body) -> (Presences<'_>, Choice) {
    let mut loops = Loops::of(body);
    loop {
        let solution = solve(body, &loops, LocalSet::new());
        let choice = loops.choose(&solution);
        if !loops.keep(&choice, &solution) {
            return (solution, choice);
        }
    }
}

fn solve<'a>(body: &'a Body, loops: &Loops, mut loose: LocalSet) -> Presences<'a> {
    let mut graph = Graph::new(body);
    let mut entries = loops.entries(&graph);
    let mut parts = Parts::of(&graph);
    let mut mentions = Mentions::of(&graph, &parts);
    let mut filled = filled::filled(&graph);
    let mut pins = loops.pins(&graph, &entries);
    loop {
        let live = liveness::liveness(&graph, &pins);
        let wanted = wanted::wanted(&graph, &live, &entries);
        let mut solution = Presences {
            graph,
            live,
            wanted,
            entries,
            parts,
            mentions,
            filled,
            states: Vec::new(),
            loose: loose.clone(),
        };
        solution.solve();
        let is_settled = solution.loose == loose;
        if is_settled && !settle::pin(&solution, &mut pins) {
            return solution;
        }
        Presences {
            loose,
            graph,
            entries,
            parts,
            mentions,
            filled,
            ..
        } = solution;
    }
}

fn facts(solution: Presences, choice: &Choice) -> Facts {
    let Presences {
        graph,
        live,
        entries,
        ..
    } = &solution;
    let statements = graph.points.len() / 2;
    let mut facts = Facts {
        live: vec![Rc::default(); statements],
        live_at_resume: Map::new(),
        presence: vec![Rc::default(); statements],
        presence_at_suspend: Map::new(),
        presence_at_resume: Map::new(),
        entries: entries.entries.clone(),
        owner: vec![None; statements],
        parts: Parts::default(),
        regions: Regions::new(graph.body, choice),
        members: members(&solution),
    };
    let mut last = None;
    for entry in graph.reachable() {
        let live = || live[entry.index()].to_set();
        match entry {
            Entry::Start => {}
            Entry::At(node) => {
                let node = node.0 as usize;
                if let Some((before, number)) = last.replace((entry, node))
                    && solution.is_as_at(entry, before)
                {
                    facts.live[node] = Rc::clone(&facts.live[number]);
                    facts.presence[node] = Rc::clone(&facts.presence[number]);
                } else {
                    facts.live[node] = Rc::new(live());
                    facts.presence[node] = Rc::new(solution.map(entry));
                }
                facts.owner[node] = entries.owners[entry.index()];
            }
            Entry::Resume(node) => {
                let at_suspend = solution.map_at_suspend(node);
                facts.live_at_resume.insert(node, live());
                facts.presence_at_suspend.insert(node, at_suspend);
                facts.presence_at_resume.insert(node, solution.map(entry));
            }
        }
    }
    facts.parts = solution.parts;
    let resumes = facts.presence_at_resume.values();
    let distinct = facts.presence.chunk_by(Rc::ptr_eq);
    let presences = distinct.map(|shared| &*shared[0]);
    for (local, presence) in presences.chain(resumes).flatten() {
        if let Presence::Partly(parts) | Presence::Rest(parts) | Presence::MaybeRest(parts) =
            presence
        {
            facts.parts.put_aside(*local, *parts);
        }
    }
    facts
}

fn members(solution: &Presences) -> Map<(Entry, LocalId), Set<MemberPath>> {
    let mut members = Map::new();
    for entry in &solution.entries.entries {
        for (local, presence) in solution.map(*entry) {
            if let Presence::Partly(_) = presence {
                let named = solution.mentions.at(*entry, local).cloned();
                members.insert((*entry, local), named.collect());
            }
        }
    }
    members
}
