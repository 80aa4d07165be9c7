//! Takes the lowered [`Body`]; gives it with straight runs of suspensions put into loops of one round, so that they can be regions.
//!
//! ```text
//! yield a; .. yield b; .. yield c; ..        '7: loop { yield a; .. yield b; .. yield c; ..  break '7; }
//! ```
//!
//! In a region what is alive across all of them stays in place, instead of being moved through the frame at each. Rules kept: a run ends where
//! its scope ends, if it declares anything, so that nothing ends earlier than it did; a run inside a loop is left alone, for the loop is a
//! region by itself.

use crate::ir::{Body, LabelId, NodeId, Scope, Stmt, StmtKind};
use crate::sorted::Set;

/// Fewer suspensions than these are not worth the way into a region.
const RUN: usize = 4;

/// Gives the labels of the new loops.
pub(super) fn enclose(body: &mut Body) -> Set<LabelId> {
    let first = body.labels;
    scope(&mut body.root, &mut body.labels);
    (first..body.labels).map(LabelId).collect()
}

/// Takes the loops apart again.
pub(super) fn disclose(scope: &mut Scope, labels: &Set<LabelId>) {
    let mut stmts = Vec::with_capacity(scope.stmts.len());
    for mut stmt in std::mem::take(&mut scope.stmts) {
        for inner in stmt.kind.scopes_mut() {
            disclose(inner, labels);
        }
        match stmt.kind {
            StmtKind::Loop { label, mut body } if labels.contains(&label) => {
                body.stmts.pop();
                stmts.append(&mut body.stmts);
            }
            _ => stmts.push(stmt),
        }
    }
    scope.stmts = stmts;
}

fn scope(scope: &mut Scope, labels: &mut u32) {
    for stmt in &mut scope.stmts {
        if !matches!(stmt.kind, StmtKind::Loop { .. }) {
            for inner in stmt.kind.scopes_mut() {
                self::scope(inner, labels);
            }
        }
    }
    let Some((first, end)) = run(scope) else {
        return;
    };
    let label = LabelId(*labels);
    *labels += 1;
    let mut stmts: Vec<Stmt> = scope.stmts.drain(first..end).collect();
    stmts.push(unnumbered(StmtKind::Break(label)));
    let body = Scope {
        stmts,
        ..Scope::default()
    };
    let repeat = unnumbered(StmtKind::Loop { label, body });
    scope.stmts.insert(first, repeat);
}

/// Whether the loop is one that [`enclose`] has made, or might have.
pub(super) fn is_one_round(label: LabelId, body: &Scope) -> bool {
    let last = body.stmts.last().map(|last| &last.kind);
    matches!(last, Some(StmtKind::Break(left)) if *left == label) && is_run(body)
}

fn is_run(scope: &Scope) -> bool {
    let suspensions = scope.stmts.iter().filter(|stmt| is_suspension(stmt));
    suspensions.count() >= RUN
}

fn is_suspension(stmt: &Stmt) -> bool {
    matches!(stmt.kind, StmtKind::Suspend(_))
}

/// From the first suspension on, to the last one or to the end.
fn run(scope: &Scope) -> Option<(usize, usize)> {
    let first = scope.stmts.iter().position(is_suspension)?;
    let last = scope.stmts.iter().rposition(is_suspension)?;
    let is_item = |stmt: &Stmt| matches!(stmt.kind, StmtKind::Item(_));
    if !is_run(scope) || scope.stmts[first..].iter().any(is_item) {
        return None;
    }
    let mut inside = scope.stmts[first..=last].iter();
    let end = if inside.any(|stmt| !stmt.kind.declares().is_empty()) {
        scope.stmts.len()
    } else {
        last + 1
    };
    Some((first, end))
}

fn unnumbered(kind: StmtKind) -> Stmt {
    Stmt {
        id: NodeId(0),
        kind,
    }
}
