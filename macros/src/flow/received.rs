//! Takes the lowered [`Body`]; gives it with those receivers left where they are that a call borrows, for they are named again.
//!
//! ```text
//! let t0 = list; suspend 1 -> t1; list = t0; list.add(t1); .. list ..        suspend 1 -> t1; list.add(t1); .. list ..
//! ```
//!
//! Rule kept: nothing goes that is named behind the call. Whether the rest goes, types say, on every path alike.

use super::Entry;
use super::graph::Graph;
use super::liveness;
use crate::ir::{Body, Code, LocalId, NodeId, Scope, Stmt, StmtKind, Taking};
use crate::sorted::Map;

pub(super) fn receive(body: &mut Body) {
    let all = all(body);
    if all.is_empty() {
        return;
    }
    let graph = Graph::new(body);
    let live = liveness::liveness(&graph, &[]);
    let goes = |received: &Received| {
        let is_named =
            |behind| liveness::is_live_after(&graph, &live, Entry::At(behind), received.local);
        let call = received.call;
        call.is_some_and(|call| !is_named(received.from) && !is_named(call))
    };
    let goes: Vec<_> = all.iter().map(goes).collect();
    let all = all.into_iter().zip(goes);
    let asked = all.map(|(received, goes)| (received.temporary, received.taking.filter(|_| goes)));
    settle(&mut body.root, &asked.collect());
    body.number();
}

/// A receiver that may go into a temporary.
struct Received {
    local: LocalId,
    temporary: LocalId,
    from: NodeId,
    /// Where it is named next, if that asks types what the call does, and how it asks.
    call: Option<NodeId>,
    taking: Option<Taking>,
}

fn all(body: &Body) -> Vec<Received> {
    let (mut all, mut coming): (Vec<Received>, Vec<_>) = (Vec::new(), Vec::new());
    body.root.each_stmt(&mut |stmt| {
        coming.retain(|(index, taking): &(usize, &Taking)| {
            let received: &mut Received = &mut all[*index];
            let is_called = names(stmt, received.local);
            if is_called {
                received.taking = asked(stmt, received.local, taking);
                received.call = received.taking.as_ref().map(|_| stmt.id);
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
                taking: None,
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

/// How the call, the first piece of code in the statement, asks types, if it does.
fn asked(stmt: &Stmt, local: LocalId, taking: &Taking) -> Option<Taking> {
    let codes = stmt.kind.codes();
    let Code { access, .. } = codes.first()?;
    let mut receivers = access.receivers.iter();
    let mut parts = access.parts.keys();
    let part = parts.find(|(of, part)| *of == local && part.taking.is_like(taking));
    if let Some((_, part)) = part {
        return Some(part.taking.clone());
    }
    receivers.find_map(|(of, method, _)| {
        let by = Taking::Method(method.clone());
        (*of == local && by.is_like(taking)).then_some(by)
    })
}

/// Takes out the statements that are about temporaries into which nothing goes; has the others ask as the call does.
fn settle(scope: &mut Scope, all: &Map<LocalId, Option<Taking>>) {
    let is_borrowed = |local: &LocalId| matches!(all.get(local), Some(None));
    let is_about = |kind: &StmtKind| match kind {
        StmtKind::Code(code) => code.declares.first().is_some_and(is_borrowed),
        StmtKind::Assign { value, .. } => value.access.uses.iter().any(is_borrowed),
        _ => false,
    };
    scope.stmts.retain(|stmt| !is_about(&stmt.kind));
    for stmt in &mut scope.stmts {
        if let StmtKind::Code(code) = &mut stmt.kind
            && let Some(Some(taking)) = code.declares.first().and_then(|local| all.get(local))
        {
            code.receives_by(taking);
        }
        for inner in stmt.kind.scopes_mut() {
            settle(inner, all);
        }
    }
}
