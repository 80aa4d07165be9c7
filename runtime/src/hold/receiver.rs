//! Whether a call has taken its receiver, where the method's name alone doesn't tell.
//!
//! `lines` takes a `BufRead` and borrows a `str`; `count` takes an `Iterator` and may borrow a type of the user's. Each name
//! belongs to a class, and the class's trait decides: a probe of the receiver answers [`Gone`] or [`Held`].
//!
//! | method | answers `Gone` for | names such as |
//! |---|---|---|
//! | `resumable_iterator` | iterators | `count`, `collect`, `rev`, `enumerate` |
//! | `resumable_reader` | readers (`std`) | `lines`, `bytes`, `split` |
//! | `resumable_choice` | `Option`, `Result`, `Poll`, `ControlFlow` | `unwrap`, `ok_or`, `unwrap_or_default` |
//! | `resumable_iterator_or_reader` | both | `take`, `chain` |
//! | `resumable_iterator_or_choice` | both, and arrays | `map`, `filter`, `zip`, `flatten` |
//!
//! The rule: where the type is of none of these, a local that no code names again is asked by the method itself (see `method.rs`); all others are
//! still to be held. If the call took one all the same, rustc reports the use of a moved value; nothing is dropped early in silence.
//!
//! Of members it is asked
//!
//! * `resumable_value` where one's value was used: `Held` if it is `Copy`;
//! * `resumable_operand` where an operator took one on some paths only, through code that is not taken apart for it: an error if it is not `Copy`;
//! * `resumable_deref` where the value that it points to was: `Gone` if it is a box, and that is not `Copy`; `resumable_deref_operand` likewise;
//! * `resumable_pointer` where what is around a place may be a pointer: `Held` if it is one that nothing can be moved out of;
//! * `resumable_through` where a `move` closure captured a member of it: `Gone` if it is one of std's pointers, captured for what it points to;
//! * `resumable_reference` where a pattern may have bound through it: `Held` if it is a reference;
//! * `resumable_destructor` where a pattern bound all fields: `Held` if it implements `Drop`, for then they are copies; and of what has matched a
//!   constant, so that nothing in it has a destructor: `Held` if it has one of its own;
//! * `resumable_called` where one was called: `Gone` if it can be called but once;
//! * `resumable_whole` where an earlier save may have left pieces: `Gone` if it did.

#[cfg(feature = "alloc")]
use alloc::{boxed::Box, rc::Rc, sync::Arc};
use core::cell;
use core::marker::PhantomData;
use core::mem::ManuallyDrop;
use core::ops::{ControlFlow, Deref};
use core::task::Poll;
#[cfg(feature = "std")]
use std::io::Read;
#[cfg(feature = "std")]
use std::sync::{MutexGuard, RwLockReadGuard, RwLockWriteGuard};

use super::tag::{Apart, Gone, Held};
use super::{Around, Reference};
use crate::{Typed, Types};

/// The type of a receiver.
pub struct Receiver<T>(Types<T>);

impl<T> Receiver<T> {
    /// Of this receiver, to which no reference may exist: it may be packed.
    #[inline]
    #[must_use]
    pub fn of(_receiver: *const T) -> <T as Typed>::Receiver {
        Self(PhantomData)
    }

    /// Of a type in whose place nothing is asked (see [`Around`]).
    #[inline]
    #[must_use]
    pub fn resumable_inside(&self) -> Self {
        Self(PhantomData)
    }
}

impl<T> Receiver<T> {
    /// Asked last, and never answered: see above.
    #[inline]
    #[must_use]
    pub fn resumable_operand(&self) -> Gone
    where
        SomePaths: Takes<T>,
    {
        Gone
    }
}

#[cfg(feature = "alloc")]
impl<T> Receiver<Box<T>> {
    /// Asked last, and never answered: see above.
    #[inline]
    #[must_use]
    pub fn resumable_deref_operand(&self) -> Gone
    where
        SomePaths: Takes<T>,
    {
        Gone
    }
}

/// Some of the paths through a piece of code.
#[derive(Clone, Copy, Debug)]
pub struct SomePaths;

/// What is written as std's option of a copy, and is one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is written as std's `Option` of something that is `Copy`, and is not `Copy`",
    label = "an `Option` of another make",
    note = "write the module in front of its name, as in `module::Option<..>`"
)]
pub trait OfStd {}

impl<T: Copy> OfStd for T {}

/// Named by the macro for its bound.
pub fn copies<T: OfStd>() {}

/// What can be taken on some of the paths through a piece of code, so that it is known behind that whether it was: nothing.
#[diagnostic::on_unimplemented(
    message = "an operator takes a `{T}` out of a local on some paths only, and what is left of that is kept across a yield",
    label = "whether the `{T}` is still there is not known here, for it is not `Copy`",
    note = "write a block around the operand, `{{ local.member }} + 1`: so the move is seen"
)]
pub trait Takes<T> {}

