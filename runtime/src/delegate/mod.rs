//! `yield_from!`: what it does with its operand, by the operand's type and the outer generator's `Send` and `Throw`.
//!
//! # What the macro writes
//!
//! `$e` is the operand, `$S` and `$E` the outer generator's `Send` and `Throw` types (`()` and `$crate::__private::Infallible`
//! where nothing is declared). The operand stands outside of the scope with the imports. In both bodies the delegate is
//!
//! ```text
//! let mut d = match $e {
//!     operand => {
//!         use $crate::__private::delegate::asks::*;
//!         let probe = Probe::<_, $S, $E>::of(&operand);
//!         (&&&&&probe).resumable_sends().start(operand, (&&&&&probe).resumable_throws(), (&&&&&probe).resumable_ends())
//!     }
//! };
//! ```
//!
//! In the arms, with `with` starting as `Resume::Next`, the value of the `yield_from!` is that of
//!
//! ```text
//! loop {
//!     match d.step(with) {
//!         Delegated::Yield(y) => with = /* suspend with y; the Resume<$S, $E> that came in */,
//!         Delegated::Return(r) => break r,
//!         Delegated::Raise(e) => /* what a plain `yield_!` does with a thrown `e` */,
//!     }
//! }
//! ```
//!
//! and in the unsplit body it is that of `d.run(|y| emit(y))`. `step` and `run` are inherent methods.
//!
//! # The rules
//!
//! * A generator whose `Send` and `Throw` equal the outer's gets all that is sent and thrown.
//! * One that declares no `Send` is resumed by `next` instead; one that declares no `Throw` is closed by a thrown error, which
//!   is then raised in the outer generator. Any other difference is a type error.
//! * Anything else is a plain iterator: exactly `for x in it { yield_!(x); }`.
//! * A generator that had ended gives the value that waits in its `take_return`.
//! * The delegate is dropped by the scope that it lies in, so one lent as `&mut` stays where it is.

mod probe;

use core::fmt;
use core::marker::PhantomData;

pub use probe::{
    Absent, Delegate, Neither, PlainStart, Probe, Same, SentAs, Start, ThrownAs, Unit, Value,
};

/// The traits by whose methods it is asked, without their names: where the macro asks, types of the user's are named.
pub mod asks {
    pub use super::probe::{
        DeclaresSend as _, DeclaresThrow as _, EndsWithUnit as _, EndsWithValue as _,
        IsNeither as _, IsPlain as _, SameSend as _, SameThrow as _, SendsNothing as _,
        ThrowsNothing as _,
    };
}

use crate::{Generator, Resume, StopIteration, Types};

/// What resuming the delegate `G` gives.
type Answer<G> = Result<<G as Iterator>::Item, StopIteration<<G as Generator>::Return>>;

/// What one resumption of a delegate came to.
#[derive(Debug)]
pub enum Delegated<Y, R, E> {
    /// The delegate handed this out.
    Yield(Y),
    /// The delegate ended; the value of the `yield_from!`.
    Return(R),
    /// The delegate can't be thrown anything, so this is raised at the `yield_from!`.
    Raise(E),
}

/// How a sent value reaches the delegate `G`.
pub trait SendMode<G: Generator, S> {
    /// Resumes the delegate.
    ///
    /// # Errors
    ///
    /// The end of the delegate.
    fn send(generator: &mut G, value: S) -> Answer<G>;
}

impl<G: Generator> SendMode<G, G::Send> for Same {
    #[inline]
    fn send(generator: &mut G, value: G::Send) -> Answer<G> {
        generator.resume(Resume::Send(value))
    }
}

impl<G: Generator, S> SendMode<G, S> for Absent {
    #[inline]
    fn send(generator: &mut G, value: S) -> Answer<G> {
        drop(value);
        generator.resume(Resume::Next)
    }
}

/// How a thrown error reaches the delegate `G`.
pub trait ThrowMode<G: Generator, E> {
    /// Resumes the delegate.
    ///
    /// # Errors
    ///
    /// The error itself, if the delegate can't be thrown it.
    fn throw(generator: &mut G, error: E) -> Result<Answer<G>, E>;
}

