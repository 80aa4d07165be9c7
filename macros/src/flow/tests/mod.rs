//! The analysis on small bodies, as text; on big ones, for time; on random ones, against a simulation of the machine.
//! `UPDATE_EXPECT=1 cargo test` blesses the texts.

mod build;
mod effects;
mod loops;
mod random;
mod scale;
mod shapes;
mod simulate;

use expect_test::Expect;

use crate::flow::{Facts, analyse, solve, verify};
use crate::ir::{Body, text};

/// The text of the tree, then what each entry's frame holds.
#[expect(
    clippy::needless_pass_by_value,
    reason = "`expect!` is written in place"
)]
fn check(params: &[&str], source: &str, expected: Expect) {
    let mut body = build::body(params, source);
    let facts = verified(&mut body);
    let tree = text::text(&body, Some(&facts));
    let (_, tree) = tree.split_once("\nn0:").expect("a first statement");
    expected.assert_eq(&format!("n0:{tree}\n{}", text::layout(&facts)));
}

fn verified(body: &mut Body) -> Facts {
    let facts = analyse(body);
    assert_eq!(verify::complaints(&solve(body)), Vec::<String>::new());
    facts
}
