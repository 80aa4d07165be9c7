//! The trait that callers see, and what goes in and comes out of a resumption.
//!
//! One entry, [`Generator::resume`], is what all others stand on; Python's `next`, `send`, `throw` and `close` are faces
//! of it. `&mut G` and (with `alloc`) `Box<G>` are generators wherever `G` is, `dyn Generator` included.

use core::error::Error;
use core::fmt;

use crate::Frame;
use crate::outcome::Step;

/// An iterator that can also be spoken to: Python's generator (PEP 255, 342 and 380).
///
/// `#[generator]` functions return one. `next` is [`Iterator::next`], so `for`, adapters, `collect` and `by_ref` work.
///
/// The trait is open: a type of your own needs `resume`, `close` and `state`.
///
/// | event | what happens |
/// |---|---|
/// | `next()`, `send(v)` | runs to the next yield, the end, or a panic |
/// | `send(v)` before the first yield, if something is declared to be sent | panics |
/// | `throw(e)` while suspended | raised at the yield |
/// | `throw(e)` before the start, or after the end | closed; the error comes back in the `StopIteration` |
/// | end of the body | `StopIteration { value: Some(r) }`; through `next` it is `None`, and `r` waits in `take_return` |
/// | resumed after the end | `next` gives `None`, `send` gives `StopIteration { value: None }` |
/// | `close()`, or drop | the live locals are dropped |
/// | panic in the body | unwinds to the caller; the generator is closed |
///
/// # Examples
///
/// A countdown written out by hand, in which a sent value sets the count:
///
/// ```
/// use std::convert::Infallible;
/// use resumable::{Generator, GeneratorState, Resume, StopIteration};
///
/// struct Countdown(Option<u32>);
///
/// impl Iterator for Countdown {
///     type Item = u32;
///     fn next(&mut self) -> Option<u32> {
///         self.resume(Resume::Next).ok()
///     }
/// }
///
/// impl Generator for Countdown {
///     type Send = u32;
///     type Throw = Infallible;
///     type Return = ();
///
///     fn resume(&mut self, with: Resume<u32, Infallible>) -> Result<u32, StopIteration<()>> {
///         if let Resume::Send(count) = with {
///             self.0 = Some(count);
///         }
///         let count = self.0.ok_or(StopIteration { value: None })?;
///         self.0 = count.checked_sub(1);
///         Ok(count)
///     }
///
///     fn close(&mut self) {
///         self.0 = None;
///     }
///
///     fn state(&self) -> GeneratorState {
///         if self.0.is_some() { GeneratorState::Suspended } else { GeneratorState::Closed }
///     }
/// }
///
/// let mut countdown = Countdown(Some(7));
/// assert_eq!(countdown.next(), Some(7));
/// assert_eq!(countdown.send(1), Ok(1));
/// assert_eq!(countdown.next(), Some(0));
/// assert_eq!(countdown.next(), None);
/// ```
#[must_use = "generators are lazy and do nothing until they are resumed"]
pub trait Generator: Iterator {
    /// What can be sent in; `()` if nothing.
    type Send;
    /// What can be thrown in; [`Infallible`](core::convert::Infallible) if nothing.
    type Throw;
    /// What the body returns at its end.
    type Return;

    /// Runs to the next yield or the end. The one entry that the others stand on.
    ///
    /// # Examples
    ///
    /// ```
    /// use resumable::{Generator, Resume, StopIteration};
    ///
    /// fn first<G: Generator>(mut generator: G) -> Result<G::Item, StopIteration<G::Return>> {
    ///     generator.resume(Resume::Next)
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// [`StopIteration`] at the end: with the returned value if the body ended in this very call, without one later.
    /// An error thrown before the start or after the end comes back in it, as `Some(Err(error))`.
    ///
    /// # Panics
    ///
    /// As [`send`](Generator::send), when resumed with [`Resume::Send`]. Panics of the body pass through, and the
    /// generator is then closed.
    fn resume(
        &mut self,
        with: Resume<Self::Send, Self::Throw>,
    ) -> Result<Self::Item, StopIteration<Self::Return>>;

