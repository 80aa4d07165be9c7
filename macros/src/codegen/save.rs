//! What goes into the frame when control leaves an arm for another entry.
//!
//! ```text
//! *slot = Frame::At2 { index, end };                  // all by value
//! *level_1 = Loop1::Resume3 { candidate };            // inside a region: what is in place stays where it is
//! let Frame::Loop1 { primes, .. } = replace(slot, Closed) else { .. };   // out of a region: what is in place is moved out first
//! ```
//!
//! Rule kept: what the entry does not hold drops here, innermost first.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::Generate;
use super::frame::VariantPath;
use super::layout::{Field, Level};
use super::remains::Way;
use crate::flow::Entry;
use crate::ir::{LocalId, NodeId, Presence};
use crate::sorted::{Map, Set, sort_by_key};

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

/// Whether control comes to the head of a loop from the start, where the frame's tag is that of a suspension.
pub(super) fn begins() -> Ident {
    Ident::new("begins", Span::mixed_site())
}

/// What is saved for an entry: locals that are moved into the frame under their own names. What is held otherwise has been bound by the
/// field's name.
struct Saved {
    values: Map<LocalId, TokenStream>,
    /// At the suspension.
    at: Span,
}

/// A name of the macro's own, at the span.
pub(super) fn placed(name: &Ident, at: Span) -> Ident {
    let mut name = name.clone();
    name.set_span(at);
    name
}

impl Generate<'_> {
    /// Saves the locals of an arm for another entry. Held values are made first, innermost first, for they may borrow from what is moved next.
    pub(super) fn save(
        &self,
        arm: Entry,
        entry: Entry,
        from: &Map<LocalId, Presence>,
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
        let named = |field: &Field| matches!(field.presence, Presence::Init | Presence::Partly(_));
        let (moves, holds): (Vec<_>, Vec<_>) = fields
            .iter()
            .zip(saved)
            .partition(|(field, _)| named(field));
        let made = holds.into_iter().rev().map(|(field, value)| {
            let name = self.layout.name(field.local);
            quote!(let #name = #value;)
        });
        let moves = moves.into_iter().map(|(field, value)| (field.local, value));
        let at = Span::mixed_site().located_at(span);
        let new = Saved {
            values: moves.collect(),
            at,
        };
        let slot = placed(&level_slot(common), at);
        let slot = quote_spanned!(at=> *#slot =);
        // From the start control comes to the head of a loop without asking where it is.
        let from_start = arm == Entry::Start;
        let variant = if from_start {
            self.layout.stand_in(entry)
        } else {
            entry
        };
        let value = self.saved_value(entered, variant, &new);
        let told = (from_start && self.layout.stood_in(entry)).then(|| {
            let begins = begins();
            quote!(#begins = true;)
        });
        quote! {
            #left
            #(#made)*
            #slot #value;
            #told
        }
    }

    /// What the frame does not have in place already.
    fn new_fields(&self, entered: Option<NodeId>, entry: Entry) -> Vec<Field> {
        let in_place = entered
            .into_iter()
            .flat_map(|region| &self.layout.regions[&region]);
        let mut fields: Vec<_> = in_place.chain(self.layout.fields(entry)).copied().collect();
        sort_by_key(&mut fields, |field| self.body.declaration(field.local));
        fields
    }

    /// The entry's variant; in that of the region that is entered by it.
    fn saved_value(&self, entered: Option<NodeId>, entry: Entry, new: &Saved) -> TokenStream {
        self.saved.borrow_mut().insert(entry);
        let (variant, own) = (
            self.variant_path_at(entry, new.at),
            self.layout.fields(entry),
        );
        let value = self.variant_of(&variant, &TokenStream::new(), own, new);
        let Some(region) = entered else {
            return value;
        };
        let (outer, fields) = (
            self.region_path_at(region, new.at),
            &self.layout.regions[&region],
        );
        let inner = quote_spanned!(new.at=> inner: #value,);
        self.variant_of(&outer, &inner, fields, new)
    }

    /// `Variant { first, name: value, .. }`, all but the values at the suspension.
    fn variant_of(
        &self,
        path: &VariantPath,
        first: &TokenStream,
        fields: &[Field],
        new: &Saved,
    ) -> TokenStream {
        let fields = fields.iter().map(|field| {
            let name = placed(self.layout.name(field.local), new.at);
            let value = new.values.get(&field.local);
            let value = value.map(|value| quote!(: #value));
            quote!(#name #value,)
        });
        let mut inside = Group::new(Delimiter::Brace, quote!(#first #(#fields)*));
        inside.set_span(new.at);
        quote!(#path #inside)
    }

    /// Leaves all regions but the `common` outermost: what is in place there and goes on is bound under its own name again.
    fn move_out(
        &self,
        here: &[NodeId],
        common: usize,
        wanted: &[Field],
    ) -> (TokenStream, Map<LocalId, Presence>) {
        let wanted: Set<_> = wanted.iter().map(|field| field.local).collect();
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
            return (TokenStream::new(), Map::new());
        }
        let krate = &self.signature.krate;
        // Names in the order of declaration: should a destructor of what ends here panic, they drop in the reverse of it.
        let pattern = left.iter().rev().fold(quote!(_), |inner, region| {
            let path = self.region_path(*region);
            let names = in_place(region);
            let names = names.iter().map(|field| self.layout.name(field.local));
            quote!(#path { #(#names,)* inner: #inner, .. })
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
    pub(super) fn region_path(&self, region: NodeId) -> VariantPath {
        self.region_path_at(region, self.frame_name.span())
    }

    pub(super) fn region_path_at(&self, region: NodeId, at: Span) -> VariantPath {
        let around = self.layout.around(Entry::At(region));
        let level = around.iter().rev().nth(1).copied();
        VariantPath {
            name: self.enum_name(level),
            variant: self.layout.region_variant(region),
            at,
        }
    }

    /// Whether an arm leaves the frame at the entry, which has a variant then.
    pub(super) fn is_variant(&self, entry: Entry) -> bool {
        let is_saved = || self.saved.borrow().contains(&entry);
        !matches!(entry, Entry::At(_)) || !self.layout.fields(entry).is_empty() || is_saved()
    }

    /// What stands in a level while what it held is moved out: any variant that holds nothing, for the frame is closed unless the step
    /// comes to a suspension. Each variant less makes the tags easier to tell apart.
    pub(super) fn running(&self, level: Level) -> TokenStream {
        let name = self.enum_name(level);
        match (level, self.layout.empty_entry(level)) {
            (None, _) => quote!(#name::Closed),
            (Some(_), Some(entry)) => {
                self.saved.borrow_mut().insert(entry);
                let variant = self.layout.variant(entry);
                quote!(#name::#variant {})
            }
            (Some(_), None) => quote!(#name::Running),
        }
    }
}
