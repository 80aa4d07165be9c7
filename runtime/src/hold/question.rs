//! Whether a dead local is kept: asked wherever an arm lets it go, answered once, behind the arms.
//!
//! What type a local is may be told by an arm that follows the one in which it is let go: `let mut last = None;`, assigned behind the yield.
//! Method lookup has to know the type; so a probe stands where all arms have been typed, and until then the answer is a type to be inferred.
//!
//! ```text
//! let kept = Question::new();                                                      // in front of the arms
//! let tag = if true { kept.asked() } else { never(); kept.of(&last) };             // in an arm
//! let held = if tag.held() { tag.proof(); tag.whole(last) } else { tag.gone(); tag.parts(()) };
//! kept.answer((&&&&&(&&kept.probe()).resumable_inside()).resumable_held());          // behind the arms, and never run
//! ```

use core::convert::Infallible;
use core::marker::PhantomData;

use super::Probe;
use super::tag::{Gone, Held, Moved, Pieces, Whole, never};
use crate::Types;

/// What becomes of the branches of a choice that rustc has typed before it knows the answer.
pub trait Answer {
    /// What proves that all is there: nothing need, or nothing can.
    type Proof;
    /// What proves that something is gone.
    type Disproof;
    /// Of the two types of values, that of the branch which is taken.
    type Of<Whole, Parts>;
    /// Whether all is there, for this and another answer.
    type And<Other: Answer>: Answer;
    /// Whether all is there.
    const HELD: bool;

    /// Not called where there is none.
    fn proof() -> Self::Proof;
    /// Not called where there is none.
    fn disproof() -> Self::Disproof;
    /// Not called where something is gone.
    fn whole<W, P>(whole: W) -> Self::Of<W, P>;
    /// Not called where all is there.
    fn parts<W, P>(parts: P) -> Self::Of<W, P>;
    /// A receiver, from its place, or from where it has gone.
    fn given_back<T>(stays: Self::Of<Whole<T>, Pieces<Moved>>, went: Self::Of<(), T>) -> T;
    /// Of a receiver, if it is in its place.
    fn maybe<T>(stays: Self::Of<Whole<T>, Pieces<Moved>>) -> Option<T>;
}

impl Answer for Held {
    type Proof = ();
    type Disproof = Infallible;
    type Of<Whole, Parts> = Whole;
    type And<Other: Answer> = Other;
    const HELD: bool = true;

    #[inline]
    fn proof() {}

    fn disproof() -> Infallible {
        never()
    }

    #[inline]
    fn whole<W, P>(whole: W) -> W {
        whole
    }

    fn parts<W, P>(_: P) -> W {
        unreachable!("a probe is not run")
    }

    #[inline]
    fn given_back<T>(stays: Whole<T>, (): ()) -> T {
        stays.0
    }

    #[inline]
    fn maybe<T>(stays: Whole<T>) -> Option<T> {
        Some(stays.0)
    }
}

impl Answer for Gone {
    type Proof = Infallible;
    type Disproof = ();
    type Of<Whole, Parts> = Parts;
    type And<Other: Answer> = Self;
    const HELD: bool = false;

    fn proof() -> Infallible {
        never()
    }

    #[inline]
    fn disproof() {}

    fn whole<W, P>(_: W) -> P {
        unreachable!("a probe is not run")
    }

    #[inline]
    fn parts<W, P>(parts: P) -> P {
        parts
    }

    #[inline]
    fn given_back<T>(_: Pieces<Moved>, went: T) -> T {
        went
    }

    #[inline]
    fn maybe<T>(_: Pieces<Moved>) -> Option<T> {
        None
    }
}

/// Asks of a local of type `T`; the answer is `A`.
pub struct Question<T, A>(Types<(T, A)>);

/// A tag like [`Held`] and [`Gone`], before it is known which: see there.
pub struct Asked<A, W, P>(Types<(A, W, P)>);

impl<T, A: Answer> Question<T, A> {
    /// Nothing is known yet.
    #[expect(clippy::new_without_default, reason = "for the macro alone")]
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self(PhantomData)
    }

    /// The answer, as far as it is known.
    #[inline]
    #[must_use]
    pub fn asked<W, P>(&self) -> Asked<A, W, P> {
        Asked(PhantomData)
    }

    /// As [`Self::asked`], of this local.
    pub fn of<W, P>(&self, _local: &T) -> Asked<A, W, P> {
        self.asked()
    }

    /// The receiver of a call, as the tag says: from its place, or from where it has gone.
    #[inline]
    pub fn given_back<B: Answer>(
        &self,
        _: Asked<B, Whole<T>, Pieces<Moved>>,
        stays: B::Of<Whole<T>, Pieces<Moved>>,
        went: B::Of<(), T>,
    ) -> T {
        B::given_back(stays, went)
    }

    /// What is to be held of that receiver, if it is in its place.
    #[inline]
    pub fn maybe<B: Answer>(
        &self,
        _: Asked<B, Whole<T>, Pieces<Moved>>,
        stays: B::Of<Whole<T>, Pieces<Moved>>,
    ) -> Option<A::Of<T, ()>> {
        B::maybe(stays).map(A::whole)
    }

    /// What answers.
    #[must_use]
    pub fn probe(&self) -> Probe<T> {
        Probe(PhantomData)
    }

    /// The answer is this.
    pub fn answer(&self, _: A) {}

    /// What was answered, for what else is asked of the local there.
    #[must_use]
    pub fn told(&self) -> A {
        unreachable!("a probe is not run")
    }
}

impl<A: Answer, W, P> Asked<A, W, P> {
    /// Whether all is there.
    #[inline]
    #[must_use]
    pub fn held(&self) -> bool {
        A::HELD
    }

    /// Behind a test of [`Asked::held`].
    #[inline]
    #[expect(
        clippy::must_use_candidate,
        reason = "there may never be a value to use"
    )]
    pub fn proof(&self) -> A::Proof {
        A::proof()
    }

    /// Behind a test of [`Asked::held`].
    #[inline]
    #[expect(
        clippy::must_use_candidate,
        reason = "there may never be a value to use"
    )]
    pub fn gone(&self) -> A::Disproof {
        A::disproof()
    }

    /// The value, of which nothing was taken.
    #[inline]
    pub fn whole(self, whole: W) -> A::Of<W, P> {
        A::whole(whole)
    }

    /// The pieces that are left.
    #[inline]
    pub fn parts(self, parts: P) -> A::Of<W, P> {
        A::parts(parts)
    }

    /// Whether all is there, for this and another tag.
    #[inline]
    #[must_use]
    pub fn and<T: Tag<W, P>>(self, _: T) -> Asked<A::And<T::Answer>, W, P> {
        Asked(PhantomData)
    }
}

/// A tag for a choice of two types of values, whether its answer is known or not.
pub trait Tag<W, P> {
    /// What it answers.
    type Answer: Answer;
}

impl<W, P> Tag<W, P> for Held {
    type Answer = Self;
}

impl<W, P> Tag<W, P> for Gone {
    type Answer = Self;
}

impl<A: Answer, W, P> Tag<W, P> for Asked<A, W, P> {
    type Answer = A;
}
