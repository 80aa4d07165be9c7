//! Generators written out by hand, in the shape that the macro gives them, for the tests of the runtime.
//!
//! Each is told first as the user would write it. `frame_state!` writes what every frame enum has in common.

#![allow(dead_code, reason = "each test file uses some of the machines")]

use std::cell::RefCell;
use std::convert::Infallible;
use std::fmt;
use std::mem;

use resumable::__private::{FrameState, Raise, Step, Try, machine};
use resumable::{Frame, Generator, Resume};

/// `FrameState` for an enum with `Start`, `Returned` and `Closed`, and these variants in between.
macro_rules! frame_state {
    ($name:ident<$($param:ident),*> returns $ret:ident, sends $sends:literal, $($variant:ident = $point:literal: $locals:expr;)*) => {
        impl<$ret, $($param),*> FrameState for $name<$ret, $($param),*> {
            type Return = $ret;
            const SENDS: bool = $sends;

            #[inline]
            fn place(&self) -> Option<Frame> {
                let (resume_point, locals): (u32, &[&str]) = match self {
                    $(Self::$variant { .. } => ($point, $locals),)*
                    Self::Returned(_) | Self::Closed => return None,
                };
                Some(Frame {
                    function: stringify!($name),
                    file: "machines/mod.rs",
                    line: 10 + resume_point,
                    column: 5,
                    resume_point,
                    locals,
                })
            }

            #[inline]
            fn close(&mut self) {
                if !matches!(self, Self::Returned(_)) {
                    *self = Self::Closed;
                }
            }

            #[inline]
            fn returned(value: $ret) -> Self {
                Self::Returned(value)
            }

            #[inline]
            fn take_return(&mut self) -> Option<$ret> {
                match mem::replace(self, Self::Closed) {
                    Self::Returned(value) => Some(value),
                    _ => None,
                }
            }
        }
    };
}

thread_local! {
    static TRACE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Notes an event.
pub(crate) fn note(event: impl Into<String>) {
    TRACE.with_borrow_mut(|trace| trace.push(event.into()));
}

/// The events since the last call.
pub(crate) fn trace() -> Vec<String> {
    TRACE.take()
}

/// Notes its drop.
#[derive(Debug)]
pub(crate) struct Noisy(pub(crate) &'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        note(self.0);
        assert!(!self.0.starts_with("panicking"), "{}", self.0);
    }
}

#[derive(Clone)]
enum RangeFrame<R, Start, End, Index> {
    Start { start: Start, end: End },
    At1 { end: End, index: Index },
    At2 { end: End, index: Index },
    Returned(R),
    Closed,
}

frame_state! {
    RangeFrame<Start, End, Index> returns R, sends false,
    Start = 0: &["start", "end"];
    At1 = 2: &["end", "index"];
    At2 = 1: &["end", "index"];
}

impl<R, Start, End, Index: fmt::Debug> fmt::Debug for RangeFrame<R, Start, End, Index> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At2 { index, .. } => f.debug_struct("my_range").field("index", index).finish(),
            _ => f.write_str("my_range"),
        }
    }
}

/// ```text
/// let mut index = start;
/// while index < end { yield_!(index); index += 1; }
/// ```
pub(crate) fn my_range(
    start: u32,
    end: u32,
) -> impl Generator<Item = u32, Send = (), Throw = Infallible, Return = ()> + Clone + fmt::Debug {
    let frame = RangeFrame::Start { start, end };
    machine::<u32, (), Infallible, (), _, _, _, _>(
        frame,
        |frame, emit: &mut dyn FnMut(_)| {
            let RangeFrame::Start { start, end } = frame else {
                unreachable!()
            };
            note("unsplit");
            let mut index = start;
            while index < end {
                emit(index);
                index += 1;
            }
        },
        |slot: &mut RangeFrame<_, _, _, _>, _with| match mem::replace(slot, RangeFrame::Closed) {
            RangeFrame::Start { start, end } => {
                let index = start;
                *slot = RangeFrame::At1 { end, index };
                Step::Jump
            }
            RangeFrame::At1 { end, index } => {
                if index < end {
                    *slot = RangeFrame::At2 { end, index };
                    return Step::Yield(index);
                }
                Step::Return(())
            }
            RangeFrame::At2 { end, mut index } => {
                index += 1;
                *slot = RangeFrame::At1 { end, index };
                Step::Jump
            }
            frame => {
                *slot = frame;
                Step::Closed
            }
        },
    )
}

