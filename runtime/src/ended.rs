//! The value of a body that ends without one, as with a loop: `()` where the function returns that, in whatever words.
//!
//! ```text
//! { use #krate::__private::ended::Otherwise as _; #krate::__private::ended::Ended::<Result<u32, Error>>::new().resumable_ended() }
//! ```
//!
//! Where it returns something else the unsplit body has the error, which tells of the loop; the arms, where the loop is none any more, have no
//! second one.

use core::marker::PhantomData;

use crate::Types;

/// The end of a body that returns `R`.
pub struct Ended<R>(Types<R>);

impl<R> Ended<R> {
    /// Of any body.
    #[expect(clippy::new_without_default, reason = "for the macro alone")]
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self(PhantomData)
    }
}

impl Ended<()> {
    /// The value.
    #[inline]
    pub fn resumable_ended(&self) {}
}

/// Of all other bodies.
pub trait Otherwise<R> {
    /// Not called: what calls it does not compile.
    fn resumable_ended(&self) -> R {
        unreachable!("the body in one piece has no such value")
    }
}

impl<R> Otherwise<R> for Ended<R> {}
