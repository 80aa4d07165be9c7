//! The generator's half: one face for every generator, and the ways to drive it.
//!
//! Takes a generator; gives the trace lines that the recording calls of the plain half write.

use resumable::{Generator, GeneratorState};

use crate::record::{Sent, Shown, finish};
use crate::trace::{self, Action};
use crate::values::Thrown;

/// What a resumption led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A yield, to be resumed so.
    Goes(Action),
    /// A yield at which the plan leaves.
    Left,
    /// The end.
    Ended,
}

/// A generator of any type.
pub trait Driven {
    /// Resumes and records.
    fn resume(&mut self, action: Action) -> Seen;
    /// Drives the rest with a `for` loop.
    fn rest_by_for(self: Box<Self>);
    /// Drives the rest with `fold`.
    fn rest_by_fold(self: Box<Self>);
    /// Closes it.
    fn close(&mut self);
    /// Whether it has ended, as far as it can tell.
    fn ended(&mut self) -> bool;
    /// Another one that stands where this stands.
    fn copy(&self) -> Option<Box<dyn Driven>>;
}

/// How a copy is made, where one can be.
pub type Copy<G> = Option<fn(&G) -> G>;

/// A generator of which only `Iterator` is known.
///
/// Closing is dropping: then it holds nothing.
pub struct OfIterator<G>(Option<G>, Copy<G>);

impl<G> OfIterator<G> {
    /// Drives it.
    pub fn new(generator: G, copy: Copy<G>) -> Self {
        Self(Some(generator), copy)
    }
}

/// A generator known as one, with what is sent and what is thrown.
pub struct OfGenerator<G>(G, Copy<G>);

impl<G> OfGenerator<G> {
    /// Drives it.
    pub fn new(generator: G, copy: Copy<G>) -> Self {
        Self(generator, copy)
    }
}

/// What a driver can send: a plan never has an action that the program's signature does not have.
pub trait Sendable: Sized {
    /// From the plan's number.
    fn sendable(number: i64) -> Self;
}

impl Sendable for () {
    fn sendable(_: i64) -> Self {}
}

impl Sendable for i64 {
    fn sendable(number: i64) -> Self {
        Self::made(number)
    }
}

impl Sendable for crate::values::Noisy {
    fn sendable(number: i64) -> Self {
        Self::made(number)
    }
}

/// What a driver can throw.
pub trait Throwable: Sized {
    /// From the plan's number.
    fn throwable(number: i64) -> Self;
}

impl Throwable for Thrown {
    fn throwable(number: i64) -> Self {
        Self(number)
    }
}

impl Throwable for std::convert::Infallible {
    fn throwable(_: i64) -> Self {
        unreachable!("thrown at a program that does not declare it")
    }
}

/// What a driver does with what is yielded.
pub(crate) fn seen<Y: Shown>(value: Y) -> Seen {
    let action = trace::yielded(format_args!("{}", value.shown()));
    trace::received(value);
    action.map_or(Seen::Left, Seen::Goes)
}

impl<G: Iterator<Item: Shown> + 'static> Driven for OfIterator<G> {
    fn resume(&mut self, _: Action) -> Seen {
        if let Some(value) = self.0.as_mut().and_then(Iterator::next) {
            return seen(value);
        }
        finish(());
        Seen::Ended
    }

    fn rest_by_for(self: Box<Self>) {
        if let Some(generator) = self.0 {
            for value in generator {
                seen(value);
            }
        }
    }

    fn rest_by_fold(self: Box<Self>) {
        if let Some(generator) = self.0 {
            generator.fold((), |(), value| {
                seen(value);
            });
        }
    }

    fn close(&mut self) {
        self.0 = None;
    }

    fn ended(&mut self) -> bool {
        self.0.as_mut().and_then(Iterator::next).is_none()
    }

    fn copy(&self) -> Option<Box<dyn Driven>> {
        let copy = self.1?;
        let generator = self.0.as_ref()?;
        Some(Box::new(Self(Some(copy(generator)), self.1)))
    }
}

impl<G> Driven for OfGenerator<G>
where
    G: Generator<Item: Shown, Send: Sendable, Throw: Throwable, Return: Shown> + 'static,
{
    fn resume(&mut self, action: Action) -> Seen {
        let outcome = match action {
            Action::Next => match self.0.next() {
                Some(value) => Ok(value),
                None => Err(self.0.take_return()),
            },
            Action::Send(number) => self
                .0
                .send(G::Send::sendable(number))
                .map_err(|stop| stop.value),
            Action::Throw(number) => self
                .0
                .throw(G::Throw::throwable(number))
                .map_err(|stop| stop.value),
        };
        match outcome {
            Ok(value) => seen(value),
            Err(Some(result)) => {
                finish(result);
                Seen::Ended
            }
            Err(None) => {
                trace::note(format_args!("no result"));
                Seen::Ended
            }
        }
    }

    fn rest_by_for(self: Box<Self>) {
        for value in self.0 {
            seen(value);
        }
    }

    fn rest_by_fold(self: Box<Self>) {
        self.0.fold((), |(), value| {
            seen(value);
        });
    }

    fn close(&mut self) {
        self.0.close();
    }

    fn ended(&mut self) -> bool {
        self.0.state() == GeneratorState::Closed && self.0.next().is_none()
    }

    fn copy(&self) -> Option<Box<dyn Driven>> {
        let copy = self.1?;
        Some(Box::new(Self(copy(&self.0), self.1)))
    }
}
