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

use crate::flow::presence::Presences;
use crate::flow::regions::Loops;
use crate::flow::{Facts, analyse, solve, verify};
use crate::ir::{Body, LocalSet, Presence, text};

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

/// The solution that the facts stand on.
fn solved<'b>(body: &'b Body, facts: &Facts) -> Presences<'b> {
    let mut loops = Loops::of(body);
    loops.retain(|node| facts.regions.iter().any(|(region, _)| region == node));
    solve(body, &loops, loose(facts))
}

/// The locals that are in pieces wherever they are dead.
fn loose(facts: &Facts) -> LocalSet {
    let resumed = facts.presence_at_resume.values();
    let presences = facts.presence.iter().map(AsRef::as_ref).chain(resumed);
    let all = presences.flatten().filter(|(local, presence)| {
        let all = facts.parts.all_perhaps(**local);
        matches!(presence, Presence::Rest(parts) | Presence::MaybeRest(parts) if *parts == all)
    });
    all.map(|(local, _)| *local).collect()
}

fn verified(body: &mut Body) -> Facts {
    let facts = analyse(body);
    let complaints = verify::complaints(&solved(body, &facts), &facts.regions);
    assert_eq!(complaints, Vec::<String>::new());
    facts
}
