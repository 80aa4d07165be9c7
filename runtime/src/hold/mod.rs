//! What a dead local leaves behind, and whether a call has taken its receiver: decided by type, without naming one.
//!
//! A local that no code names again may still have a drop to come at the end of its scope, so it stays in the frame. But in
//! plain Rust a dead reference lapses: what it borrowed is free again. The macro sees no types; method lookup does. A trait
//! is implemented for `&&Probe<T>`, `&Probe<T>` and `Probe<T>` under different bounds, and rustc takes the first that fits.
//!
//! The macro writes, for a dead local `x`,
//!
//! ```text
//! let tag = if true { kept.asked() } else { never(); kept.of(&x) };                  // see `question.rs`
//! let x_held = if tag.held() { tag.proof(); tag.whole(x) } else { tag.gone(); tag.parts(()) };
//! ..
//! kept.answer((&&&&&(&&kept.probe()).resumable_inside()).resumable_held());
//! ```
//!
//! which is `()` if `x` is `Copy` or [lapses](Lapse), and `x` itself otherwise. For what lapses this is no use of `x` (see `tag.rs`), so what
//! it borrowed has been free since it was last named. After a call that may have taken `x`
//! by value, or the use of a member's value, the type is asked whether that is still there (see `receiver.rs`).
//!
//! The rules: what has a destructor is never let go of; a type parameter counts as having one, unless a bound says `Copy`.

use core::marker::PhantomData;
use core::task::Poll;

use crate::Types;

mod item;
mod lapse;
mod method;
mod question;
mod receiver;
mod tag;

pub use item::{Item, NoItem};
pub use lapse::{Idle, Lapse, Owning, Plain};
pub use method::{Borrowed, Consumed, Returned};
pub use question::{Answer, Asked, Question, Tag};
pub use receiver::{Choice, Receiver, copies};
pub use tag::{Apart, Gone, Held, Left, Moved, Perhaps, Pieces, Whole, Witness, known, never};

/// The traits by whose methods it is asked, without their names: where the macro asks, all names are the user's.
pub mod asks {
    pub use super::item::{ByItem as _, ByNoItem as _};
    #[cfg(feature = "alloc")]
    pub use super::method::InBox as _;
    pub use super::method::{
        ByReference as _, ByUntold as _, ByValue as _, InNone as _, IntoReference as _,
        IntoValue as _, IsForeign as _, IsOwn as _,
    };
    #[cfg(feature = "std")]
    pub use super::receiver::ByReader as _;
    pub use super::receiver::{
        ByChoice as _, ByIterator as _, CallAgain as _, CallOnce as _, Otherwise as _,
        Pointer as _, TakeApart as _, TakeClosure as _, TakeCopy as _, TakeDestructor as _,
        TakeFuture as _, TakeInside as _, TakeReference as _, TakeThrough as _,
    };
    #[cfg(feature = "alloc")]
    pub use super::receiver::{DerefBox as _, DerefCopy as _, PointerBox as _};
    pub use super::{
        HoldClosure as _, HoldCopy as _, HoldFuture as _, HoldLapse as _, HoldReference as _,
        HoldValue as _, Inside as _,
    };
}

/// The type of a local, and of what kind the closures in it are, for all that syntax shows: [`Plain`] or [`Owning`].
pub struct Probe<T, By = Plain>(Types<(T, By)>);

impl<T> Probe<T> {
    /// Of this local, or a member of one, to which no reference may exist: it may be packed.
    #[inline]
    #[must_use]
    pub fn of(_local: *const T) -> Self {
        Self(PhantomData)
    }

    /// With a closure inside that owns what it captured.
    #[inline]
    #[must_use]
    pub fn owning(&self) -> Probe<T, Owning> {
        Probe(PhantomData)
    }
}

impl<T, By> Probe<T, By> {
    /// Of a type in whose place nothing is asked (see [`Around`]).
    #[inline]
    #[must_use]
    pub fn resumable_inside(&self) -> Self {
        Self(PhantomData)
    }
}

/// What is asked in the place of an option, an array or the like: what is inside. With that it lapses or is `Copy`; and that may be a closure, of which
/// the second choice has to be told.
pub trait Around {
    /// What is inside.
    type Inside;
}

impl<T> Around for Option<T> {
    type Inside = T;
}

impl<T> Around for Poll<T> {
    type Inside = T;
}

impl<T> Around for (T,) {
    type Inside = T;
}

impl<T, const N: usize> Around for [T; N] {
    type Inside = T;
}

/// Asked first what is inside.
pub trait Inside<T, By> {
    /// See above.
    #[inline]
    fn resumable_inside(&self) -> Probe<T, By> {
        Probe(PhantomData)
    }
}

impl<T: Around, By> Inside<T::Inside, By> for &Probe<T, By> {}

/// First choice: a reference ends.
pub trait HoldReference {
    /// Nothing is left.
    #[inline]
    fn resumable_held(&self) -> Gone {
        Gone
    }
}

/// References, of either kind. Where rustc has told that a type is not known, it does not tell the same of a trait for that very type; of one for what
/// the type is inside of, and that has several, it does.
pub trait Reference {}

impl<T: ?Sized> Reference for &T {}
impl<T: ?Sized> Reference for &mut T {}

impl<T: Reference, By> HoldReference for &&&&Probe<T, By> {}

/// Second choice: what can be called is kept.
///
/// Whether a closure is `Copy` isn't known while the function around it is being checked, and method lookup takes "perhaps"
/// for "yes". So a closure must be told from other types before `Copy` is asked for.
///
/// One trait for any number of parameters: each trait that has the method is asked at every step of the lookup.
pub trait HoldClosure<A> {
    /// The value is left.
    #[inline]
    fn resumable_held(&self) -> Held {
        Held
    }
}

/// A closure or function of as many parameters.
macro_rules! closures {
    ($(($($arg:ident),*))*) => { $(
        impl<T: FnOnce($($arg),*) -> R, By, R, $($arg),*> HoldClosure<($($arg,)*)> for &&&Probe<T, By> {}
    )* };
}

closures! { () (A1) (A1, A2) (A1, A2, A3) (A1, A2, A3, A4) (A1, A2, A3, A4, A5) (A1, A2, A3, A4, A5, A6) }

/// Second choice as well: a future is kept, for of an `async` block that is not known either.
pub trait HoldFuture {
    /// The value is left.
    #[inline]
    fn resumable_held(&self) -> Held {
        Held
    }
}

impl<T: Future, By> HoldFuture for &&&Probe<T, By> {}

/// Third choice: a copy has nothing to drop. With a closure in it that owns something, it is none.
pub trait HoldCopy {
    /// Nothing is left.
    #[inline]
    fn resumable_held(&self) -> Gone {
        Gone
    }
}

impl<T: Copy> HoldCopy for &&Probe<T> {}

/// Fourth choice: a borrow lapses.
pub trait HoldLapse {
    /// Nothing is left.
    #[inline]
    fn resumable_held(&self) -> Gone {
        Gone
    }
}

impl<T: Lapse<By>, By> HoldLapse for &Probe<T, By> {}

/// Otherwise: the value waits for the end of its scope.
pub trait HoldValue {
    /// The value is left.
    #[inline]
    fn resumable_held(&self) -> Held {
        Held
    }
}

impl<T, By> HoldValue for Probe<T, By> {}
