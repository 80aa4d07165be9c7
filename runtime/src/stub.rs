//! The generator that stands in for one that the macro refused to make.
//!
//! Takes the four types of a generator; gives a value that is one, so that the callers of a function with an error in it
//! compile and no second error is reported.
//!
//! Rule: it is never run, as the crate that holds it does not compile. It is a generator that has ended.

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;

use crate::{Generator, GeneratorState, Resume, StopIteration, Types};

/// Yields `Y`, is sent `S`, thrown `E`, and returns `R`: all in name only.
pub struct Stub<Y, S, E, R>(Types<(Y, S, E, R)>);

/// Made by the function that has an error in it.
#[must_use]
pub fn stub<Y, S, E, R>() -> Stub<Y, S, E, R> {
    Stub(PhantomData)
}

impl<Y, S, E, R> Iterator for Stub<Y, S, E, R> {
    type Item = Y;

    fn next(&mut self) -> Option<Y> {
        None
    }
}

impl<Y, S, E, R> FusedIterator for Stub<Y, S, E, R> {}

impl<Y, S, E, R> Generator for Stub<Y, S, E, R> {
    type Send = S;
    type Throw = E;
    type Return = R;

    fn resume(&mut self, _: Resume<S, E>) -> Result<Y, StopIteration<R>> {
        Err(StopIteration { value: None })
    }

    fn close(&mut self) {}

    fn state(&self) -> GeneratorState {
        GeneratorState::Closed
    }
}

impl<Y, S, E, R> Clone for Stub<Y, S, E, R> {
    fn clone(&self) -> Self {
        stub()
    }
}

impl<Y, S, E, R> fmt::Debug for Stub<Y, S, E, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stub")
    }
}
