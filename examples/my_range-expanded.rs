//! `my_range.rs` without the macro: the state machine that `#[generator]` makes of it, written out by hand.
//!
//! This file uses nothing but the standard library. It shows what the attribute does to
//!
//! ```ignore
//! #[generator]
//! pub fn my_range(start: u32, end: u32) -> impl Iterator<Item = u32> {
//!     let mut index = start;
//!     while index < end {
//!         yield_!(index);
//!         index += 1;
//!     }
//! }
//! ```
//!
//! Three things differ from what the macro writes, all for the reader's sake: the names are shorter, the driver, which
//! every machine shares and which lives in the runtime, stands here too, and the types of the saved locals are spelled
//! out. The macro sees no types, so it makes each saved local's type a parameter of `Frame` and leaves it to inference.

use std::iter::FusedIterator;
use std::mem;

/// The function's locals, as far as they are alive, and the place where the function waits.
///
/// The tag of the enum is the resume point; each variant holds the locals that are alive there and no others.
enum Frame {
    /// Called, and not started: the arguments wait, no line of the body has run.
    Start { start: u32, end: u32 },
    /// At the head of the loop. Control gets here from two sides, the start and the loop's end, so it is a point of its
    /// own. `start` is gone: nothing reads it any more.
    Head { end: u32, index: u32 },
    /// Suspended at the `yield_!`.
    Yielded { end: u32, index: u32 },
    /// At its end, closed, or just now running.
    Closed,
}

/// What one piece of the body comes to.
enum Step {
    /// The body has reached a `yield_!` and hands out its operand.
    Yield(u32),
    /// Control has reached a point that is a variant of the frame; come straight back.
    Jump,
    /// The body has ended.
    Return,
}

/// Runs the body from the point where the frame stands to the next one.
///
/// The frame is taken by value and a new one is put back. In between the saved fields are ordinary Rust locals under
/// their own names, and the frame is `Closed`: if the body panics, the locals are dropped by the unwinding and the
/// generator stays closed.
fn step(frame: &mut Frame) -> Step {
    match mem::replace(frame, Frame::Closed) {
        Frame::Start { start, end } => {
            let index = start;
            *frame = Frame::Head { end, index };
            Step::Jump
        }
        Frame::Head { end, index } => {
            if index < end {
                *frame = Frame::Yielded { end, index };
                Step::Yield(index)
            } else {
                Step::Return
            }
        }
        Frame::Yielded { end, mut index } => {
            index += 1;
            *frame = Frame::Head { end, index };
            Step::Jump
        }
        Frame::Closed => Step::Return,
    }
}

/// The body in one piece, `yield_!(x)` replaced by a call. An iterator that is asked to run to its end needs no machine.
fn unsplit(start: u32, end: u32, mut emit: impl FnMut(u32)) {
    let mut index = start;
    while index < end {
        emit(index);
        index += 1;
    }
}

/// A frame and the two ways to run it; in the runtime this is `Machine`, the same for every generator.
struct MyRange {
    frame: Frame,
}

impl Iterator for MyRange {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        loop {
            match step(&mut self.frame) {
                Step::Yield(item) => return Some(item),
                Step::Return => return None,
                Step::Jump => {}
            }
        }
    }

    /// `sum`, `count`, `max`, `for_each` and their like all come here.
    fn fold<B, F: FnMut(B, u32) -> B>(self, init: B, mut f: F) -> B {
        if let Frame::Start { start, end } = self.frame {
            let mut folded = Some(init);
            unsplit(start, end, |item| {
                folded = folded.take().map(|so_far| f(so_far, item));
            });
            folded.expect("the closure puts back what it takes")
        } else {
            let mut folded = init;
            for item in self {
                folded = f(folded, item);
            }
            folded
        }
    }
}

/// Once `Closed`, always `Closed`.
impl FusedIterator for MyRange {}

/// The function that is left: it moves its arguments into a frame, and runs nothing.
pub fn my_range(start: u32, end: u32) -> impl Iterator<Item = u32> {
    MyRange {
        frame: Frame::Start { start, end },
    }
}

fn main() {
    for i in my_range(0, 10) {
        println!("{i}");
    }
}
