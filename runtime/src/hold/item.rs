//! Whether what is written as the binding of a `let` binds: `let Unit = make();` does not where a `struct Unit;` is in scope.
//!
//! ```text
//! const Unit: NoItem = NoItem;
//! { use self::*; (&&Item::of(&Unit)).resumable_no_item() }
//! ```
//!
//! What the module has of the name comes first, for it is in the scope further in.

use core::marker::PhantomData;

use super::tag::{Gone, Held};
use crate::Types;

/// Stands in for an item that is not there.
#[derive(Clone, Copy, Debug)]
pub struct NoItem;

/// The type of what has the name.
pub struct Item<T>(Types<T>);

impl<T> Item<T> {
    /// Of this one.
    #[inline]
    #[must_use]
    pub fn of(_: &T) -> Self {
        Self(PhantomData)
    }
}

/// Asked first: there is none, so the `let` binds.
pub trait ByNoItem {
    /// See above.
    #[inline]
    fn resumable_no_item(&self) -> Held {
        Held
    }
}

impl ByNoItem for &Item<NoItem> {}

/// Asked second: there is one.
pub trait ByItem {
    /// See above.
    #[inline]
    fn resumable_no_item(&self) -> Gone {
        Gone
    }
}

impl<T> ByItem for Item<T> {}
