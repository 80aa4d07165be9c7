//! `yield_from!`: the expressions that make a delegate, step it, and run it to its end.
//!
//! Takes the operand, gives syntax. Which operands are generators, and which of what is sent and thrown they take, is decided by
//! their types, in the runtime's `delegate` module, whose templates these are.

use proc_macro2::{Ident, Span};
use quote::{ToTokens, quote};
use syn::{Expr, parse_quote};

use crate::signature::Signature;
use crate::syntax::read;

/// The operand as a delegate.
pub(crate) fn start(signature: &Signature, operand: &Expr) -> Expr {
    let krate = &signature.krate;
    let send = signature
        .send
        .as_ref()
        .map_or_else(|| parse_quote!(()), Clone::clone);
    let throw = signature.throw.as_ref();
    let throw: syn::Type =
        throw.map_or_else(|| parse_quote!(#krate::__private::Infallible), Clone::clone);
    let (given, probe) = (name("operand"), name("probe"));
    let send: syn::Type = send;
    read(quote! {
        match (#operand) {
            #given => {
                use #krate::__private::delegate::*;
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

/// The delegate run to its end, in the unsplit body.
pub(crate) fn run(signature: &Signature, operand: &Expr, emit: &Ident) -> proc_macro2::TokenStream {
    let (start, item, delegated) = (start(signature, operand), name("item"), name("delegated"));
    let ty = &signature.item;
    let run: Expr = read(quote!({
        let #delegated = #start;
        #delegated.run(|#item| {
            let #item: #ty = #item;
            #emit(#item)
        })
    }));
    run.into_token_stream()
}

/// Leaves the function with an error that the delegate could not be thrown, as a plain `yield_!` does.
pub(crate) fn raise(signature: &Signature, error: &Ident) -> Expr {
    let (krate, ret) = (&signature.krate, &signature.ret);
    if signature.throw.is_some() {
        parse_quote!(<#ret as #krate::__private::Raise<_>>::raise(#error))
    } else {
        parse_quote!(match #error {})
    }
}

fn name(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}
