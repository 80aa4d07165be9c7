//! What one step of a machine answers, in the shapes that a user's body can give it.
//!
//! The body of a generator lies in arms of a closure. A `?`, or a `return Err(..)` hidden in a macro such as `bail!`, leaves
//! that closure, so its return type must be one that they fit: `Result<Step<..>, F>` where the generator returns
//! `Result<T, F>`. [`Try`] picks that shape from the return type, [`Outcome`] turns each shape back into a plain [`Step`].
//!
//! The rule kept here: no value is lost. What `?` hands out arrives whole as the generator's `Return`.

use core::ops::ControlFlow;

use crate::StopIteration;

/// What one run of the step closure came to.
#[derive(Debug)]
pub enum Step<Y, R> {
    /// Suspended at a yield, which hands this out.
    Yield(Y),
    /// The body ended with this; the frame is `Closed`, or as it was if an error was thrown after the end.
    Return(R),
    /// Reached the entry of another arm: run again, with [`Resume::Next`](crate::Resume::Next).
    Jump,
    /// There was nothing to resume; the frame is as it was.
    Closed,
}

/// A return type of the step closure.
pub trait Outcome {
    /// What is yielded.
    type Yield;
    /// What the generator returns.
    type Return;

    /// The plain step.
    fn into_step(self) -> Step<Self::Yield, Self::Return>;
}

/// A return type that `?` works with, and so needs a shape of its own.
pub trait Try: Sized {
    /// The step closure's return type in a generator that returns `Self`.
    type Out<Y>: Outcome<Yield = Y, Return = Self>;

    /// [`Step::Yield`] in that shape.
    fn yielded<Y>(value: Y) -> Self::Out<Y>;
    /// [`Step::Return`] in that shape.
    fn returned<Y>(self) -> Self::Out<Y>;
    /// [`Step::Jump`] in that shape.
    fn jump<Y>() -> Self::Out<Y>;
    /// [`Step::Closed`] in that shape.
    fn closed<Y>() -> Self::Out<Y>;
}

/// A return type that a thrown error can leave the function by.
#[diagnostic::on_unimplemented(
    message = "`Throw = {E}` needs `Return = Result<_, F>` with `F: From<{E}>`, but `Return` is `{Self}`",
    label = "an error thrown here would leave the function as `Err(From::from(error))`",
    note = "declare `Return = Result<R, {E}>`, or leave `Throw` out"
)]
pub trait Raise<E>: Sized {
    /// `Err(From::from(error))`.
    fn raise(error: E) -> Self;
}

impl<T, F: From<E>, E> Raise<E> for Result<T, F> {
    #[inline]
    fn raise(error: E) -> Self {
        Err(F::from(error))
    }
}

impl<Y, R> Outcome for Step<Y, R> {
    type Yield = Y;
    type Return = R;

    #[inline]
    fn into_step(self) -> Self {
        self
    }
}

impl<Y, R> Step<Y, R> {
    /// What a resumption tells of it.
    #[inline]
    pub(crate) fn into_resumed(self) -> Result<Y, StopIteration<R>> {
        match self {
            Self::Yield(value) => Ok(value),
            Self::Return(value) => Err(StopIteration { value: Some(value) }),
            Self::Jump | Self::Closed => Err(StopIteration { value: None }),
        }
    }

    /// Gives the returned value its shape back.
    #[inline]
    fn map_return<T>(self, shape: impl FnOnce(R) -> T) -> Step<Y, T> {
        match self {
            Self::Yield(value) => Step::Yield(value),
            Self::Return(value) => Step::Return(shape(value)),
            Self::Jump => Step::Jump,
            Self::Closed => Step::Closed,
        }
    }
}

impl<Y, T, F> Outcome for Result<Step<Y, T>, F> {
    type Yield = Y;
    type Return = Result<T, F>;

    #[inline]
    fn into_step(self) -> Step<Y, Self::Return> {
        match self {
            Ok(step) => step.map_return(Ok),
            Err(error) => Step::Return(Err(error)),
        }
    }
}

impl<T, F> Try for Result<T, F> {
    type Out<Y> = Result<Step<Y, T>, F>;

    #[inline]
    fn yielded<Y>(value: Y) -> Self::Out<Y> {
        Ok(Step::Yield(value))
    }

    #[inline]
    fn returned<Y>(self) -> Self::Out<Y> {
        self.map(Step::Return)
    }

    #[inline]
    fn jump<Y>() -> Self::Out<Y> {
        Ok(Step::Jump)
    }

    #[inline]
    fn closed<Y>() -> Self::Out<Y> {
        Ok(Step::Closed)
    }
}

impl<Y, T> Outcome for Option<Step<Y, T>> {
    type Yield = Y;
    type Return = Option<T>;

    #[inline]
    fn into_step(self) -> Step<Y, Self::Return> {
        match self {
            Some(step) => step.map_return(Some),
            None => Step::Return(None),
        }
    }
}

impl<T> Try for Option<T> {
    type Out<Y> = Option<Step<Y, T>>;

    #[inline]
    fn yielded<Y>(value: Y) -> Self::Out<Y> {
        Some(Step::Yield(value))
    }

    #[inline]
    fn returned<Y>(self) -> Self::Out<Y> {
        self.map(Step::Return)
    }

    #[inline]
    fn jump<Y>() -> Self::Out<Y> {
        Some(Step::Jump)
    }

    #[inline]
    fn closed<Y>() -> Self::Out<Y> {
        Some(Step::Closed)
    }
}

impl<B, Y, C> Outcome for ControlFlow<B, Step<Y, C>> {
    type Yield = Y;
    type Return = ControlFlow<B, C>;

    #[inline]
    fn into_step(self) -> Step<Y, Self::Return> {
        match self {
            Self::Continue(step) => step.map_return(ControlFlow::Continue),
            Self::Break(value) => Step::Return(ControlFlow::Break(value)),
        }
    }
}

impl<B, C> Try for ControlFlow<B, C> {
    type Out<Y> = ControlFlow<B, Step<Y, C>>;

    #[inline]
    fn yielded<Y>(value: Y) -> Self::Out<Y> {
        ControlFlow::Continue(Step::Yield(value))
    }

    #[inline]
    fn returned<Y>(self) -> Self::Out<Y> {
        match self {
            Self::Continue(value) => ControlFlow::Continue(Step::Return(value)),
            Self::Break(value) => ControlFlow::Break(value),
        }
    }

    #[inline]
    fn jump<Y>() -> Self::Out<Y> {
        ControlFlow::Continue(Step::Jump)
    }

    #[inline]
    fn closed<Y>() -> Self::Out<Y> {
        ControlFlow::Continue(Step::Closed)
    }
}
