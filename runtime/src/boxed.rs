//! Generators on the heap, for mutual recursion and for types that can't be named otherwise (feature `alloc`).
//!
//! The rule: a boxed generator behaves as the generator in it.

use alloc::boxed::Box;
use core::convert::Infallible;

use crate::generator::forward;
use crate::outcome::Step;
use crate::{Frame, Generator, GeneratorState, Resume, StopIteration};

/// A boxed generator of any make: what it yields, is sent, returns and is thrown.
///
/// # Examples
///
/// ```
/// use resumable::{BoxGenerator, Generator};
///
/// fn boxed<'a>(generator: impl Generator<Item = u32, Send = (), Throw = std::convert::Infallible, Return = ()> + 'a)
///     -> BoxGenerator<'a, u32>
/// {
///     Box::new(generator)
/// }
/// ```
pub type BoxGenerator<'a, Y, S = (), R = (), E = Infallible> =
    Box<dyn Generator<Item = Y, Send = S, Return = R, Throw = E> + 'a>;

impl<G: Generator + ?Sized> Generator for Box<G> {
    forward!();
}