enum AveragerFrame<R, Total, Count, Average> {
    Start {},
    At1 {
        average: Average,
        count: Count,
        total: Total,
    },
    At2 {
        count: Count,
        total: Total,
    },
    Returned(R),
    Closed,
}

frame_state! {
    AveragerFrame<Total, Count, Average> returns R, sends true,
    Start = 0: &[];
    At1 = 2: &["total", "count", "average"];
    At2 = 1: &["total", "count"];
}

/// ```text
/// let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
/// while let Some(term) = yield_!(average) { total += term; count += 1.0; average = total / count; }
/// ```
pub(crate) fn averager() -> impl Generator<Item = f64, Send = f64, Throw = Infallible, Return = ()>
{
    machine::<f64, f64, Infallible, (), _, _, _, _>(
        AveragerFrame::Start {},
        |frame, emit| {
            let AveragerFrame::Start {} = frame else {
                unreachable!()
            };
            emit(0.0);
        },
        |slot: &mut AveragerFrame<_, _, _, _>, with| match mem::replace(slot, AveragerFrame::Closed)
        {
            AveragerFrame::Start {} => {
                let (total, count, average) = (0.0, 0.0, 0.0);
                *slot = AveragerFrame::At1 {
                    average,
                    count,
                    total,
                };
                Step::Jump
            }
            AveragerFrame::At1 {
                average,
                count,
                total,
            } => {
                *slot = AveragerFrame::At2 { count, total };
                Step::Yield(average)
            }
            AveragerFrame::At2 {
                mut count,
                mut total,
            } => {
                let sent = match with {
                    Resume::Next => None,
                    Resume::Send(value) => Some(value),
                    Resume::Throw(error) => match error {},
                };
                let Some(term) = sent else {
                    return Step::Return(());
                };
                total += term;
                count += 1.0;
                *slot = AveragerFrame::At1 {
                    average: total / count,
                    count,
                    total,
                };
                Step::Jump
            }
            frame => {
                *slot = frame;
                Step::Closed
            }
        },
    )
}

/// What is thrown into [`worker`].
#[derive(Debug, PartialEq, Clone)]
pub(crate) struct Stop(pub(crate) u32);

/// What it becomes inside.
#[derive(Debug, PartialEq, Clone)]
pub(crate) struct Failure(pub(crate) String);

impl From<Stop> for Failure {
    fn from(stop: Stop) -> Self {
        Self(format!("stopped with {}", stop.0))
    }
}

enum WorkerFrame<R, Input, First, Second> {
    Start {
        input: Input,
    },
    At1 {
        first: First,
        input: Input,
    },
    At2 {
        second: Second,
        first: First,
        input: Input,
    },
    Returned(R),
    Closed,
}

frame_state! {
    WorkerFrame<Input, First, Second> returns R, sends true,
    Start = 0: &["input"];
    At1 = 1: &["input", "first"];
    At2 = 2: &["input", "first", "second"];
}

type Worked = Result<u32, Failure>;

/// What the worker may fail with on its own.
fn check(value: u32) -> Result<u32, Failure> {
    if value == 13 {
        Err(Failure("unlucky".into()))
    } else {
        Ok(value)
    }
}

