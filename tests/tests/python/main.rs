//! Python's rules: each row of `tests/python/expected.txt`, run by `#[generator]` generators.
//!
//! Takes the table that `tests/python/rules.py` wrote (this test needs no Python); gives a test that says which rows come out
//! otherwise than the column `here`. That column is Python's own outcome, except where the row names a documented difference.

mod bodies;
mod delegations;
mod driver;

use std::collections::{BTreeMap, BTreeSet};

use resumable::{Generator, GeneratorState, Resume};
use resumable_tests::{Loud, trace};

use driver::{Error, Op};

const EXPECTED: &str = include_str!("../../python/expected.txt");

/// Runs a fresh generator of one body, and gives what came out.
type Run = fn(&[Op]) -> String;

/// One row of the table.
struct Row<'a> {
    body: &'a str,
    ops: &'a str,
    before: &'a str,
    python: &'a str,
    here: &'a str,
    difference: &'a str,
    rule: &'a str,
}

fn rows() -> impl Iterator<Item = Row<'static>> {
    EXPECTED
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let cells: Vec<&str> = line.split(" | ").collect();
            let [body, ops, before, python, here, difference, rule] = cells[..] else {
                panic!("not a row of the table: {line}");
            };
            Row {
                body,
                ops,
                before,
                python,
                here,
                difference,
                rule,
            }
        })
}

fn bodies() -> BTreeMap<&'static str, Run> {
    bodies::BODIES
        .iter()
        .chain(delegations::BODIES)
        .copied()
        .collect()
}

#[test]
fn every_row_comes_out_as_the_table_says() {
    let bodies = bodies();
    let mut wrong = Vec::new();
    for Row {
        body,
        ops,
        before,
        python,
        here,
        difference,
        rule,
    } in rows()
    {
        let script: Vec<Op> = ops.split(", ").map(Op::read).collect();
        let found = bodies[body](&script);
        if found != here {
            wrong.push(format!(
                "{rule}\n  {body} ({before}): {ops}\n  python     {python}\n  here       {here}\n  found      {found}\n  difference {difference}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} rows are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_row_departs_from_python_only_with_a_documented_difference() {
    let documented: BTreeSet<&str> = EXPECTED
        .lines()
        .filter_map(|line| line.strip_prefix("# difference ")?.split(": ").next())
        .collect();
    let mut named = BTreeSet::new();
    for row in rows() {
        assert_eq!(
            row.python == row.here,
            row.difference == "-",
            "{} {}",
            row.body,
            row.ops
        );
        named.extend(row.difference.split("; ").filter(|name| *name != "-"));
    }
    assert_eq!(
        named, documented,
        "each difference has rows, and each is documented"
    );
}

#[test]
fn the_table_covers_every_state_every_pep_and_every_body() {
    let seen = |column: fn(&Row<'static>) -> &'static str| {
        rows().map(|row| column(&row)).collect::<BTreeSet<_>>()
    };
    assert_eq!(
        seen(|row| row.before),
        BTreeSet::from(["closed", "created", "delegating", "finished", "suspended"])
    );
    assert_eq!(
        seen(|row| row.rule.split(',').next().unwrap_or_default()),
        BTreeSet::from(["PEP 255", "PEP 342", "PEP 380", "PEP 479"])
    );
    assert_eq!(seen(|row| row.body), bodies().into_keys().collect());
}

/// What Python's versions disagree on, so the table leaves it out: the contract has the arguments dropped at once.
#[test]
fn arguments_are_dropped_at_once_when_thrown_at_or_closed_before_the_start() {
    let _ = trace();
    let mut thrown = bodies::owner_of(Loud("argument"));
    let stop = thrown
        .throw(Error::StopIteration)
        .expect_err("nothing is yielded");
    assert_eq!(stop.value, Some(Err(Error::StopIteration)));
    assert_eq!(trace(), ["drop argument"]);
    assert_eq!(thrown.state(), GeneratorState::Closed);

    let mut closed = bodies::owner_of(Loud("argument"));
    closed.close();
    assert_eq!(trace(), ["drop argument"]);
    assert_eq!(
        closed
            .resume(Resume::Next)
            .expect_err("nothing is yielded")
            .value,
        None
    );
}