/// The types whose combinators take `self`. (Of an array's methods only `map` is among the names asked for.)
pub trait Choice {}

impl<T> Choice for Option<T> {}
impl<T, E> Choice for Result<T, E> {}
impl<T> Choice for Poll<T> {}
impl<B, C> Choice for ControlFlow<B, C> {}
impl<T, const N: usize> Choice for [T; N] {}

/// Asked first what is inside (see [`Around`]).
pub trait TakeInside<T> {
    /// See above.
    #[inline]
    fn resumable_inside(&self) -> Receiver<T> {
        Receiver(PhantomData)
    }
}

impl<T: Around> TakeInside<T::Inside> for &Receiver<T> {}

/// Asked first: iterators.
pub trait ByIterator {
    /// See the table above.
    #[inline]
    fn resumable_iterator(&self) -> Gone {
        Gone
    }

    /// See the table above.
    #[inline]
    fn resumable_iterator_or_reader(&self) -> Gone {
        Gone
    }

    /// See the table above.
    #[inline]
    fn resumable_iterator_or_choice(&self) -> Gone {
        Gone
    }
}

impl<T: Iterator> ByIterator for &&Receiver<T> {}

/// Asked second: readers.
#[cfg(feature = "std")]
pub trait ByReader {
    /// See the table above.
    #[inline]
    fn resumable_reader(&self) -> Gone {
        Gone
    }

    /// See the table above.
    #[inline]
    fn resumable_iterator_or_reader(&self) -> Gone {
        Gone
    }
}

#[cfg(feature = "std")]
impl<T: Read> ByReader for &Receiver<T> {}

/// Asked second: the types of [`Choice`].
pub trait ByChoice {
    /// See the table above.
    #[inline]
    fn resumable_choice(&self) -> Gone {
        Gone
    }

    /// See the table above.
    #[inline]
    fn resumable_iterator_or_choice(&self) -> Gone {
        Gone
    }
}

impl<T: Choice> ByChoice for &Receiver<T> {}

/// Asked first: whether a closure is `Copy` isn't known while the function around it is being checked (see `Probe`); it counts as taken.
pub trait TakeClosure<A> {
    /// See above.
    #[inline]
    fn resumable_value(&self) -> Gone {
        Gone
    }
}

/// Asked first: what is an `async` block is taken too, for the same reason.
pub trait TakeFuture {
    /// See above.
    #[inline]
    fn resumable_value(&self) -> Gone {
        Gone
    }
}

impl<T: Future> TakeFuture for &&Receiver<T> {}

/// Whether a call has taken what was called. Asked first: what can be called again was borrowed, as was a pointer that is no function itself.
pub trait CallAgain<A> {
    /// See above.
    #[inline]
    fn resumable_called(&self) -> Held {
        Held
    }
}

/// Asked second: what can be called but once.
pub trait CallOnce<A> {
    /// See above.
    #[inline]
    fn resumable_called(&self) -> Gone {
        Gone
    }
}

/// What can be called with as many arguments.
macro_rules! calls {
    ($(($($arg:ident),*))*) => { $(
        impl<T: FnOnce($($arg),*) -> R, R, $($arg),*> TakeClosure<($($arg,)*)> for &&Receiver<T> {}
        impl<T: FnMut($($arg),*) -> R, R, $($arg),*> CallAgain<($($arg,)*)> for &&Receiver<T> {}
        impl<T: FnOnce($($arg),*) -> R, R, $($arg),*> CallOnce<($($arg,)*)> for &Receiver<T> {}
    )* };
}

calls! { () (A1) (A1, A2) (A1, A2, A3) (A1, A2, A3, A4) (A1, A2, A3, A4, A5) (A1, A2, A3, A4, A5, A6) }

/// Asked second: copies.
pub trait TakeCopy {
    /// See above.
    #[inline]
    fn resumable_value(&self) -> Held {
        Held
    }

    /// See above.
    #[inline]
    fn resumable_operand(&self) -> Held {
        Held
    }
}

impl<T: Copy> TakeCopy for &Receiver<T> {}

/// Asked first: a box of a copy, from which nothing is moved.
#[cfg(feature = "alloc")]
pub trait DerefCopy {
    /// See above.
    #[inline]
    fn resumable_deref(&self) -> Held {
        Held
    }

    /// See above.
    #[inline]
    fn resumable_deref_operand(&self) -> Held {
        Held
    }
}

#[cfg(feature = "alloc")]
impl<T: Copy> DerefCopy for &&Receiver<Box<T>> {}