    /// Makes `value` the value of the yield that the generator waits in, and runs to the next (PEP 342, `send`).
    ///
    /// Where nothing is declared to be sent, `send(())` is `next`.
    ///
    /// # Examples
    ///
    /// ```
    /// use resumable::Generator;
    ///
    /// /// Starts an averager and gives it two terms.
    /// fn average(mut averager: impl Generator<Item = f64, Send = f64>, terms: [f64; 2]) -> Option<f64> {
    ///     averager.next()?;
    ///     averager.send(terms[0]).ok()?;
    ///     averager.send(terms[1]).ok()
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// [`StopIteration`] at the end, as [`resume`](Generator::resume).
    ///
    /// # Panics
    ///
    /// Before the first yield there is nothing that could receive the value: "can't send a value to a just-started
    /// generator; call `next` first" (Python: `TypeError`). The generator can still be started afterwards.
    fn send(&mut self, value: Self::Send) -> Result<Self::Item, StopIteration<Self::Return>> {
        self.resume(Resume::Send(value))
    }

    /// Raises `error` at the yield that the generator waits in (PEP 342, `throw`).
    ///
    /// A `try_yield!` catches it. At a plain `yield_!` the body is left as by `return Err(From::from(error))`.
    ///
    /// # Examples
    ///
    /// ```
    /// use resumable::Generator;
    ///
    /// fn cancel<E>(generator: &mut dyn Generator<Item = u32, Send = (), Throw = E, Return = Result<(), E>>, why: E) {
    ///     while generator.next().is_some_and(|count| count < 10) {}
    ///     let _ = generator.throw(why);
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// [`StopIteration`] if the body ends. Before the start the arguments are dropped and the generator is closed; then
    /// and after the end, the error comes back as `Some(Err(error))`: nothing is lost (Python raises it to the caller).
    ///
    /// # Panics
    ///
    /// Panics of the body pass through.
    fn throw(&mut self, error: Self::Throw) -> Result<Self::Item, StopIteration<Self::Return>> {
        self.resume(Resume::Throw(error))
    }

    /// Ends the generator where it stands: the live locals are dropped at once, in the order in which the function
    /// would have dropped them (PEP 342, `close`: `GeneratorExit` and `finally`). Dropping the generator does the same.
    ///
    /// Closing again does nothing. A value that waits in [`take_return`](Generator::take_return) stays there.
    ///
    /// # Examples
    ///
    /// ```
    /// use resumable::{Generator, GeneratorState};
    ///
    /// fn stop(generator: &mut impl Generator) {
    ///     generator.close();
    ///     assert_eq!(generator.state(), GeneratorState::Closed);
    /// }
    /// ```
    ///
    /// # Panics
    ///
    /// A destructor that panics does so through `close`; the other locals are dropped, and the generator is closed.
    fn close(&mut self);

    /// What Python's `inspect.getgeneratorstate` tells. (`GEN_RUNNING` can't be seen: running takes `&mut self`.)
    ///
    /// # Examples
    ///
    /// ```
    /// use resumable::{Generator, GeneratorState};
    ///
    /// fn is_finished(generator: &impl Generator) -> bool {
    ///     generator.state() == GeneratorState::Closed
    /// }
    /// ```
    fn state(&self) -> GeneratorState;

    /// Where the generator stands (Python: `gi_frame`). `None` once it is closed, or if the type can't tell.
    ///
    /// # Examples
    ///
    /// ```
    /// use resumable::Generator;
    ///
    /// fn explain(generator: &impl Generator) -> String {
    ///     match generator.frame() {
    ///         Some(frame) => format!("waits in {frame}, holding {:?}", frame.locals),
    ///         None => "closed".to_owned(),
    ///     }
    /// }
    /// ```
    fn frame(&self) -> Option<Frame> {
        None
    }

    /// Takes the returned value of a generator that ran out through `next` (PEP 380: `StopIteration.value`, which a `for`
    /// loop loses in Python).
    ///
    /// Every generator that ran out so has one, a `()` too. It waits until it is taken, `close`, `next` and `throw`
    /// notwithstanding. `None` before that, after that, and if the value went into a [`StopIteration`].
    ///
    /// # Examples
    ///
    /// ```
    /// use resumable::Generator;
    ///
    /// fn sum_and_rest<R>(mut generator: impl Generator<Item = u32, Return = R>) -> (u32, Option<R>) {
    ///     let sum = generator.by_ref().sum();
    ///     (sum, generator.take_return())
    /// }
    /// ```
    fn take_return(&mut self) -> Option<Self::Return> {
        None
    }

