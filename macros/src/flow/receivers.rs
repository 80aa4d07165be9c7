//! Takes the lowered [`Body`]; gives it with those receivers of methods among what is taken, if types say so, that no code names after the call.
//!
//! What is named again was borrowed, whatever the method. So a name tells less than that nothing follows: of each method that is called last on a
//! local its type is asked whether it consumes.

use super::Entry;
use super::bits::Bits;
use super::graph::{Graph, Way};
use super::liveness;
use crate::ir::{Access, Body, LocalId, MemberPath, NodeId, Part, Scope, Taken, Taking};
use crate::sorted::Set;

pub(super) fn ask(body: &mut Body) {
    let mut called = Vec::new();
    body.root.each_stmt(&mut |stmt| {
        let codes = stmt.kind.codes();
        let receivers = codes.first().map(|code| &code.access.receivers);
        let receivers = receivers.into_iter().flatten();
        called.extend(receivers.map(|(local, _)| (stmt.id, *local)));
    });
    called.retain(|(_, local)| is_unknown(body, *local));
    if called.is_empty() {
        return;
    }
    let last = last(body, &called);
    take(&mut body.root, &last);
}

/// Whether there may be something to drop, and a method that is not known.
fn is_unknown(body: &Body, local: LocalId) -> bool {
    let local = body.local(local);
    !(local.drop_free || local.copy || local.reborrows || local.of_std)
}

/// Those behind which the local is not named.
fn last(body: &Body, called: &[(NodeId, LocalId)]) -> Set<(NodeId, LocalId)> {
    let graph = Graph::new(body);
    let live = liveness::liveness(&graph, &[]);
    let is_last = |(node, local): &(NodeId, LocalId)| !is_live_after(&graph, &live, *node, *local);
    called.iter().copied().filter(is_last).collect()
}

fn is_live_after(graph: &Graph, live: &[Bits], node: NodeId, local: LocalId) -> bool {
    let mut on = graph
        .outs(Entry::At(node))
        .filter(|edge| edge.way != Way::Exit);
    on.any(|edge| live[edge.to.index()].contains(local))
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
    for (local, method) in &access.receivers {
        if is_last(*local) {
            let path = MemberPath::default();
            access.values.push((*local, path.clone()));
            let taking = Taking::Method(method.clone());
            let part = Part { path, taking };
            access.parts.or_insert((*local, part), Taken::Always);
        }
    }
}
