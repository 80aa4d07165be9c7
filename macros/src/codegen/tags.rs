//! What types decide of a local: whether the parts that syntax saw taken were taken, or copied, or borrowed; whether a dead one lapses.
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

use syn::Pat;

use super::Generate;
use crate::access::Class;
use crate::ir::{LocalId, MemberPath, Part, Taking};
use crate::resolve::{PatPosition, bindings};

/// The runtime's question whether the value was a copy.
const VALUE: &str = "resumable_value";

impl Generate<'_> {
    /// The one value or the other, as all tags say that everything is there or not; the other may name `tag`.
    pub(super) fn choice(
        &self,
        tags: Vec<TokenStream>,
        whole: &TokenStream,
        otherwise: &TokenStream,
        span: Span,
    ) -> TokenStream {
        let (krate, tag) = (&self.signature.krate, tag());
        let made = tags.into_iter().reduce(|all, tag| quote!(#all.and(#tag)));
        let Some(made) = made else {
            return whole.clone();
        };
        quote_spanned!(Span::mixed_site().located_at(span)=> {
            use #krate::__private::hold::*;
            let #tag = #made;
            if #tag.held() { #tag.proof(); #tag.whole(#whole) } else { #tag.gone(); #otherwise }
        })
    }

    /// Whether the part is still there.
    pub(super) fn tag(&self, local: LocalId, part: &Part, span: Span) -> TokenStream {
        let question = match &part.taking {
            Taking::Match(pattern) => {
                return self.tag_of_match(local, &part.path, &pattern.pat, span);
            }
            Taking::Once => {
                let witness = witness(local);
                return quote!(#witness.tag());
            }
            Taking::Bind(depth) => return self.tag_of_bind(local, &part.path, *depth, span),
            Taking::Value | Taking::Operand | Taking::Call(Class::Into) => VALUE,
            Taking::Fields => "resumable_destructor",
            Taking::Deref => "resumable_deref",
            Taking::Call(Class::Once) => "resumable_called",
            Taking::Call(Class::Iterator) => "resumable_iterator",
            Taking::Call(Class::OptionResult) => "resumable_choice",
            Taking::Call(Class::IteratorOrOption) => "resumable_iterator_or_choice",
            Taking::Call(Class::Read) => "resumable_reader",
            Taking::Call(Class::IteratorOrRead) => "resumable_iterator_or_reader",
        };
        self.asked(local, &part.path, question, span)
    }

    /// What the types of a closure's captures tell, said where it is made: there they have names.
    /// What was `copied` for sure is not asked.
    pub(super) fn told(
        &self,
        closure: LocalId,
        copied: impl Fn(LocalId) -> bool,
        span: Span,
    ) -> Option<TokenStream> {
        let krate = &self.signature.krate;
        let witness = self
            .witnesses()
            .find(|local| *local == closure)
            .map(witness)?;
        let captures = self.body.local(closure).captures.iter();
        let tags = captures
            .filter(|(local, _)| !copied(*local))
            .map(|(local, part)| self.tag(*local, part, span));
        let told = tags.fold(quote!(Held), |all, tag| quote!(#all.and(#tag)));
        Some(quote!({
            use #krate::__private::hold::*;
            #witness.is(#told);
        }))
    }

    /// What is told of closures that are called, for all arms: it is there for its type alone.
    pub(super) fn declared_witnesses(&self) -> TokenStream {
        let krate = &self.signature.krate;
        let names = self.witnesses().map(witness);
        let declared =
            names.map(|name| quote!(let #name = #krate::__private::hold::Witness::new();));
        declared.collect()
    }

    fn witnesses(&self) -> impl Iterator<Item = LocalId> {
        self.facts
            .parts
            .locals()
            .filter(|local| self.facts.parts.is_called(*local))
    }

    /// Whether what a pattern bound is a copy, or lies behind one of the references around it.
    fn tag_of_bind(
        &self,
        local: LocalId,
        path: &MemberPath,
        depth: usize,
        span: Span,
    ) -> TokenStream {
        let around = path.around().take(depth);
        let references = around.map(|path| self.asked(local, &path, "resumable_reference", span));
        let tag = self.asked(local, path, VALUE, span);
        references.fold(tag, |tag, reference| quote!(#reference.or(#tag)))
    }

    /// Whether all that the pattern binds is a copy: it is matched anew, to ask the types of the names.
    fn tag_of_match(
        &self,
        local: LocalId,
        path: &MemberPath,
        pat: &Pat,
        span: Span,
    ) -> TokenStream {
        let krate = &self.signature.krate;
        let place = self.named_place(local, path, span);
        let method = Ident::new(VALUE, Span::mixed_site().located_at(span));
        let bound = bindings(pat, PatPosition::Refutable).into_iter();
        let asked = bound.map(|binding| {
            let name = binding.name;
            quote!((&&&#krate::__private::hold::Receiver::of(&#name)).#method())
        });
        let copies = asked.reduce(|all, tag| quote!(#all.and(#tag)));
        quote_spanned!(Span::mixed_site().located_at(span)=>
            (if true { known() } else { never(); match #place { #pat => #copies, _ => loop {} } })
        )
    }

    /// Whether the place is whole: an earlier save may have taken it to pieces.
    pub(super) fn tag_of_whole(
        &self,
        local: LocalId,
        path: &MemberPath,
        span: Span,
    ) -> TokenStream {
        self.asked(local, path, "resumable_whole", span)
    }

    /// Whether the place, which no code names again, has a drop to come.
    pub(super) fn tag_of_hold(&self, local: LocalId, path: &MemberPath, span: Span) -> TokenStream {
        let krate = &self.signature.krate;
        let probe = quote!(&&&&&#krate::__private::hold::Probe);
        self.probed(local, path, &probe, "resumable_held", span)
    }

    fn asked(&self, local: LocalId, path: &MemberPath, method: &str, span: Span) -> TokenStream {
        let krate = &self.signature.krate;
        let probe = quote!(&&&#krate::__private::hold::Receiver);
        self.probed(local, path, &probe, method, span)
    }

    /// `probe`: the runtime's type that answers, behind as many references as it has choices.
    fn probed(
        &self,
        local: LocalId,
        path: &MemberPath,
        probe: &TokenStream,
        method: &str,
        span: Span,
    ) -> TokenStream {
        let place = self.named_place(local, path, span);
        let method = Ident::new(method, Span::mixed_site().located_at(span));
        quote_spanned!(Span::mixed_site().located_at(span)=>
            (if true { known() } else { never(); (#probe::of(&#place)).#method() })
        )
    }

    /// The local, or a member of it, as code names it.
    pub(super) fn named_place(&self, local: LocalId, path: &MemberPath, span: Span) -> TokenStream {
        let (name, members) = (self.named(local, span), &path.0);
        quote!(#name #(.#members)*)
    }
}

fn witness(closure: LocalId) -> Ident {
    Ident::new(&format!("called_{}", closure.0), Span::mixed_site())
}

pub(super) fn tag() -> Ident {
    Ident::new("tag", Span::mixed_site())
}
