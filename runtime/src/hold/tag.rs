//! What a probe answers: a value of one of two types, so that the answer decides types, and what rustc checks of borrows.
//!
//! The macro writes, where `page.items` may have been taken,
//!
//! ```text
//! let tag = if true { known() } else { never(); (&&&Receiver::of(&raw const page.items)).resumable_value() };
//! let page = if tag.held() { tag.proof(); tag.whole(page) } else { tag.gone(); tag.parts(Pieces { items: Moved, next: page.next }) };
//! ```
//!
//! The probe itself is never run: what follows a call of [`never`] is typed, but not reached, so it may name what was moved. Of the two
//! branches below, the borrow checker sees the one that is taken; the other follows a value that can't be.

use core::convert::Infallible;
use core::marker::PhantomData;

use crate::Types;

/// All is still there.
#[derive(Clone, Copy, Default, Debug)]
pub struct Held;

/// Something was taken.
#[derive(Clone, Copy, Default, Debug)]
pub struct Gone;

/// The tag of the type that is asked for.
#[inline]
#[must_use]
pub fn known<T: Default>() -> T {
    T::default()
}

/// Tells rustc that what follows isn't reached.
///
/// # Panics
///
/// Always, for it is never called.
#[expect(clippy::must_use_candidate, reason = "there never is a value to use")]
pub fn never() -> Infallible {
    unreachable!("a probe is not run")
}

impl Held {
    /// Held is held.
    #[inline]
    #[must_use]
    pub fn or<T>(self, _: T) -> Self {
        self
    }

    /// `true`.
    #[inline]
    #[must_use]
    pub fn held(self) -> bool {
        true
    }

    /// Nothing to prove.
    #[inline]
    pub fn proof(self) {}

    /// Never called: it stands behind a test of [`Held::held`].
    #[expect(clippy::must_use_candidate, reason = "there never is a value to use")]
    pub fn gone(self) -> Infallible {
        never()
    }

    /// The value, of which nothing was taken.
    #[inline]
    pub fn whole<T>(self, value: T) -> T {
        value
    }

    /// Never called, as [`Held::gone`] before it.
    #[must_use]
    pub fn parts<P, T>(self, _: P) -> T {
        unreachable!("a probe is not run")
    }

    /// Never called, as [`Held::gone`] before it.
    #[must_use]
    pub fn nothing<T>(self) -> T {
        unreachable!("a probe is not run")
    }

    /// What the other says.
    #[inline]
    pub fn and<T>(self, other: T) -> T {
        other
    }
}

impl Gone {
    /// What the other says.
    #[inline]
    pub fn or<T>(self, other: T) -> T {
        other
    }

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
        never()
    }

    /// Nothing to prove.
    #[inline]
    pub fn gone(self) {}

    /// Never called, as [`Gone::proof`] before it.
    #[must_use]
    pub fn whole<T, P>(self, _: T) -> P {
        unreachable!("a probe is not run")
    }

    /// The pieces that are left.
    #[inline]
    pub fn parts<P>(self, pieces: P) -> P {
        pieces
    }

    /// As an option of the whole.
    #[inline]
    #[must_use]
    pub fn nothing<T>(self) -> Option<T> {
        None
    }

    /// Gone is gone.
    #[inline]
    #[must_use]
    pub fn and<T>(self, _: T) -> Self {
        self
    }
}

/// What one arm tells the others of a type: that of a local which the frame does not keep as such, or what the types of its captures tell of
/// a closure, told where it is made and asked wherever it may be held.
pub struct Witness<T>(Types<T>);

impl<T> Witness<T> {
    /// Nothing is told yet.
    #[expect(clippy::new_without_default, reason = "for the macro alone")]
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self(PhantomData)
    }

    /// The local, or the answer, is of this type.
    #[inline]
    pub fn is(&self, _: T) {}

    /// The local, where code is typed but not reached.
    #[must_use]
    pub fn value(&self) -> T {
        unreachable!("a probe is not run")
    }
}

impl<T: Default> Witness<T> {
    /// The answer.
    #[inline]
    #[must_use]
    pub fn tag(&self) -> T {
        known()
    }
}

/// In the place of a member that was taken. Not `Copy`, so that it counts as taken ever after.
#[derive(Clone, Debug)]
pub struct Moved;

/// In the place of something that was taken on some of the paths to there: what the others left of it.
#[derive(Clone, Debug)]
pub struct Perhaps<T>(pub Option<T>);

/// In there, where syntax can name what those that took something left of the place.
#[derive(Clone, Debug)]
pub enum Left<W, P> {
    /// Nothing was taken.
    Whole(W),
    /// Something was.
    Pieces(P),
}

/// What keeps what is left of a local or of a member.
pub trait Apart {}

impl Apart for Moved {}
impl<T> Apart for Perhaps<T> {}

/// What is left of a local: all of it.
#[derive(Clone, Debug)]
pub struct Whole<T>(pub T);

/// What is left of a local: some members.
#[derive(Clone, Debug)]
pub struct Pieces<P>(pub P);

impl<T> Whole<T> {
    /// It is there.
    #[inline]
    pub fn into_maybe(self) -> Option<T> {
        Some(self.0)
    }
}

impl<P> Pieces<P> {
    /// It is not there; what is left of it ends.
    #[inline]
    #[must_use]
    pub fn into_maybe<T>(self) -> Option<T> {
        None
    }
}
