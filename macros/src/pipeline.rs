//! The whole compiler on one screen.
//!
//! Takes the tokens of `#[generator(args)] item`; gives those that replace the item.
//!
//! Rule: nothing else calls two passes; a pass runs only if those before it had nothing to report.

use proc_macro2::TokenStream;
use quote::quote;

use crate::diag::{Diagnostics, Failed};
use crate::signature::Signature;
use crate::{check, codegen, configure, flow, item, items, lower, resolve, signature, stub};

pub(crate) fn expand(args: &TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Diagnostics::default();
    match item::item(item, &mut errors) {
        Ok(function) => configure::configure(function, &mut errors)
            .into_iter()
            .map(|function| compile(args, &function, std::mem::take(&mut errors)))
            .collect(),
        Err(rest) => {
            let errors = errors.into_tokens(&[]);
            quote!(#errors #rest)
        }
    }
}

/// One choice of the function's `#[cfg]`s.
fn compile(args: &TokenStream, function: &syn::ImplItemFn, mut errors: Diagnostics) -> TokenStream {
    let krate = signature::arguments(args.clone(), &mut errors);
    let signature = signature::read(krate.clone(), function, &mut errors);
    check::check(function, signature.as_ref(), &mut errors);
    match machine(signature.as_ref(), function, &mut errors) {
        Ok(machine) => machine,
        Err(Failed) => stub::stub(&krate, signature.as_ref(), function, errors),
    }
}

fn machine(
    signature: Option<&Signature>,
    function: &syn::ImplItemFn,
    errors: &mut Diagnostics,
) -> Result<TokenStream, Failed> {
    errors.gate()?;
    let signature = signature.ok_or(Failed)?;
    let mut function = function.clone();
    let items = items::hoist(&mut function, errors);
    let receiver = resolve::resolve(&mut function);
    let mut body = lower::lower(signature, &function, receiver.as_ref(), errors);
    errors.gate()?;
    let facts = flow::analyse(&mut body);
    Ok(codegen::generate(signature, &function, &items, &body, &facts))
}

#[cfg(test)]
mod debugging {
    #[test]
    fn show() {
        let path = std::env::var("SHOW").unwrap_or_default();
        let source = std::fs::read_to_string(path).unwrap_or_default();
        let Ok(item) = source.parse::<proc_macro2::TokenStream>() else { return };
        let mut errors = super::Diagnostics::default();
        let Ok(mut function) = super::item::item(item.clone(), &mut errors) else { return };
        let krate: syn::Path = syn::parse_quote!(::resumable);
        let Some(signature) = super::signature::read(krate, &function, &mut errors) else { return };
        let receiver = super::resolve::resolve(&mut function);
        let mut body = super::lower::lower(&signature, &function, receiver.as_ref(), &mut errors);
        let facts = super::flow::analyse(&mut body);
        println!("{}", crate::ir::text::text(&body, Some(&facts)));
        let tokens = super::expand(&proc_macro2::TokenStream::new(), item);
        match syn::parse2::<syn::File>(tokens.clone()) {
            Ok(_) => println!("{}", tokens),
            Err(e) => println!("{e}\n{tokens}"),
        }
    }
}
