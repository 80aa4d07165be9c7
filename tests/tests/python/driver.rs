//! Takes a generator and operations; gives what each came to, in the text of `tests/python/expected.txt`.
//!
//! The rule kept: the text is what the caller sees and no more. On the way the driver checks what holds in every scenario:
//! `frame` is there unless the generator is closed, and a closed one is fused.

use std::any::Any;
use std::cell::Cell;
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use resumable::{BoxGenerator, Generator, GeneratorState, Resume, StopIteration};
use resumable_tests::{log, trace};

/// What can be thrown; the names are Python's. `StopIteration` is one like any other here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Error {
    A,
    B,
    StopIteration,
}

/// What the bodies return: `None` is Python's `None`, and an error is an exception that leaves the body.
pub(crate) type Returned = Result<Option<i32>, Error>;

/// A body's generator.
pub(crate) type Boxed<'a, Y = i32> = BoxGenerator<'a, Y, i32, Returned, Error>;

/// An operation on a generator.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Op {
    Next,
    Resume,
    Send(i32),
    Throw(Error),
    Close,
    Drop,
    For,
    Take,
}

impl Op {
    /// Reads an operation as the table has it.
    pub(crate) fn read(text: &str) -> Self {
        match text {
            "next" => Op::Next,
            "send None" => Op::Resume,
            "send 7" => Op::Send(7),
            "throw A" => Op::Throw(Error::A),
            "throw B" => Op::Throw(Error::B),
            "throw StopIteration" => Op::Throw(Error::StopIteration),
            "close" => Op::Close,
            "drop" => Op::Drop,
            "for" => Op::For,
            "take" => Op::Take,
            _ => panic!("the table has an operation that the driver doesn't know: {text}"),
        }
    }
}

/// A yielded value in the table's text.
pub(crate) trait Yielded {
    fn text(&self) -> String;
}

impl Yielded for i32 {
    fn text(&self) -> String {
        self.to_string()
    }
}

/// A bare `yield` is Python's `yield None`.
impl Yielded for () {
    fn text(&self) -> String {
        "None".to_owned()
    }
}

/// Does all the operations: the outcomes, and the state in the end.
pub(crate) fn drive<Y: Yielded>(generator: Boxed<'_, Y>, ops: &[Op]) -> String {
    let mut generator = Some(generator);
    let _ = trace();
    let outcomes: Vec<String> = ops.iter().map(|op| outcome(&mut generator, *op)).collect();
    let text = format!("{} [{}]", outcomes.join(" / "), state(generator.as_mut()));
    // What a generator that is left alone drops, or raises then, belongs to no operation.
    let _ = quietly(|| drop(generator));
    let _ = trace();
    text
}

/// One operation: what the body logged, and the result.
pub(crate) fn outcome<Y: Yielded>(generator: &mut Option<Boxed<'_, Y>>, op: Op) -> String {
    let result = quietly(|| result(generator, op)).unwrap_or_else(|payload| panicked(&*payload));
    let mut lines = trace();
    lines.push(result);
    lines.join(", ")
}

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Catches a panic, and keeps its message off the standard error: it is an outcome like any other.
fn quietly<T>(run: impl FnOnce() -> T) -> Result<T, Box<dyn Any + Send>> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let loud = take_hook();
        set_hook(Box::new(move |info| {
            if !QUIET.get() {
                loud(info);
            }
        }));
    });
    QUIET.set(true);
    let result = catch_unwind(AssertUnwindSafe(run));
    QUIET.set(false);
    result
}

