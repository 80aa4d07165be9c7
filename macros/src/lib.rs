//! The `#[generator]` attribute of the `resumable` crate. Use it through that crate, which holds what its output needs.
//!
//! The compiler is in `pipeline.rs`; `ARCHITECTURE.md` explains its passes and words.

mod pipeline;

mod groups;
mod item;

mod configure;

mod own_macros;

mod signature;

mod check;

mod items;

mod resolve;

mod lower;

mod ir;

mod flow;

mod borrows;
mod codegen;

mod leap;
mod std_macros;
mod syntax;

mod access;
mod assignee;
mod delegate;
mod hygiene;
mod sorted;
mod substitute;
mod tokens;
mod visitors;

mod diag;
mod stub;

#[cfg(test)]
mod tests;

/// Turns a function into a generator: a value that runs the function's body up to the next `yield_!` whenever it is asked
/// for an item.
///
/// ```ignore
/// use resumable::generator;
///
/// #[generator]
/// fn my_range(start: u32, end: u32) -> impl Iterator<Item = u32> {
///     let mut index = start;
///     while index < end {
///         yield_!(index);
///         index += 1;
///     }
/// }
///
/// assert_eq!(my_range(2, 5).collect::<Vec<_>>(), [2, 3, 4]);
/// ```
///
/// Calling the function moves the arguments into the generator and runs nothing. Every local that lives across a yield is
/// kept in the generator, which is a plain value: no heap, no thread, no `unsafe`. Dropping it drops them.
///
/// # The return type
///
/// It says what the caller gets, and the attribute reads it, so it must be written out:
///
/// | written | meaning |
/// |---|---|
/// | `impl Iterator<Item = Y>` | yields `Y` |
/// | `impl Generator<Item = Y, Send = S, Throw = E, Return = R>` | also takes an `S` by `send` and an `E` by `throw`, and returns an `R`; each may be left out: `()`, `Infallible`, `()` |
/// | `.. + Clone`, `.. + Debug` | the generator can be cloned, or printed, if all that it keeps can |
/// | `.. + 'a`, `.. + Send`, `.. + use<..>` | as on any function |
/// | `Box<dyn Iterator<Item = Y> + 'a>`, `Box<dyn Generator<..>>`, `BoxGenerator<'a, Y, S, R, E>` | boxed, as recursion needs it |
///
/// Everything else is as on an ordinary function: generics, lifetimes, `where`, `self` in its forms, patterns as parameters,
/// attributes, visibility, `unsafe`. `async`, `const` and `extern` functions cannot be generators.
///
/// # Inside the body
///
/// | form | value | what it does |
/// |---|---|---|
/// | `yield_!(expr)` | `()`; `Option<S>` with `Send = S` | suspends, handing out `expr`; `None` if resumed by `next` |
/// | `yield_!()` | the same | for `Item = ()` |
/// | `try_yield!(expr)` | `Result<(), E>` or `Result<Option<S>, E>` | the same, but what is thrown arrives as `Err` instead of leaving the function |
/// | `yield_from!(expr)` | what the delegate returns | hands out all that another generator or iterator yields; `send` and `throw` reach it |
/// | `return`, a tail expression, `?` | | end the generator with its `Return` |
///
/// ```ignore
/// use resumable::{Generator, generator};
///
/// #[generator]
/// fn averager() -> impl Generator<Item = f64, Send = f64> {
///     let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
///     while let Some(term) = yield_!(average) {
///         total += term;
///         count += 1.0;
///         average = total / count;
///     }
/// }
///
/// let mut averager = averager();
/// averager.next();
/// assert_eq!(averager.send(10.0), Ok(10.0));
/// assert_eq!(averager.send(30.0), Ok(20.0));
/// ```
///
/// A thrown `E` at a plain `yield_!` is `return Err(From::from(e))`, so `Throw = E` needs a `Return` that is a `Result`.
///
/// A yield may stand anywhere in the function's own body where an expression may, at any depth. Inside a closure, an `async`
/// block, a nested function, a constant, or a macro that is not one of the standard library's, it is an error.
///
/// # Arguments
///
/// `#[generator(crate = path::to::resumable)]` tells where the runtime is, for crates that re-export it.
#[proc_macro_attribute]
pub fn generator(
    args: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    pipeline::expand(&args.into(), item.into()).into()
}

/// Tokens that are always the same, as `quote!` would make them. The compiler reads a text many times faster than it takes tokens one by one.
fn fixed(text: &str) -> proc_macro2::TokenStream {
    if proc_macro::is_available() {
        let tokens: Result<proc_macro::TokenStream, _> = text.parse();
        tokens.unwrap_or_default().into()
    } else {
        text.parse().unwrap_or_default()
    }
}
