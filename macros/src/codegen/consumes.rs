//! Whether a method consumes its receiver: its type is asked for a method of that name (see `hold/method.rs` of the runtime).
//!
//! Of what types the variables among the call's arguments are is told where it is made, for they may have ended where it is asked:
//!
//! ```text
//! if false { never(); arguments_3_0.is((key, value)); } let request = request.header(key, &value);
//! ..
//! kept_3_by_0.answer({ .. receiver.header(Witness::value(&arguments_3_0).0, &Witness::value(&arguments_3_0).1) .. });
//! ```

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprMethodCall, Index, Path, parse_quote};

use super::Generate;
use super::place::Places;
use super::tags::question_of;
use crate::ir::{LocalId, Method, Name, Stmt, Taking, Told};
use crate::substitute::Substitute;
use crate::syntax::in_a_row;
use crate::visitors::visit_mut::VisitMut;

impl Generate<'_> {
    /// Whether the method borrows. Where rustc tells of the trait, its name says what to do: `{ receiver }.method()`, or
    /// `let value = call().method();`. Of what has no drop to come (`held`) it is not asked.
    pub(super) fn answer_of_method(
        &self,
        local: LocalId,
        probe: &TokenStream,
        held: &TokenStream,
        method: &Method,
    ) -> TokenStream {
        let krate = &self.signature.krate;
        let sized = quote!(#krate::__private::Sized);
        let mut call = method.call.syntax.as_ref().clone();
        // Where the call has types of its own, no others are counted.
        let types = call.turbofish.iter().flat_map(|types| &types.args);
        let generics = types
            .enumerate()
            .map(|(number, _)| format_ident!("T{}", number));
        let generics: Vec<_> = generics.collect();
        let mut is_told = true;
        let variables = self.told_variables(local, method);
        let params = call
            .args
            .iter_mut()
            .map(|argument| match (&*argument, &variables) {
                (Expr::Closure(closure), _) => {
                    let inputs = closure.inputs.iter().map(|_| quote!(()));
                    quote!(fn(#(#inputs),*) -> #krate::__private::hold::Borrowed)
                }
                (Expr::Infer(_), _) | (_, None) => {
                    is_told = false;
                    *argument = parse_quote!(#krate::__private::hold::Borrowed::argument());
                    quote!(())
                }
                (_, Some(variables)) => {
                    Substitute(&|name| self.variable(variables, method, name))
                        .visit_expr_mut(argument);
                    quote!(impl #sized)
                }
            });
        let params: Vec<_> = params.collect();
        // A temporary stands for more than the one token that it has the span of: what rustc would offer for that is none of the user's code.
        let is_user = self.body.local(local).user;
        let span = if is_user {
            call.receiver.span()
        } else {
            (call.dot_token, call.paren_token) = Default::default();
            Span::call_site()
        };
        let name = if is_user {
            quote!(ReceiverInBraces)
        } else {
            quote!(ValueBoundByLet)
        };
        let own = Own {
            krate,
            call,
            span,
            name,
            generics: quote!(#(#generics: ?#sized),*),
            params: quote!(#(, _: #params)*),
        };
        let by_value = match (method.name, method.returns) {
            // The name says that it consumes.
            (Name::Into, _) => Some(quote!(#krate::__private::hold::Gone)),
            // One that borrows is found as well, and its own type has to be known then.
            _ if !is_told => None,
            (_, Told::Alone) => Some(quote!(#krate::__private::hold::Gone)),
            (_, Told::Around) => Some(quote!((&&probe).resumable_by_value())),
            (_, Told::Written) => None,
        };
        let answer = if method.is_of_std() {
            own.by_value(&quote!(asked), &quote!(asked))
        } else {
            own.by_trait(by_value)
        };
        let nothing = own.declared(&quote!(self), "Borrowed");
        // Of a class by which the name consumes no more is asked.
        let of_class = method.class.map(|class| {
            let question = Ident::new(question_of(class), Span::mixed_site());
            quote!(.and((&&&probe.receiver()).#question()))
        });
        quote!({
            struct __Nothing;
            impl __Nothing { #nothing }
            let probe = #probe;
            let asked = #held #of_class;
            #answer
        })
    }

    /// What has told the types of the variables among the arguments, if there are any; `None` if nothing has.
    fn told_variables(&self, local: LocalId, method: &Method) -> Option<Ident> {
        let name = arguments(local, self.facts.parts.number_of(local, method));
        let is_told = method.told.is_empty() || self.arguments.borrow().contains(&name.to_string());
        is_told.then_some(name)
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
        let values = method.told.iter().map(|variable| {
            let mut variable = parse_quote!(#variable);
            places.in_expr(&mut variable);
            variable.into_token_stream()
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

    /// Of the type that was told, in the place of the variable. All of it stands where that does, as the user's own: so what is wrong with an argument
    /// is told in the same words as of the call itself, and once.
    fn variable(&self, variables: &Ident, method: &Method, name: &Ident) -> Option<Expr> {
        let (krate, mut told) = (&self.signature.krate, method.told.iter());
        let index = Index::from(told.position(|it| it == name)?);
        let value = quote!(#krate::__private::hold::Witness::value(&#variables).#index);
        let value = value.into_iter().map(|mut token| {
            token.set_span(name.span());
            token
        });
        Some(Expr::Verbatim(value.collect()))
    }
}

/// The macro's own method, of the name that is asked about.
struct Own<'g> {
    krate: &'g Path,
    /// All but its receiver, which stands there.
    call: ExprMethodCall,
    span: Span,
    /// Its trait.
    name: TokenStream,
    generics: TokenStream,
    params: TokenStream,
}

impl Own<'_> {
    /// Of the receiver, and of what is in it if it is a box; each if the tag is held.
    fn by_value(&self, of_itself: &TokenStream, of_box: &TokenStream) -> TokenStream {
        let (krate, name) = (&self.krate, &self.name);
        let declared = self.declared(&quote!(self), "Borrowed");
        let receiver = Ident::new("receiver", Span::call_site().located_at(self.span));
        let of = |receiver| self.returned(&receiver, "resumable_method");
        let (itself, unboxed) = (
            of(quote_spanned!(self.span=> (#receiver))),
            of(quote!(#of_box.pick((&&probe).resumable_unboxed(__Nothing), __Nothing))),
        );
        quote!({
            trait #name: #krate::__private::Sized { #declared }
            impl<T> #name for T {}
            let receiver = #of_itself.pick(probe.resumable_value(), __Nothing);
            #itself.and(#unboxed)
        })
    }

    /// Of a trait's methods too: first those that all iterators have, or all types; then, if that is the tag's answer, by references, else by value.
    fn by_trait(&self, tag: Option<TokenStream>) -> TokenStream {
        let krate = &self.krate;
        let of_twin = self.declared(&quote!(&self), "Borrowed");
        let by_all = quote!(asked.pick(__Twin(probe.resumable_value()), __Nothing));
        let by_all = self.returned(&by_all, "resumable_method");
        let by_reference = tag.as_ref().map(|_| {
            let by_reference = self.by_reference();
            quote!(.and(#by_reference))
        });
        let held = quote!(#krate::__private::hold::Held);
        let tag = tag.map_or_else(|| held.clone(), |tag| quote!(asked.pick(#tag, #held)));
        let by_value = self.by_value(
            &quote!(by_all.and(tag).and(asked)),
            &quote!(by_all.and(asked)),
        );
        quote! {
            struct __Twin<T>(T);
            impl<T> __Twin<T> { #of_twin }
            impl<T: #krate::__private::Iterator> #krate::__private::Iterator for __Twin<T> {
                type Item = T::Item;
                fn next(&mut self) -> #krate::__private::Option<T::Item> { loop {} }
            }
            let by_all = #by_all;
            let tag = #tag;
            by_all.and(#by_value) #by_reference
        }
    }

    /// If no reference to the receiver has the method, and it does not have to be looked for in what the receiver points to.
    fn by_reference(&self) -> TokenStream {
        let (krate, name) = (&self.krate, &self.name);
        let (of_references, behind) = (
            self.declared(&quote!(&self), "Consumed"),
            self.declared(&quote!(&self), "Borrowed"),
        );
        let of = |receiver| self.returned(&receiver, "resumable_into");
        let shared = quote!(tag.pick(__Nothing, probe.resumable_shared()));
        let shared = of(quote!(by_all.pick(#shared, __Nothing)));
        let exclusive = of(quote!(shared.pick(__Nothing, probe.resumable_exclusive())));
        let itself = quote!(references.pick(__Nothing, probe.resumable_value()));
        let itself = self.returned(&itself, "resumable_method");
        quote!({
            let references = {
                trait #name { #of_references }
                impl<T: ?#krate::__private::Sized> #name for &T {}
                impl<T: ?#krate::__private::Sized> #name for &mut T {}
                let shared = #shared;
                shared.or(#exclusive)
            };
            {
                trait #name { #behind }
                impl<T: ?#krate::__private::Sized> #name for T {}
                #itself
            }
        })
    }

    fn declared(&self, receiver: &TokenStream, answer: &str) -> TokenStream {
        let Self {
            krate,
            call,
            generics,
            params,
            ..
        } = self;
        let method = &call.method;
        let answer = Ident::new(answer, Span::mixed_site());
        quote!(fn #method<#generics>(#receiver #params) -> #krate::__private::hold::#answer { loop {} })
    }

    /// What is answered by the type that the method returns.
    fn returned(&self, receiver: &TokenStream, asked: &str) -> TokenStream {
        let krate = &self.krate;
        let mut call = self.call.clone();
        *call.receiver = Expr::Verbatim(receiver.clone());
        let asked = Ident::new(asked, Span::mixed_site());
        quote!((&&&#krate::__private::hold::Returned::of(#call)).#asked())
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