/// ```text
/// fn worker(input: Noisy) -> impl Generator<Item = String, Send = u32, Throw = Stop, Return = Result<u32, Failure>> {
///     let first = Noisy("first");
///     let got = yield_!("ready".to_owned());
///     let second = Noisy("second");
///     let sum = check(got.unwrap_or(0))?;
///     match try_yield!(format!("got {sum}")) {
///         Ok(more) => Ok(sum + more.unwrap_or(0)),
///         Err(Stop(code)) => Ok(1000 + code),
///     }
/// }
/// ```
pub(crate) fn worker(
    input: Noisy,
) -> impl Generator<Item = String, Send = u32, Throw = Stop, Return = Worked> {
    // `second` takes what is sent along, so that no field is needed for it.
    machine::<String, u32, Stop, Worked, _, _, _, _>(
        WorkerFrame::Start { input },
        |frame, emit| {
            let WorkerFrame::Start { input: _input } = frame else {
                unreachable!()
            };
            let _first = Noisy("first");
            emit("ready".to_owned());
            let _second = (Noisy("second"), 0);
            let sum = check(0)?;
            emit(format!("got {sum}"));
            Ok(sum)
        },
        |slot: &mut WorkerFrame<_, _, _, _>, with| -> <Worked as Try>::Out<_> {
            match mem::replace(slot, WorkerFrame::Closed) {
                WorkerFrame::Start { input } => {
                    if let Resume::Throw(error) = with {
                        drop(input);
                        return Worked::returned(Raise::raise(error));
                    }
                    let first = Noisy("first");
                    *slot = WorkerFrame::At1 { first, input };
                    Worked::yielded("ready".to_owned())
                }
                WorkerFrame::At1 { first, input } => {
                    let (input, first) = (input, first);
                    let got = match with {
                        Resume::Next => None,
                        Resume::Send(value) => Some(value),
                        Resume::Throw(error) => return Worked::returned(Raise::raise(error)),
                    };
                    let second = Noisy("second");
                    let sum = check(got.unwrap_or(0))?;
                    let second = (second, sum);
                    *slot = WorkerFrame::At2 {
                        second,
                        first,
                        input,
                    };
                    Worked::yielded(format!("got {sum}"))
                }
                WorkerFrame::At2 {
                    second,
                    first,
                    input,
                } => {
                    let (_input, _first) = (input, first);
                    let (_second, sum): (Noisy, u32) = second;
                    Worked::returned(match with {
                        Resume::Next => Ok(sum),
                        Resume::Send(more) => Ok(sum + more),
                        Resume::Throw(Stop(code)) => Ok(1000 + code),
                    })
                }
                frame => {
                    *slot = frame;
                    match with {
                        Resume::Throw(error) => Worked::returned(Raise::raise(error)),
                        _ => Worked::closed(),
                    }
                }
            }
        },
    )
}

enum WordsFrame<R, Texts, Index> {
    Start { texts: Texts },
    At1 { index: Index, texts: Texts },
    Returned(R),
    Closed,
}

frame_state! {
    WordsFrame<Texts, Index> returns R, sends false,
    Start = 0: &["texts"];
    At1 = 1: &["texts", "index"];
}

/// `for text in texts { yield_!(text); }`: the item's lifetime is elided, and `&String` becomes `&str`.
pub(crate) fn words(
    texts: &[String],
) -> impl Generator<Item = &str, Send = (), Throw = Infallible, Return = usize> {
    machine::<&str, (), Infallible, usize, _, _, _, _>(
        WordsFrame::Start { texts },
        |frame, emit| {
            let WordsFrame::Start { texts } = frame else {
                unreachable!()
            };
            for text in texts {
                emit(text);
            }
            texts.len()
        },
        |slot: &mut WordsFrame<_, _, _>, _with| match mem::replace(slot, WordsFrame::Closed) {
            WordsFrame::Start { texts } => {
                *slot = WordsFrame::At1 { index: 0, texts };
                Step::Jump
            }
            WordsFrame::At1 { mut index, texts } => {
                let text: &String = match texts.get(index) {
                    Some(text) => text,
                    None => return Step::Return(texts.len()),
                };
                index += 1;
                *slot = WordsFrame::At1 { index, texts };
                let item: &str = text;
                Step::Yield(item)
            }
            frame => {
                *slot = frame;
                Step::Closed
            }
        },
    )
}

enum PanickerFrame<R, Local> {
    Start { local: Local },
    At1 { local: Local },
    Returned(R),
    Closed,
}

frame_state! {
    PanickerFrame<Local> returns R, sends false,
    Start = 0: &["local"];
    At1 = 1: &["local"];
}

/// `yield_!(1); panic!("in the body")`, with a local.
pub(crate) fn panicker(
    local: Noisy,
) -> impl Generator<Item = u32, Send = (), Throw = Infallible, Return = ()> {
    machine::<u32, (), Infallible, (), _, _, _, _>(
        PanickerFrame::Start { local },
        |frame, emit| {
            let PanickerFrame::Start { local: _local } = frame else {
                unreachable!()
            };
            emit(1);
            panic!("in the body");
        },
        |slot: &mut PanickerFrame<_, _>, _with| match mem::replace(slot, PanickerFrame::Closed) {
            PanickerFrame::Start { local } => {
                *slot = PanickerFrame::At1 { local };
                Step::Yield(1)
            }
            PanickerFrame::At1 { local: _local } => panic!("in the body"),
            frame => {
                *slot = frame;
                Step::Closed
            }
        },
    )
}
