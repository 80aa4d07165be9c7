//! Drives a generator and its plain function in every way and compares what they leave in the trace.

use std::any::Any;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};

use resumable::{BoxGenerator, Generator, GeneratorState, Resume};

use crate::trace::{Left, emit, log, record, trace, yields};

/// A body that yields more than this is taken for endless, and left here.
const ENDLESS: usize = 1000;

/// One body, built in each way; made by [`both!`](crate::both).
pub struct Case<'a, Y, S, R> {
    /// Calls the generator function.
    pub generator: &'a dyn Fn() -> BoxGenerator<'static, Y, S, R>,
    /// Calls the generator function, resumes it so many times, and folds the rest; on the concrete type, not boxed.
    pub fold_after: &'a dyn Fn(usize),
    /// Calls the plain function.
    pub plain: &'a dyn Fn() -> R,
    /// Calls a function of the same parameters and an empty body.
    pub unstarted: &'a dyn Fn(),
    /// What is sent at each yield.
    pub sends: &'a dyn Fn() -> Vec<Option<S>>,
}

/// Compares the two halves: to the end, folded, half folded, dropped and closed at each yield.
///
/// # Panics
/// Where the traces differ.
pub fn compare<Y: Debug, S: 'static, R: Debug>(case: &Case<'_, Y, S, R>) {
    let whole = case.plain_until(ENDLESS, true);
    let count = yields();
    if count < ENDLESS {
        check("driven to the end", &whole, &case.driven());
    }
    for at in telling(count) {
        let expected = case.plain_until(at, true);
        check(
            &format!("dropped at yield {at}"),
            &expected,
            &case.left(at, false),
        );
        check(
            &format!("closed at yield {at}"),
            &expected,
            &case.left(at, true),
        );
    }

    // A fold sends nothing, so its oracle is a run of its own, and the returned value is lost in it.
    let mut folded = case.plain_until(ENDLESS, false);
    let count = yields();
    folded.retain(|line| !line.starts_with("return "));
    for at in telling(count).into_iter().filter(|_| count < ENDLESS) {
        let half = case.folded(at, usize::MAX);
        check(&format!("folded after {at} resumes"), &folded, &half);
    }
    for at in telling(count).into_iter().filter(|at| *at > 0) {
        let expected = case.plain_until(at, false);
        check(
            &format!("a fold left at yield {at}"),
            &expected,
            &case.folded(0, at),
        );
    }
}

/// All the yields where a body is left, or the first and last of a great many.
fn telling(count: usize) -> Vec<usize> {
    (0..=count)
        .filter(|at| *at < 24 || (count < ENDLESS && at + 3 > count))
        .collect()
}

impl<Y: Debug, S: 'static, R: Debug> Case<'_, Y, S, R> {
    /// The oracle: the plain function, left at the given yield (not even started, if that is 0).
    fn plain_until(&self, at: usize, sends: bool) -> Vec<String> {
        let script = if sends { (self.sends)() } else { Vec::new() };
        record(
            at,
            script
                .into_iter()
                .map(|value| Box::new(value) as Box<dyn Any>)
                .collect(),
        );
        if at == 0 {
            (self.unstarted)();
            log("left");
        } else {
            guarded(|| log(format!("return {:?}", (self.plain)())));
        }
        trace()
    }

    /// The generator, resumed until it ends.
    fn driven(&self) -> Vec<String> {
        record(usize::MAX, Vec::new());
        let mut generator = (self.generator)();
        assert_eq!(generator.state(), GeneratorState::Created);
        let mut script = (self.sends)().into_iter();
        let mut with = None;
        guarded(|| {
            while let Some(item) = resumed(&mut generator, with.take()) {
                assert_eq!(generator.state(), GeneratorState::Suspended);
                emit(item);
                with = script.next().flatten();
            }
        });
        // What is left of the script was never sent, in either half.
        let ran = trace();
        drop((script, with));
        let _ = trace();
        assert_eq!(generator.state(), GeneratorState::Closed);
        assert!(
            generator.next().is_none(),
            "a generator that has ended is fused"
        );
        drop(generator);
        assert!(
            trace().is_empty(),
            "everything is dropped by the end of the body"
        );
        ran
    }

    /// The generator, dropped or closed at the given yield.
    fn left(&self, at: usize, close: bool) -> Vec<String> {
        record(usize::MAX, Vec::new());
        let mut generator = Some((self.generator)());
        let mut script = (self.sends)().into_iter();
        let mut with = None;
        for _ in 0..at {
            let item = resumed(generator.as_mut().expect("not yet dropped"), with.take());
            emit(item.expect("the plain function yielded here"));
            with = script.next().flatten();
        }
        if close {
            let generator = generator.as_mut().expect("not yet dropped");
            generator.close();
            assert_eq!(generator.state(), GeneratorState::Closed);
            assert!(generator.next().is_none(), "a closed generator is fused");
            generator.close();
        } else {
            generator = None;
        }
        log("left");
        let ran = trace();
        drop(generator);
        assert!(trace().is_empty(), "everything is dropped by `close`");
        drop((script, with));
        ran
    }

    /// The generator, folded after some resumes; the consumer unwinds at the given yield.
    fn folded(&self, resumes: usize, leave_at: usize) -> Vec<String> {
        record(leave_at, Vec::new());
        guarded(|| (self.fold_after)(resumes));
        trace()
    }
}

/// One resume; logs the returned value.
fn resumed<Y, S, R: Debug>(
    generator: &mut BoxGenerator<'static, Y, S, R>,
    with: Option<S>,
) -> Option<Y> {
    match with {
        None => {
            let item = generator.next();
            if item.is_none() {
                log(format!(
                    "return {:?}",
                    generator.take_return().expect("the value waits here")
                ));
            }
            item
        }
        Some(value) => match generator.resume(Resume::Send(value)) {
            Ok(item) => Some(item),
            Err(stop) => {
                log(format!(
                    "return {:?}",
                    stop.value.expect("the value of the end")
                ));
                None
            }
        },
    }
}

/// Runs something that may leave or panic, and logs which it was.
fn guarded(run: impl FnOnce()) {
    if let Err(payload) = catch_unwind(AssertUnwindSafe(run)) {
        if payload.is::<Left>() {
            log("left");
        } else if let Some(text) = payload.downcast_ref::<&str>() {
            log(format!("panic {text}"));
        } else if let Some(text) = payload.downcast_ref::<String>() {
            log(format!("panic {text}"));
        } else {
            log("panic");
        }
    }
}

fn check(how: &str, expected: &[String], found: &[String]) {
    assert!(
        expected == found,
        "{how}, the generator differs from the plain function\n plain function: {expected:#?}\n generator: {found:#?}"
    );
}
