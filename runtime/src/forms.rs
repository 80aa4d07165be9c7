//! The forms that the body of a generator is written with, as they are outside one: errors that say so.
//!
//! Inside a generator the attribute replaces them before rustc would expand them.

/// Suspends the generator and hands out a value: Python's `yield` (PEP 255, 342).
///
/// `yield_!(value)` hands out `value`, `yield_!()` hands out `()`. Its own value is `()`, or where `Send = S` is declared
/// an `Option<S>`: what was sent, `None` when resumed by `next`. An error thrown here leaves the function, as by
/// `return Err(From::from(error))`.
///
/// # Errors
///
/// Outside a function marked `#[generator]` it doesn't compile:
///
/// ```compile_fail
/// resumable::yield_!(1);
/// ```
#[macro_export]
macro_rules! yield_ {
    ($($tokens:tt)*) => {
        ::core::compile_error!(
            "`yield_!` is only allowed inside a function marked `#[generator]`; mark the function that it is to suspend"
        )
    };
}

/// As [`yield_!`], but a thrown error arrives as an `Err`: Python's `try` around a `yield` (PEP 342).
///
/// Its value is `Result<(), E>`, or `Result<Option<S>, E>` where `Send = S` is declared.
///
/// # Errors
///
/// Outside a function marked `#[generator]` it doesn't compile:
///
/// ```compile_fail
/// let caught = resumable::try_yield!(1);
/// ```
#[macro_export]
macro_rules! try_yield {
    ($($tokens:tt)*) => {
        ::core::compile_error!(
            "`try_yield!` is only allowed inside a function marked `#[generator]`; mark the function that it is to suspend"
        )
    };
}

/// Hands over to another generator, or any iterator, until it ends: Python's `yield from` (PEP 380).
///
/// `next`, `send` and `throw` go straight to the delegate. Its value is the delegate's `Return`, `()` for an iterator.
///
/// # Errors
///
/// Outside a function marked `#[generator]` it doesn't compile:
///
/// ```compile_fail
/// resumable::yield_from!(0..3);
/// ```
#[macro_export]
macro_rules! yield_from {
    ($($tokens:tt)*) => {
        ::core::compile_error!(
            "`yield_from!` is only allowed inside a function marked `#[generator]`; mark the function that is to delegate"
        )
    };
}
