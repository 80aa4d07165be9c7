//! The item under the attribute.
//!
//! Takes its tokens; gives the function, be it free, a method or a trait's default method.
//!
//! Rule: what is no function goes back as it came, so that those who use it see no second error. The methods that yield are marked, if it is an `impl`.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Token, Visibility, parse_quote};

use crate::check;
use crate::diag::{Diagnostics, message};
use crate::leap;

/// `Err` holds what is to be emitted beside the errors. A function whose body could not be read comes without a body.
pub(crate) fn item(
    tokens: TokenStream,
    errors: &mut Diagnostics,
) -> Result<syn::ImplItemFn, TokenStream> {
    if let Ok(mut function) = syn::parse2::<syn::ImplItemFn>(tokens.clone()) {
        // `#![..]` at the start of the body stands before the function from here on, where it means the same.
        for attribute in &mut function.attrs {
            attribute.style = syn::AttrStyle::Outer;
        }
        return Ok(function);
    }
    let last = tokens.clone().into_iter().last();
    let parser = |input: ParseStream| {
        head(input, errors).map_err(|error| match &last {
            // Of what is missing at the very end, the parser does not say where.
            Some(last) if input.is_empty() => syn::Error::new(last.span(), error),
            _ => error,
        })
    };
    match parser.parse2(tokens.clone()) {
        Ok(Some(function)) => Ok(function),
        Ok(None) => Err(marked(tokens)),
        Err(error) => {
            errors.absorb(error);
            Err(TokenStream::new())
        }
    }
}

/// Finds out what is wrong. `None`: the item may stay as it is.
fn head(input: ParseStream, errors: &mut Diagnostics) -> syn::Result<Option<syn::ImplItemFn>> {
    let attrs = input.call(Attribute::parse_outer)?;
    let vis: Visibility = input.parse()?;
    let defaultness: Option<Token![default]> = input.parse()?;
    if !is_function(&input.fork()) {
        let first = match defaultness {
            Some(default) => default.span,
            None => input.span(),
        };
        errors.absorb(syn::Error::new(first, message::NOT_A_FUNCTION));
        input.parse::<TokenStream>()?;
        return Ok(None);
    }
    let sig: syn::Signature = input.parse()?;
    if input.parse::<Option<Token![;]>>()?.is_some() {
        errors.push(&sig.ident, message::NO_BODY);
        input.parse::<TokenStream>()?;
        return Ok(None);
    }
    // A fork, so that what it leaves unread is not reported once more.
    match input.fork().parse::<syn::Block>() {
        Ok(_) => return Err(input.error("expected the end of the function")),
        Err(error) => errors.unread(error),
    }
    input.parse::<TokenStream>()?;
    let mut modifiers = syn::FnModifiers::default();
    modifiers.defaultness = defaultness;
    Ok(Some(syn::ImplItemFn {
        attrs,
        vis,
        modifiers,
        sig,
        block: syn::Block {
            brace_token: syn::token::Brace::default(),
            stmts: Vec::new(),
        },
    }))
}

/// An `impl`, with the attribute where it was told to go, and is not yet.
fn marked(tokens: TokenStream) -> TokenStream {
    let Ok(mut block) = syn::parse2::<syn::ItemImpl>(tokens.clone()) else {
        return tokens;
    };
    for item in &mut block.items {
        if let syn::ImplItem::Fn(method) = item
            && leap::block(&method.block)
            && !method.attrs.iter().any(check::is_generator)
        {
            method.attrs.push(parse_quote!(#[::resumable::generator]));
        }
    }
    block.into_token_stream()
}

fn is_function(input: ParseStream) -> bool {
    while !input.peek(Token![fn]) {
        let qualifier = input.peek(Token![const])
            || input.peek(Token![async])
            || input.peek(Token![unsafe])
            || input.peek(Token![extern])
            || input.peek(syn::LitStr);
        let skipped = if input.peek(syn::LitStr) {
            input.parse::<syn::LitStr>().is_ok()
        } else {
            qualifier && input.call(syn::Ident::parse_any).is_ok()
        };
        if !skipped {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        let mut errors = Diagnostics::default();
        let _ = item(source.parse().unwrap(), &mut errors);
        errors.texts()
    }

    #[test]
    fn functions_of_all_kinds_are_read() {
        for source in [
            "fn f() {}",
            "pub(crate) unsafe fn f(&mut self) -> u8 { 1 }",
            "/// Docs.\n #[inline] default async fn f() {}",
            "const unsafe extern \"C\" fn f(x: u8) {}",
        ] {
            assert_eq!(texts(source), [""; 0], "{source}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for source in [
            "struct S;",
            "impl S {}",
            "const X: u8 = 1;",
            "pub mod m {}",
            "let x = 1;",
            "",
        ] {
            assert_eq!(texts(source), [message::NOT_A_FUNCTION], "{source}");
        }
        assert_eq!(
            texts("fn f(&self) -> impl Iterator<Item = u8>;"),
            [message::NO_BODY]
        );
    }
}
