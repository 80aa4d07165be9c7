//! What closures that are kept across a suspension borrow: asked where they are made, answered behind the arms (see `lend/capture.rs` of the runtime).
//!
//! ```text
//! if false { captured_0.is(&limit); } let small = list.into_iter().filter(|n| *n < limit); if false { holder_0.is(&small); }
//! ```

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::Arm;
use crate::codegen::Generate;
use crate::ir::{LocalId, NodeId};

impl Generate<'_> {
    /// The questions, to stand in front of the arms, and what they ask, to stand behind.
    pub(super) fn captures(&self) -> (TokenStream, TokenStream) {
        let krate = &self.signature.krate;
        let (mut questions, mut answers) = (TokenStream::new(), TokenStream::new());
        for (number, capture) in self.borrows.captures.iter().enumerate() {
            let span = capture.span;
            let (captured, holder) = (captured(number, span), holder_of(number, span));
            questions.extend(quote!(let #captured = #krate::__private::lend::Lender::new();));
            let mut answer = if capture.is_taken {
                quote_spanned!(span=> (&&#captured).resumable_taken())
            } else {
                quote_spanned!(span=> (&#captured).resumable_captured())
            };
            if capture.holder.is_some() {
                questions.extend(quote!(let #holder = #krate::__private::lend::Lender::new();));
                answer = quote_spanned!(span=> (&#holder).resumable_holds().and(#answer));
            }
            answers.extend(quote_spanned!(span=> #captured.stays_captured(#answer);));
        }
        if !answers.is_empty() {
            answers = quote!({ use #krate::__private::lend::asks::*; #answers };);
        }
        (questions, answers)
    }
}

impl Arm<'_> {
    /// What tells the types, to stand in front of the statement and behind it.
    pub(super) fn told_of_captures(&self, node: NodeId) -> (TokenStream, TokenStream) {
        // In the order of the source.
        let captures = &self.generate.borrows.captures;
        let first = captures.partition_point(|capture| capture.node < node);
        let captures = captures.iter().enumerate().skip(first);
        let (mut front, mut behind) = (TokenStream::new(), TokenStream::new());
        for (number, capture) in captures.take_while(|(_, capture)| capture.node == node) {
            let (local, span) = (capture.local, capture.span);
            front.extend(self.told_of(&captured(number, span), local, span));
            if let Some(local) = capture.holder {
                behind.extend(self.told_of(&holder_of(number, span), local, span));
            }
        }
        (front, behind)
    }

    fn told_of(&self, lender: &Ident, local: LocalId, span: Span) -> TokenStream {
        let place = self.place(local, span);
        quote!(if false { #lender.is(&#place); })
    }
}

fn captured(number: usize, span: Span) -> Ident {
    format_ident!("captured_{number}", span = span)
}

fn holder_of(number: usize, span: Span) -> Ident {
    format_ident!("holder_{number}", span = span)
}
