//! A place that an expression names in front of a yield, and that what follows names too: whether its value of before is kept, decided by type.
//!
//! ```text
//! pair.count >= { pair.bump(); yield_!(1); 2 }
//!
//! let early = { use #krate::__private::early::asks::*; (&&Early::of(&pair.count)).resumable_early() };
//! pair.bump();
//! suspend 1
//! *(if early.is_kept() { early.kept() } else { &pair.count }) >= 2
//! ```
//!
//! rustc copies what is of a primitive type, and borrows all other. So a copy is kept; what is none can't have changed, for all that compiles,
//! and is named anew. Only where `pair` itself is taken, or replaced, that can't be: there it is a reference, to elsewhere, and so is what is kept of it
//! (`resumable_lent`).

use core::ops::Deref;

/// The place.
pub struct Early<'p, T: ?Sized>(&'p T);

impl<'p, T: ?Sized> Early<'p, T> {
    /// Borrowed.
    #[inline]
    #[must_use]
    pub fn of(place: &'p T) -> Self {
        Self(place)
    }
}

/// The trait by whose methods it is asked, without their names: where the macro asks, all names are the user's.
pub mod asks {
    pub use super::{Copies as _, Lends as _};
}

/// First choice: a copy is kept.
pub trait Copies<T> {
    /// Its value.
    fn resumable_early(&self) -> Copied<T>;
    /// Its value.
    fn resumable_lent(&self) -> Copied<T>;
}

impl<T: Copy> Copies<T> for &Early<'_, T> {
    #[inline]
    fn resumable_early(&self) -> Copied<T> {
        Copied(*self.0)
    }

    #[inline]
    fn resumable_lent(&self) -> Copied<T> {
        Copied(*self.0)
    }
}

/// Otherwise it stays where it is.
pub trait Lends<'p, T: ?Sized> {
    /// It is to be named anew.
    fn resumable_early(&self) -> Later;
    /// A reference to it.
    fn resumable_lent(&self) -> &'p T;
}

impl<'p, T: ?Sized> Lends<'p, T> for Early<'p, T> {
    #[inline]
    fn resumable_early(&self) -> Later {
        Later
    }

    #[inline]
    fn resumable_lent(&self) -> &'p T {
        self.0
    }
}

/// The value, as a place.
#[derive(Clone, Copy, Debug)]
pub struct Copied<T>(T);

impl<T> Deref for Copied<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Copied<T> {
    /// `true`.
    #[inline]
    #[must_use]
    pub fn is_kept(&self) -> bool {
        true
    }

    /// The value.
    #[inline]
    #[must_use]
    pub fn kept(&self) -> &T {
        &self.0
    }
}

/// Nothing is kept.
#[derive(Clone, Copy, Debug)]
pub struct Later;

impl Later {
    /// `false`.
    #[inline]
    #[must_use]
    pub fn is_kept(&self) -> bool {
        false
    }

    /// Never called: it stands behind a test of [`Later::is_kept`].
    #[must_use]
    pub fn kept<T: ?Sized>(&self) -> &T {
        unreachable!("nothing is kept")
    }
}
