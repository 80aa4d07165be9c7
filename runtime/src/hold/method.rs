//! Whether a method has taken its receiver, where neither its name nor the receiver's class tells: method lookup itself decides.
//!
//! It looks for methods that take the receiver by value before it looks for those that borrow it. So the macro declares a method of the same
//! name that takes any receiver by value, in a block that is typed but never reached, and calls it there:
//!
//! ```text
//! trait ReceiverInBraces: Sized { fn commit(self) -> Borrowed { .. } }
//! impl<T> ReceiverInBraces for T {}
//! Returned::of(receiver.commit()).resumable_method()
//! ```
//!
//! A method of the type's own that consumes comes first; where the own one borrows, the one that answers [`Borrowed`] does. What lapses, or is
//! `Copy`, has no drop to come whatever the method does, and is not asked ([`Gone::receiver`]): in its place stands a value of a type of the
//! macro's, which has the method for its own, whatever a trait gives to all types. Of a box what it holds is asked as well.
//!
//! A name that says `into_..` is believed unless the type has a method of that name that borrows. There the macro's own one is of references to
//! references, and called on a reference: what takes that, as a method with `&self` does, comes first; and on a `&mut`, likewise. What takes a
//! `&mut` of an iterator may be one that consumes any iterator, and is no answer.
//!
//! The rule: a trait's method that consumes is ambiguous beside the macro's, and rustc says so, by the name of the macro's trait what to do as
//! well: `{ receiver }.commit()` moves aloud. Nothing is dropped early in silence.

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::marker::PhantomData;
use core::ops::Deref;

use super::Probe;
use super::receiver::Receiver;
use super::tag::{Gone, Held};
use crate::Types;

impl<T> Probe<T> {
    /// Asks the same type in the words of a receiver.
    #[must_use]
    pub fn receiver(&self) -> Receiver<T> {
        unreachable!("a probe is not run")
    }
}

/// What the macro's own method returns.
pub struct Borrowed(());

impl Borrowed {
    /// An argument, of whatever type the method takes.
    #[must_use]
    pub fn argument<T>() -> T {
        unreachable!("a probe is not run")
    }
}

/// What the macro's own method returns, where the name says that methods consume.
pub struct Consumed(());

impl Held {
    /// A receiver of the type, where code is typed but not reached.
    #[must_use]
    pub fn receiver<T, N>(self, _: &Probe<T>, _: N) -> T {
        unreachable!("a probe is not run")
    }

    /// The type, where what it is in is asked.
    #[must_use]
    pub fn asked<T>(self, probe: Probe<T>) -> Probe<T> {
        probe
    }
}

impl Gone {
    /// In the place of a receiver that is not asked.
    #[must_use]
    pub fn receiver<T, N>(self, _: &Probe<T>, nothing: N) -> N {
        nothing
    }

    /// In the place of a type that is not asked.
    #[must_use]
    pub fn asked<T>(self, _: Probe<T>) -> Probe<()> {
        Probe(PhantomData)
    }
}

/// Asked first: a box, out of which a method may take what it holds.
#[cfg(feature = "alloc")]
pub trait InBox<T> {
    /// What it holds, where code is typed but not reached.
    fn resumable_unboxed<N>(&self, _: N) -> T {
        unreachable!("a probe is not run")
    }
}

#[cfg(feature = "alloc")]
impl<T> InBox<T> for &Probe<Box<T>> {}

/// Asked second: all others.
pub trait InNone {
    /// In the place of what it holds.
    fn resumable_unboxed<N>(&self, nothing: N) -> N {
        nothing
    }
}

impl<T> InNone for Probe<T> {}

/// Asked first: a pointer, on which a method of what it points to may be called.
pub trait InPointer<T: ?Sized> {
    /// What it points to, where code is typed but not reached.
    fn resumable_pointee(&self) -> &T {
        unreachable!("a probe is not run")
    }

    /// The same, to be changed.
    fn resumable_pointee_mut(&self) -> &mut T {
        unreachable!("a probe is not run")
    }
}

impl<P: Deref<Target = T>, T: ?Sized> InPointer<T> for &Probe<P> {}

/// Asked second: all others.
pub trait InItself {
    /// In the place of what it points to.
    fn resumable_pointee(&self) -> &() {
        unreachable!("a probe is not run")
    }

    /// The same, to be changed.
    fn resumable_pointee_mut(&self) -> &mut () {
        unreachable!("a probe is not run")
    }
}

impl<T> InItself for Probe<T> {}

/// The type that a method returned.
pub struct Returned<R>(Types<R>);

impl<R> Returned<R> {
    /// Of this value.
    #[inline]
    #[must_use]
    pub fn of(_: R) -> Self {
        Self(PhantomData)
    }
}

/// What a method of the type's own returned, if only a closure could tell that, in whose place another stands: the macro's own would have told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Untold(());

/// Asked first: what is not known is this.
pub trait ByUntold {
    /// See above.
    #[inline]
    fn resumable_method(&self) -> Gone {
        Gone
    }

    /// See above.
    #[inline]
    fn resumable_into(&self) -> Held {
        Held
    }
}

impl ByUntold for &&Returned<Untold> {}

/// Asked second: the macro's own method was called, for the receiver's borrows.
pub trait ByReference {
    /// See above.
    #[inline]
    fn resumable_method(&self) -> Held {
        Held
    }
}

impl ByReference for &Returned<Borrowed> {}

/// Asked third: one that takes the receiver by value.
pub trait ByValue {
    /// See above.
    #[inline]
    fn resumable_method(&self) -> Gone {
        Gone
    }
}

impl<R> ByValue for Returned<R> {}

/// Asked second: the macro's own method was called, for no other takes a reference.
pub trait IntoValue {
    /// See above.
    #[inline]
    fn resumable_into(&self) -> Gone {
        Gone
    }
}

impl IntoValue for &Returned<Consumed> {}

/// Asked third: one that borrows, for all that its name says.
pub trait IntoReference {
    /// See above.
    #[inline]
    fn resumable_into(&self) -> Held {
        Held
    }
}

impl<R> IntoReference for Returned<R> {}
