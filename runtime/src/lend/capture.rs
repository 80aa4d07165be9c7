//! Whether a closure that is kept across a yield borrows what moves there.
//!
//! A closure without `move` borrows what it names, unless it takes that by value and that is no copy, or reaches through a reference in it. Where such a closure, or
//! an adapter that may hold it, is named after a yield, the macro writes
//!
//! ```text
//! let (captured, kept) = (Lender::new(), Lender::new());                                  // in front of the arms
//! if false { captured.is(&limit); }                                                       // in an arm
//! let small = list.into_iter().filter(|n| *n < limit);
//! if false { kept.is(&small); }
//! captured.stays_captured((&kept).resumable_holds().and((&captured).resumable_captured()));  // behind the arms
//! ```
//!
//! It is asked behind the arms, for what follows may tell the types.

use core::iter::{
    Chain, Cloned, Copied, Cycle, Enumerate, Filter, FilterMap, FlatMap, Flatten, FromFn, Fuse,
    Inspect, Map, MapWhile, OnceWith, Peekable, RepeatWith, Rev, Scan, Skip, SkipWhile, StepBy,
    Successors, Take, TakeWhile, Zip,
};

use super::{Elsewhere, Lender, Own};
use crate::hold::Reference;

/// A value of this type holds the closure that it was made with.
pub trait Holds {}

mark! { Holds:
    [I, F] Map<I, F>;
    [I, F] Filter<I, F>;
    [I, F] FilterMap<I, F>;
    [I, U: IntoIterator, F] FlatMap<I, U, F>;
    [I, F] Inspect<I, F>;
    [I, F] MapWhile<I, F>;
    [I, F] SkipWhile<I, F>;
    [I, F] TakeWhile<I, F>;
    [I, S, F] Scan<I, S, F>;
    [F] FromFn<F>;
    [F] OnceWith<F>;
    [F] RepeatWith<F>;
    [T, F] Successors<T, F>;
    [I: Holds] Rev<I>;
    [I: Holds] Enumerate<I>;
    [I: Holds] Skip<I>;
    [I: Holds] Take<I>;
    [I: Holds] StepBy<I>;
    [I: Holds] Fuse<I>;
    [I: Holds] Cycle<I>;
    [I: Holds] Copied<I>;
    [I: Holds] Cloned<I>;
    [I: Holds + Iterator] Peekable<I>;
    [I: Holds + Iterator<Item: IntoIterator>] Flatten<I>;
    [I: Holds, J] Chain<I, J>;
    [I: Holds, J] Zip<I, J>;
}

#[cfg(feature = "alloc")]
mark! { Holds:
    [T: ?Sized] alloc::boxed::Box<T>;
    [T: ?Sized] alloc::rc::Rc<T>;
    [T: ?Sized] alloc::sync::Arc<T>;
}

/// First choice: the closure is in it.
pub trait HoldsClosure {
    /// It is asked what the closure captured.
    #[inline]
    fn resumable_holds(&self) -> Own {
        Own
    }
}

impl<T: Holds> HoldsClosure for Lender<T> {}

/// Otherwise the closure may have been called, and be gone.
pub trait HoldsNone {
    /// Nothing is known.
    #[inline]
    fn resumable_holds(&self) -> Elsewhere {
        Elsewhere
    }
}

impl<T> HoldsNone for &Lender<T> {}

/// First choice: the closure may borrow what a reference refers to.
pub trait CapturedReference {
    /// Nothing is known.
    #[inline]
    fn resumable_captured(&self) -> Elsewhere {
        Elsewhere
    }
}

impl<T: Reference> CapturedReference for Lender<T> {}

/// Otherwise a closure that does not take it borrows it.
pub trait Captured {
    /// It is the local itself that is borrowed.
    #[inline]
    fn resumable_captured(&self) -> Own {
        Own
    }
}

impl<T> Captured for &Lender<T> {}

/// First choice, of what a closure takes as a value.
pub trait TakenReference {
    /// Nothing is known.
    #[inline]
    fn resumable_taken(&self) -> Elsewhere {
        Elsewhere
    }
}

impl<T: Reference> TakenReference for Lender<T> {}

/// Second choice: to take a copy, the closure borrows the local.
pub trait TakenCopy {
    /// It is the local itself that is borrowed.
    #[inline]
    fn resumable_taken(&self) -> Own {
        Own
    }
}

impl<T: Copy> TakenCopy for &Lender<T> {}

/// Otherwise it is in the closure.
pub trait Taken {
    /// Nothing is borrowed.
    #[inline]
    fn resumable_taken(&self) -> Elsewhere {
        Elsewhere
    }
}

impl<T> Taken for &&Lender<T> {}

impl<T> Lender<T> {
    /// Asks whether a closure that borrows the local can be kept.
    #[inline]
    pub fn stays_captured<S: StaysCaptured<T>>(&self, _captured: S) {}
}

/// Where a closure may be kept while what it names moves.
#[diagnostic::on_unimplemented(
    message = "a closure that borrows the generator's own `{T}` cannot be kept across a yield, where that moves",
    label = "borrowed by the closure, which is used after a yield",
    note = "write `move` in front of the closure's parameters, so that it takes what it names; if that is needed elsewhere too, let it take a clone"
)]
pub trait StaysCaptured<T> {}

#[diagnostic::do_not_recommend]
impl<T> StaysCaptured<T> for Elsewhere {}
