//! Temporaries of an `if let`, where the condition has failed.
//!
//! Since edition 2024 they end before the `else` block, in earlier editions after it. The macro cannot ask for the edition of the
//! user's code; an `if let` with the user's span can: it drops a [`Temporary`] of its own in one place or the other.

use core::cell::Cell;

/// Tells when it is dropped.
pub struct Temporary<'a>(pub &'a Cell<bool>);

impl Temporary<'_> {
    /// Something that a condition fails on.
    #[inline]
    #[must_use]
    pub fn none(&self) -> Option<()> {
        None
    }
}

impl Drop for Temporary<'_> {
    #[inline]
    fn drop(&mut self) {
        self.0.set(true);
    }
}
