//! The frame: an enum with a variant an entry or region, whose field types are type parameters that rustc infers, and the regions' own enums.
//!
//! Takes the layout, gives the enums, `FrameState`, and `Debug` where the signature asks for it. Fields are declared in reverse
//! order of the locals' declaration, because a variant's fields drop in order, and locals in reverse; so a region's inner enum comes first.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Token;
use syn::ext::IdentExt;

use super::Generate;
use super::layout::{Field, Level, Param};
use super::save::placed;
use crate::fixed;
use crate::flow::Entry;
use crate::ir::{NodeId, Presence, StmtKind, Suspend};
use crate::sorted::Map;
use crate::syntax::in_a_row;

/// `Frame::Variant`. Written in so many places that it is no stream of tokens of its own, each of which would cross to the compiler.
pub(super) struct VariantPath {
    pub(super) name: Ident,
    pub(super) variant: Ident,
    pub(super) at: Span,
}

impl ToTokens for VariantPath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        placed(&self.name, self.at).to_tokens(tokens);
        Token![::](self.at).to_tokens(tokens);
        placed(&self.variant, self.at).to_tokens(tokens);
    }
}

impl Generate<'_> {
    pub(super) fn frame(&self) -> TokenStream {
        let levels = self
            .layout
            .regions
            .keys()
            .map(|region| self.level(Some(*region)));
        let (levels, frame, state) = (in_a_row(levels), self.level(None), self.frame_state());
        let debug = self.signature.debug.then(|| self.debug());
        quote! {
            #levels
            #frame
            #state
            #debug
        }
    }

    /// One enum: that of a region, or the frame itself.
    fn level(&self, level: Level) -> TokenStream {
        let krate = &self.signature.krate;
        let (name, params) = (self.enum_name(level), self.params(level));
        let entries = self.layout.entries_of(level);
        let entries = entries
            .filter(|entry| self.is_variant(*entry))
            .map(|entry| {
                let (variant, fields) = (
                    self.layout.variant(entry),
                    self.fields(self.layout.fields(entry)),
                );
                quote!(#variant { #fields })
            });
        let regions = self.layout.regions_of(level).map(|region| {
            let (variant, inner) = (
                self.layout.region_variant(region),
                self.enum_name(Some(region)),
            );
            let (params, fields) = (
                self.params(Some(region)),
                self.fields(&self.layout.regions[&region]),
            );
            quote!(#variant { inner: #inner<#(#params),*>, #fields })
        });
        let (returned, rest) = match level {
            None => (Some(quote!(R)), quote!(Returned(R), Closed)),
            Some(_) if self.layout.empty_entry(level).is_none() => (None, quote!(Running)),
            Some(_) => (None, TokenStream::new()),
        };
        let params = params.iter().map(|param| quote!(#param)).chain(returned);
        let clone = self.signature.clone;
        let clone = clone.then(|| quote!(#[derive(#krate::__private::Clone)]));
        quote! {
            #clone
            enum #name<#(#params),*> {
                #(#entries,)*
                #(#regions,)*
                #rest
            }
        }
    }

    fn fields(&self, fields: &[Field]) -> TokenStream {
        let krate = &self.signature.krate;
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
        quote!(#(#fields),*)
    }

    pub(super) fn enum_name(&self, level: Level) -> Ident {
        match level {
            None => self.frame_name.clone(),
            Some(region) => {
                let variant = self.layout.region_variant(region);
                Ident::new(&format!("__{variant}"), self.frame_name.span())
            }
        }
    }

    /// The way from the frame to what matches in the enum of the entry's level.
    pub(super) fn pattern(&self, entry: Entry, leaf: &TokenStream) -> TokenStream {
        self.nested(self.layout.around(entry), leaf, &|_| TokenStream::new())
    }

    /// As [`Self::pattern`]; `fields` are those of each region to be bound on the way.
    fn nested(
        &self,
        regions: &[NodeId],
        leaf: &TokenStream,
        fields: &dyn Fn(NodeId) -> TokenStream,
    ) -> TokenStream {
        regions.iter().rev().fold(leaf.clone(), |inner, region| {
            let (path, fields) = (self.region_path(*region), fields(*region));
            quote!(#path { inner: #inner, #fields .. })
        })
    }

    /// The variant of the entry, of the enum that it belongs to.
    pub(super) fn variant_path(&self, entry: Entry) -> VariantPath {
        self.variant_path_at(entry, self.frame_name.span())
    }

    pub(super) fn variant_path_at(&self, entry: Entry, at: Span) -> VariantPath {
        VariantPath {
            name: self.enum_name(self.layout.level(entry)),
            variant: self.layout.variant(entry),
            at,
        }
    }

    fn params(&self, level: Level) -> Vec<Ident> {
        let params = self.layout.params(level);
        params
            .iter()
            .map(|param| self.layout.param_name(*param))
            .collect()
    }

    /// `Frame<_, _, ..>`, for rustc to fill in.
    pub(super) fn frame_type(&self) -> TokenStream {
        let name = &self.frame_name;
        let holes = (0..=self.params(None).len()).map(|_| quote!(_));
        quote!(#name<#(#holes),*>)
    }

    fn frame_state(&self) -> TokenStream {
        let (name, krate) = (&self.frame_name, &self.signature.krate);
        let params = self.params(None);
        let sends = self.signature.send.is_some();
        let sends = sends.then(|| quote!(const SENDS: #krate::__private::bool = true;));
        let places = self.places();
        // Even if a destructor panics, `Closed` is in their place.
        let ends = fixed(
            "#[inline]
            fn close(&mut self) {
                match self {
                    Self::Returned(_) => {}
                    _ => *self = Self::Closed,
                }
            }
            #[inline]
            fn returned(value: R) -> Self {
                Self::Returned(value)
            }",
        );
        quote! {
            impl<#(#params,)* R> #krate::__private::FrameState for #name<#(#params,)* R> {
                type Return = R;
                #sends
                fn place(&self) -> #krate::__private::Option<#krate::__private::Frame> {
                    #places
                }
                #ends
                #[inline]
                fn take_return(&mut self) -> #krate::__private::Option<R> {
                    match #krate::__private::mem::replace(self, Self::Closed) {
                        Self::Returned(value) => #krate::__private::Some(value),
                        _ => #krate::__private::None,
                    }
                }
            }
        }
    }

    /// Which entry the frame is at, as the runtime's `Frame`. Names of locals that several have are written once.
    fn places(&self) -> TokenStream {
        let krate = &self.signature.krate;
        // Between steps a frame is never at an entry that is jumped to.
        let seen = self.layout.variants.keys().copied();
        let seen = seen.filter(|entry| !matches!(entry, Entry::At(_)));
        let seen: Vec<_> = seen.map(|entry| (entry, self.names(entry))).collect();
        let mut counts = Map::<_, usize>::new();
        for (_, names) in &seen {
            *counts.or_default(names) += 1;
        }
        let shared = counts.iter().filter(|(_, count)| **count > 1);
        let shared = shared.zip(0u32..).map(|((names, _), number)| {
            let shared = format_ident!("locals_{}", number, span = Span::mixed_site());
            (*names, shared)
        });
        let shared: Map<_, _> = shared.collect();
        let declared = shared
            .iter()
            .map(|(names, shared)| quote!(let #shared: &[_] = &[#(#names),*];));
        // The start is the first, with number 0.
        let places = seen.iter().zip(0u32..).map(|((entry, names), number)| {
            let locals = shared
                .get(names)
                .map_or_else(|| quote!(&[#(#names),*]), ToTokens::to_token_stream);
            // A call's location tells where it was written, or expanded.
            let here = quote_spanned!(self.span(*entry)=> here(#number, #locals));
            (*entry, here)
        });
        let place = self.place(None, &places.collect(), &quote!(self));
        let function = self.function.sig.ident.unraw().to_string();
        quote! {
            use #krate::__private::here;
            #(#declared)*
            #krate::__private::frame(#function, #place)
        }
    }

    /// The place of what matches in the enum of a level.
    fn place(
        &self,
        level: Level,
        places: &Map<Entry, TokenStream>,
        state: &TokenStream,
    ) -> TokenStream {
        let krate = &self.signature.krate;
        let entries = self.layout.entries_of(level).filter_map(|entry| {
            let (variant, place) = (self.variant_path(entry), places.get(&entry)?);
            Some(quote!(#variant { .. } => #place,))
        });
        let regions = self.layout.regions_of(level).map(|region| {
            let (path, inner) = (self.region_path(region), quote!(inner));
            let place = self.place(Some(region), places, &inner);
            quote!(#path { inner, .. } => #place,)
        });
        let mut others = self.layout.entries_of(level);
        let others = others.any(|entry| !places.contains_key(&entry) && self.is_variant(entry));
        let rest =
            (level.is_none() || others).then(|| quote!(_ => #krate::__private::Option::None,));
        quote!(match #state { #(#entries)* #(#regions)* #rest })
    }

    /// The yield of a resume, else the function.
    fn span(&self, entry: Entry) -> Span {
        if let Entry::Resume(node) = entry
            && let StmtKind::Suspend(Suspend { span, .. }) = &self.stmt(node).kind
        {
            return *span;
        }
        self.function.sig.ident.span()
    }

    fn names(&self, entry: Entry) -> Vec<String> {
        self.named_fields(entry).map(|(name, ..)| name).collect()
    }

    /// The saved locals that a user would know, by name, with the fields that hold them.
    fn named_fields(&self, entry: Entry) -> impl Iterator<Item = (String, &Ident, Presence)> {
        let fields = self.layout.saved(entry);
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
        let params = self.params(None);
        // A held value is not named again, and need not be printable.
        let bounds = self
            .layout
            .params(None)
            .iter()
            .filter(|param| matches!(param, Param::Own(_)));
        let bounds = bounds.map(|param| self.layout.param_name(*param));
        let function = self.function.sig.ident.unraw().to_string();
        let entries = self.layout.variants.keys();
        let arms = entries
            .filter(|entry| self.is_variant(**entry))
            .map(|entry| {
                // Pieces have no type that could be printed.
                let fields = self
                    .named_fields(*entry)
                    .filter(|(.., presence)| *presence == Presence::Init);
                let (names, fields): (Vec<_>, Vec<_>) =
                    fields.map(|(name, field, _)| (name, field)).unzip();
                let bound = |saved: &[Field]| {
                    let saved = saved.iter().map(|field| self.layout.name(field.local));
                    let bound = saved.filter(|name| fields.contains(name));
                    quote!(#(#bound,)*)
                };
                let (variant, own) = (self.variant_path(*entry), bound(self.layout.fields(*entry)));
                let around = self.layout.around(*entry);
                let pattern = self.nested(around, &quote!(#variant { #own .. }), &|region| {
                    bound(&self.layout.regions[&region])
                });
                quote!(#pattern => &[#((#names, #fields)),*])
            });
        quote! {
            impl<#(#params,)* R> #krate::__private::fmt::Debug for #name<#(#params,)* R>
            where
                #(#bounds: #krate::__private::fmt::Debug,)*
            {
                fn fmt(&self, f: &mut #krate::__private::fmt::Formatter<'_>) -> #krate::__private::fmt::Result {
                    let locals: &[(&#krate::__private::str, &dyn #krate::__private::fmt::Debug)] = match self {
                        #(#arms,)*
                        _ => &[],
                    };
                    #krate::__private::debug(f, #function, #krate::__private::FrameState::place(self), locals)
                }
            }
        }
    }
}
