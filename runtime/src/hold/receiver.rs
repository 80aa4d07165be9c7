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
//! The rule: where the type is of none of these, the receiver is still to be held. If the call took it all the same, rustc
//! reports the use of a moved value; nothing is dropped early in silence.
//!
//! How the tag works: `Gone::proof` returns a type without values, so what follows a call of it is unreachable to the borrow
//! checker, and may use what was moved. `Held::proof` returns `()`.

use core::convert::Infallible;
use core::marker::PhantomData;
use core::ops::ControlFlow;
use core::task::Poll;
#[cfg(feature = "std")]
use std::io::Read;

use crate::Types;

/// The type of a receiver.
pub struct Receiver<T>(Types<T>);

impl<T> Receiver<T> {
    /// Of this receiver, which is borrowed only for the call.
    #[inline]
    pub fn of(_receiver: &T) -> Self {
        Self(PhantomData)
    }
}

/// The receiver is still there.
#[derive(Clone, Copy, Debug)]
pub struct Held;

/// The receiver was taken.
#[derive(Clone, Copy, Debug)]
pub struct Gone;

impl Held {
    /// `true`.
    #[inline]
    #[must_use]
    pub fn held(self) -> bool {
        true
    }

    /// Nothing to prove.
    #[inline]
    pub fn proof(self) {}
}

impl Gone {
    /// `false`.
    #[inline]
    #[must_use]
    pub fn held(self) -> bool {
        false
    }

    /// Never called: it stands behind a test of [`Gone::held`], to tell rustc that what follows isn't reached.
    ///
    /// # Panics
    ///
    /// Always.
    #[expect(clippy::must_use_candidate, reason = "there never is a value to use")]
    pub fn proof(self) -> Infallible {
        unreachable!("what was moved is not held")
    }
}

/// The types whose combinators take `self`. (Of an array's methods only `map` is among the names asked for.)
pub trait Choice {}

impl<T> Choice for Option<T> {}
impl<T, E> Choice for Result<T, E> {}
impl<T> Choice for Poll<T> {}
impl<B, C> Choice for ControlFlow<B, C> {}
impl<T, const N: usize> Choice for [T; N] {}

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

/// Asked last: all other types.
pub trait Otherwise {
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
