//! What kind of delegate an operand of `yield_from!` is, asked by type.
//!
//! Takes a [`Probe`], which knows the operand's type and what the outer generator is sent and thrown; gives, by three
//! methods, how values are sent, how errors are thrown, and what the end is worth. Each method is in several traits, for
//! `&&&&Probe` down to `Probe`; method lookup takes the first whose bounds hold.
//!
//! The rule: only a type that is no generator is a plain iterator. A generator of other types than the outer's ends in
//! [`SentAs`] or [`ThrownAs`], and what is neither generator nor iterator in [`Delegate`]: nothing implements these, and
//! their errors say what to do.

use core::convert::Infallible;
use core::marker::PhantomData;

use super::{Delegated, Forward, Plain};
use crate::{Generator, Resume, Types};

/// The type of an operand, and the outer generator's `Send` and `Throw`.
pub struct Probe<T, S, E>(Types<(T, S, E)>);

impl<T, S, E> Probe<T, S, E> {
    /// Of this operand, which is borrowed only for the call.
    #[inline]
    pub fn of(_operand: &T) -> Self {
        Self(PhantomData)
    }
}

/// The delegate is sent, or thrown, what the outer generator is.
#[derive(Clone, Copy, Debug)]
pub struct Same;

/// The delegate can be sent, or thrown, nothing.
#[derive(Clone, Copy, Debug)]
pub struct Absent;

/// The delegate returns `()`.
#[derive(Clone, Copy, Debug)]
pub struct Unit;

/// The delegate returns something else, or there is no telling.
#[derive(Clone, Copy, Debug)]
pub struct Value;

/// The start of a delegation to a generator; values are sent by `A`.
pub struct Start<S, E, A>(Types<(S, E, A)>);

impl<S, E, A> Start<S, E, A> {
    /// Takes the operand; errors are thrown by `B`, and the end is `C`.
    #[inline]
    pub fn start<G: Generator, B, C>(
        self,
        generator: G,
        _throws: B,
        _ends: C,
    ) -> Forward<G, S, E, A, B, C> {
        Forward {
            generator,
            types: PhantomData,
        }
    }
}

/// The start of a delegation to a plain iterator.
pub struct PlainStart<S, E>(Types<(S, E)>);

impl<S, E> PlainStart<S, E> {
    /// Takes the operand; the other two are those of every type.
    #[inline]
    pub fn start<I: IntoIterator>(
        self,
        operand: I,
        _throws: Absent,
        _ends: Unit,
    ) -> Plain<I::IntoIter, S, E> {
        Plain {
            iterator: operand.into_iter(),
            types: PhantomData,
        }
    }
}

/// What an operand that was refused is taken for; it fits everywhere.
#[must_use]
pub struct Neither<S, E>(Types<(S, E)>);

impl<S, E> Neither<S, E> {
    /// Takes the operand.
    pub fn start<T>(self, _operand: T, _throws: Absent, _ends: Unit) -> Self {
        self
    }

    /// Ends at once.
    pub fn step<Y>(&mut self, _with: Resume<S, E>) -> Delegated<Y, (), E> {
        Delegated::Return(())
    }

    /// Ends at once.
    pub fn run<Y>(self, _emit: impl FnMut(Y)) {}
}

/// Values are sent on: `Send` is the outer's.
pub trait SameSend<S, E> {
    /// Answers how values are sent.
    #[inline]
    fn resumable_sends(&self) -> Start<S, E, Same> {
        Start(PhantomData)
    }
}

impl<T: Generator<Send = S>, S, E> SameSend<S, E> for &&&&Probe<T, S, E> {}

/// Values are not sent on: there is no `Send`.
pub trait SendsNothing<S, E> {
    /// Answers how values are sent.
    #[inline]
    fn resumable_sends(&self) -> Start<S, E, Absent> {
        Start(PhantomData)
    }
}

impl<T: Generator<Send = ()>, S, E> SendsNothing<S, E> for &&&Probe<T, S, E> {}

/// Values can't be sent on: `Send` is another than the outer's.
pub trait DeclaresSend<T: Generator, S, E> {
    /// Refused; answers something that causes no further errors.
    fn resumable_sends(&self) -> Start<S, E, Absent>
    where
        T::Send: SentAs<S>;
}

