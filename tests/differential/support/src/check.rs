//! Runs cases under every mode and tells where a generator differs from its plain function.
//!
//! Takes the cases of one batch, and as arguments a seed for the scripts and the names to run (all, if none is given);
//! prints `run NAME` before each, and for a difference `fail NAME MODE`, both traces and `end`.
//!
//! Rule: what is printed before a case is flushed, so that an abort tells whose it was.

use std::io::{self, Write};
use std::panic;

use crate::modes::{self, Case, Drive};
use crate::trace::{Action, Plan, Trace};

/// At most so many yields, operations and drops of one run are tried, spread evenly.
const TRIED: usize = 24;

/// Where the halves differ.
struct Difference {
    mode: String,
    plain: String,
    generator: String,
}

/// The `main` of a batch.
///
/// # Errors
///
/// When the output is closed.
pub fn main(cases: &[Case]) -> io::Result<()> {
    panic::set_hook(Box::new(|_| ()));
    let mut arguments = std::env::args().skip(1);
    let seed = arguments
        .next()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(0);
    let names: Vec<String> = arguments.collect();
    let mut out = io::stdout().lock();
    for case in cases {
        if !names.is_empty() && !names.iter().any(|name| name == case.name) {
            continue;
        }
        writeln!(out, "run {}", case.name)?;
        out.flush()?;
        if let Err(found) = check(case, seed) {
            writeln!(out, "fail {} {}", case.name, found.mode)?;
            writeln!(
                out,
                "plain function:\n{}other:\n{}end",
                found.plain, found.generator
            )?;
        }
    }
    writeln!(out, "done")
}

fn check(case: &Case, seed: u64) -> Result<(), Box<Difference>> {
    let next = Plan {
        noisy_send: case.noisy,
        ..Plan::default()
    };
    scripted(case, &next)?;
    iterated(case, &next)?;
    copied(case, &next)?;
    if case.sends || case.throws {
        for round in 0..3 {
            let actions = script(case, seed ^ (round + 1));
            scripted(
                case,
                &Plan {
                    actions,
                    ..next.clone()
                },
            )?;
        }
    }
    Ok(())
}

/// As the script says: to the end, left at each yield, with a panic at each operation and each drop.
fn scripted(case: &Case, plan: &Plan) -> Result<(), Box<Difference>> {
    let whole = compare(case, plan, Drive::Resume)?;
    native(case, plan, &whole)?;
    for at in spread(usize::from(!case.whole), whole.yields) {
        let plan = Plan {
            leave_at: Some(at),
            ..plan.clone()
        };
        compare(case, &plan, Drive::Resume)?;
        compare(case, &plan, Drive::Close)?;
    }
    for at in spread(1, whole.operations) {
        compare(
            case,
            &Plan {
                panic_at: Some(at),
                ..plan.clone()
            },
            Drive::Resume,
        )?;
    }
    // A delegate of the plain half that cannot be thrown into is left by unwinding, where no destructor may panic.
    if !plan
        .actions
        .iter()
        .any(|action| matches!(action, Action::Throw(_)))
    {
        for at in spread(1, whole.drops) {
            compare(
                case,
                &Plan {
                    panic_at_drop: Some(at),
                    ..plan.clone()
                },
                Drive::Resume,
            )?;
        }
    }
    Ok(())
}

/// By `for` and by `fold`, from the start and after some yields.
fn iterated(case: &Case, plan: &Plan) -> Result<(), Box<Difference>> {
    let plan = Plan {
        result_lost: true,
        ..plan.clone()
    };
    let whole = modes::plain(case, &plan);
    for at in spread(0, whole.yields.saturating_sub(1)) {
        compare(case, &plan, Drive::For(at))?;
        compare(case, &plan, Drive::Fold(at))?;
    }
    for at in spread(1, whole.operations) {
        compare(
            case,
            &Plan {
                panic_at: Some(at),
                ..plan.clone()
            },
            Drive::Fold(0),
        )?;
    }
    Ok(())
}

/// Cloned at each yield.
fn copied(case: &Case, plan: &Plan) -> Result<(), Box<Difference>> {
    let whole = modes::plain(case, plan);
    for at in spread(0, whole.yields) {
        let Some((first, second, start)) = modes::cloned(case, at) else {
            return Ok(());
        };
        differ(
            &format!("the original, cloned at {at}"),
            &whole.log,
            &first.log,
        )?;
        let expected = whole.log.get(start..).unwrap_or_default();
        differ(&format!("the clone made at {at}"), expected, &second.log)?;
    }
    Ok(())
}

fn native(case: &Case, plan: &Plan, whole: &Trace) -> Result<(), Box<Difference>> {
    let Some(make) = case.native else {
        return Ok(());
    };
    let trace = modes::generator(make, plan, Drive::Resume);
    differ(
        &format!("native coroutine {plan:?}"),
        &whole.log,
        &trace.log,
    )?;
    for at in spread(1, whole.yields) {
        let plan = Plan {
            leave_at: Some(at),
            ..plan.clone()
        };
        let left = modes::plain(case, &plan);
        let trace = modes::generator(make, &plan, Drive::Resume);
        differ(&format!("native coroutine {plan:?}"), &left.log, &trace.log)?;
    }
    Ok(())
}

fn compare(case: &Case, plan: &Plan, drive: Drive) -> Result<Trace, Box<Difference>> {
    let whole = modes::plain(case, plan);
    let generator = modes::generator(case.generator, plan, drive);
    if plan.panic_at_drop.is_none() || !leaks(&whole.log, &generator.log) {
        differ(&format!("{drive:?} {plan:?}"), &whole.log, &generator.log)?;
    }
    Ok(whole)
}

/// Whether the generator only drops what the plain function leaks: rustc forgets the value of a block when one of the
/// block's locals panics in its destructor (rust-lang/rust#47949), a frame does not.
fn leaks(plain: &str, generator: &str) -> bool {
    let mut expected = plain.lines().peekable();
    for line in generator.lines() {
        if expected.peek() == Some(&line) {
            expected.next();
        } else if !line.starts_with("drop ") {
            return false;
        }
    }
    expected.next().is_none()
}

fn differ(mode: &str, plain: &str, generator: &str) -> Result<(), Box<Difference>> {
    if plain == generator {
        return Ok(());
    }
    Err(Box::new(Difference {
        mode: mode.to_owned(),
        plain: plain.to_owned(),
        generator: generator.to_owned(),
    }))
}

/// From `first` to `last`, at most [`TRIED`] of them.
fn spread(first: usize, last: usize) -> impl Iterator<Item = usize> {
    let count = (last + 1).saturating_sub(first);
    let tried = count.min(TRIED);
    (0..tried).map(move |index| first + index * count / tried)
}

/// A random script for what the case takes.
fn script(case: &Case, seed: u64) -> Vec<Action> {
    let mut state = seed;
    for byte in case.name.bytes() {
        state = state.wrapping_mul(31).wrapping_add(u64::from(byte));
    }
    let mut actions = Vec::new();
    for number in 0..40 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let number = 500 + number;
        actions.push(match (state >> 33) % 10 {
            0 if case.throws => Action::Throw(number),
            1..=5 if case.sends => Action::Send(number),
            _ => Action::Next,
        });
    }
    actions
}