impl<G: Generator> ThrowMode<G, G::Throw> for Same {
    #[inline]
    fn throw(generator: &mut G, error: G::Throw) -> Result<Answer<G>, G::Throw> {
        Ok(generator.resume(Resume::Throw(error)))
    }
}

impl<G: Generator, E> ThrowMode<G, E> for Absent {
    #[inline]
    fn throw(generator: &mut G, error: E) -> Result<Answer<G>, E> {
        generator.close();
        Err(error)
    }
}

/// What a delegate that had ended, with no value waiting, is worth.
pub trait EndMode<G: Generator> {
    /// Makes up the value, or panics.
    fn missing() -> G::Return;
}

impl<G: Generator<Return = ()>> EndMode<G> for Unit {
    #[inline]
    fn missing() {}
}

impl<G: Generator> EndMode<G> for Value {
    #[cold]
    fn missing() -> G::Return {
        panic!("the delegate of `yield_from!` had already ended, and its returned value was taken")
    }
}

/// A generator as delegate, and how to speak to it.
pub struct Forward<G, S, E, A, B, C> {
    generator: G,
    types: Types<(S, E, A, B, C)>,
}

impl<G, S, E, A, B, C> Forward<G, S, E, A, B, C>
where
    G: Generator,
    A: SendMode<G, S>,
    B: ThrowMode<G, E>,
    C: EndMode<G>,
{
    /// Resumes the delegate with what the outer generator was resumed with.
    #[inline]
    pub fn step(&mut self, with: Resume<S, E>) -> Delegated<G::Item, G::Return, E> {
        let answer = match with {
            Resume::Next => self.generator.resume(Resume::Next),
            Resume::Send(value) => A::send(&mut self.generator, value),
            Resume::Throw(error) => match B::throw(&mut self.generator, error) {
                Ok(answer) => answer,
                Err(error) => return Delegated::Raise(error),
            },
        };
        match answer {
            Ok(value) => Delegated::Yield(value),
            Err(stop) => {
                let waiting = stop.value.or_else(|| self.generator.take_return());
                Delegated::Return(waiting.unwrap_or_else(C::missing))
            }
        }
    }

    /// Runs the delegate to its end.
    ///
    /// # Panics
    ///
    /// As [`step`](Self::step), if the delegate had ended and no value is waiting.
    #[inline]
    pub fn run(self, emit: impl FnMut(G::Item)) -> G::Return {
        self.generator
            .resumable_run(emit)
            .unwrap_or_else(C::missing)
    }
}

impl<G: Clone, S, E, A, B, C> Clone for Forward<G, S, E, A, B, C> {
    fn clone(&self) -> Self {
        Self {
            generator: self.generator.clone(),
            types: PhantomData,
        }
    }
}

impl<G: fmt::Debug, S, E, A, B, C> fmt::Debug for Forward<G, S, E, A, B, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.generator.fmt(f)
    }
}

/// A plain iterator as delegate.
pub struct Plain<I, S, E> {
    iterator: I,
    types: Types<(S, E)>,
}

impl<I: Iterator, S, E> Plain<I, S, E> {
    /// Gives the next item; a sent value is ignored, and an error comes back.
    #[inline]
    pub fn step(&mut self, with: Resume<S, E>) -> Delegated<I::Item, (), E> {
        match with {
            Resume::Throw(error) => return Delegated::Raise(error),
            // Before the iterator goes on, as where each item is yielded by a `yield_!`.
            ignored => drop(ignored),
        }
        match self.iterator.next() {
            Some(value) => Delegated::Yield(value),
            None => Delegated::Return(()),
        }
    }

    /// Runs through the items.
    #[inline]
    pub fn run(self, emit: impl FnMut(I::Item)) {
        self.iterator.for_each(emit);
    }
}

impl<I: Clone, S, E> Clone for Plain<I, S, E> {
    fn clone(&self) -> Self {
        Self {
            iterator: self.iterator.clone(),
            types: PhantomData,
        }
    }
}

impl<I: fmt::Debug, S, E> fmt::Debug for Plain<I, S, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iterator.fmt(f)
    }
}
