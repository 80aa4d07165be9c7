//! The macro's own passes, as a library, and what is needed to run them over code that nobody wrote for them.
//!
//! Takes the sources of `macros/src` as they are, without the attribute itself; gives [`expand`], which a test can call outside
//! of the compiler.
//!
//! Rule: nothing here knows how a pass works. Each input is judged by what comes out: no panic, tokens that parse, in time.

#[path = "../../../macros/src"]
#[allow(
    warnings,
    clippy::all,
    clippy::pedantic,
    reason = "the macro's files are linted where they live, and what only its own tests call is not called here"
)]
mod passes {
    pub(crate) mod access;
    pub(crate) mod assignee;
    pub(crate) mod borrows;
    pub(crate) mod check;
    pub(crate) mod codegen;
    pub(crate) mod configure;
    pub(crate) mod delegate;
    pub(crate) mod diag;
    pub(crate) mod flow;
    pub(crate) mod groups;
    pub(crate) mod hygiene;
    pub(crate) mod ir;
    pub(crate) mod item;
    pub(crate) mod items;
    pub(crate) mod leap;
    pub(crate) mod lower;
    pub(crate) mod own_macros;
    pub(crate) mod pipeline;
    pub(crate) mod resolve;
    pub(crate) mod signature;
    pub(crate) mod sorted;
    pub(crate) mod std_macros;
    pub(crate) mod stub;
    pub(crate) mod substitute;
    pub(crate) mod syntax;
    pub(crate) mod tokens;
    pub(crate) mod visitors;
}

// The passes name each other as `crate::pass`.
use passes::{
    access, assignee, borrows, check, codegen, configure, delegate, diag, flow, groups, hygiene,
    ir, item, items, leap, lower, own_macros, pipeline, resolve, signature, sorted, std_macros,
    stub, substitute, syntax, tokens, visitors,
};

pub mod convert;
pub mod growth;
pub mod hostile;
pub mod judge;
pub mod mutate;
pub mod plant;
pub mod report;
pub mod rng;
pub mod sources;

use proc_macro2::TokenStream;

/// As the macro's own, outside of the compiler.
fn fixed(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

/// What `#[generator(args)] item` becomes. By its name, `growth` tells callgrind what to count.
#[must_use]
#[inline(never)]
pub fn expand(args: &TokenStream, item: TokenStream) -> TokenStream {
    pipeline::expand(args, item)
}

/// Runs `work` on a thread with the stack that rustc gives to the thread on which it expands macros: 8 MiB.
///
/// # Panics
///
/// If `work` does.
pub fn on_rustc_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let thread = std::thread::Builder::new().stack_size(8 << 20).spawn(work);
    let thread = thread.expect("a thread can be started");
    thread.join().expect("the work does not panic")
}
