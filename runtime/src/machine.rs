//! The driver of the machines that the macro writes.
//!
//! Takes a frame, the body unsplit, and the step closure, which runs one block of the body; gives an iterator and generator.
//!
//! Steps follow one another in one loop, so that the body is compiled once for each way of resuming. What a resumption does not touch costs it
//! nothing, for the locals of a loop lie in place in the frame; only what is moved out of it is loaded.
//!
//! The rules kept here:
//! * What a step moves out of the frame drops in the step; what it works on in place drops with the frame, which is closed when the step
//!   returns from the body or panics. So locals drop innermost first, and a panic leaves `Closed`.
//! * The machine is as large as its frame: both closures capture nothing. Its auto traits are the frame's.
//! * The value that waits in `take_return` lies in the frame, and only `take_return` takes it.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::mem;

use crate::outcome::{Outcome, Step};
use crate::{Frame, Generator, GeneratorState, Resume, StopIteration, Types};

/// What the driver must know of a frame. The macro implements it on the enum that it writes.
pub trait FrameState: Sized {
    /// What the generator returns.
    type Return;

    /// Whether something is declared to be sent. Otherwise `send(())` is `next`.
    const SENDS: bool = false;

    /// Where it waits; `None` once it has ended. Resume point 0 means created.
    fn place(&self) -> Option<Frame>;

    /// Drops the locals, if there are any left. A value that waits to be taken stays.
    fn close(&mut self);

    /// The frame that holds what was returned.
    fn returned(value: Self::Return) -> Self;

    /// Closes a frame that has ended; gives the value that it holds, if it does.
    fn take_return(&mut self) -> Option<Self::Return>;
}

/// A generator made of a frame and the code that runs on it. What it yields is no parameter, for the step tells it: so what a boxed one
/// yields need not outlive the box's lifetime.
#[must_use = "generators are lazy and do nothing until they are resumed"]
pub struct Machine<S, E, F, U, K> {
    frame: F,
    unsplit: U,
    step: K,
    types: Types<(S, E)>,
}

/// Makes a machine. The bounds give both closures their types, so they must be written right in the call.
///
/// * `unsplit` is the whole body: it gets the created frame, and calls its second parameter where the body yields.
/// * `step` runs one block: it gets the frame and what the generator was resumed with.
#[inline]
pub fn machine<Y, S, E, R, F, U, K, O>(frame: F, unsplit: U, step: K) -> Machine<S, E, F, U, K>
where
    F: FrameState<Return = R>,
    U: FnOnce(F, &mut dyn FnMut(Y)) -> R,
    K: FnMut(&mut F, Resume<S, E>) -> O,
    O: Outcome<Yield = Y, Return = R>,
{
    Machine {
        frame,
        unsplit,
        step,
        types: PhantomData,
    }
}

/// Where a whole body is run on a frame that is not a created one, which the driver never does.
#[cold]
pub fn not_created() -> ! {
    unreachable!("a body is run as a whole from its start only")
}

/// Closes the frame that steps run on, unless they came to a suspension.
struct Running<'f, F: FrameState> {
    frame: &'f mut F,
    is_suspended: bool,
}

impl<F: FrameState> Drop for Running<'_, F> {
    #[inline]
    fn drop(&mut self) {
        if !self.is_suspended {
            self.frame.close();
        }
    }
}

/// Runs to the next suspension or the end. A macro, not a function that is always inlined: rustc would compile that once more for every generator.
/// One that `next` and `resume` share costs each a call, a third of a short step's instructions.
macro_rules! drive {
    ($machine:expr, $with:expr) => {{
        let mut running = Running {
            frame: &mut $machine.frame,
            is_suspended: false,
        };
        let mut with = $with;
        let step = loop {
            let step = ($machine.step)(running.frame, mem::replace(&mut with, Resume::Next));
            match step.into_step() {
                Step::Jump => {}
                step => break step,
            }
        };
        running.is_suspended = matches!(step, Step::Yield(_) | Step::Closed);
        step
    }};
}

impl<S, E, F: FrameState, U, K> Machine<S, E, F, U, K> {
    #[inline]
    fn is_created(&self) -> bool {
        matches!(
            self.frame.place(),
            Some(Frame {
                resume_point: 0,
                ..
            })
        )
    }

    /// Refuses a value that no yield could receive; the frame has not been touched.
    #[inline]
    #[track_caller]
    fn accept_send(&self) {
        if F::SENDS && self.is_created() {
            refuse_send();
        }
    }
}

#[cold]
#[track_caller]
fn refuse_send() -> ! {
    panic!("can't send a value to a just-started generator; call `next` first")
}

