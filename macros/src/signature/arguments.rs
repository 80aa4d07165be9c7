//! The attribute's own arguments: today only `crate = path`.
//!
//! Takes what stands in the parentheses of `#[generator(..)]`; gives the path to the runtime.
//!
//! Rule: whatever is wrong with them, a path comes out, so that the other passes can report as well.

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Token, parse_quote};

use crate::diag::{Diagnostics, message};

/// The path to the runtime.
pub(crate) fn arguments(tokens: TokenStream, errors: &mut Diagnostics) -> syn::Path {
    let mut krate = None;
    let parser = |input: ParseStream| list(input, &mut krate, errors);
    if let Err(error) = parser.parse2(tokens) {
        errors.absorb(error);
    }
    krate.unwrap_or_else(|| parse_quote!(::resumable))
}

fn list(
    input: ParseStream,
    krate: &mut Option<syn::Path>,
    errors: &mut Diagnostics,
) -> syn::Result<()> {
    while !input.is_empty() {
        if input.peek(Token![#]) || input.peek(Token![pub]) || input.peek(Token![struct]) {
            errors.push(input.parse::<TokenStream>()?, message::NAMED_FRAME);
            return Ok(());
        }
        argument(input, krate, errors)?;
        skip_to_comma(input)?;
    }
    Ok(())
}

fn argument(
    input: ParseStream,
    krate: &mut Option<syn::Path>,
    errors: &mut Diagnostics,
) -> syn::Result<()> {
    if !input.peek(Token![crate]) {
        let token: TokenTree = input.parse()?;
        errors.push(&token, message::unknown_argument(&token));
        return Ok(());
    }
    let name = input.call(syn::Ident::parse_any)?;
    if krate.is_some() {
        errors.push(name, message::DUPLICATE_ARGUMENT);
        return Ok(());
    }
    let value = if input.parse::<Option<Token![=]>>()?.is_some() {
        input.fork().call(syn::Path::parse_mod_style).ok()
    } else {
        None
    };
    match value {
        Some(path) => *krate = Some(path),
        // What was given instead of a path, if anything was, is the token at fault.
        None => match input.fork().parse::<TokenTree>() {
            Ok(token) if !input.peek(Token![,]) => errors.push(token, message::CRATE_TAKES_A_PATH),
            _ => errors.push(name, message::CRATE_TAKES_A_PATH),
        },
    }
    Ok(())
}

fn skip_to_comma(input: ParseStream) -> syn::Result<()> {
    while !input.is_empty() && input.parse::<Option<Token![,]>>()?.is_none() {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}