fn result<Y: Yielded>(slot: &mut Option<Boxed<'_, Y>>, op: Op) -> String {
    let generator = slot.as_mut().expect("nothing follows `drop` in the table");
    let was_suspended = generator.state() == GeneratorState::Suspended;
    match op {
        Op::Next => generator.next().map_or_else(|| "stop".to_owned(), yielded),
        Op::Resume => answer(generator.resume(Resume::Next)),
        Op::Send(value) => answer(generator.send(value)),
        Op::Throw(error) => match generator.throw(error) {
            // The documented difference: nobody was there to raise it at.
            Err(StopIteration {
                value: Some(Err(back)),
            }) if !was_suspended => format!("handed back {back:?}"),
            other => answer(other),
        },
        Op::Close => {
            generator.close();
            "closed".to_owned()
        }
        Op::Drop => {
            *slot = None;
            "dropped".to_owned()
        }
        Op::For => {
            for value in generator {
                log(yielded(value));
            }
            "end".to_owned()
        }
        Op::Take => generator.take_return().map_or_else(
            || "nothing".to_owned(),
            |value| ended("take None", "take", value),
        ),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is given to `map`")]
fn yielded<Y: Yielded>(value: Y) -> String {
    format!("yield {}", value.text())
}

/// What Python would have done where a value was yielded, or `StopIteration` or another exception raised.
fn answer<Y: Yielded>(answer: Result<Y, StopIteration<Returned>>) -> String {
    match answer {
        Ok(value) => yielded(value),
        Err(StopIteration { value: None }) => "stop".to_owned(),
        Err(StopIteration { value: Some(value) }) => ended("stop", "stop", value),
    }
}

fn ended(without: &str, with: &str, value: Returned) -> String {
    match value {
        Ok(None) => without.to_owned(),
        Ok(Some(value)) => format!("{with} {value}"),
        Err(error) => format!("raise {error:?}"),
    }
}

fn panicked(payload: &(dyn Any + Send)) -> String {
    let text = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    format!("panic {}", text.unwrap_or("without a message"))
}

/// The state, in the words of `inspect.getgeneratorstate`.
fn state<Y: Yielded>(generator: Option<&mut Boxed<'_, Y>>) -> &'static str {
    let Some(generator) = generator else {
        return "gone";
    };
    let state = generator.state();
    assert_eq!(
        generator.frame().is_none(),
        state == GeneratorState::Closed,
        "`gi_frame` is `None` once closed"
    );
    match state {
        GeneratorState::Created => "created",
        GeneratorState::Suspended => "suspended",
        GeneratorState::Closed => {
            assert!(
                generator.next().is_none() && generator.next().is_none(),
                "a closed generator is fused"
            );
            assert_eq!(answer(generator.resume(Resume::Next)), "stop");
            assert_eq!(generator.state(), GeneratorState::Closed);
            "closed"
        }
    }
}

/// What a body logs of a sent value.
pub(crate) fn got(value: Option<i32>) -> String {
    format!("got {}", shown(value))
}

/// Python's text of a number or `None`.
pub(crate) fn shown(value: Option<i32>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| value.to_string())
}

/// A `finally:` that logs: what Rust has a destructor for.
pub(crate) struct Finally<T: Display>(pub(crate) T);

impl<T: Display> Drop for Finally<T> {
    fn drop(&mut self) {
        log(&self.0);
    }
}

/// An exception that no signature declares.
pub(crate) fn crash() -> ! {
    std::panic::resume_unwind(Box::new("Crash"))
}

/// A `finally:` that raises.
pub(crate) struct Crashing;

impl Drop for Crashing {
    fn drop(&mut self) {
        crash();
    }
}

/// Bodies that take nothing and yield numbers: their generator functions, and the table `BODIES` of how to run them.
macro_rules! bodies {
    ($(fn $name:ident() $body:tt)* also $($other:ident)*) => {
        $(
            #[resumable::generator]
            pub(crate) fn $name() -> impl resumable::Generator<
                Item = i32,
                Send = i32,
                Throw = $crate::driver::Error,
                Return = $crate::driver::Returned,
            > $body
        )*

        pub(crate) const BODIES: &[(&str, $crate::Run)] = &[
            $((stringify!($name), |ops| $crate::driver::drive(Box::new($name()) as $crate::driver::Boxed<'_>, ops)),)*
            $((stringify!($other), run::$other),)*
        ];
    };
}
pub(crate) use bodies;
