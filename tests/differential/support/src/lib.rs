//! What random programs and their drivers stand on: noisy values, the trace, the script, the drivers.
//!
//! A program is one body in two halves, a `#[generator]` and a plain function with a recording call for each yield. Both
//! halves use [`values`]; the plain half records by [`record`]; the generator is driven by [`drive`]; [`check`] runs both
//! under every mode and compares the traces.
//!
//! Rule: everything that happens to a program goes through the one trace of its thread, and nothing depends on anything
//! but the [`Plan`](trace::Plan): the same plan gives the same trace.

#![cfg_attr(feature = "native", feature(coroutine_trait))]

pub mod check;
pub mod drive;
pub mod modes;
#[cfg(feature = "native")]
pub mod native;
pub mod record;
pub mod trace;
pub mod values;

/// Notes a line, with captures: a macro that `#[generator]` knows nothing about.
#[macro_export]
macro_rules! note {
    ($($piece:tt)*) => { $crate::trace::note(format_args!($($piece)*)) };
}
