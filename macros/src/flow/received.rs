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
use crate::ir::{Body, Code, LocalId, NodeId, Scope, Stmt, StmtKind, Taking};
use crate::sorted::Set;

pub(super) fn receive(body: &mut Body) {
    let all = all(body);
    if all.is_empty() {
        return;
    }
    let graph = Graph::new(body);
    let live = liveness::liveness(&graph, &[]);
    let is_named = |node, local| liveness::is_live_after(&graph, &live, Entry::At(node), local);
    let borrowed = all.iter().filter(|received| {
        let Received {
            local,
            temporary,
            from,
            call,
            ..
        } = **received;
        let (first, last) = (Entry::At(from), Entry::At(call));
        let mut within = graph.reachable_within(first, last);
        let suspends = within.any(|entry| {
            matches!(entry, Entry::Resume(_)) && live[entry.index()].contains(temporary)
        });
        !suspends || !received.is_asked || is_named(from, local) || is_named(call, local)
    });
    let borrowed: Set<_> = borrowed.map(|received| received.temporary).collect();
    leave(&mut body.root, &borrowed);
    body.number();
}

/// A receiver that may go into a temporary.
struct Received {
    local: LocalId,
    temporary: LocalId,
    /// Where it does.
    from: NodeId,
    /// Where it is named next.
    call: NodeId,
    /// There its type is asked what the method does.
    is_asked: bool,
}

fn all(body: &Body) -> Vec<Received> {
    let mut all: Vec<Received> = Vec::new();
    let mut coming = Vec::new();
    body.root.each_stmt(&mut |stmt| {
        if let Some((local, temporary, taking)) = taken(stmt) {
            coming.push((stmt.id, local, temporary, taking));
        }
        let Some(at) = coming.iter().position(|(from, local, ..)| names(stmt, *local) && *from != stmt.id)
        else {
            return;
        };
        let (from, local, temporary, taking) = coming.remove(at);
        all.push(Received {
            local,
            temporary,
            from,
            call: stmt.id,
            is_asked: is_asked(body, stmt, local, taking),
        });
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
fn is_asked(body: &Body, stmt: &Stmt, local: LocalId, taking: &Taking) -> bool {
    let codes = stmt.kind.codes();
    let Some(Code { access, .. }) = codes.first() else {
        return false;
    };
    let of_std = body.local(local).of_std;
    let mut receivers = access.receivers.iter();
    let mut parts = access.parts.keys();
    receivers.any(|(of, method, _)| *of == local && !of_std && *taking == Taking::Method(method.clone()))
        || parts.any(|(of, part)| *of == local && part.taking == *taking)
}

/// Takes out the statements that are about these temporaries.
fn leave(scope: &mut Scope, borrowed: &Set<LocalId>) {
    let is_about = |kind: &StmtKind| match kind {
        StmtKind::Code(code) => code.declares.first().is_some_and(|local| borrowed.contains(local)),
        StmtKind::Assign { value, .. } => value.access.uses.iter().any(|local| borrowed.contains(local)),
        _ => false,
    };
    scope.stmts.retain(|stmt| !is_about(&stmt.kind));
    for stmt in &mut scope.stmts {
        for inner in stmt.kind.scopes_mut() {
            leave(inner, borrowed);
        }
    }
}
