//! The whole compiler on one screen.
//!
//! Takes the tokens of `#[generator(args)] item`; gives those that replace the item.
//!
//! Rule: nothing else calls two passes; a pass runs only if those before it had nothing to report.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::borrows::Questions;
use crate::diag::{Diagnostics, Failed};
use crate::flow::Facts;
use crate::ir::Body;
use crate::signature::Signature;
use crate::sorted::Set;
use crate::{
    borrows, check, codegen, configure, flow, groups, item, items, lower, own_macros, resolve,
    signature, stub,
};

pub(crate) fn expand(args: &TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Diagnostics::default();
    match item::item(groups::groups(item), &mut errors) {
        Ok(function) => configure::configure(function, &mut errors)
            .into_iter()
            .map(own_macros::own_macros)
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

/// A function as code generation takes it.
pub(crate) struct Analysed {
    function: syn::ImplItemFn,
    items: Vec<syn::Item>,
    pub(crate) body: Body,
    pub(crate) facts: Facts,
    questions: Questions,
}

fn machine(
    signature: Option<&Signature>,
    function: &syn::ImplItemFn,
    errors: &mut Diagnostics,
) -> Result<TokenStream, Failed> {
    errors.gate()?;
    let signature = signature.ok_or(Failed)?;
    let Analysed {
        function,
        items,
        body,
        facts,
        questions,
    } = analyse(signature, function.clone(), errors)?;
    Ok(codegen::generate(
        signature, &function, &items, &body, &facts, &questions,
    ))
}

/// The passes between the checks and code generation.
pub(crate) fn analyse(
    signature: &Signature,
    mut function: syn::ImplItemFn,
    errors: &mut Diagnostics,
) -> Result<Analysed, Failed> {
    let items = items::hoist(&mut function, errors);
    let receiver = resolve::resolve(&mut function);
    // As the arms have it: in the unsplit body a `&mut` stays as it is.
    let (mut apart, mut known) = (None, Set::new());
    loop {
        let arms = apart.as_ref().unwrap_or(&function);
        let (body, facts) = facts(signature, arms, receiver.as_ref(), errors)?;
        let mut referred = borrows::apart(&body, &facts);
        // One that could not be taken apart the first time stays as it is.
        referred.retain(|(name, _)| !known.contains(&name.to_string()));
        known.append(&mut referred.iter().map(|(name, _)| name.to_string()).collect());
        apart = match resolve::take_apart(arms, &referred) {
            None => {
                let questions = borrows::borrows(&body, &facts, errors);
                errors.gate()?;
                return Ok(Analysed {
                    function,
                    items,
                    body,
                    facts,
                    questions,
                });
            }
            again => again,
        };
    }
}

fn facts(
    signature: &Signature,
    function: &syn::ImplItemFn,
    receiver: Option<&Ident>,
    errors: &mut Diagnostics,
) -> Result<(Body, Facts), Failed> {
    let mut lower = |consuming| {
        let body = lower::lower(signature, function, receiver, consuming, errors);
        errors.gate().map(|()| body)
    };
    let mut body = lower(Set::new())?;
    let consuming = flow::on_some_paths(&body);
    if !consuming.is_empty() {
        body = lower(consuming)?;
    }
    let facts = flow::analyse(&mut body);
    Ok((body, facts))
}
