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
//! `Copy`, has no drop to come whatever the method does, and is not asked: in its place stands a value of a type of the macro's (`__Nothing`), which
//! has the method for its own, whatever a trait gives to all types. Of a box what it holds is asked as well.
//!
//! A trait's method that consumes is ambiguous beside the macro's own. So in front of that it is asked
//!
//! * of what all iterators have, or all types: a twin of the receiver has it as well, whose own method of the name borrows (`by_all`);
//! * of what std's types have, whose own methods the macro knows by name, so that another is some trait's ([`Foreign`]); and of `into_..`, which is
//!   believed to consume unless one shows that borrows: by references, where methods are found that borrow (`references`). There the macro's own
//!   one is of references to references, so what takes a `&self` or `&mut self` comes first. If none does, and the receiver itself has it, in front
//!   of one of the macro's that takes `&self`, it is by value.
//!
//! Where one has answered, the others ask `__Nothing`.
//!
//! The rule: any other trait's method that consumes is ambiguous, and rustc says so, by the name of the macro's trait what to do as well:
//! `{ receiver }.commit()` moves aloud. Nothing is dropped early in silence.

#[cfg(feature = "alloc")]
use alloc::{
    boxed::Box,
    collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque},
    string::String,
    vec::Vec,
};
use core::marker::PhantomData;
#[cfg(feature = "std")]
use std::{
    collections::{HashMap, HashSet},
    ffi::OsString,
    path::PathBuf,
};

use super::Probe;
use super::receiver::Receiver;
use super::tag::{Gone, Held};
use crate::Types;

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

/// Receivers of the type, where code is typed but not reached.
impl<T> Probe<T> {
    /// Asks the same type in the words of a receiver.
    #[must_use]
    pub fn receiver(&self) -> Receiver<T> {
        unreachable!("a probe is not run")
    }

    /// By value.
    #[must_use]
    pub fn resumable_value(&self) -> T {
        unreachable!("a probe is not run")
    }

    /// By a reference.
    #[must_use]
    pub fn resumable_shared(&self) -> &T {
        unreachable!("a probe is not run")
    }

    /// By a `&mut`.
    #[must_use]
    pub fn resumable_exclusive(&self) -> &mut T {
        unreachable!("a probe is not run")
    }
}

impl Held {
    /// The first.
    #[must_use]
    pub fn pick<X, Y>(self, held: X, _gone: Y) -> X {
        held
    }
}

impl Gone {
    /// The second.
    #[must_use]
    pub fn pick<X, Y>(self, _held: X, gone: Y) -> Y {
        gone
    }
}

/// The types whose own methods the macro knows by name: another is a trait's. It is not asked for by value.
pub trait Foreign {}

impl<T> Foreign for Option<T> {}
impl<T, E> Foreign for Result<T, E> {}
impl<T, const N: usize> Foreign for [T; N] {}

/// All of these.
macro_rules! foreign {
    ($($feature:literal: $($name:ident $(<$($param:ident),*>)?)*;)*) => { $( $(
        #[cfg(feature = $feature)]
        impl $(<$($param),*>)? Foreign for $name $(<$($param),*>)? {}
    )* )* };
}

foreign! {
    "alloc": String Vec<T> VecDeque<T> LinkedList<T> BinaryHeap<T> BTreeSet<T> BTreeMap<K, V>;
    "std": HashSet<T, S> HashMap<K, V, S> PathBuf OsString;
}

/// Asked first: those.
pub trait IsForeign {
    /// See above.
    fn resumable_by_value(&self) -> Gone {
        Gone
    }
}

impl<T: Foreign> IsForeign for &Probe<T> {}

/// Asked second: all others.
pub trait IsOwn {
    /// See above.
    fn resumable_by_value(&self) -> Held {
        Held
    }
}

impl<T> IsOwn for Probe<T> {}

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
