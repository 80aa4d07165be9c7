//! Takes the facts of the final tree, gives what is wrong with them: a mistake of the analysis, never of the user.
//!
//! Checked: at each join, every way in brings each local as the join has it, or the local is live there, or nothing reads it;
//! a `Settle` finds the presence that it names, of a local that is dead, or a part of which is; only an entry is reached from several arms.

use super::Entry;
use super::graph::{Edge, Way};
use super::presence::{Presences, State};
use super::regions::Regions;
use super::settle::differences;
use crate::ir::{Body, NodeId, Presence, Scope, StmtKind};

pub(super) fn complaints(solution: &Presences, regions: &Regions) -> Vec<String> {
    let mut complaints = Vec::new();
    for entry in solution.graph.reachable() {
        for edge in solution.graph.ins(entry) {
            complaints.extend(arrival(solution, regions, edge));
            complaints.extend(ownership(solution, edge));
        }
    }
    complaints.extend(settles(solution, solution.graph.body));
    complaints
}

fn arrival(solution: &Presences, regions: &Regions, edge: &Edge) -> Option<String> {
    // A suspension converts by itself, and in the midst of a piece of code nothing can be settled.
    let Way::On(_) = edge.way else {
        return None;
    };
    let mut differences = differences(solution, edge);
    let (local, from, to) =
        differences.find(|(local, ..)| regions.moves_out(edge, *local).is_none())?;
    let (source, target) = (edge.from, edge.to);
    Some(format!(
        "{local:?} is {from:?} on the way from {source:?}, but {to:?} at {target:?}"
    ))
}

fn ownership(solution: &Presences, edge: &Edge) -> Option<String> {
    let (source, target) = (edge.from, edge.to);
    let owner = |entry: Entry| solution.entries.owners[entry.index()];
    let is_entry = solution.entries.entries.contains(&target);
    let agree = owner(source) == owner(target);
    (!is_entry && !agree).then(|| format!("{target:?} is reached from another arm, by {source:?}"))
}

fn settles(solution: &Presences, body: &Body) -> Vec<String> {
    let mut complaints = Vec::new();
    let mut pending: Vec<&Scope> = vec![&body.root];
    while let Some(scope) = pending.pop() {
        for stmt in &scope.stmts {
            pending.extend(stmt.kind.scopes());
            if let StmtKind::Settle { local, from, to } = stmt.kind {
                let entry = Entry::At(stmt.id);
                let is_reached = solution.graph.point(entry).reachable;
                let is_live = solution.live[entry.index()].contains(local);
                let slot = solution.graph.slots[local.0 as usize];
                let found = solution.at(entry).get(slot);
                let is_live = is_live && !matches!(to, Presence::Partly(_));
                if is_reached && (is_live || found != State::Is(from)) {
                    complaints.push(complaint(stmt.id, from, found, is_live));
                }
            }
        }
    }
    complaints
}

fn complaint(node: NodeId, from: Presence, found: State, is_live: bool) -> String {
    format!("the settle at {node:?} is from {from:?}; it finds {found:?}, live: {is_live}")
}
