//! Assignments of whole locals: what was there before drops after the value has been evaluated.
//!
//! Rust does that for what lies under the local's own name; what this file adds is for what lies elsewhere, or in pieces.
//!
//! ```text
//! let mut v = (a, b); let mut new;                        // beside the local: it drops in its place
//! drop(v.0);
//! (new = (c, d), drop(Pieces(Moved, v.1)), v = new);
//! ```
//!
//! Rule kept: if the drop of what was there before panics, the new value is in the local's place already.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::Arm;
use crate::codegen::Generate;
use crate::codegen::remains::Way;
use crate::flow::Entry;
use crate::ir::{Code, LocalId, NodeId, PartSet, Presence, Stmt, StmtKind};

impl Generate<'_> {
    /// Of an assignment of what is in pieces in the arm, or has members put aside: what may be missing when they drop. `rest` is what
    /// follows in the scope.
    pub(super) fn replaces(
        &self,
        arm: Entry,
        (node, local): (NodeId, LocalId),
        value: &Code,
        rest: &[Stmt],
    ) -> Option<PartSet> {
        let presence = self.facts.presence[node.0 as usize].get(&local);
        let presence = presence.copied().unwrap_or(Presence::Gone);
        if is_renewed(rest) {
            let before = match presence {
                Presence::Gone => None,
                Presence::Partly(parts) => Some(parts),
                // What is left of it only rustc knows.
                _ => self.pieces_at(arm, local),
            };
            return before.map(|parts| parts.then(self.facts.parts.taken(&value.access, local)));
        }
        let Presence::Partly(parts) = presence else {
            return None;
        };
        let is_aside = !self.asides(arm, local, presence).is_empty();
        (is_aside && !value.access.uses.contains(&local)).then_some(parts)
    }
}

impl Arm<'_> {
    pub(super) fn assign(
        &self,
        node: NodeId,
        (local, span): (LocalId, Span),
        value: &Code,
        rest: &[Stmt],
    ) -> TokenStream {
        let name = self.generate.named(local, span);
        let replaced = self
            .generate
            .replaces(self.entry, (node, local), value, rest);
        let pieces = replaced.map(|parts| self.drop_rest(node, local, parts));
        let value = self.evaluated(value);
        let presence = self.generate.facts.presence[node.0 as usize].get(&local);
        let presence = presence.copied().unwrap_or(Presence::Gone);
        if let Some(given_back) = self.generate.given_back(local, presence, &value, span) {
            return given_back;
        }
        if is_renewed(rest) {
            return self.renew(local, &value, pieces);
        }
        if self.in_place.contains_key(&local) {
            return quote!(*#name = #value;);
        }
        // Even if the drop panics, the new value is in its place.
        let remains = self.drop_remains(node, local);
        if remains.is_empty() {
            return quote!(#name = #value;);
        }
        // One statement, for the temporaries of the value drop after what was there before.
        let Some(pieces) = pieces else {
            return quote!((#name = #value, #(#remains),*););
        };
        let (krate, new) = (&self.generate.signature.krate, new(local));
        quote! {
            if true {} else { #krate::__private::hold::never(); #new = #name; }
            (#new = #value, #pieces, #name = #new);
        }
    }

    /// Drops what is left of the local without the parts.
    fn drop_rest(&self, node: NodeId, local: LocalId, parts: PartSet) -> TokenStream {
        let generate = self.generate;
        let krate = &generate.signature.krate;
        let (from, to) = (Presence::Partly(parts), Presence::Rest(parts));
        let span = generate.suspension_after(node);
        let rest = generate.converted(self.entry, None, local, Way { from, to }, span);
        quote!(#krate::__private::mem::drop(#rest))
    }

    /// The arm began with pieces: the whole is a variable of its own, and is saved under the name at once.
    fn renew(
        &self,
        local: LocalId,
        value: &TokenStream,
        pieces: Option<TokenStream>,
    ) -> TokenStream {
        let (declared, name, new) = (self.mutable(local), self.name(local), new(local));
        match pieces {
            None => quote!(let #declared; #name = #value;),
            // One statement, for the temporaries of the value drop after what was there before.
            Some(pieces) => quote!((#new = #value, #pieces); let #declared = #new;),
        }
    }

    /// Where a condition fails, its temporaries end before the `else` since edition 2024, and live through it in earlier ones. Which edition
    /// the user's `if` is of, a macro's parameter tells that stands at its span: that edition's expressions include `_`. What ends stays where it is,
    /// and drops with its block, in order; only its type is told.
    pub(super) fn rescope(
        &self,
        node: NodeId,
        local: LocalId,
        into: LocalId,
        span: Span,
    ) -> TokenStream {
        let generate = self.generate;
        let (krate, into) = (&generate.signature.krate, self.name(into));
        let presence = generate.facts.presence[node.0 as usize].get(&local);
        let from = presence.copied().unwrap_or(Presence::Gone);
        let to = match from {
            Presence::Gone => return quote!(#into = ();),
            Presence::Init => Presence::Held,
            Presence::Partly(parts) => Presence::Rest(parts),
            remains => remains,
        };
        let rest = generate.converted(self.entry, None, local, Way { from, to }, span);
        let ends = quote!(if true {} else { #krate::__private::hold::never(); #krate::__private::mem::drop(#rest); });
        quote_spanned! {span=>
            #into = {
                macro_rules! by_edition {
                    ($since_2024:expr => { $($ends:tt)* } { $($lives:tt)* }) => { $($ends)* };
                    (_ => { $($ends:tt)* } { $($lives:tt)* }) => { $($lives)* };
                }
                by_edition!(_ => { #ends } { #rest })
            };
        }
    }

    pub(super) fn drop_remains(&self, node: NodeId, local: LocalId) -> Vec<TokenStream> {
        let krate = &self.generate.signature.krate;
        let presence = self.generate.facts.presence[node.0 as usize].get(&local);
        let Some(presence) = presence else {
            return Vec::new();
        };
        let remains = Generate::remains(local, *presence).into_iter();
        let remains = remains.chain(self.generate.asides(self.entry, local, *presence));
        remains
            .map(|remains| quote!(#krate::__private::mem::drop(#remains)))
            .collect()
    }
}

/// Where the new value is until what it replaces has dropped.
pub(super) fn new(local: LocalId) -> Ident {
    Ident::new(&format!("new_{}", local.0), Span::mixed_site())
}

/// Whether an assignment that this follows makes a new variable of the local.
fn is_renewed(rest: &[Stmt]) -> bool {
    let is_settle = |stmt: &&Stmt| matches!(stmt.kind, StmtKind::Settle { .. });
    let next = rest.iter().find(|stmt| !is_settle(stmt));
    next.is_some_and(|next| matches!(next.kind, StmtKind::Renewed))
}