    /// As [`resume`](Generator::resume), in the form that a call through `dyn` answers in registers. Boxes and references resume by this.
    #[doc(hidden)]
    fn resumable_step(
        &mut self,
        with: Resume<Self::Send, Self::Throw>,
    ) -> Step<Self::Item, Self::Return> {
        match self.resume(with) {
            Ok(value) => Step::Yield(value),
            Err(StopIteration { value: Some(value) }) => Step::Return(value),
            Err(StopIteration { value: None }) => Step::Closed,
        }
    }

    /// Runs to the end: the value, or `None` if it had ended before and none is waiting. A delegation in an unsplit body
    /// runs its delegate by this, so that the delegate's own unsplit body is used too.
    #[doc(hidden)]
    fn resumable_run<F>(mut self, mut emit: F) -> Option<Self::Return>
    where
        Self: Sized,
        F: FnMut(Self::Item),
    {
        loop {
            match self.resume(Resume::Next) {
                Ok(value) => emit(value),
                Err(stop) => return stop.value.or_else(|| self.take_return()),
            }
        }
    }
}

/// What a generator is resumed with.
///
/// # Examples
///
/// ```
/// use std::convert::Infallible;
/// use resumable::Resume;
///
/// let with: Resume<u32, Infallible> = Resume::Send(3);
/// assert_ne!(with, Resume::Next);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resume<S, E> {
    /// Nothing: as by `next`.
    Next,
    /// A value for the yield.
    Send(S),
    /// An error to be raised at the yield.
    Throw(E),
}

/// The generator has ended: Python's exception of that name (PEP 255; its value: PEP 380).
///
/// # Examples
///
/// ```
/// use resumable::StopIteration;
///
/// let stop = StopIteration { value: Some(3) };
/// assert_eq!(stop.to_string(), "the generator has ended");
/// assert_eq!(stop.value, Some(3));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StopIteration<R> {
    /// What the body returned, if it ended in this very call.
    pub value: Option<R>,
}

impl<R> fmt::Display for StopIteration<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the generator has ended")
    }
}

impl<R: fmt::Debug> Error for StopIteration<R> {}

/// How far a generator has come: Python's `inspect.getgeneratorstate`.
///
/// # Examples
///
/// ```
/// use resumable::GeneratorState;
///
/// assert_ne!(GeneratorState::Created, GeneratorState::Suspended);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GeneratorState {
    /// Called, but no line of the body has run (`GEN_CREATED`).
    Created,
    /// Waiting in a yield (`GEN_SUSPENDED`).
    Suspended,
    /// Ended, closed, or left by a panic (`GEN_CLOSED`).
    Closed,
}

/// All methods of a generator that is reached through a place `*self`.
macro_rules! forward {
    () => {
        type Send = G::Send;
        type Throw = G::Throw;
        type Return = G::Return;

        #[inline]
        fn resume(
            &mut self,
            with: Resume<G::Send, G::Throw>,
        ) -> Result<G::Item, StopIteration<G::Return>> {
            (**self).resumable_step(with).into_resumed()
        }

        #[inline]
        fn resumable_step(&mut self, with: Resume<G::Send, G::Throw>) -> Step<G::Item, G::Return> {
            (**self).resumable_step(with)
        }

        #[inline]
        #[track_caller]
        fn send(&mut self, value: G::Send) -> Result<G::Item, StopIteration<G::Return>> {
            (**self).send(value)
        }

        #[inline]
        fn throw(&mut self, error: G::Throw) -> Result<G::Item, StopIteration<G::Return>> {
            (**self).throw(error)
        }

        #[inline]
        fn close(&mut self) {
            (**self).close();
        }

        #[inline]
        fn state(&self) -> GeneratorState {
            (**self).state()
        }

        #[inline]
        fn frame(&self) -> Option<Frame> {
            (**self).frame()
        }

        #[inline]
        fn take_return(&mut self) -> Option<G::Return> {
            (**self).take_return()
        }
    };
}
#[cfg(feature = "alloc")]
pub(crate) use forward;

impl<G: Generator + ?Sized> Generator for &mut G {
    forward!();
}
