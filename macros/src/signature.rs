//! The signature: what the generator yields, is sent, is thrown and returns.
//!
//! Takes the attribute's arguments and the function; gives a [`Signature`]. `impl Generator<Item = u32, Return = bool>`
//! reads as `item: u32, send: None, throw: None, ret: bool`, and is written out again as
//! `impl Generator<Item = u32, Return = bool, Send = (), Throw = Infallible>`, so that callers know all four.
//!
//! Rule: nothing after this pass looks at the return type that the user wrote.

mod arguments;
mod returns;
mod shape;

pub(crate) use arguments::arguments;
pub(crate) use returns::{cannot_fail, is_unit, peel};
pub(crate) use shape::Shape;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::diag::{Diagnostics, message};

/// What the attribute and the return type say.
pub(crate) struct Signature {
    /// Where the runtime is: `::resumable`, unless `crate = path` says otherwise.
    pub(crate) krate: syn::Path,
    /// As it may be written inside the body: each `impl Trait` in it is `_`.
    pub(crate) item: syn::Type,
    /// `None` where nothing is sent: absent, or `()`.
    pub(crate) send: Option<syn::Type>,
    /// `None` where nothing is thrown: absent, or std's `Infallible`.
    pub(crate) throw: Option<syn::Type>,
    /// `()` if absent. As it may be written inside the body.
    pub(crate) ret: syn::Type,
    /// The return type to emit: the user's, with what it leaves out written in.
    pub(crate) output: syn::Type,
    /// Of a boxed form, the path whose `new` makes the box.
    pub(crate) boxed: Option<syn::Path>,
    /// The frame derives `Clone`.
    pub(crate) clone: bool,
    /// The frame derives `Debug`.
    pub(crate) debug: bool,
    /// What the arms return.
    pub(crate) shape: Shape,
}

impl Signature {
    /// What is sent, `()` if nothing is.
    pub(crate) fn sent(&self) -> TokenStream {
        let sent = self.send.as_ref().map(ToTokens::to_token_stream);
        sent.unwrap_or_else(|| quote!(()))
    }

    /// What is thrown, a type without values if nothing is.
    pub(crate) fn thrown(&self) -> TokenStream {
        let krate = &self.krate;
        let thrown = self.throw.as_ref().map(ToTokens::to_token_stream);
        thrown.unwrap_or_else(|| quote!(#krate::__private::Infallible))
    }
}

/// Reads the signature of `function`; `None` if there is an error to report.
pub(crate) fn read(
    krate: syn::Path,
    function: &syn::ImplItemFn,
    errors: &mut Diagnostics,
) -> Option<Signature> {
    kind_of_function(function, errors);
    let returns = returns::read(&function.sig, &krate, errors)?;
    let shape = shape::shape(&returns.ret, &function.block);
    Some(Signature {
        krate,
        item: returns.item,
        send: returns.send,
        throw: returns.throw,
        ret: returns.ret,
        output: returns.output,
        boxed: returns.boxed,
        clone: returns.clone,
        debug: returns.debug,
        shape,
    })
}

/// A generator is called like an ordinary function; the other kinds of function are refused at their keyword.
fn kind_of_function(function: &syn::ImplItemFn, errors: &mut Diagnostics) {
    let sig = &function.sig;
    if let Some(token) = &sig.asyncness {
        errors.push(token, message::ASYNC_FN);
    }
    if let Some(token) = &sig.constness {
        errors.push(token, message::CONST_FN);
    }
    if let Some(abi) = &sig.abi {
        errors.push(abi, message::EXTERN_FN);
    }
    if let Some(variadic) = &sig.variadic {
        errors.push(variadic, message::VARIADIC_FN);
    }
}

#[cfg(test)]
mod tests;
