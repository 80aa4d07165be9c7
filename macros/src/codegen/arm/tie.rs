//! What one arm knows of a local's type, told to the others.
//!
//! Takes what each arm assigns; gives a tie for each local that some arm assigns without having received it: of what was held, or moved, the
//! frame does not keep the type, and the new value may not tell (`x = None`); and for each that some arm has in pieces, and of which more is to be
//! asked. Each arm that declares such a local ties it:
//!
//! ```text
//! let tie = Witness::new();                                          // once, in front of the arms
//! let mut x = Some(value); if true {} else { never(); tie.is(x); }
//! ```
//!
//! The call is typed but not reached, so it is no use of `x`, and nothing that `x` borrows is borrowed for it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{Arm, Changes};
use crate::codegen::Generate;
use crate::flow::Entry;
use crate::ir::{LocalId, LocalSet, Presence};
use crate::sorted::Map;
use crate::syntax::in_a_row;

impl Generate<'_> {
    /// The locals to be tied. A temporary is assigned once on each path, and used after that.
    pub(super) fn tied(&self, changes: &Map<Entry, Changes>) -> LocalSet {
        let assigned = changes.iter().flat_map(|(entry, changes)| {
            let assigned = changes.assigned.iter();
            assigned.map(|local| (*entry, *local))
        });
        let users = assigned.filter(|(_, local)| self.body.local(*local).user);
        let unknown = users.filter(|(entry, local)| self.is_unknown(*entry, *local));
        let unknown = unknown.map(|(_, local)| local);
        unknown.chain(self.asked_in_pieces()).collect()
    }

    /// The locals that are in pieces at some entry, where other parts may yet be found missing.
    fn asked_in_pieces(&self) -> impl Iterator<Item = LocalId> {
        let in_pieces = self.facts.members.keys();
        let asked = in_pieces.filter(|(entry, local)| {
            let presence = self.facts.presence_at(*entry);
            match presence.and_then(|all| all.get(local)) {
                Some(Presence::Partly(known)) => self.facts.parts.has_more(*local, *known),
                _ => false,
            }
        });
        asked.map(|(_, local)| *local)
    }

    /// The local as a whole, where code is typed but not reached.
    pub(in super::super) fn told_whole(local: LocalId) -> TokenStream {
        let tie = name(local);
        quote!(#tie.value())
    }

    /// Whether the local is in scope at the entry, but the frame does not tell its type there.
    fn is_unknown(&self, entry: Entry, local: LocalId) -> bool {
        let presence = self.facts.presence_at(entry);
        let presence = presence.and_then(|all| all.get(&local));
        let is_named = matches!(presence, Some(Presence::Init | Presence::Partly(_)));
        let is_in_scope = entry != Entry::Start && self.body.is_in_scope(local, entry.node());
        self.body.local(local).ty.is_none() && is_in_scope && !is_named
    }

    /// Declares the ties, in front of the arms.
    pub(super) fn ties(&self, tied: &LocalSet) -> TokenStream {
        let krate = &self.signature.krate;
        let declared = tied.iter().map(|local| {
            let tie = name(*local);
            quote!(let #tie = #krate::__private::hold::Witness::new();)
        });
        declared.collect()
    }
}

impl Arm<'_> {
    /// Ties what has just been declared.
    pub(super) fn tie(&self, local: LocalId) -> TokenStream {
        if !self.tied.contains(&local) || self.in_place.contains_key(&local) {
            return TokenStream::new();
        }
        let (krate, tie, local) = (
            &self.generate.signature.krate,
            name(local),
            self.name(local),
        );
        quote!(if true {} else { #krate::__private::hold::never(); #tie.is(#local); })
    }

    pub(super) fn tie_all(&self, locals: &[LocalId]) -> TokenStream {
        in_a_row(locals.iter().map(|local| self.tie(*local)))
    }
}

fn name(local: LocalId) -> Ident {
    Ident::new(&format!("tie_{}", local.0), Span::mixed_site())
}
