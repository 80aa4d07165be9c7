//! Takes the lowered [`Body`]; gives it with those receivers of methods among what is taken, if types say so, that no code names after the call.
//!
//! What is named again was borrowed, whatever the method. So a name tells less than that nothing follows: of each method that is called last on a
//! local its type is asked whether it consumes. What is called on some paths of a piece only has to be opened for that: `lower` is told.

use super::Entry;
use super::graph::Graph;
use super::liveness;
use crate::ir::{
    Access, Body, Local, LocalId, MemberPath, Method, NodeId, Part, Scope, Stmt, StmtKind, Taken,
    Taking,
};
use crate::sorted::Set;

pub(super) fn ask(body: &mut Body) {
    let last = last(body, Taken::Always);
    if !last.is_empty() {
        take(&mut body.root, &last);
    }
}

/// Those that are called so on some paths of a piece of code only, by the local's name and the call.
pub(crate) fn on_some_paths(body: &Body) -> Set<(String, String)> {
    let last = last(body, Taken::Sometimes);
    let mut found = Set::new();
    if last.is_empty() {
        return found;
    }
    body.root.each_stmt(&mut |stmt| {
        for (local, method, taken) in receivers(stmt) {
            if *taken == Taken::Sometimes && last.contains(&(stmt.id, *local)) {
                let name = body.local(*local).name.to_string();
                found.insert((name, method.call.to_string()));
            }
        }
    });
    found
}

/// What is evaluated first in a statement knows no more names than those in front of it.
fn receivers(stmt: &Stmt) -> &[(LocalId, Method, Taken)] {
    let codes = stmt.kind.codes();
    codes.first().map_or(&[], |code| &code.access.receivers)
}

/// Where such a local is not named behind the call, though a suspension follows while it is in scope.
fn last(body: &Body, on: Taken) -> Set<(NodeId, LocalId)> {
    let (mut called, mut suspensions) = (Vec::new(), Vec::new());
    body.root.each_stmt(&mut |stmt| {
        let receivers = receivers(stmt).iter();
        let receivers = receivers.filter(|(local, method, taken)| {
            *taken == on && is_unknown(body.local(*local), method)
        });
        called.extend(receivers.map(|(local, ..)| (stmt.id, *local)));
        let suspends = matches!(stmt.kind, StmtKind::Suspend(_));
        suspensions.extend(suspends.then_some(stmt.id));
    });
    called.retain(|(node, local)| {
        let next = suspensions.partition_point(|suspension| suspension < node);
        let next = suspensions.get(next);
        next.is_some_and(|next| body.is_in_scope(*local, *next))
    });
    if called.is_empty() {
        return Set::new();
    }
    let graph = Graph::new(body);
    let live = liveness::liveness(&graph, &[]);
    let is_last = |(node, local): &(NodeId, LocalId)| {
        !liveness::is_live_after(&graph, &live, Entry::At(*node), *local)
    };
    called.into_iter().filter(is_last).collect()
}

/// Whether there may be something to drop, and a method that is not known.
fn is_unknown(local: &Local, method: &Method) -> bool {
    let is_known = local.of_std && method.is_of_std();
    !(local.drop_free || local.copy || local.reborrows || is_known)
}

fn take(scope: &mut Scope, last: &Set<(NodeId, LocalId)>) {
    for stmt in &mut scope.stmts {
        if let Some(code) = stmt.kind.codes_mut().into_iter().next() {
            take_of(&mut code.access, |local| last.contains(&(stmt.id, local)));
        }
        for inner in stmt.kind.scopes_mut() {
            take(inner, last);
        }
    }
}

fn take_of(access: &mut Access, is_last: impl Fn(LocalId) -> bool) {
    for (local, method, taken) in &access.receivers {
        if *taken == Taken::Always && is_last(*local) {
            let path = MemberPath::default();
            access.values.push((*local, path.clone()));
            let taking = Taking::Method(method.clone());
            let part = Part { path, taking };
            access.parts.or_insert((*local, part), Taken::Always);
        }
    }
}
