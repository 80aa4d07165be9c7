#![doc = include_str!("../README.md")]
//!
//! # The parts of the crate
//!
//! * [`generator`] is the attribute; [`yield_!`], [`try_yield!`] and [`yield_from!`] have their meaning inside a generator only.
//! * [`Generator`] is the trait that callers see, [`Resume`] what goes in, [`StopIteration`] what comes out at the end.
//! * [`GeneratorState`] and [`Frame`] tell where a generator stands.
//! * [`BoxGenerator`] is one on the heap (feature `alloc`).
//!
//! Nothing here allocates, and without the default features nothing but `core` is used.

#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(not(feature = "alloc"), allow(rustdoc::broken_intra_doc_links))]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

/// A trait without methods, of many types: one empty `impl` a line.
macro_rules! mark {
    ($trait:ident: $([$($generics:tt)*] $type:ty;)*) => { $(impl<$($generics)*> $trait for $type {})* };
}

mod argument;
#[cfg(feature = "alloc")]
mod boxed;
mod delegate;
mod early;
mod ended;
mod forms;
mod frame;
mod generator;
mod hold;
mod lend;
mod machine;
mod outcome;
mod print;
mod stub;

#[cfg(feature = "alloc")]
pub use boxed::BoxGenerator;
pub use frame::Frame;
pub use resumable_macros::generator;

pub use generator::{Generator, GeneratorState, Resume, StopIteration};

/// Types that a value is made for but doesn't hold; a function pointer, so that no auto trait depends on them.
type Types<T> = core::marker::PhantomData<fn() -> T>;

/// Every type has its probes. The way to them leads over this trait so that a type that rustc has found an error in has none, and no
/// second error is reported for the question.
#[doc(hidden)]
pub trait Typed {
    /// Asks what it lends.
    type Lender;
    /// Asks what became of it in a call.
    type Receiver;
}

impl<T> Typed for T {
    type Lender = lend::Lender<T>;
    type Receiver = hold::Receiver<T>;
}

/// What the macro's output names. No part of the public interface: it may change with any version.
#[doc(hidden)]
pub mod __private {
    pub use core;
    pub use core::clone::Clone;
    pub use core::convert::{Infallible, identity};
    pub use core::iter::{IntoIterator, Iterator};
    pub use core::marker::Sized;
    pub use core::option::Option::{self, None, Some};
    pub use core::primitive::{bool, str};
    pub use core::result::Result;
    pub use core::{cfg, column, file, fmt, line, mem, panic, unreachable};

    pub use crate::argument::Argument;
    pub use crate::delegate::Delegated;
    pub use crate::frame::{frame, here};
    pub use crate::machine::{FrameState, Machine, machine, not_created};
    pub use crate::outcome::{Outcome, Raise, Step, Try};
    pub use crate::print::debug;
    pub use crate::stub::{Stub, stub};
    pub use crate::{Frame, Generator, Resume};

    #[cfg(feature = "alloc")]
    pub use alloc::boxed::Box;

    /// What a dead local leaves, and whether a call has taken its receiver.
    pub mod hold {
        pub use crate::hold::*;
    }

    /// A place that what follows takes with what is around it.
    pub mod early {
        pub use crate::early::*;
    }

    /// The value of a body that ends without one.
    pub mod ended {
        pub use crate::ended::*;
    }

    /// Whether a reference can be kept across a yield.
    pub mod lend {
        pub use crate::lend::*;
    }

    /// `yield_from!`.
    pub mod delegate {
        pub use crate::delegate::*;
    }
}