impl<T: Generator, S, E> DeclaresSend<T, S, E> for &&Probe<T, S, E> {
    fn resumable_sends(&self) -> Start<S, E, Absent>
    where
        T::Send: SentAs<S>,
    {
        Start(PhantomData)
    }
}

/// Errors are thrown on: `Throw` is the outer's.
pub trait SameThrow {
    /// Answers how errors are thrown.
    #[inline]
    fn resumable_throws(&self) -> Same {
        Same
    }
}

impl<T: Generator<Throw = E>, S, E> SameThrow for &&&&Probe<T, S, E> {}

/// Errors are not thrown on: there is no `Throw`.
pub trait ThrowsNothing {
    /// Answers how errors are thrown.
    #[inline]
    fn resumable_throws(&self) -> Absent {
        Absent
    }
}

impl<T: Generator<Throw = Infallible>, S, E> ThrowsNothing for &&&Probe<T, S, E> {}

/// Errors can't be thrown on: `Throw` is another than the outer's.
pub trait DeclaresThrow<T: Generator, E> {
    /// Refused; answers something that causes no further errors.
    fn resumable_throws(&self) -> Absent
    where
        T::Throw: ThrownAs<E>;
}

impl<T: Generator, S, E> DeclaresThrow<T, E> for &&Probe<T, S, E> {
    fn resumable_throws(&self) -> Absent
    where
        T::Throw: ThrownAs<E>,
    {
        Absent
    }
}

/// The delegate returns `()`.
pub trait EndsWithUnit {
    /// Answers what the end is worth.
    #[inline]
    fn resumable_ends(&self) -> Unit {
        Unit
    }
}

impl<T: Generator<Return = ()>, S, E> EndsWithUnit for &&&&Probe<T, S, E> {}

/// The delegate returns a value.
pub trait EndsWithValue {
    /// Answers what the end is worth.
    #[inline]
    fn resumable_ends(&self) -> Value {
        Value
    }
}

impl<T: Generator, S, E> EndsWithValue for &&&Probe<T, S, E> {}

/// No generator, but an iterator: iterated over.
pub trait IsPlain<S, E> {
    /// Answers how values are sent.
    #[inline]
    fn resumable_sends(&self) -> PlainStart<S, E> {
        PlainStart(PhantomData)
    }

    /// Answers how errors are thrown.
    #[inline]
    fn resumable_throws(&self) -> Absent {
        Absent
    }

    /// Answers what the end is worth.
    #[inline]
    fn resumable_ends(&self) -> Unit {
        Unit
    }
}

impl<T: IntoIterator, S, E> IsPlain<S, E> for &Probe<T, S, E> {}

/// Neither generator nor iterator.
pub trait IsNeither<T, S, E> {
    /// Refused; answers something that causes no further errors.
    fn resumable_sends(&self) -> Neither<S, E>
    where
        T: Delegate;

    /// As for any type.
    fn resumable_throws(&self) -> Absent {
        Absent
    }

    /// As for any type.
    fn resumable_ends(&self) -> Unit {
        Unit
    }
}

impl<T, S, E> IsNeither<T, S, E> for Probe<T, S, E> {
    fn resumable_sends(&self) -> Neither<S, E>
    where
        T: Delegate,
    {
        Neither(PhantomData)
    }
}

/// Nothing implements it: a delegate whose `Send` is `Self` can't be driven with an `S`.
#[diagnostic::on_unimplemented(
    message = "`yield_from!` can't send a `{S}` on: the delegate has `Send = {Self}`",
    label = "has `Send = {Self}`; the generator around it has `Send = {S}`",
    note = "give both the same `Send`, or leave the delegate's out; the delegate is then resumed by `next`"
)]
pub trait SentAs<S> {}

/// Nothing implements it: an `E` can't be thrown into a delegate whose `Throw` is `Self`.
#[diagnostic::on_unimplemented(
    message = "`yield_from!` can't throw a `{E}` on: the delegate has `Throw = {Self}`",
    label = "has `Throw = {Self}`; the generator around it has `Throw = {E}`",
    note = "give both the same `Throw`, or leave the delegate's out; a thrown error then closes the delegate"
)]
pub trait ThrownAs<E> {}

/// Nothing implements it: what gets as far as this is no delegate.
#[diagnostic::on_unimplemented(
    message = "`yield_from!` needs a generator or an iterator, and `{Self}` is neither",
    label = "neither a generator nor an iterator"
)]
pub trait Delegate {}
