//! The receiver of a call whose operands suspend: it goes into a temporary if the call takes it, as types say, and comes back behind them.
//!
//! ```text
//! let mut t0 = if tag.held() { tag.proof(); tag.whole(()) } else { tag.gone(); tag.parts(parcel) };
//! let rest = if tag.held() { tag.proof(); tag.whole(Whole(parcel)) } else { tag.gone(); tag.parts(Pieces(Moved)) };       // into the frame
//! suspend
//! parcel = kept_3.given_back(tag, rest, t0);
//! ```
//!
//! Rule kept: what lapses goes along as well, so what stays in the local's place is there for its drop alone.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};

use super::Generate;
use super::tags::{Asked, tag};
use crate::ir::{Code, LocalId, MemberPath, Part, Presence, Taking};
use crate::syntax::mutable;

impl Generate<'_> {
    /// In front of the operands.
    pub(super) fn receive(&self, code: &Code, span: Span) -> Option<TokenStream> {
        let (local, part) = code.received()?;
        let temporary = code.declares.first()?;
        let name = mutable(&self.body.local(*temporary).name);
        let (tag, receiver) = (tag(), self.named(local, span));
        let goes = quote!(#tag.parts(#receiver));
        let value = self.choice(
            vec![self.tag(Asked::whole(local, span), part)],
            &quote!(()),
            &goes,
            span,
        );
        Some(quote!(let #name = #value;))
    }

    /// Whether the call leaves it where it is.
    pub(super) fn tag_of_received(&self, asked: Asked, taking: &Taking) -> TokenStream {
        let part = Part {
            path: MemberPath::default(),
            taking: taking.clone(),
        };
        let (held, left) = (
            self.question(asked.local, None, asked.span),
            self.tag(asked, &part),
        );
        quote!(#held.and(#left))
    }

    /// What stays in its place.
    pub(super) fn rest_of_received(&self, local: LocalId, part: &Part, span: Span) -> TokenStream {
        let (krate, tag, name) = (&self.signature.krate, tag(), self.named(local, span));
        let stays = quote!(#krate::__private::hold::Whole(#name));
        let moved =
            quote!(#tag.parts(#krate::__private::hold::Pieces(#krate::__private::hold::Moved)));
        self.choice(
            vec![self.tag(Asked::whole(local, span), part)],
            &stays,
            &moved,
            span,
        )
    }

    /// `Some` of that, if it is there. The arm may not have the local's name.
    pub(super) fn received_as_maybe(
        &self,
        local: LocalId,
        part: &Part,
        rest: &TokenStream,
        span: Span,
    ) -> TokenStream {
        let (krate, name) = (&self.signature.krate, self.named(local, span));
        let question = self.question_name(local, None);
        let tag = self.tag(Asked::whole(local, span), part);
        quote!({
            use #krate::__private::hold::asks::*;
            let #name;
            #question.maybe(#tag, #rest)
        })
    }

    /// Behind the operands: from there or the temporary, whichever it is.
    pub(super) fn given_back(
        &self,
        local: LocalId,
        presence: Presence,
        temporary: &TokenStream,
        span: Span,
    ) -> Option<TokenStream> {
        let (Presence::Rest(parts) | Presence::Partly(parts)) = presence else {
            return None;
        };
        let part = self.facts.parts.received(local, parts)?;
        let rest = match presence {
            Presence::Rest(_) => Self::remains(local, presence)?.into_token_stream(),
            // It has gone in the same arm.
            _ => self.rest_of_received(local, part, span),
        };
        let krate = &self.signature.krate;
        let (name, question) = (self.named(local, span), self.question_name(local, None));
        let tag = self.tag(Asked::whole(local, span), part);
        Some(quote!(#name = {
            use #krate::__private::hold::asks::*;
            #question.given_back(#tag, #rest, #temporary)
        };))
    }
}
