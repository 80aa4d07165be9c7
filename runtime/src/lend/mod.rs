//! Whether what a local lends is its own, so that a reference to it cannot be kept across a yield: decided by type.
//!
//! The frame moves, and a collection that it holds moves with it; a slice that it holds only refers to elements elsewhere. The macro
//! sees no types; method lookup does. Where a reference that a local lent, `x.iter()`, is named after a yield, the macro writes
//!
//! ```text
//! 'asked: { break 'asked; let lender = Lender::of(&x); let lends = lender.resumable_lends(); lender.stays(lends); }
//! ```
//!
//! For the collections that are named here this is an error that says what to do, in the place of the borrow checker's two about the frame.
//!
//! Where the local is used again besides, `lender.stays_lent(lends)` asks as well whether it is a `&mut` that lends on.
//!
//! The rule: what is not known for certain to be the local's own is left to the borrow checker.

use core::marker::PhantomData;
use core::ops::Deref;

use crate::{Typed, Types};

mod capture;

pub use capture::{Holds, StaysCaptured};

/// The type of a local.
pub struct Lender<T>(Types<T>);

impl<T> Lender<T> {
    /// Of a local that is named later, by [`Self::is`].
    #[expect(clippy::new_without_default, reason = "for the macro alone")]
    #[inline]
    #[must_use]
    pub fn new() -> Self {
        Self(PhantomData)
    }

    /// It is this local, which is borrowed only for the call.
    #[inline]
    pub fn is(&self, _local: &T) {}

    /// Of this local, which is borrowed only for the call.
    #[inline]
    pub fn of(_local: &T) -> <T as Typed>::Lender {
        Self(PhantomData)
    }
}

/// What is lent is the local's own.
#[derive(Clone, Copy, Debug)]
pub struct Own;

/// What is lent may be somebody else's.
#[derive(Clone, Copy, Debug)]
pub struct Elsewhere;

/// What is lent was lent by somebody else, and is lent on.
#[derive(Clone, Copy, Debug)]
pub struct LentOn;

impl Own {
    /// A place inside a local is its own as far as that is itself.
    #[inline]
    pub fn and<S>(self, inside: S) -> S {
        inside
    }
}

impl Elsewhere {
    /// Nothing is known of what lies behind a pointer.
    #[inline]
    #[must_use]
    pub fn and<S>(self, _inside: S) -> Self {
        self
    }
}

impl LentOn {
    /// What lies behind a `&mut` is lent on, up to the next pointer.
    #[inline]
    pub fn and<S: Behind>(self, inside: S) -> S::Lent {
        inside.lent()
    }
}

/// What is told of a place behind a `&mut`.
pub trait Behind {
    /// What lends it.
    type Lent;
    /// The same, as a value.
    fn lent(self) -> Self::Lent;
}

macro_rules! behind {
    ($($inside:ident => $lent:ident;)*) => {
        $(
            impl Behind for $inside {
                type Lent = $lent;
                #[inline]
                fn lent(self) -> $lent {
                    $lent
                }
            }
        )*
    };
}

behind! {
    Own => LentOn;
    LentOn => LentOn;
    Elsewhere => Elsewhere;
}

/// For all types that do not answer themselves.
pub trait Lends {
    /// Nothing is known.
    #[inline]
    fn resumable_lends(&self) -> Elsewhere {
        Elsewhere
    }

    /// Nothing is known.
    #[inline]
    fn resumable_locks(&self) -> Elsewhere {
        Elsewhere
    }

    /// Nothing is known.
    #[inline]
    fn resumable_derefs(&self) -> Elsewhere {
        Elsewhere
    }

    /// Nothing is known.
    #[inline]
    fn resumable_points(&self) -> Elsewhere {
        Elsewhere
    }
}

impl<T> Lends for Lender<T> {}

/// For pointers: what they point to may be anybody's.
pub trait Points {
    /// Nothing is known.
    #[inline]
    fn resumable_owns(&self) -> Elsewhere {
        Elsewhere
    }
}

impl<T: Deref> Points for Lender<T> {}

/// For all that is no pointer: a reference to something in it refers to it.
pub trait Owns {
    /// What is in it is its own.
    #[inline]
    fn resumable_owns(&self) -> Own {
        Own
    }
}

impl<T> Owns for &Lender<T> {}

impl<T: ?Sized> Lender<&mut T> {
    /// What lies behind the reference.
    #[inline]
    #[must_use]
    pub fn resumable_owns(&self) -> LentOn {
        LentOn
    }
}

impl<T> Lender<T> {
    /// Asks whether what the local lends stays where it is.
    #[inline]
    pub fn stays<S: Stays<T>>(&self, _lends: S) {}

    /// Asks whether what the local lends leaves it free to be used.
    #[inline]
    pub fn stays_lent<S: StaysLent>(&self, _lends: S) {}
}

/// The trait by whose methods it is asked, without a name: where the macro asks, all names are the user's.
pub mod asks {
    pub use super::capture::{
        Captured as _, CapturedReference as _, HoldsClosure as _, HoldsNone as _, Taken as _,
        TakenCopy as _, TakenReference as _,
    };
    pub use super::{Lends as _, Owns as _, Points as _};
}

/// Where a reference may be kept while the local moves.
#[diagnostic::on_unimplemented(
    message = "a reference to the generator's own `{T}` cannot be kept across a yield, where that moves",
    label = "refers to what moves with the generator, and is used after a yield",
    note = "borrow it anew after the yield, go by value or by index, or let the caller keep it and take a reference as a parameter"
)]
pub trait Stays<T> {}

