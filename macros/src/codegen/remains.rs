//! What is left of a local that no code names again, under which name, and how one form of it becomes another.
//!
//! Takes the presence that a local has and the one that it is to have; gives the expression that leads from one to the other.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::Generate;
use super::tags::tag;
use crate::flow::Entry;
use crate::ir::{LocalId, MemberPath, PartSet, Presence};

impl Generate<'_> {
    /// The local by its own name; rustc's errors about the move point at `span`.
    pub(super) fn named(&self, local: LocalId, span: Span) -> TokenStream {
        let mut name = self.body.local(local).name.clone();
        name.set_span(name.span().located_at(span));
        quote!(#name)
    }

    /// What an arm calls it; `None` for what is under the local's own name, or nowhere.
    pub(super) fn remains(&self, local: LocalId, presence: Presence) -> Option<Ident> {
        let name = match presence {
            Presence::Held => format!("held_{}", local.0),
            Presence::Maybe => format!("maybe_{}", local.0),
            Presence::Rest(parts) => format!("rest_{}_{}", local.0, parts.number()),
            Presence::Init | Presence::Gone | Presence::Partly(_) => return None,
        };
        Some(Ident::new(&name, Span::mixed_site()))
    }

    /// The local's value at an entry that it is saved for.
    pub(super) fn brought_to(&self, entry: Entry, local: LocalId, from: Presence, to: Presence, span: Span) -> TokenStream {
        match to {
            Presence::Partly(parts) => self.pieces_or_whole(entry, local, parts, span),
            _ => self.converted(local, from, to, span),
        }
    }

    pub(super) fn converted(&self, local: LocalId, from: Presence, to: Presence, span: Span) -> TokenStream {
        let krate = &self.signature.krate;
        let some = |value: TokenStream| quote!(#krate::__private::Option::Some(#value));
        let remains = self.remains(local, from);
        match (to, from) {
            (Presence::Held, Presence::Init) => self.hold(local, span),
            (Presence::Maybe, Presence::Init) => some(self.hold(local, span)),
            (Presence::Maybe, Presence::Held) => some(quote!(#remains)),
            (Presence::Maybe, Presence::Gone) => quote!(#krate::__private::Option::None),
            (Presence::Maybe, Presence::Partly(parts)) => self.if_whole(local, parts, span),
            (Presence::Maybe, Presence::Rest(_)) => quote!(#remains.into_maybe()),
            (Presence::Rest(parts), Presence::Partly(_)) => self.rest(local, parts, span),
            _ => remains.map_or_else(|| self.named(local, span), |remains| quote!(#remains)),
        }
    }

    fn pieces_or_whole(&self, entry: Entry, local: LocalId, parts: PartSet, span: Span) -> TokenStream {
        let (tag, pieces) = (tag(), self.pieces(local, parts, self.facts.members.get(&(entry, local)), span));
        self.choice(local, parts, span, &self.named(local, span), &quote!(#tag.parts(#pieces)))
    }

    fn rest(&self, local: LocalId, parts: PartSet, span: Span) -> TokenStream {
        let (krate, tag) = (&self.signature.krate, tag());
        let (whole, pieces) = (self.hold(local, span), self.pieces(local, parts, None, span));
        let whole = quote!(#krate::__private::hold::Whole(#whole));
        self.choice(local, parts, span, &whole, &quote!(#tag.parts(#krate::__private::hold::Pieces(#pieces))))
    }

    /// `Some` of the local if all of it is there.
    fn if_whole(&self, local: LocalId, parts: PartSet, span: Span) -> TokenStream {
        let (krate, tag, whole) = (&self.signature.krate, tag(), self.hold(local, span));
        self.choice(local, parts, span, &quote!(#krate::__private::Option::Some(#whole)), &quote!(#tag.nothing()))
    }

    /// What is to be kept of a local that no code names again.
    fn hold(&self, local: LocalId, span: Span) -> TokenStream {
        self.hold_place(local, &MemberPath::default(), span)
    }

    /// As [`Self::hold`], of one of its members.
    pub(super) fn hold_place(&self, local: LocalId, path: &MemberPath, span: Span) -> TokenStream {
        let (krate, place) = (&self.signature.krate, self.named_place(local, path, span));
        quote_spanned!(Span::mixed_site().located_at(span)=> {
            use #krate::__private::hold::*;
            (&&&&&#krate::__private::hold::Probe::of(&#place)).resumable_hold(#place)
        })
    }
}
