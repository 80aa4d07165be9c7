//! The trace of one run, and the plan that it follows.
//!
//! Takes a [`Plan`]; gives a [`Trace`]: every value, side effect, drop and result as a line of text.
//!
//! Rule: operations are counted, so that a panic can be planned at each of them; so are drops, in a count of their own,
//! for a drop during unwinding must not panic.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::fmt::{Arguments, Write};
use std::panic::{self, AssertUnwindSafe};

/// Operations after which a run is stopped: no program runs for ever.
const FUEL: usize = 400;

/// What a suspended program is resumed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    Next,
    /// A value made from this number.
    Send(i64),
    /// An error made from this number.
    Throw(i64),
}

/// What happens to a program.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// One for each yield; [`Action::Next`] after the last.
    pub actions: Vec<Action>,
    /// Left at this yield, counted from 1; 0 is before the start.
    pub leave_at: Option<usize>,
    /// The operation that panics, counted from 1.
    pub panic_at: Option<usize>,
    /// The drop that panics, counted from 1.
    pub panic_at_drop: Option<usize>,
    /// The result is lost, as `for` and `fold` lose it.
    pub result_lost: bool,
    /// What is sent makes a noise: it is seen even where it is ignored.
    pub noisy_send: bool,
}

/// What happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// A line for each event.
    pub log: String,
    /// Operations so far.
    pub operations: usize,
    /// Drops so far.
    pub drops: usize,
    /// Yields so far.
    pub yields: usize,
}

/// Why a run was left by unwinding, where no panic of the program's own is the reason.
pub enum Unwound {
    /// The planned panic.
    Planned,
    /// The fuel was spent.
    Spent,
    /// Left at a yield.
    Left,
    /// An error on its way to the delegation that raises it.
    Thrown(i64),
}

thread_local! {
    /// The caller's own doing: no operation and no drop of the program.
    static OUTSIDE: Cell<bool> = const { Cell::new(false) };
    static RUN: RefCell<(Plan, Trace)> = RefCell::default();
    static CELL: &'static RefCell<i64> = Box::leak(Box::new(RefCell::new(0)));
}

/// The cell that programs borrow from; who looks at a yield sees whether it is borrowed.
#[must_use]
pub fn cell() -> &'static RefCell<i64> {
    CELL.with(|cell| *cell)
}

/// Runs under a plan.
pub fn run(plan: Plan, program: impl FnOnce()) -> Trace {
    if let Ok(mut value) = cell().try_borrow_mut() {
        *value = 0;
    }
    RUN.set((plan, Trace::default()));
    guarded(program);
    RUN.take().1
}

/// Runs on in the same trace; how it ended, if by unwinding, is a line of it.
pub fn guarded(program: impl FnOnce()) -> bool {
    match panic::catch_unwind(AssertUnwindSafe(program)) {
        Ok(()) => true,
        Err(payload) => {
            note(format_args!("{}", reason(&*payload)));
            false
        }
    }
}

fn reason(payload: &(dyn Any + Send)) -> &str {
    match payload.downcast_ref::<Unwound>() {
        Some(Unwound::Planned) => "unwound as planned",
        Some(Unwound::Spent) => "unwound: out of fuel",
        Some(Unwound::Left) => "left",
        Some(Unwound::Thrown(_)) => "unwound: an error that nothing raised",
        None => match payload.downcast_ref::<String>() {
            Some(text) => text,
            None => payload.downcast_ref::<&str>().unwrap_or(&"unwound"),
        },
    }
}

/// Drops what the program has handed out: the caller's doing, in which no panic is planned.
pub fn received<T>(value: T) {
    OUTSIDE.set(true);
    drop(value);
    OUTSIDE.set(false);
}

/// Unwinds without a message.
pub fn unwind(why: Unwound) -> ! {
    panic::resume_unwind(Box::new(why))
}

/// Writes a line.
pub fn note(line: Arguments<'_>) {
    RUN.with_borrow_mut(|(_, trace)| {
        // Writing to a `String` can't fail.
        let _ = trace.log.write_fmt(line);
        trace.log.push('\n');
    });
}

/// An operation: a line, and the place of a planned panic.
pub fn operation(line: Arguments<'_>) {
    note(line);
    if std::thread::panicking() {
        return;
    }
    let why = RUN.with_borrow_mut(|(plan, trace)| {
        trace.operations += 1;
        match trace.operations {
            count if plan.panic_at == Some(count) => Some(Unwound::Planned),
            FUEL => Some(Unwound::Spent),
            _ => None,
        }
    });
    if let Some(why) = why {
        unwind(why);
    }
}

/// A drop: a line, and the place of a planned panic of a destructor.
pub fn dropped(line: Arguments<'_>) {
    note(line);
    if OUTSIDE.get() {
        return;
    }
    let planned = RUN.with_borrow_mut(|(plan, trace)| {
        trace.drops += 1;
        plan.panic_at_drop == Some(trace.drops)
    });
    if planned && !std::thread::panicking() {
        unwind(Unwound::Planned);
    }
}

/// A yield, seen by whoever drives: gives the action that follows, `None` if the program is left here.
#[must_use]
pub fn yielded(line: Arguments<'_>) -> Option<Action> {
    let borrowed = if cell().try_borrow_mut().is_err() {
        ", cell borrowed"
    } else {
        ""
    };
    note(format_args!("yield {line}{borrowed}"));
    RUN.with_borrow_mut(|(plan, trace)| {
        trace.yields += 1;
        if plan.leave_at == Some(trace.yields) {
            return None;
        }
        let action = plan.actions.get(trace.yields - 1);
        Some(action.copied().unwrap_or(Action::Next))
    })
}

/// Looks at the plan.
pub fn plan<T>(look: impl FnOnce(&Plan) -> T) -> T {
    RUN.with_borrow(|(plan, _)| look(plan))
}

/// The trace so far.
#[must_use]
pub fn so_far() -> Trace {
    RUN.with_borrow(|(_, trace)| trace.clone())
}

/// Puts the counts back to where they were at `trace`, and empties the log: a clone starts from there.
pub fn rewind(trace: &Trace, value: i64) {
    if let Ok(mut cell) = cell().try_borrow_mut() {
        *cell = value;
    }
    RUN.with_borrow_mut(|(_, now)| {
        *now = Trace {
            log: String::new(),
            ..trace.clone()
        };
    });
}
