//! What the tests' language can't write: effects on some paths only, guards, and the order of entries.

use super::build::body;
use super::verified;
use crate::flow::{Entry, Facts};
use crate::ir::{After, Body, Code, Effect, LocalId, NodeId, Presence, StmtKind};
use crate::sorted::Set;

const X: LocalId = LocalId(0);

/// The body, with this effect on its first parameter in place of that of the code at the node, and no other.
fn with_effect(source: &str, node: usize, from_init: After, from_gone: After) -> Body {
    let mut body = body(&["x"], source);
    let code = code(&mut body, node);
    code.access.uses = crate::sorted::Set::new();
    code.access.effects.insert(
        X,
        Effect {
            from_init,
            from_gone,
        },
    );
    body
}

fn code(body: &mut Body, node: usize) -> &mut Code {
    match &mut body.root.stmts[node].kind {
        StmtKind::Code(code) => code,
        _ => panic!("not a piece of code"),
    }
}

fn resumed(facts: &Facts, node: u32) -> Presence {
    let presence = facts.presence_at_resume[&NodeId(node)].get(&X);
    presence.copied().unwrap_or(Presence::Gone)
}

#[test]
fn assigned_on_every_path_is_dead_before() {
    let mut body = with_effect(
        "yield_!(1); f(x); yield_!(2); g(x);",
        2,
        After::Init,
        After::Init,
    );
    let facts = verified(&mut body);
    assert_eq!(resumed(&facts, 1), Presence::Held);
    assert_eq!(resumed(&facts, 3), Presence::Init);
}

#[test]
fn assigned_then_moved_drops_the_old_value_by_name() {
    let mut body = with_effect("yield_!(1); f(x); yield_!(2);", 2, After::Gone, After::Gone);
    let facts = verified(&mut body);
    assert_eq!(resumed(&facts, 1), Presence::Init);
    assert_eq!(resumed(&facts, 3), Presence::Gone);
}

#[test]
fn moved_on_some_paths_inside_a_piece_is_left_to_rustc() {
    let mut body = with_effect("f(x); yield_!(1);", 1, After::Mixed, After::Gone);
    assert_eq!(resumed(&verified(&mut body), 2), Presence::Held);
}

#[test]
fn a_copy_is_used_after_it_moved() {
    let mut body = body(&["x"], "drop(x); yield_!(1); f(x);");
    let facts = verified(&mut body);
    assert_eq!(resumed(&facts, 2), Presence::Init);
    assert_eq!(facts.presence_at_suspend[&NodeId(2)][&X], Presence::Init);
}

#[test]
fn a_guard_names_locals_before_any_arm() {
    let mut body = body(
        &["x"],
        "yield_!(1); match f() { A => { yield_!(2); } B => { } }",
    );
    let guard = crate::ir::Access {
        uses: Set::from([X]),
        ..Default::default()
    };
    let StmtKind::Match { arms, .. } = &mut body.root.stmts[2].kind else {
        panic!("not a match")
    };
    let syntax = crate::ir::Syntax::Expr(syn::parse_quote!(x));
    let code = Code {
        diverges: false,
        syntax,
        access: guard,
        declares: vec![],
        exits: Set::new(),
    };
    arms[1].guard = Some(code);
    let facts = verified(&mut body);
    assert_eq!(resumed(&facts, 1), Presence::Init);
    assert_eq!(resumed(&facts, 3), Presence::Held);
}

#[test]
fn entries_are_in_the_order_of_the_source() {
    let node = NodeId;
    let sorted = [
        Entry::Start,
        Entry::At(node(0)),
        Entry::At(node(1)),
        Entry::Resume(node(1)),
        Entry::At(node(2)),
    ];
    assert!(sorted.is_sorted());
}
