//! An argument that a pattern takes apart, in a generator that has not started.
//!
//! The function takes its arguments apart before all else, so what a pattern binds drops before what it leaves, from the last. A generator does so
//! when it starts; one that never does takes the argument apart to drop it.

use core::fmt;

/// The argument, and what the pattern does to it.
#[derive(Clone)]
pub struct Argument<T, A: Fn(T)> {
    /// Nothing once it has been taken.
    value: Option<T>,
    apart: A,
}

impl<T, A: Fn(T)> Argument<T, A> {
    /// `apart` takes it apart, and lets the parts drop.
    #[inline]
    pub fn new(value: T, apart: A) -> Self {
        Self {
            value: Some(value),
            apart,
        }
    }

    /// The argument itself, for the generator starts.
    ///
    /// # Panics
    ///
    /// Never, for it is taken once.
    #[inline]
    #[must_use]
    pub fn taken(mut self) -> T {
        match self.value.take() {
            Some(value) => value,
            None => unreachable!("an argument is taken once"),
        }
    }
}

impl<T, A: Fn(T)> Drop for Argument<T, A> {
    #[inline]
    fn drop(&mut self) {
        if let Some(value) = self.value.take() {
            (self.apart)(value);
        }
    }
}

impl<T: fmt::Debug, A: Fn(T)> fmt::Debug for Argument<T, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}
