//! Nightly's own coroutines, driven as generators are: the third opinion.

use std::ops::{Coroutine, CoroutineState};
use std::pin::Pin;

use crate::drive::{Driven, Seen, seen};
use crate::record::{Sent, Shown, finish};
use crate::trace::{self, Action};
use crate::values::Noisy;

/// What a coroutine is resumed with: numbers, of which it makes what it takes.
#[derive(Clone, Copy, Debug)]
pub enum Resumed {
    /// Nothing.
    Next,
    /// A value.
    Send(i64),
    /// An error.
    Throw(i64),
}

/// A coroutine, and whether nothing can be sent or thrown.
pub struct Boxed<Y, R> {
    coroutine: Pin<Box<dyn Coroutine<Resumed, Yield = Y, Return = R>>>,
    deaf: bool,
}

impl<Y, R> Boxed<Y, R> {
    /// Boxes it.
    #[must_use]
    pub fn new(
        deaf: bool,
        coroutine: Pin<Box<dyn Coroutine<Resumed, Yield = Y, Return = R>>>,
    ) -> Self {
        Self { coroutine, deaf }
    }
}

/// What a yield is where nothing is sent. What comes all the same came for somebody else.
pub fn nothing(with: Resumed) {
    if let Resumed::Send(number) = with
        && trace::plan(|plan| plan.noisy_send)
    {
        drop(Noisy::sent(number));
    }
}

/// What a yield is where values are sent.
#[must_use]
pub fn sent<S: Sent>(with: Resumed) -> Option<S> {
    match with {
        Resumed::Send(number) => Some(S::made(number)),
        _ => None,
    }
}

/// What can be driven by hand.
pub trait Driving: Sized {
    /// What it yields.
    type Item;
    /// What it ends with.
    type Return;
    /// Where it stands.
    type Stepper: Stepper<Item = Self::Item, Return = Self::Return>;
    /// Begins.
    fn driving(self) -> Self::Stepper;
}

/// A delegate on its way.
pub trait Stepper {
    /// What it yields.
    type Item;
    /// What it ends with.
    type Return;
    /// Whether nothing can be sent or thrown.
    fn is_deaf(&self) -> bool;
    /// One resumption.
    ///
    /// # Errors
    ///
    /// The result, at the end.
    fn step(&mut self, with: Resumed) -> Result<Self::Item, Self::Return>;
}

impl<Y, R> Driving for Boxed<Y, R> {
    type Item = Y;
    type Return = R;
    type Stepper = Self;
    fn driving(self) -> Self {
        self
    }
}

impl<Y, R> Stepper for Boxed<Y, R> {
    type Item = Y;
    type Return = R;
    fn is_deaf(&self) -> bool {
        self.deaf
    }
    fn step(&mut self, with: Resumed) -> Result<Y, R> {
        match self.coroutine.as_mut().resume(with) {
            CoroutineState::Yielded(value) => Ok(value),
            CoroutineState::Complete(result) => Err(result),
        }
    }
}

/// An iterator on its way.
pub struct Walking<I>(I);

impl<I: IntoIterator<Item: Shown>> Driving for I {
    type Item = I::Item;
    type Return = ();
    type Stepper = Walking<I::IntoIter>;
    fn driving(self) -> Self::Stepper {
        Walking(self.into_iter())
    }
}

impl<I: Iterator> Stepper for Walking<I> {
    type Item = I::Item;
    type Return = ();
    fn is_deaf(&self) -> bool {
        true
    }
    fn step(&mut self, with: Resumed) -> Result<I::Item, ()> {
        nothing(with);
        self.0.next().ok_or(())
    }
}

/// A coroutine that is driven as a generator is.
pub struct OfNative<Y, R>(Option<Boxed<Y, R>>);

impl<Y, R> OfNative<Y, R> {
    /// Drives it.
    #[must_use]
    pub fn new(coroutine: Boxed<Y, R>) -> Self {
        Self(Some(coroutine))
    }
}

impl<Y: Shown + 'static, R: Shown + 'static> Driven for OfNative<Y, R> {
    fn resume(&mut self, action: Action) -> Seen {
        let with = match action {
            Action::Next => Resumed::Next,
            Action::Send(number) => Resumed::Send(number),
            Action::Throw(number) => Resumed::Throw(number),
        };
        match self.0.as_mut().map(|coroutine| coroutine.step(with)) {
            Some(Ok(value)) => return seen(value),
            Some(Err(result)) => finish(result),
            None => {}
        }
        self.0 = None;
        Seen::Ended
    }

    fn rest_by_for(mut self: Box<Self>) {
        while let Seen::Goes(_) = self.resume(Action::Next) {}
    }

    fn rest_by_fold(self: Box<Self>) {
        self.rest_by_for();
    }

    fn close(&mut self) {
        self.0 = None;
    }

    fn ended(&mut self) -> bool {
        // Left by a panic it can't be asked; dropping it does nothing more.
        true
    }

    fn copy(&self) -> Option<Box<dyn Driven>> {
        None
    }
}
