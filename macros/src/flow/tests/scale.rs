//! Big bodies: nothing may be quadratic in the number of statements, nor overflow the stack.

use std::fmt::Write;
use std::time::{Duration, Instant};

use super::build::body;
use super::solved;
use crate::flow::{analyse, verify};
use crate::ir::{Body, Scope, Stmt, StmtKind};

/// Generous: an unoptimised build on a busy machine; what is quadratic takes minutes.
fn soon(mut body: Body) -> usize {
    let start = Instant::now();
    let facts = analyse(&mut body);
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(120), "took {taken:?}");
    let complaints = verify::complaints(&solved(&body, &facts), &facts.regions);
    assert_eq!(complaints, Vec::<String>::new());
    facts.entries.len()
}

#[test]
fn ten_thousand_yields() {
    let source = "yield_!(a); f(b); ".repeat(10_000);
    assert_eq!(soon(body(&["a", "b"], &source)), 10_001);
}

#[test]
fn ten_thousand_statements_with_a_thousand_locals() {
    let mut source = String::new();
    for number in 0..1_000 {
        let _ = write!(source, "let x{number} = f(); ");
    }
    for number in 0..3_000 {
        let local = number % 1_000;
        let _ = write!(
            source,
            "g(x{local}); yield_!(x{local}); if c() {{ g(1); }} "
        );
    }
    assert_eq!(soon(body(&[], &source)), 3_001);
}

#[test]
fn a_thousand_loops_in_a_row() {
    let source = "while a { yield_!(a); if b { continue; } yield_!(b); } ".repeat(1_000);
    assert_eq!(soon(body(&["a", "b"], &source)), 3_001);
}

#[test]
fn two_hundred_loops_in_one_another() {
    let body = nested("while a { yield_!(a); f(b); } ");
    // Each loop, and each yield.
    assert_eq!(soon(body), 401);
}

#[test]
fn two_hundred_branches_in_one_another() {
    let body = nested("if a { yield_!(b); } ");
    // What control is back at from a branch is only the end: one statement is reached from all.
    assert_eq!(soon(body), 202);
}

/// The statement two hundred times, each at the end of the one before; put together here, as syn's parser would want
/// more stack for it than a test's thread has.
fn nested(source: &str) -> Body {
    let mut body = body(&["a", "b"], &source.repeat(200));
    let end = body.root.stmts.pop();
    let mut inner = None;
    for mut stmt in body.root.stmts.split_off(2).into_iter().rev() {
        innermost(&mut stmt).stmts.extend(inner);
        inner = Some(stmt);
    }
    body.root.stmts.extend(inner.into_iter().chain(end));
    body
}

/// The scope that holds the yield.
fn innermost(stmt: &mut Stmt) -> &mut Scope {
    match &mut stmt.kind {
        StmtKind::If { then, .. } => then,
        StmtKind::Loop { body, .. } => innermost(&mut body.stmts[0]),
        _ => panic!("a statement without a scope"),
    }
}
