//! What stands in for a generator that could not be made.
//!
//! Takes the errors, the function and what is known of its signature; gives the errors and a function that its callers can
//! use as if it were the generator, so that they see no second error.
//!
//! Rule: a stub compiles without an error or warning of its own. It is never run.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Type, TypeParamBound, parse_quote};

use crate::check;
use crate::diag::Diagnostics;
use crate::signature::{self, Signature};
use crate::visitors::visit_mut::{self, VisitMut};

pub(crate) fn stub(
    krate: &syn::Path,
    signature: Option<&Signature>,
    function: &syn::ImplItemFn,
    mut errors: Diagnostics,
) -> TokenStream {
    let unread = errors.unread_into_tokens();
    let conditions = function.attrs.iter();
    let conditions: Vec<_> = conditions
        .filter(|attribute| attribute.path().is_ident("cfg"))
        .cloned()
        .collect();
    let errors = errors.into_tokens(&conditions);
    let (output, value) = match signature {
        Some(signature) => known(krate, signature),
        None => unknown(krate, &function.sig.output),
    };
    let syn::ImplItemFn {
        attrs,
        vis,
        modifiers,
        sig,
        ..
    } = function;
    let defaultness = modifiers.defaultness;
    let attrs = attrs
        .iter()
        .filter(|attribute| !check::is_generator(attribute));
    // What is wrong with them has been reported, or is no matter.
    let inputs = function.sig.inputs.iter().cloned().map(|mut input| {
        if let syn::FnArg::Typed(input) = &mut input {
            *input.pat = parse_quote!(_);
            if check::is_unsized(&input.ty) {
                *input.ty = parse_quote!(impl Sized);
            }
        }
        input
    });
    let sig = syn::Signature {
        inputs: inputs.collect(),
        constness: None,
        asyncness: None,
        abi: None,
        variadic: None,
        output: parse_quote!(-> #output),
        ..sig.clone()
    };
    quote! {
        #errors
        #(#attrs)*
        #[allow(unused, clippy::all, clippy::pedantic)]
        #vis #defaultness #sig {
            #unread
            #value
        }
    }
}

/// The return type to emit, and a value of it.
fn known(krate: &syn::Path, signature: &Signature) -> (Type, TokenStream) {
    let infallible: Type = parse_quote!(#krate::__private::Infallible);
    let unit: Type = parse_quote!(());
    let mut types = [
        signature.item.clone(),
        signature.send.clone().unwrap_or_else(|| unit.clone()),
        signature
            .throw
            .clone()
            .unwrap_or_else(|| infallible.clone()),
        signature.ret.clone(),
    ];
    let mut opaque = Opaque {
        stand_in: infallible,
        keep_outermost: false,
    };
    for ty in &mut types {
        opaque.visit_type_mut(ty);
    }
    let mut output = signature.output.clone();
    opaque.keep_outermost = true;
    opaque.visit_type_mut(&mut output);

    let value = quote!(#krate::__private::stub::<#(#types),*>());
    match &signature.boxed {
        Some(path) => (output, quote!(#path::new(#value))),
        None => (output, value),
    }
}

/// As [`known`], for a return type that could not be read.
fn unknown(krate: &syn::Path, output: &syn::ReturnType) -> (Type, TokenStream) {
    let syn::ReturnType::Type(_, output) = output else {
        return iterator(krate, None);
    };
    match signature::peel(output) {
        Type::ImplTrait(syn::TypeImplTrait { bounds, .. })
        // A `dyn` by value would be refused once more.
        | Type::TraitObject(syn::TypeTraitObject { bounds, .. }) => {
            let (output, value) = iterator(krate, bounds.iter().find_map(item_of));
            let used = bounds.iter().filter_map(imported);
            (output, quote!(#(use #used as _;)* #value))
        }
        // So would one of these without its arguments.
        Type::Path(written) if is_named(&written.path, "BoxGenerator") => {
            let (output, value) = iterator(krate, None);
            let used = plain(&written.path);
            (output, quote!(use #used as _; #value))
        }
        Type::Path(written)
            if is_named(&written.path, "Iterator") || is_named(&written.path, "Generator") =>
        {
            let last = written.path.segments.last();
            let (output, value) = iterator(krate, last.and_then(item_among));
            let used = plain(&written.path);
            let used = is_named(&used, "Generator").then(|| quote!(use #used as _;));
            (output, quote!(#used #value))
        }
        other => {
            let mut ty = other.clone();
            let mut opaque = Opaque {
                stand_in: parse_quote!(#krate::__private::Infallible),
                keep_outermost: false,
            };
            opaque.visit_type_mut(&mut ty);
            (ty, quote!(loop {}))
        }
    }
}

/// The likeliest guess: some iterator, of what is named as its `Item`.
fn iterator(krate: &syn::Path, item: Option<Type>) -> (Type, TokenStream) {
    let infallible: Type = parse_quote!(#krate::__private::Infallible);
    let mut item = item.unwrap_or_else(|| infallible.clone());
    let mut opaque = Opaque {
        stand_in: infallible.clone(),
        keep_outermost: false,
    };
    opaque.visit_type_mut(&mut item);
    let output = parse_quote! {
        impl #krate::Generator<Item = #item, Send = (), Throw = #infallible, Return = ()>
    };
    let value = quote!(#krate::__private::stub::<#item, (), #infallible, ()>());
    (output, value)
}

/// The path of a `Generator` bound, so that its import is not reported as unused.
fn imported(bound: &TypeParamBound) -> Option<syn::Path> {
    match bound {
        TypeParamBound::Trait(bound) if is_named(&bound.path, "Generator") => {
            Some(plain(&bound.path))
        }
        _ => None,
    }
}

fn is_named(path: &syn::Path, name: &str) -> bool {
    let last = path.segments.last();
    last.is_some_and(|last| last.ident == name)
}

/// The path without the arguments of its last segment.
fn plain(path: &syn::Path) -> syn::Path {
    let mut path = path.clone();
    if let Some(last) = path.segments.last_mut() {
        last.arguments = syn::PathArguments::None;
    }
    path
}

fn item_of(bound: &TypeParamBound) -> Option<Type> {
    let TypeParamBound::Trait(bound) = bound else {
        return None;
    };
    item_among(bound.path.segments.last()?)
}

fn item_among(named: &syn::PathSegment) -> Option<Type> {
    let syn::PathArguments::AngleBracketed(arguments) = &named.arguments else {
        return None;
    };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::AssocType(given) if given.ident == "Item" => Some(given.ty.clone()),
        _ => None,
    })
}

/// Puts a type that implements much in the place of `impl Trait` and of `_`: a stub has no value to infer them from.
struct Opaque {
    stand_in: Type,
    /// The `impl` of the return type itself stays.
    keep_outermost: bool,
}

impl VisitMut for Opaque {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        match ty {
            Type::ImplTrait(_) if self.keep_outermost => {
                self.keep_outermost = false;
                visit_mut::visit_type_mut(self, ty);
            }
            Type::ImplTrait(_) | Type::Infer(_) => *ty = self.stand_in.clone(),
            _ => visit_mut::visit_type_mut(self, ty),
        }
    }
}
