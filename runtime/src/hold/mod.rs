//! What a dead local leaves behind, and whether a call has taken its receiver: decided by type, without naming one.
//!
//! A local that no code names again may still have a drop to come at the end of its scope, so it stays in the frame. But in
//! plain Rust a dead reference lapses: what it borrowed is free again. The macro sees no types; method lookup does. A trait
//! is implemented for `&&Probe<T>`, `&Probe<T>` and `Probe<T>` under different bounds, and rustc takes the first that fits.
//!
//! The macro writes, for a dead local `x`,
//!
//! ```text
//! let x_held = { use $crate::__private::hold::*; (&&&&&Probe::of(&x)).resumable_hold(x) };
//! ```
//!
//! which is `()` if `x` is `Copy` or [lapses](Lapse), and `x` itself otherwise. After a call that may have taken `x`
//! by value, or the use of a member's value, it asks the type whether that is still there (see `receiver.rs`, `tag.rs`).
//!
//! The rules: what has a destructor is never let go of; a type parameter counts as having one, unless a bound says `Copy`.

use core::marker::PhantomData;

use crate::Types;

mod lapse;
mod receiver;
mod tag;

pub use lapse::Lapse;
#[cfg(feature = "std")]
pub use receiver::ByReader;
#[cfg(feature = "alloc")]
pub use receiver::{DerefBox, DerefCopy};
pub use receiver::{ByChoice, ByIterator, Choice, Otherwise, Receiver, TakeApart, TakeCopy, TakeReference};
pub use receiver::{TakeClosure0, TakeClosure1, TakeClosure2, TakeClosure3, TakeClosure4, TakeClosure5, TakeClosure6};
pub use tag::{Apart, Gone, Held, Moved, Pieces, Whole, known, never};

/// The type of a local.
pub struct Probe<T>(Types<T>);

impl<T> Probe<T> {
    /// Of this local, which is borrowed only for the call.
    #[inline]
    pub fn of(_local: &T) -> Self {
        Self(PhantomData)
    }
}

/// First choice: a reference ends.
pub trait HoldReference<T> {
    /// Leaves nothing.
    fn resumable_hold(&self, value: T);
}

impl<T: ?Sized> HoldReference<&T> for &&&&Probe<&T> {
    #[inline]
    fn resumable_hold(&self, _value: &T) {}
}

impl<T: ?Sized> HoldReference<&mut T> for &&&&Probe<&mut T> {
    #[inline]
    fn resumable_hold(&self, _value: &mut T) {}
}

/// Second choice: what can be called is kept.
///
/// Whether a closure is `Copy` isn't known while the function around it is being checked, and method lookup takes "perhaps"
/// for "yes". So a closure must be told from other types before `Copy` is asked for.
macro_rules! closures {
    ($($trait:ident($($arg:ident),*);)*) => { $(
        /// Second choice: a closure or function of as many parameters is kept.
        pub trait $trait<T, $($arg),*> {
            /// Leaves the value.
            fn resumable_hold(&self, value: T) -> T;
        }

        impl<T: FnOnce($($arg),*) -> R, R, $($arg),*> $trait<T, $($arg),*> for &&&Probe<T> {
            #[inline]
            fn resumable_hold(&self, value: T) -> T {
                value
            }
        }
    )* };
}

closures! {
    HoldClosure0();
    HoldClosure1(A1);
    HoldClosure2(A1, A2);
    HoldClosure3(A1, A2, A3);
    HoldClosure4(A1, A2, A3, A4);
    HoldClosure5(A1, A2, A3, A4, A5);
    HoldClosure6(A1, A2, A3, A4, A5, A6);
}

/// Third choice: a copy has nothing to drop.
pub trait HoldCopy<T> {
    /// Leaves nothing.
    fn resumable_hold(&self, value: T);
}

impl<T: Copy> HoldCopy<T> for &&Probe<T> {
    #[inline]
    fn resumable_hold(&self, _value: T) {}
}

/// Fourth choice: a borrow lapses.
pub trait HoldLapse<T> {
    /// Leaves nothing.
    fn resumable_hold(&self, value: T);
}

impl<T: Lapse> HoldLapse<T> for &Probe<T> {
    #[inline]
    fn resumable_hold(&self, _value: T) {}
}

/// Otherwise: the value waits for the end of its scope.
pub trait HoldValue<T> {
    /// Leaves the value.
    fn resumable_hold(&self, value: T) -> T;
}

impl<T> HoldValue<T> for Probe<T> {
    #[inline]
    fn resumable_hold(&self, value: T) -> T {
        value
    }
}