/// Asked second: boxes, the one kind of pointer that what it points to can be moved out of, if that has a size.
#[cfg(feature = "alloc")]
pub trait DerefBox {
    /// See above.
    #[inline]
    fn resumable_deref(&self) -> Gone {
        Gone
    }
}

#[cfg(feature = "alloc")]
impl<T> DerefBox for &Receiver<Box<T>> {}

/// Asked first: boxes, what they point to can be moved out.
#[cfg(feature = "alloc")]
pub trait PointerBox {
    /// See above.
    #[inline]
    fn resumable_pointer(&self) -> Gone {
        Gone
    }
}

#[cfg(feature = "alloc")]
impl<T> PointerBox for &&Receiver<Box<T>> {}

/// Asked second: all other pointers.
pub trait Pointer {
    /// See above.
    #[inline]
    fn resumable_pointer(&self) -> Held {
        Held
    }
}

impl<T: Deref> Pointer for &Receiver<T> {}

/// The pointers by which std's own code gives members, for their fields are nobody's business.
///
/// Not those of the user's: their fields and what they point to look alike.
pub trait Through {}

impl<T: ?Sized> Through for &mut T {}
impl<T: ?Sized> Through for cell::Ref<'_, T> {}
impl<T: ?Sized> Through for cell::RefMut<'_, T> {}
impl<T: ?Sized> Through for ManuallyDrop<T> {}
#[cfg(feature = "alloc")]
impl<T: ?Sized> Through for Box<T> {}
#[cfg(feature = "alloc")]
impl<T: ?Sized> Through for Rc<T> {}
#[cfg(feature = "alloc")]
impl<T: ?Sized> Through for Arc<T> {}
#[cfg(feature = "std")]
impl<T: ?Sized> Through for MutexGuard<'_, T> {}
#[cfg(feature = "std")]
impl<T: ?Sized> Through for RwLockReadGuard<'_, T> {}
#[cfg(feature = "std")]
impl<T: ?Sized> Through for RwLockWriteGuard<'_, T> {}

/// Asked second: those.
pub trait TakeThrough {
    /// See above.
    #[inline]
    fn resumable_through(&self) -> Gone {
        Gone
    }
}

impl<T: Through> TakeThrough for &Receiver<T> {}

/// Asked second: references.
pub trait TakeReference {
    /// See above.
    #[inline]
    fn resumable_reference(&self) -> Held {
        Held
    }
}

impl<T: Reference> TakeReference for &Receiver<T> {}

/// Asked second: what has a destructor of its own, so that nothing can be moved out of it.
pub trait TakeDestructor {
    /// See above.
    #[inline]
    fn resumable_destructor(&self) -> Held {
        Held
    }
}

#[expect(
    drop_bounds,
    reason = "this very question: not whether anything inside is dropped"
)]
impl<T: Drop> TakeDestructor for &Receiver<T> {}

/// Asked second: what is in pieces.
pub trait TakeApart {
    /// See above.
    #[inline]
    fn resumable_whole(&self) -> Gone {
        Gone
    }
}

impl<T: Apart> TakeApart for &Receiver<T> {}

/// Asked last: all other types.
pub trait Otherwise {
    /// See above.
    #[inline]
    fn resumable_reference(&self) -> Gone {
        Gone
    }

    /// See above.
    #[inline]
    fn resumable_pointer(&self) -> Gone {
        Gone
    }

    /// See above.
    #[inline]
    fn resumable_through(&self) -> Held {
        Held
    }

    /// See above.
    #[inline]
    fn resumable_destructor(&self) -> Gone {
        Gone
    }

    /// See above.
    #[inline]
    fn resumable_called(&self) -> Held {
        Held
    }

    /// See above.
    #[inline]
    fn resumable_deref(&self) -> Held {
        Held
    }

    /// See above.
    #[inline]
    fn resumable_deref_operand(&self) -> Held {
        Held
    }

    /// See above.
    #[inline]
    fn resumable_whole(&self) -> Held {
        Held
    }

    /// See above.
    #[inline]
    fn resumable_value(&self) -> Gone {
        Gone
    }

    /// See the table above.
    #[inline]
    fn resumable_iterator(&self) -> Held {
        Held
    }

    /// See the table above.
    #[inline]
    fn resumable_reader(&self) -> Held {
        Held
    }

    /// See the table above.
    #[inline]
    fn resumable_choice(&self) -> Held {
        Held
    }

    /// See the table above.
    #[inline]
    fn resumable_iterator_or_reader(&self) -> Held {
        Held
    }

    /// See the table above.
    #[inline]
    fn resumable_iterator_or_choice(&self) -> Held {
        Held
    }
}

impl<T> Otherwise for Receiver<T> {}
