//! Whether a method consumes its receiver: its type is asked for a method of that name (see `hold/method.rs` of the runtime).
//!
//! What the call's arguments are is told where it is made, for they may have ended where it is asked:
//!
//! ```text
//! if false { never(); arguments_3_0.is((key, &value)); } let request = request.header(key, &value);
//! ..
//! kept_3_by_0.answer({ .. receiver.header(arguments_3_0.value().0, arguments_3_0.value().1) .. });
//! ```

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::spanned::Spanned;
use syn::{Expr, Index, parse_quote, parse_quote_spanned};

use super::Generate;
use super::place::Places;
use super::tags::question_of;
use crate::ir::{LocalId, Method, Name, Stmt, Taking};
use crate::syntax::in_a_row;

impl Generate<'_> {
    /// Whether the method borrows. Where rustc tells of the trait, its name says what to do: `{ receiver }.method()`, or
    /// `let value = call().method();`.
    pub(super) fn answer_of_method(
        &self,
        local: LocalId,
        probe: &TokenStream,
        method: &Method,
    ) -> TokenStream {
        let krate = &self.signature.krate;
        let sized = quote!(#krate::__private::Sized);
        let mut own = method.call.syntax.as_ref().clone();
        // Where the call has types of its own, no others are counted.
        let types = own.turbofish.iter().flat_map(|types| &types.args);
        let generics = types
            .enumerate()
            .map(|(number, _)| format_ident!("T{}", number));
        let generics: Vec<_> = generics.collect();
        let params = own.args.iter_mut().enumerate().map(|(number, argument)| {
            if let Expr::Closure(closure) = argument {
                let inputs = closure.inputs.iter().map(|_| quote!(()));
                return quote!(fn(#(#inputs),*) -> #krate::__private::hold::Borrowed);
            }
            if !matches!(argument, Expr::Infer(_)) {
                return quote!(impl #sized);
            }
            if let Some(told) = self.told_argument(local, method, number) {
                *argument = told;
                return quote!(impl #sized);
            }
            *argument = parse_quote!(#krate::__private::hold::Borrowed::argument());
            quote!(())
        });
        let params: Vec<_> = params.collect();
        let mut of_box = own.clone();
        // A temporary stands for more than the one token that it has the span of: what rustc would offer for that is none of the user's code.
        let is_user = self.body.local(local).user;
        let span = if is_user {
            own.receiver.span()
        } else {
            (own.dot_token, own.paren_token) = Default::default();
            Span::call_site()
        };
        let receiver = Ident::new("receiver", Span::call_site().located_at(span));
        own.receiver = parse_quote_spanned!(span=> (#receiver));
        of_box.receiver = parse_quote!((&&asked.asked(probe)).resumable_unboxed(__Nothing));
        let name = if is_user {
            quote!(ReceiverInBraces)
        } else {
            quote!(ValueBoundByLet)
        };
        // Of a class by which the name consumes no more is asked.
        let of_class = method.class.map(|class| {
            let question = Ident::new(question_of(class), Span::mixed_site());
            quote!(.and((&&&probe.receiver()).#question()))
        });
        let (is_into, method) = (method.name == Name::Into, &method.call.syntax.method);
        if is_into {
            let on = |receiver: Expr| {
                let mut call = own.clone();
                *call.receiver = receiver;
                quote!((&&&#krate::__private::hold::Returned::of(#call)).resumable_into())
            };
            let (shared, of_pointee) = (
                on(parse_quote!((&receiver))),
                on(parse_quote!((&&probe).resumable_pointee())),
            );
            let (unique, of_pointee_mut) = (
                on(parse_quote!((&mut receiver))),
                on(parse_quote!((&&probe).resumable_pointee_mut())),
            );
            return quote!({
                trait #name {
                    fn #method<#(#generics: ?#sized),*>(&self #(, _: #params)*) -> #krate::__private::hold::Consumed { loop {} }
                }
                impl<T: ?#sized> #name for &T {}
                impl<T: ?#sized> #name for &mut T {}
                let probe = #probe;
                let mut receiver = (&&&&&probe).resumable_held().receiver(&probe, ());
                #shared.or(#of_pointee).or(#unique.or(#of_pointee_mut).and((&&&probe.receiver()).resumable_iterator()))
            });
        }
        let borrows = quote!(fn #method<#(#generics: ?#sized),*>(self #(, _: #params)*) -> #krate::__private::hold::Borrowed { loop {} });
        quote!({
            struct __Nothing;
            impl __Nothing { #borrows }
            trait #name: #sized { #borrows }
            impl<T> #name for T {}
            let probe = #probe;
            let asked = (&&&&&probe).resumable_held() #of_class;
            let receiver = asked.receiver(&probe, __Nothing);
            (&&&#krate::__private::hold::Returned::of(#own)).resumable_method()
                .and((&&&#krate::__private::hold::Returned::of(#of_box)).resumable_method())
        })
    }

    /// An argument of the type that was told.
    fn told_argument(&self, local: LocalId, method: &Method, number: usize) -> Option<Expr> {
        let mut told = method.told.iter();
        let index = Index::from(told.position(|(argument, _)| *argument == number)?);
        let arguments = arguments(local, self.facts.parts.number_of(local, method));
        let is_told = self.arguments.borrow().contains(&arguments.to_string());
        is_told.then(|| parse_quote!(#arguments.value().#index))
    }

    /// What tells the types of the arguments, to stand in front of the statement.
    pub(super) fn told_of_arguments(&self, stmt: &Stmt, places: &Places) -> TokenStream {
        let codes = stmt.kind.codes();
        let parts = codes
            .first()
            .into_iter()
            .flat_map(|code| &code.access.parts);
        let told = parts.filter_map(|((local, part), _)| match &part.taking {
            Taking::Method(method) if !method.told.is_empty() => self.tell(*local, method, places),
            _ => None,
        });
        in_a_row(told)
    }

    fn tell(&self, local: LocalId, method: &Method, places: &Places) -> Option<TokenStream> {
        let number = self.facts.parts.asked_number_of(local, method)?;
        let (krate, name) = (&self.signature.krate, arguments(local, number));
        self.arguments.borrow_mut().insert(name.to_string());
        let values = method.told.iter().map(|(_, argument)| {
            let mut argument = argument.syntax.as_ref().clone();
            places.in_expr(&mut argument);
            argument.into_token_stream()
        });
        Some(quote!(if false { #krate::__private::hold::never(); #name.is((#(#values,)*)); }))
    }

    /// What is told of arguments, for all arms: it is there for its types alone.
    pub(super) fn declared_arguments(&self) -> TokenStream {
        let krate = &self.signature.krate;
        let told = self.arguments.borrow();
        let declared = told.iter().map(|name| {
            let name = Ident::new(name, Span::mixed_site());
            quote!(let #name = #krate::__private::hold::Witness::new();)
        });
        in_a_row(declared)
    }
}

fn arguments(local: LocalId, number: usize) -> Ident {
    format_ident!(
        "arguments_{}_{}",
        local.0,
        number,
        span = Span::mixed_site()
    )
}