impl<Y, S, E, R, F, U, K, O> Iterator for Machine<S, E, F, U, K>
where
    F: FrameState<Return = R>,
    U: FnOnce(F, &mut dyn FnMut(Y)) -> R,
    K: FnMut(&mut F, Resume<S, E>) -> O,
    O: Outcome<Yield = Y, Return = R>,
{
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        match drive!(self, Resume::Next) {
            Step::Yield(value) => Some(value),
            Step::Return(value) => {
                self.frame = F::returned(value);
                None
            }
            Step::Jump | Step::Closed => None,
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, None)
    }

    /// Runs the unsplit body if nothing has run yet; `for_each`, `sum`, `count` and the like come here.
    #[inline]
    fn fold<A, G>(mut self, init: A, mut each: G) -> A
    where
        G: FnMut(A, Y) -> A,
    {
        if !self.is_created() {
            let mut folded = init;
            for value in &mut self {
                folded = each(folded, value);
            }
            return folded;
        }
        // An option, because `each` takes the value away while it runs; it is empty only if `each` panics.
        let mut folded = Some(init);
        (self.unsplit)(self.frame, &mut |value| {
            if let Some(before) = folded.take() {
                folded = Some(each(before, value));
            }
        });
        match folded {
            Some(folded) => folded,
            None => unreachable!("a call of the folding closure did not come back"),
        }
    }

    /// By `fold` from the start, so that `max`, `min` and the like run the unsplit body too.
    #[inline]
    fn reduce<G>(self, mut each: G) -> Option<Y>
    where
        G: FnMut(Y, Y) -> Y,
    {
        self.fold(None, |before, value| {
            Some(match before {
                Some(before) => each(before, value),
                None => value,
            })
        })
    }
}

impl<Y, S, E, R, F, U, K, O> FusedIterator for Machine<S, E, F, U, K>
where
    F: FrameState<Return = R>,
    U: FnOnce(F, &mut dyn FnMut(Y)) -> R,
    K: FnMut(&mut F, Resume<S, E>) -> O,
    O: Outcome<Yield = Y, Return = R>,
{
}

impl<Y, S, E, R, F, U, K, O> Generator for Machine<S, E, F, U, K>
where
    F: FrameState<Return = R>,
    U: FnOnce(F, &mut dyn FnMut(Y)) -> R,
    K: FnMut(&mut F, Resume<S, E>) -> O,
    O: Outcome<Yield = Y, Return = R>,
{
    type Send = S;
    type Throw = E;
    type Return = R;

    #[inline]
    #[track_caller]
    fn resume(&mut self, with: Resume<S, E>) -> Result<Y, StopIteration<R>> {
        // Written out: by way of `resumable_step`, LLVM inlines less, and a push parser takes 31 % more instructions.
        if matches!(with, Resume::Send(_)) {
            self.accept_send();
        }
        drive!(self, with).into_resumed()
    }

    #[inline]
    fn resumable_step(&mut self, with: Resume<S, E>) -> Step<Y, R> {
        if matches!(with, Resume::Send(_)) {
            self.accept_send();
        }
        drive!(self, with)
    }

    #[inline]
    #[track_caller]
    fn send(&mut self, value: S) -> Result<Y, StopIteration<R>> {
        self.resume(Resume::Send(value))
    }

    #[inline]
    fn close(&mut self) {
        self.frame.close();
    }

    #[inline]
    fn state(&self) -> GeneratorState {
        match self.frame.place() {
            None => GeneratorState::Closed,
            Some(_) if self.is_created() => GeneratorState::Created,
            Some(_) => GeneratorState::Suspended,
        }
    }

    #[inline]
    fn frame(&self) -> Option<Frame> {
        self.frame.place()
    }

    #[inline]
    fn take_return(&mut self) -> Option<R> {
        match self.frame.place() {
            None => self.frame.take_return(),
            Some(_) => None,
        }
    }

    #[inline]
    fn resumable_run<G>(mut self, mut emit: G) -> Option<R>
    where
        G: FnMut(Y),
    {
        if self.is_created() {
            return Some((self.unsplit)(self.frame, &mut emit));
        }
        for value in &mut self {
            emit(value);
        }
        self.frame.take_return()
    }
}

/// In bytes: a frame larger than this is cloned by a call, which costs nothing beside what it copies.
const LARGE: usize = 256;

#[inline]
fn cloned<F: Clone>(frame: &F) -> F {
    if size_of::<F>() > LARGE {
        cloned_by_call(frame)
    } else {
        frame.clone()
    }
}

/// Inlined, LLVM takes the clone apart by its fields, and copies large ones once more to put them together: measured, twice the time.
#[inline(never)]
fn cloned_by_call<F: Clone>(frame: &F) -> F {
    frame.clone()
}

impl<S, E, F: Clone, U: Clone, K: Clone> Clone for Machine<S, E, F, U, K> {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            frame: cloned(&self.frame),
            unsplit: self.unsplit.clone(),
            step: self.step.clone(),
            types: PhantomData,
        }
    }
}

impl<S, E, F: fmt::Debug, U, K> fmt::Debug for Machine<S, E, F, U, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.frame.fmt(f)
    }
}
