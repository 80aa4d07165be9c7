//! `yield_from!`: the expressions that make a delegate, step it, and run it to its end.
//!
//! Takes the operand and the user's `yield_from`, at which errors about the delegate point; gives syntax. Which operands are
//! generators, and which of what is sent and thrown they take, is decided by their types, in the runtime's `delegate` module, whose
//! templates these are.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::{Expr, parse_quote};

use crate::signature::Signature;
use crate::syntax::read;

/// The operand as a delegate.
pub(crate) fn start(signature: &Signature, operand: &Expr, span: Span) -> Expr {
    let krate = &signature.krate;
    let (send, throw) = (signature.sent(), signature.thrown());
    let (given, probe) = (name("operand", span), name("probe", span));
    read(quote_spanned! {mixed(span)=>
        match (#operand) {
            #given => {
                use #krate::__private::delegate::asks::*;
                let #probe = #krate::__private::delegate::Probe::<_, #send, #throw>::of(&#given);
                (&&&&&#probe).resumable_sends().start(#given, (&&&&&#probe).resumable_throws(), (&&&&&#probe).resumable_ends())
            }
        }
    })
}

/// One resumption of the delegate.
pub(crate) fn step(delegate: &Expr, with: &Expr) -> Expr {
    parse_quote!(#delegate.step(#with))
}

/// The item that a delegate hands out. It stands under the user's own token, so that an error about its type does not tell of a macro.
pub(crate) fn item(span: Span) -> Ident {
    Ident::new("__item", span)
}

/// The delegate run to its end, in the unsplit body.
pub(crate) fn run(signature: &Signature, operand: &Expr, emit: &Ident, span: Span) -> TokenStream {
    let (start, delegated) = (start(signature, operand, span), name("delegated", span));
    let (item, emitted) = (item(span), name("item", span));
    let ty = &signature.item;
    let result = Ident::new("__result", span);
    quote_spanned! {mixed(span)=> {
        let #delegated = #start;
        let #result = #delegated.run(|#item| {
            let #emitted: #ty = #item;
            #emit(#emitted)
        });
        #result
    }}
}

/// Leaves the function with an error that the delegate could not be thrown, as a plain `yield_!` does.
pub(crate) fn raise(signature: &Signature, error: &Ident) -> Expr {
    let (krate, ret) = (&signature.krate, &signature.ret);
    match &signature.throw {
        Some(throw) => parse_quote!(<#ret as #krate::__private::Raise<#throw>>::raise(#error)),
        None => parse_quote!(match #error {}),
    }
}

fn name(name: &str, span: Span) -> Ident {
    Ident::new(name, mixed(span))
}

fn mixed(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}
