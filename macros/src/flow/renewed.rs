//! Takes the solved flow; gives the assignments of locals that their arm has in pieces, and puts a [`StmtKind::Renewed`] behind each.
//!
//! ```text
//! for x in page.items { yield x }  page = fetch(page.next);       // `page` is a `Pieces { items: Moved, next: .. }`, then a `Page` again
//! ```
//!
//! Rule kept: in one arm a local is of one type.

use super::Entry;
use super::presence::{Presences, State};
use crate::ir::{LocalId, NodeId, Presence, Scope, Stmt, StmtKind};
use crate::sorted::Set;

/// Those that nothing has been put behind yet.
pub(super) fn assignments(solution: &Presences) -> Set<NodeId> {
    let mut found = Set::new();
    collect(&solution.graph.body.root, solution, &mut found);
    found
}

fn collect(scope: &Scope, solution: &Presences, found: &mut Set<NodeId>) {
    for (index, stmt) in scope.stmts.iter().enumerate() {
        let next = scope.stmts.get(index + 1).map(|next| &next.kind);
        if let StmtKind::Assign { local, value, .. } = &stmt.kind
            && !value.diverges
            && !matches!(next, Some(StmtKind::Renewed))
            && is_in_pieces(solution, stmt.id, *local)
        {
            found.insert(stmt.id);
        }
        for inner in stmt.kind.scopes() {
            collect(inner, solution, found);
        }
    }
}

/// At the entry of the arm that the statement is written in.
fn is_in_pieces(solution: &Presences, node: NodeId, local: LocalId) -> bool {
    let owner = solution.entries.owners[Entry::At(node).index()];
    let state = owner.map(|entry| solution.of_local(entry, local));
    matches!(state, Some(State::Is(Presence::Partly(_))))
}

/// The numbers are out of date afterwards.
pub(super) fn insert(scope: &mut Scope, assignments: &Set<NodeId>) {
    if assignments.is_empty() {
        return;
    }
    let mut stmts = Vec::with_capacity(scope.stmts.len());
    for mut stmt in std::mem::take(&mut scope.stmts) {
        for inner in stmt.kind.scopes_mut() {
            insert(inner, assignments);
        }
        let renewed = assignments.contains(&stmt.id).then(|| Stmt {
            id: NodeId(0),
            kind: StmtKind::Renewed,
        });
        stmts.push(stmt);
        stmts.extend(renewed);
    }
    scope.stmts = stmts;
}
