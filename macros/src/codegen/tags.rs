//! What types decide of a local: whether the parts that syntax saw taken were taken, or copied, or borrowed.
//!
//! A tag is made where it is asked, by code that is typed but never reached, so that it may name what was moved:
//!
//! ```text
//! let tag = if true { known() } else { never(); (&&&Receiver::of(&page.items)).resumable_value() };
//! if tag.held() { tag.proof(); tag.whole(page) } else { tag.gone(); tag.parts(pieces) }
//! ```
//!
//! Rule kept: both branches are typed, only the one that the types choose is borrow-checked (the calls before it tell, by a return
//! type without values, that the other is never reached), and only its type counts.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::Generate;
use crate::access::Class;
use crate::ir::{LocalId, MemberPath, Part, PartSet, Taking};

impl Generate<'_> {
    /// One or the other value, as the parts of the local are all there or not; in either, `tag` is what knows it.
    pub(super) fn choice(&self, local: LocalId, parts: PartSet, span: Span, whole: &TokenStream, otherwise: &TokenStream) -> TokenStream {
        let krate = &self.signature.krate;
        let tags = self.facts.parts.get(local, parts).map(|(_, part)| self.tag(local, part, span));
        let tag = tag();
        let made = tags.reduce(|all, tag| quote!(#all.and(#tag))).unwrap_or_default();
        quote_spanned!(Span::mixed_site().located_at(span)=> {
            use #krate::__private::hold::*;
            let #tag = #made;
            if #tag.held() { #tag.proof(); #tag.whole(#whole) } else { #tag.gone(); #otherwise }
        })
    }

    fn tag(&self, local: LocalId, part: &Part, span: Span) -> TokenStream {
        let krate = &self.signature.krate;
        let (place, asked) = (self.named_place(local, &part.path, span), asked(part.taking));
        quote_spanned!(Span::mixed_site().located_at(span)=>
            (if true { known() } else { never(); (&&&#krate::__private::hold::Receiver::of(&#place)).#asked() })
        )
    }

    /// The local, or a member of it, as code names it.
    pub(super) fn named_place(&self, local: LocalId, path: &MemberPath, span: Span) -> TokenStream {
        let (name, members) = (self.named(local, span), &path.0);
        quote!(#name #(.#members)*)
    }
}

pub(super) fn tag() -> Ident {
    Ident::new("tag", Span::mixed_site())
}

/// The runtime's method that asks the type.
fn asked(taking: Taking) -> Ident {
    let name = match taking {
        Taking::Value | Taking::Call(Class::Into) => "resumable_value",
        Taking::Call(Class::Iterator) => "resumable_iterator",
        Taking::Call(Class::OptionResult) => "resumable_choice",
        Taking::Call(Class::IteratorOrOption) => "resumable_iterator_or_choice",
        Taking::Call(Class::Read) => "resumable_reader",
        Taking::Call(Class::IteratorOrRead) => "resumable_iterator_or_reader",
    };
    Ident::new(name, Span::mixed_site())
}