#[diagnostic::do_not_recommend]
impl<T> Stays<T> for Elsewhere {}
#[diagnostic::do_not_recommend]
impl<T> Stays<T> for LentOn {}

/// Where a reference may be kept while the local goes on being used.
#[diagnostic::on_unimplemented(
    message = "a reborrow of this `&mut` cannot be kept across a yield, after which the `&mut` itself is used again",
    label = "borrows what is used again before it ends",
    note = "borrow it anew after the yield, or go by value or by index"
)]
pub trait StaysLent {}

#[diagnostic::do_not_recommend]
impl StaysLent for Elsewhere {}
#[diagnostic::do_not_recommend]
impl StaysLent for Own {}

macro_rules! lent {
    ($method:ident: $($(#[$cfg:meta])* [$($param:tt)*] $lender:ty;)*) => {
        $(
            $(#[$cfg])*
            impl<$($param)*> Lender<&mut $lender> {
                /// What lies behind the reference.
                #[inline]
                pub fn $method(&self) -> LentOn {
                    LentOn
                }
            }
        )*
    };
}

lent! {
    resumable_lends:
    [T] [T];
    [] str;
}

macro_rules! own {
    ($method:ident: $($(#[$cfg:meta])* [$($param:tt)*] $lender:ty;)*) => {
        $(
            $(#[$cfg])*
            impl<$($param)*> Lender<$lender> {
                /// It lends what is its own.
                #[inline]
                pub fn $method(&self) -> Own {
                    Own
                }
            }
        )*
        lent! { $method: $($(#[$cfg])* [$($param)*] $lender;)* }
    };
}

macro_rules! collections {
    ($($(#[$cfg:meta])* [$($param:tt)*] $collection:ty;)*) => {
        own! {
            resumable_lends:
            $(
                $(#[$cfg])* [$($param)*] $collection;
                $(#[$cfg])* ['g, $($param)*] core::cell::Ref<'g, $collection>;
                $(#[$cfg])* ['g, $($param)*] core::cell::RefMut<'g, $collection>;
                $(#[$cfg])* #[cfg(feature = "std")] ['g, $($param)*] std::sync::MutexGuard<'g, $collection>;
                $(#[$cfg])* #[cfg(feature = "std")] ['g, $($param)*] std::sync::RwLockReadGuard<'g, $collection>;
                $(#[$cfg])* #[cfg(feature = "std")] ['g, $($param)*] std::sync::RwLockWriteGuard<'g, $collection>;
            )*
        }
    };
}

collections! {
    [T, const N: usize] [T; N];
    [T] Option<T>;
    [T, E] Result<T, E>;
    [I: Iterator] core::iter::Peekable<I>;
    #[cfg(feature = "alloc")] [] alloc::string::String;
    #[cfg(feature = "alloc")] [T] alloc::vec::Vec<T>;
    #[cfg(feature = "alloc")] [T] alloc::collections::VecDeque<T>;
    #[cfg(feature = "alloc")] [T] alloc::collections::BinaryHeap<T>;
    #[cfg(feature = "alloc")] [T] alloc::collections::BTreeSet<T>;
    #[cfg(feature = "alloc")] [K, V] alloc::collections::BTreeMap<K, V>;
    #[cfg(feature = "std")] [T, S] std::collections::HashSet<T, S>;
    #[cfg(feature = "std")] [K, V, S] std::collections::HashMap<K, V, S>;
}

own! {
    resumable_locks:
    [T] core::cell::RefCell<T>;
    #[cfg(feature = "alloc")] [T] alloc::rc::Rc<core::cell::RefCell<T>>;
    #[cfg(feature = "std")] [T] std::sync::Mutex<T>;
    #[cfg(feature = "std")] [T] std::sync::RwLock<T>;
    #[cfg(feature = "std")] [T] alloc::rc::Rc<std::sync::Mutex<T>>;
    #[cfg(feature = "std")] [T] alloc::sync::Arc<std::sync::Mutex<T>>;
    #[cfg(feature = "std")] [T] alloc::sync::Arc<std::sync::RwLock<T>>;
}

own! {
    resumable_points:
    [T, const N: usize] [T; N];
    [T] core::cell::Cell<T>;
    [T] core::cell::RefCell<T>;
    [T] core::mem::MaybeUninit<T>;
}

own! {
    resumable_derefs:
    ['g, T: ?Sized] core::cell::Ref<'g, T>;
    ['g, T: ?Sized] core::cell::RefMut<'g, T>;
    #[cfg(feature = "alloc")] [] alloc::string::String;
    #[cfg(feature = "alloc")] [T] alloc::vec::Vec<T>;
    #[cfg(feature = "alloc")] [T: ?Sized] alloc::boxed::Box<T>;
    #[cfg(feature = "alloc")] [T: ?Sized] alloc::rc::Rc<T>;
    #[cfg(feature = "alloc")] [T: ?Sized] alloc::sync::Arc<T>;
    #[cfg(feature = "std")] ['g, T: ?Sized] std::sync::MutexGuard<'g, T>;
    #[cfg(feature = "std")] ['g, T: ?Sized] std::sync::RwLockReadGuard<'g, T>;
    #[cfg(feature = "std")] ['g, T: ?Sized] std::sync::RwLockWriteGuard<'g, T>;
}
