//! What goes into the frame when control leaves an arm for another entry.
//!
//! ```text
//! *slot = Frame::At2 { index, end };                  // all by value
//! *level_1 = Loop1::Resume3 { candidate };            // inside a region: what is in place stays where it is
//! let Frame::Loop1 { primes, .. } = replace(slot, Closed) else { .. };   // out of a region: what is in place is moved out first
//! ```
//!
//! Rule kept: what the entry does not hold drops here, innermost first.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use super::Generate;
use super::layout::{Field, Level};
use super::remains::Way;
use crate::diag::located;
use crate::flow::Entry;
use crate::ir::{LocalId, NodeId, Presence};

/// The frame, as the step closure has it.
pub(super) fn slot() -> Ident {
    Ident::new("slot", Span::mixed_site())
}

/// The enum of the region that lies so deep in others, as an arm borrows it; the frame itself is at 0.
pub(super) fn level_slot(depth: usize) -> Ident {
    match depth {
        0 => slot(),
        _ => format_ident!("level_{}", depth, span = Span::mixed_site()),
    }
}

impl Generate<'_> {
    /// Saves the locals of an arm for another entry. Held values are made first, innermost first, for they may borrow from what is moved next.
    pub(super) fn save(
        &self,
        arm: Entry,
        entry: Entry,
        from: &BTreeMap<LocalId, Presence>,
        span: Span,
    ) -> TokenStream {
        let (here, there) = (self.layout.around(arm), self.layout.around(entry));
        let common = here
            .iter()
            .zip(there)
            .take_while(|(here, there)| here == there)
            .count();
        let entered = there.get(common).copied();
        let fields = self.new_fields(entered, entry);
        let (left, moved_out) = self.move_out(here, common, &fields);
        let saved = fields.iter().map(|field| {
            let moved_out = moved_out
                .get(&field.local)
                .or_else(|| from.get(&field.local));
            let from = moved_out.copied().unwrap_or(Presence::Gone);
            let to = field.presence;
            self.converted(arm, Some(entry), field.local, Way { from, to }, span)
        });
        let is_named =
            |field: &Field| matches!(field.presence, Presence::Init | Presence::Partly(_));
        let bound = fields.iter().zip(saved).map(|(field, value)| {
            let name = self.layout.name(field.local);
            (is_named(field), quote!(let #name = #value;))
        });
        let (moves, holds): (Vec<_>, Vec<_>) = bound.partition(|(is_named, _)| *is_named);
        let made = holds.into_iter().rev().chain(moves);
        let made = made.map(|(_, bound)| bound);
        let (level, value) = (level_slot(common), self.saved_value(entered, entry));
        let assigned = located(quote!(*#level = #value;), span);
        quote! {
            #left
            #(#made)*
            #assigned
        }
    }

    /// What the frame does not have in place already.
    fn new_fields(&self, entered: Option<NodeId>, entry: Entry) -> Vec<Field> {
        let in_place = entered
            .into_iter()
            .flat_map(|region| &self.layout.regions[&region]);
        let mut fields: Vec<_> = in_place.chain(self.layout.fields(entry)).copied().collect();
        fields.sort_by_key(|field| self.body.declaration(field.local));
        fields
    }

    /// The entry's variant, made of the fields' names; in that of the region that is entered by it.
    fn saved_value(&self, entered: Option<NodeId>, entry: Entry) -> TokenStream {
        let names = |fields: &[Field]| {
            let names = fields.iter().map(|field| self.layout.name(field.local));
            quote!(#(#names,)*)
        };
        let (variant, own) = (self.variant_path(entry), names(self.layout.fields(entry)));
        let value = quote!(#variant { #own });
        let Some(region) = entered else {
            return value;
        };
        let (outer, fields) = (
            self.region_path(region),
            names(&self.layout.regions[&region]),
        );
        quote!(#outer { inner: #value, #fields })
    }

    /// Leaves all regions but the `common` outermost: what is in place there and goes on is bound under its own name again.
    fn move_out(
        &self,
        here: &[NodeId],
        common: usize,
        wanted: &[Field],
    ) -> (TokenStream, BTreeMap<LocalId, Presence>) {
        let wanted: BTreeSet<_> = wanted.iter().map(|field| field.local).collect();
        let left = &here[common..];
        let in_place = |region: &NodeId| {
            let fields = self.layout.regions[region].iter();
            fields
                .filter(|field| wanted.contains(&field.local))
                .copied()
                .collect::<Vec<_>>()
        };
        let moved: Vec<Field> = left.iter().flat_map(in_place).collect();
        if moved.is_empty() {
            return (TokenStream::new(), BTreeMap::new());
        }
        let krate = &self.signature.krate;
        let pattern = left.iter().rev().fold(quote!(_), |inner, region| {
            let path = self.region_path(*region);
            let names = in_place(region);
            let names = names.iter().map(|field| self.layout.name(field.local));
            quote!(#path { inner: #inner, #(#names,)* .. })
        });
        let level = common.checked_sub(1).map(|outer| here[outer]);
        let (slot, running, closed) = (
            level_slot(common),
            self.running(level),
            self.return_closed(),
        );
        let bound = moved.iter().map(|field| {
            let (name, value) = (
                &self.body.local(field.local).name,
                self.layout.name(field.local),
            );
            let name = Self::remains(field.local, field.presence).unwrap_or_else(|| name.clone());
            quote!(let mut #name = #value;)
        });
        let tokens = quote! {
            let #pattern = #krate::__private::mem::replace(#slot, #running) else { #closed; };
            #(#bound)*
        };
        let presences = moved.iter().map(|field| (field.local, field.presence));
        (tokens, presences.collect())
    }

    /// The variant that a region is, of the enum around it.
    pub(super) fn region_path(&self, region: NodeId) -> TokenStream {
        let around = self.layout.around(Entry::At(region));
        let level = around.iter().rev().nth(1).copied();
        let (name, variant) = (self.enum_name(level), self.layout.region_variant(region));
        quote!(#name::#variant)
    }

    /// What stands in a level while what it held is moved out: any variant that holds nothing, for the frame is closed unless the step
    /// comes to a suspension. Each variant less makes the tags easier to tell apart.
    pub(super) fn running(&self, level: Level) -> TokenStream {
        let name = self.enum_name(level);
        match (level, self.layout.empty_entry(level)) {
            (None, _) => quote!(#name::Closed),
            (Some(_), Some(entry)) => {
                let variant = self.layout.variant(entry);
                quote!(#name::#variant {})
            }
            (Some(_), None) => quote!(#name::Running),
        }
    }
}
