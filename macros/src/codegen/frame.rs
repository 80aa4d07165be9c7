//! The frame: an enum with a variant an entry, whose field types are type parameters that rustc infers.
//!
//! Takes the layout, gives the enum, its `FrameState`, and `Debug` where the signature asks for it. Fields are declared in reverse
//! order of the locals' declaration, because a variant's fields drop in order, and locals in reverse.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::ext::IdentExt;

use super::Generate;
use super::layout::Param;
use crate::flow::Entry;
use crate::ir::{Presence, StmtKind, Suspend};

/// What `frame()` reports of an entry.
struct Place {
    span: Span,
    /// 0 for the start; jumps' entries are never seen from outside.
    resume_point: u32,
}

/// The tokens as if they stood at the span: `line!()` tells where it was written, or expanded.
fn at(span: Span, tokens: TokenStream) -> TokenStream {
    let respan = |mut token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            token = TokenTree::Group(Group::new(group.delimiter(), at(span, group.stream())));
        }
        token.set_span(span);
        token
    };
    tokens.into_iter().map(respan).collect()
}

impl Generate<'_> {
    pub(super) fn frame(&self) -> TokenStream {
        let (name, krate) = (&self.frame_name, &self.signature.krate);
        let params = self.params();
        let variants = self.layout.variants.iter().map(|(entry, fields)| {
            let variant = self.layout.variant(*entry);
            let fields = fields.iter().rev().map(|field| {
                let name = self.layout.name(field.local);
                let param = self.layout.param_name(field.param());
                match field.presence {
                    Presence::Maybe | Presence::MaybeRest(_) => {
                        quote!(#name: #krate::__private::Option<#param>)
                    }
                    _ => quote!(#name: #param),
                }
            });
            quote!(#variant { #(#fields),* })
        });
        let clone = self
            .signature
            .clone
            .then(|| quote!(#[derive(#krate::__private::Clone)]));
        let debug = self.signature.debug.then(|| self.debug());
        let state = self.frame_state();
        let allow = super::allow();
        quote! {
            #allow
            #clone
            enum #name<#(#params,)* R> {
                #(#variants,)*
                Returned(R),
                Closed,
            }
            #state
            #debug
        }
    }

    fn params(&self) -> Vec<Ident> {
        let params = self.layout.params();
        params
            .into_iter()
            .map(|param| self.layout.param_name(param))
            .collect()
    }

    /// `Frame<_, _, ..>`, for rustc to fill in.
    pub(super) fn frame_type(&self) -> TokenStream {
        let name = &self.frame_name;
        let holes = (0..=self.params().len()).map(|_| quote!(_));
        quote!(#name<#(#holes),*>)
    }

    fn frame_state(&self) -> TokenStream {
        let (name, krate) = (&self.frame_name, &self.signature.krate);
        let params = self.params();
        let sends = self.signature.send.is_some();
        let mut resume_points = 0;
        let places = self.layout.variants.keys().map(|entry| {
            let variant = self.layout.variant(*entry);
            let place = self.place(*entry, &mut resume_points);
            let report = self.report(*entry, &place);
            quote!(Self::#variant { .. } => #krate::__private::Option::Some(#report))
        });
        let places: Vec<_> = places.collect();
        let allow = super::allow();
        quote! {
            #allow
            impl<#(#params,)* R> #krate::__private::FrameState for #name<#(#params,)* R> {
                type Return = R;
                const SENDS: #krate::__private::bool = #sends;
                fn place(&self) -> #krate::__private::Option<#krate::__private::Frame> {
                    match self {
                        #(#places,)*
                        Self::Returned(_) | Self::Closed => #krate::__private::Option::None,
                    }
                }
                #[inline]
                fn closed() -> Self {
                    Self::Closed
                }
                #[inline]
                fn returned(value: R) -> Self {
                    Self::Returned(value)
                }
                #[inline]
                fn take_return(&mut self) -> #krate::__private::Option<R> {
                    match #krate::__private::mem::replace(self, Self::Closed) {
                        Self::Returned(value) => #krate::__private::Option::Some(value),
                        other => {
                            *self = other;
                            #krate::__private::Option::None
                        }
                    }
                }
            }
        }
    }

    fn place(&self, entry: Entry, resume_points: &mut u32) -> Place {
        match entry {
            Entry::Resume(node) => {
                *resume_points += 1;
                let span = match &self.stmt(node).kind {
                    StmtKind::Suspend(Suspend { span, .. }) => *span,
                    _ => Span::call_site(),
                };
                Place {
                    span,
                    resume_point: *resume_points,
                }
            }
            Entry::Start => Place {
                span: self.function.sig.ident.span(),
                resume_point: 0,
            },
            Entry::At(_) => Place {
                span: self.function.sig.ident.span(),
                resume_point: u32::MAX,
            },
        }
    }

    fn report(&self, entry: Entry, place: &Place) -> TokenStream {
        let krate = &self.signature.krate;
        let function = self.function.sig.ident.unraw().to_string();
        let locals = self.named_fields(entry).map(|(name, ..)| name);
        let resume_point = place.resume_point;
        let file = at(place.span, quote!(::core::file!()));
        let line = at(place.span, quote!(::core::line!()));
        let column = at(place.span, quote!(::core::column!()));
        quote! {
            #krate::__private::Frame {
                function: #function,
                file: #file,
                line: #line,
                column: #column,
                resume_point: #resume_point,
                locals: &[#(#locals),*],
            }
        }
    }

    /// The saved locals that a user would know, by name, with the fields that hold them.
    fn named_fields(&self, entry: Entry) -> impl Iterator<Item = (String, &Ident, Presence)> {
        let fields = self.layout.fields(entry).iter();
        let live =
            fields.filter(|field| matches!(field.presence, Presence::Init | Presence::Partly(_)));
        live.filter_map(|field| {
            let local = self.body.local(field.local);
            let name = || local.name.unraw().to_string();
            local
                .user
                .then(|| (name(), self.layout.name(field.local), field.presence))
        })
    }

    /// `my_range (suspended at src/main.rs:5:9) { index: 3, end: 10 }`, by the runtime.
    fn debug(&self) -> TokenStream {
        let (name, krate) = (&self.frame_name, &self.signature.krate);
        let params = self.params();
        // A held value is not named again, and need not be printable.
        let bounds = self
            .layout
            .params()
            .into_iter()
            .filter(|param| matches!(param, Param::Own(_)));
        let bounds = bounds.map(|param| self.layout.param_name(param));
        let function = self.function.sig.ident.unraw().to_string();
        let arms = self.layout.variants.keys().map(|entry| {
            let variant = self.layout.variant(*entry);
            // Pieces have no type that could be printed.
            let fields = self
                .named_fields(*entry)
                .filter(|(.., presence)| *presence == Presence::Init);
            let (names, fields): (Vec<_>, Vec<_>) =
                fields.map(|(name, field, _)| (name, field)).unzip();
            quote!(Self::#variant { #(#fields,)* .. } => &[#((#names, #fields)),*])
        });
        let allow = super::allow();
        quote! {
            #allow
            impl<#(#params,)* R> #krate::__private::fmt::Debug for #name<#(#params,)* R>
            where
                #(#bounds: #krate::__private::fmt::Debug,)*
            {
                fn fmt(&self, f: &mut #krate::__private::fmt::Formatter<'_>) -> #krate::__private::fmt::Result {
                    let locals: &[(&#krate::__private::str, &dyn #krate::__private::fmt::Debug)] = match self {
                        #(#arms,)*
                        Self::Returned(_) | Self::Closed => &[],
                    };
                    #krate::__private::debug(f, #function, #krate::__private::FrameState::place(self), locals)
                }
            }
        }
    }
}
