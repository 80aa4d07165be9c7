//! Takes the lowered [`Body`]; gives it with those receivers left where they are that a call borrows, for they are named again.
//!
//! ```text
//! let t0 = list; suspend 1 -> t1; list = t0; list.add(t1); .. list ..        suspend 1 -> t1; list.add(t1); .. list ..
//! ```
//!
//! Rule kept: what goes into a temporary comes back behind a suspension. So no arm both takes it and gives it back.

use super::Entry;
use super::graph::Graph;
use super::liveness;
use crate::ir::{Body, Code, LocalId, Method, NodeId, Scope, Stmt, StmtKind, Taking};
use crate::sorted::Set;

pub(super) fn receive(body: &mut Body) {
    let all = all(body);
    if all.is_empty() {
        return;
    }
    let graph = Graph::new(body);
    let live = liveness::liveness(&graph, &[]);
    let goes = |received: &Received| {
        let (local, from) = (received.local, Entry::At(received.from));
        let Some(call) = received.call.map(Entry::At) else {
            return false;
        };
        let is_named = |behind| liveness::is_live_after(&graph, &live, behind, local);
        let mut within = graph.reachable_within(from, call);
        let suspends = within.any(|entry| {
            let is_there = live[entry.index()].contains(received.temporary);
            is_there && matches!(entry, Entry::Resume(_))
        });
        suspends && !is_named(from) && !is_named(call)
    };
    let borrowed = all.iter().filter(|received| !goes(received));
    let borrowed: Set<_> = borrowed.map(|received| received.temporary).collect();
    leave(&mut body.root, &borrowed);
    body.number();
}

/// A receiver that may go into a temporary.
struct Received {
    local: LocalId,
    temporary: LocalId,
    from: NodeId,
    /// Where it is named next, if that asks types what the call does.
    call: Option<NodeId>,
}

fn all(body: &Body) -> Vec<Received> {
    let (mut all, mut coming): (Vec<Received>, Vec<_>) = (Vec::new(), Vec::new());
    body.root.each_stmt(&mut |stmt| {
        coming.retain(|(index, taking): &(usize, &Taking)| {
            let received: &mut Received = &mut all[*index];
            let is_called = names(stmt, received.local);
            if is_called && is_asked(stmt, received.local, taking) {
                received.call = Some(stmt.id);
            }
            !is_called
        });
        if let Some((local, temporary, taking)) = taken(stmt) {
            coming.push((all.len(), taking));
            all.push(Received {
                local,
                temporary,
                from: stmt.id,
                call: None,
            });
        }
    });
    all
}

/// What goes where, and how the call takes it.
fn taken(stmt: &Stmt) -> Option<(LocalId, LocalId, &Taking)> {
    let StmtKind::Code(code) = &stmt.kind else {
        return None;
    };
    let temporary = code.declares.first()?;
    let (local, part) = code.received()?;
    match &part.taking {
        Taking::Receiver(taking) => Some((local, *temporary, taking)),
        _ => None,
    }
}

fn names(stmt: &Stmt, local: LocalId) -> bool {
    let codes = stmt.kind.codes();
    codes.iter().any(|code| code.access.uses.contains(&local))
}

/// Whether the call, the first piece of code in the statement, leaves it to types.
fn is_asked(stmt: &Stmt, local: LocalId, taking: &Taking) -> bool {
    let codes = stmt.kind.codes();
    let Some(Code { access, .. }) = codes.first() else {
        return false;
    };
    let mut receivers = access.receivers.iter();
    let mut parts = access.parts.keys();
    let is_by = |method: &Method| matches!(taking, Taking::Method(by) if by == method);
    receivers.any(|(of, method, _)| *of == local && is_by(method))
        || parts.any(|(of, part)| *of == local && part.taking == *taking)
}

/// Takes out the statements that are about these temporaries.
fn leave(scope: &mut Scope, borrowed: &Set<LocalId>) {
    let is_about = |kind: &StmtKind| match kind {
        StmtKind::Code(code) => code
            .declares
            .first()
            .is_some_and(|local| borrowed.contains(local)),
        StmtKind::Assign { value, .. } => value
            .access
            .uses
            .iter()
            .any(|local| borrowed.contains(local)),
        _ => false,
    };
    scope.stmts.retain(|stmt| !is_about(&stmt.kind));
    for stmt in &mut scope.stmts {
        for inner in stmt.kind.scopes_mut() {
            leave(inner, borrowed);
        }
    }
}
