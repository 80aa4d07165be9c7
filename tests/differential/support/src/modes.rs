//! The modes in which a case is run, each a plan and a way to drive.
//!
//! Takes a [`Case`]; gives the trace of one of its halves.

use crate::drive::{Driven, Seen};
use crate::trace::{self, Action, Plan, Trace};

/// One program in its halves. What it can do is told by flags: a plan follows them.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Copy)]
pub struct Case {
    /// Its name.
    pub name: &'static str,
    /// Runs the plain half and shows its result.
    pub plain: fn(),
    /// Calls the generator.
    pub generator: fn() -> Box<dyn Driven>,
    /// Calls the native coroutine, where nightly is present.
    pub native: Option<fn() -> Box<dyn Driven>>,
    /// No parameter is taken apart: then what is left before the start is what the function has when it starts.
    pub whole: bool,
    /// Values can be sent.
    pub sends: bool,
    /// What is sent is noisy.
    pub noisy: bool,
    /// Errors can be thrown.
    pub throws: bool,
}

/// How a generator is driven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drive {
    /// By `resume`, as the plan says; dropped where it leaves.
    Resume,
    /// The same, but closed where it leaves.
    Close,
    /// By `next` until so many yields, the rest by `for`.
    For(usize),
    /// By `next` until so many yields, the rest by `fold`.
    Fold(usize),
}

/// Traces the plain half.
#[must_use]
pub fn plain(case: &Case, plan: &Plan) -> Trace {
    trace::run(plan.clone(), case.plain)
}

/// Traces the generator, or the native coroutine.
#[must_use]
pub fn generator(make: fn() -> Box<dyn Driven>, plan: &Plan, drive: Drive) -> Trace {
    trace::run(plan.clone(), || driven(make(), drive))
}

fn driven(mut generator: Box<dyn Driven>, drive: Drive) {
    let stop = match drive {
        Drive::For(yields) | Drive::Fold(yields) => yields,
        Drive::Resume | Drive::Close => usize::MAX,
    };
    if trace::plan(|plan| plan.leave_at == Some(0)) {
        leave(generator, drive);
        return;
    }
    let mut seen = Seen::Goes(Action::Next);
    let mut left = stop;
    let whole = trace::guarded(|| {
        while let Seen::Goes(action) = seen
            && left > 0
        {
            seen = generator.resume(action);
            left -= 1;
        }
    });
    match (whole, seen, drive) {
        (true, Seen::Left, _) => leave(generator, drive),
        (true, Seen::Goes(_), Drive::For(_)) => generator.rest_by_for(),
        (true, Seen::Goes(_), Drive::Fold(_)) => generator.rest_by_fold(),
        _ => {
            if !generator.ended() {
                trace::note(format_args!("runs on after its end"));
            }
        }
    }
}

fn leave(mut generator: Box<dyn Driven>, drive: Drive) {
    if drive == Drive::Close {
        generator.close();
        trace::note(format_args!("left"));
    } else {
        drop(generator);
        trace::note(format_args!("left"));
    }
}

/// Drives to a yield, copies, drives the first to its end, then the copy: a trace for each,
/// and how much of the first the second has in common with it. `None` if no copy can be made.
#[must_use]
pub fn cloned(case: &Case, at: usize) -> Option<(Trace, Trace, usize)> {
    let mut copied = None;
    let first = trace::run(Plan::default(), || {
        let mut generator = (case.generator)();
        for _ in 0..at {
            generator.resume(Action::Next);
        }
        let value = trace::cell().try_borrow().map_or(0, |value| *value);
        copied = generator.copy().map(|copy| (copy, trace::so_far(), value));
        driven(generator, Drive::Resume);
    });
    let (copy, snapshot, value) = copied?;
    let second = trace::run(Plan::default(), || {
        trace::rewind(&snapshot, value);
        driven(copy, Drive::Resume);
    });
    Some((first, second, snapshot.log.len()))
}
