//! The plain half: a recording call for each yield, and functions put off until they are delegated to.
//!
//! Takes what is yielded; gives what the plan answers. Leaving is unwinding: it drops what returning would drop.

use std::panic::{self, AssertUnwindSafe};

use crate::trace::{self, Action, Unwound};
use crate::values::{Fail, Noisy, Pair, Thrown};

/// What a trace shows of a value.
pub trait Shown {
    /// A word or two.
    fn shown(&self) -> String;
}

macro_rules! shown {
    ($($ty:ty),*) => { $(impl Shown for $ty {
        fn shown(&self) -> String {
            format!("{self:?}")
        }
    })* };
}
shown!((), i64, String, Noisy, Option<i64>, Option<Noisy>,
    Pair, Result<i64, Fail>, Result<Noisy, Fail>);

/// What can be sent in.
pub trait Sent: Sized {
    /// From the plan's number.
    fn made(number: i64) -> Self;
}

impl Sent for i64 {
    fn made(number: i64) -> Self {
        number
    }
}

impl Sent for Noisy {
    fn made(number: i64) -> Self {
        Self::sent(number)
    }
}

/// The body starts here.
pub fn start() {
    if trace::plan(|plan| plan.leave_at == Some(0)) {
        trace::unwind(Unwound::Left);
    }
}

fn suspended<Y: Shown>(value: Y) -> Action {
    let action = trace::yielded(format_args!("{}", value.shown()));
    trace::received(value);
    action.unwrap_or_else(|| trace::unwind(Unwound::Left))
}

/// A yield where nothing is sent and nothing is thrown. What comes all the same came for somebody else.
pub fn record<Y: Shown>(value: Y) {
    match suspended(value) {
        Action::Next => {}
        Action::Send(number) => {
            if trace::plan(|plan| plan.noisy_send) {
                drop(Noisy::sent(number));
            }
        }
        Action::Throw(number) => trace::unwind(Unwound::Thrown(number)),
    }
}

/// A yield where values are sent.
pub fn record_send<Y: Shown, S: Sent>(value: Y) -> Option<S> {
    match suspended(value) {
        Action::Next => None,
        Action::Send(number) => Some(S::made(number)),
        Action::Throw(number) => trace::unwind(Unwound::Thrown(number)),
    }
}

/// A yield where errors are thrown.
///
/// # Errors
///
/// What was thrown.
pub fn record_throw<Y: Shown>(value: Y) -> Result<(), Thrown> {
    match suspended(value) {
        Action::Next | Action::Send(_) => Ok(()),
        Action::Throw(number) => Err(Thrown(number)),
    }
}

/// A yield where both are.
///
/// # Errors
///
/// What was thrown.
pub fn record_both<Y: Shown, S: Sent>(value: Y) -> Result<Option<S>, Thrown> {
    match suspended(value) {
        Action::Next => Ok(None),
        Action::Send(number) => Ok(Some(S::made(number))),
        Action::Throw(number) => Err(Thrown(number)),
    }
}

/// A plain function, called but not yet run, as a generator would be.
pub struct Lazy<F>(pub F);

/// What can be delegated to.
pub trait Delegate {
    /// What it ends with.
    type Return;
    /// It, from its start on.
    type Running;
    /// Starts it.
    fn start(self) -> Self::Running;
    /// Runs it to its end.
    fn run(running: &mut Self::Running) -> Self::Return;
}

/// What is being delegated to.
pub struct Started<D: Delegate>(D::Running);

/// Starts a delegate.
pub fn started<D: Delegate>(delegate: D) -> Started<D> {
    Started(delegate.start())
}

impl<F: FnOnce() -> R, R> Delegate for Lazy<F> {
    type Return = R;
    type Running = Option<F>;
    fn start(self) -> Option<F> {
        Some(self.0)
    }
    fn run(running: &mut Option<F>) -> R {
        running.take().expect("it runs once")()
    }
}

impl<I: IntoIterator<Item: Shown>> Delegate for I {
    type Return = ();
    type Running = I::IntoIter;
    fn start(self) -> I::IntoIter {
        self.into_iter()
    }
    fn run(running: &mut I::IntoIter) {
        for value in running {
            record(value);
        }
    }
}

/// A delegation where nothing is thrown.
pub fn delegated<D: Delegate>(delegate: D) -> D::Return {
    D::run(&mut delegate.start())
}

/// A delegation where an error that the delegate can't take is raised. What is left of an iterator then drops as that of a `for` does: after
/// the error was converted.
///
/// # Errors
///
/// What was thrown.
pub fn delegated_throw<D: Delegate>(delegate: &mut Started<D>) -> Result<D::Return, Thrown> {
    panic::catch_unwind(AssertUnwindSafe(|| D::run(&mut delegate.0))).map_err(|payload| {
        match payload.downcast_ref::<Unwound>() {
            Some(&Unwound::Thrown(number)) => Thrown(number),
            _ => panic::resume_unwind(payload),
        }
    })
}

/// The end: the result is shown, then dropped.
pub fn finish<R: Shown>(result: R) {
    if !trace::plan(|plan| plan.result_lost) {
        trace::note(format_args!("return {}", result.shown()));
    }
    trace::received(result);
}
