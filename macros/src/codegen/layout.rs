//! The frame's variants: one an entry, each with what is saved there, and one a region, with what is in place there.
//!
//! Takes the body and the facts, gives the fields of each entry and region in order of declaration, and the type parameters they need. This
//! is the one place that decides how a saved local is held: under its own type, as what `hold` leaves of it, or as an `Option` of that.
//!
//! ```text
//! enum Frame { Start { .. }, Loop1 { inner: Loop1, end, primes }, At2 { .. }, Returned(R), Closed }
//! enum Loop1 { At1, Resume3 { candidate } }
//! ```
//!
//! A region's own enum lies inside its variant, so that suspending in a loop writes what belongs to that loop alone, and rustc lays out one tag
//! for all of them. The *level* of an entry is the enum that it is a variant of: that of the innermost region around it, or the frame itself.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;

use super::joined::Joining;
use crate::flow::{Entry, Facts};
use crate::ir::{Body, LocalId, NodeId, PartSet, Presence};
use crate::sorted::{Map, Set, sort_by_key};

/// A local in a variant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Field {
    pub(crate) local: LocalId,
    /// Anything but `Gone`.
    pub(crate) presence: Presence,
    /// Whose variant it is.
    entry: Entry,
}

/// The frame itself, or the region whose enum it is.
pub(crate) type Level = Option<NodeId>;

/// The enum of a level.
#[derive(Default)]
struct Enum {
    /// Those that are variants of it.
    entries: Vec<Entry>,
    regions: Vec<NodeId>,
    params: Set<Param>,
    /// The first entry that holds nothing of its own.
    empty: Option<Entry>,
}

pub(crate) struct Layout {
    /// In source order; each variant's fields in order of declaration, without what is in place around it.
    pub(crate) variants: Map<Entry, Vec<Field>>,
    /// What is in place in each region, but not in one around it, in order of declaration.
    pub(crate) regions: Map<NodeId, Vec<Field>>,
    /// The regions around each entry, outermost first.
    around: Map<Entry, Vec<NodeId>>,
    /// Entries inside a loop that are written in the arm of the loop itself, so that coming there from the loop takes no jump: they hold
    /// just what the loop's head holds, or the head holds nothing of its own. The head may be joined to a loop around it.
    pub(crate) joined: Map<Entry, NodeId>,
    /// The same by loops.
    joined_to: Map<NodeId, Vec<Entry>>,
    levels: Map<Level, Enum>,
    numbers: Map<Entry, u32>,
    names: Vec<Ident>,
}

/// A type parameter of the frame: the local's own type, the type of what `hold` leaves of it, or of what is left in pieces.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Param {
    Own(LocalId),
    Held(LocalId),
    /// The local without these parts, as far as it can be named.
    Rest(LocalId, PartSet),
    /// The local, or its pieces; which are named later is the entry's own affair.
    Pieces(LocalId, Entry),
}

pub(crate) fn layout(body: &Body, facts: &Facts) -> Layout {
    let entries = facts.entries.iter();
    let around = entries.map(|entry| (*entry, facts.regions.around(*entry)));
    let around: Map<_, _> = around.collect();
    let regions = facts.regions.iter().map(|(node, region)| {
        let entry = Entry::At(node);
        let fields = region.in_place.iter();
        let fields = fields.map(|&(local, presence)| Field {
            local,
            presence,
            entry,
        });
        (node, fields.collect::<Vec<_>>())
    });
    let regions: Map<_, _> = regions.collect();
    let variants = facts.entries.iter().map(|entry| {
        let in_place = around[entry].iter().flat_map(|region| &regions[region]);
        let in_place: Set<_> = in_place.map(|field| field.local).collect();
        let mut fields = fields(body, facts, *entry);
        fields.retain(|field| !in_place.contains(&field.local));
        sort_by_key(&mut fields, |field| body.declaration(field.local));
        (*entry, fields)
    });
    let variants: Map<_, _> = variants.collect();
    let joining = Joining {
        body,
        facts,
        variants: &variants,
        regions: &regions,
        around: &around,
    };
    let joined = joining.joined();
    let mut joined_to = Map::<_, Vec<_>>::new();
    for (entry, at) in &joined {
        joined_to.or_default(*at).push(*entry);
    }
    Layout {
        joined,
        joined_to,
        numbers: variants.keys().copied().zip(0..).collect(),
        levels: levels(&variants, &regions, &around),
        variants,
        regions,
        around,
        names: field_names(body),
    }
}

/// What each level's enum has. Those of inner levels are found first, for their type parameters are the outer ones' too.
fn levels(
    variants: &Map<Entry, Vec<Field>>,
    regions: &Map<NodeId, Vec<Field>>,
    around: &Map<Entry, Vec<NodeId>>,
) -> Map<Level, Enum> {
    let params = |fields: &[Field]| fields.iter().map(|field| field.param()).collect::<Vec<_>>();
    let mut levels = Map::<Level, Enum>::new();
    for (entry, fields) in variants {
        let level = levels.or_default(around[entry].last().copied());
        level.entries.push(*entry);
        level.params.extend(params(fields));
        level.empty = level.empty.or(fields.is_empty().then_some(*entry));
    }
    let outer = |region| around[&Entry::At(region)].iter().rev().nth(1).copied();
    for region in regions.keys() {
        levels.or_default(outer(*region)).regions.push(*region);
    }
    for (region, fields) in regions.iter().rev() {
        let inner = levels.or_default(Some(*region)).params.clone();
        let level = levels.or_default(outer(*region));
        level.params.extend(params(fields).into_iter().chain(inner));
    }
    levels
}

fn fields(body: &Body, facts: &Facts, entry: Entry) -> Vec<Field> {
    let field = |local, presence| Field {
        local,
        presence,
        entry,
    };
    if entry == Entry::Start {
        let locals = (0..).map(LocalId).zip(&body.locals);
        let params = locals.filter(|(_, local)| local.param);
        return params
            .map(|(local, _)| field(local, Presence::Init))
            .collect();
    }
    let present = facts.presence_at(entry).into_iter().flatten();
    present
        .map(|(local, presence)| field(*local, *presence))
        .collect()
}

/// The user's name where it is the only one of its kind, else with the local's number; and with more behind it, should the user have that.
fn field_names(body: &Body) -> Vec<Ident> {
    let mut seen = Map::<String, usize>::new();
    for local in &body.locals {
        *seen.or_default(local.name.unraw().to_string()) += 1;
    }
    let numbered = body.locals.iter().enumerate().map(|(number, local)| {
        let mut name = local.name.unraw().to_string();
        if seen[&name] > 1 {
            name = format!("{name}_{number}");
            while seen.contains_key(&name) {
                name.push('_');
            }
        }
        Ident::new(&format!("_{name}"), Span::mixed_site())
    });
    numbered.collect()
}

impl Field {
    pub(crate) fn param(self) -> Param {
        match self.presence {
            Presence::Init => Param::Own(self.local),
            Presence::Partly(_) => Param::Pieces(self.local, self.entry),
            Presence::Rest(parts) | Presence::MaybeRest(parts) => Param::Rest(self.local, parts),
            _ => Param::Held(self.local),
        }
    }
}

impl Layout {
    pub(crate) fn fields(&self, entry: Entry) -> &[Field] {
        self.variants.get(&entry).map_or(&[], Vec::as_slice)
    }

    /// That of the local, if the entry holds something of it.
    pub(crate) fn field(&self, body: &Body, entry: Entry, local: LocalId) -> Option<&Field> {
        let fields = self.fields(entry);
        let place = fields.binary_search_by_key(&body.declaration(local), |field| {
            body.declaration(field.local)
        });
        fields.get(place.ok()?)
    }

    /// The field's name, which is that of the binding by which an arm receives it too.
    pub(crate) fn name(&self, local: LocalId) -> &Ident {
        &self.names[local.0 as usize]
    }

    /// All that is saved at the entry, in place or not, from the outermost region inwards.
    pub(crate) fn saved(&self, entry: Entry) -> impl Iterator<Item = Field> {
        let regions = self.around(entry).iter();
        let in_place = regions.flat_map(|region| &self.regions[region]);
        in_place.chain(self.fields(entry)).copied()
    }

    /// The regions around the entry, outermost first.
    pub(crate) fn around(&self, entry: Entry) -> &[NodeId] {
        self.around.get(&entry).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn level(&self, entry: Entry) -> Level {
        self.around(entry).last().copied()
    }

    /// The entries that are variants of the level's enum.
    pub(crate) fn entries_of(&self, level: Level) -> impl Iterator<Item = Entry> {
        let level = self.levels.get(&level).into_iter();
        level.flat_map(|level| level.entries.iter().copied())
    }

    /// An entry of the level that has nothing of its own.
    pub(crate) fn empty_entry(&self, level: Level) -> Option<Entry> {
        self.levels.get(&level)?.empty
    }

    /// The regions that are variants of the level's enum.
    pub(crate) fn regions_of(&self, level: Level) -> impl Iterator<Item = NodeId> {
        let level = self.levels.get(&level).into_iter();
        level.flat_map(|level| level.regions.iter().copied())
    }

    /// The entries of the level and of all inside: they stand together in the order of the source, so no others are looked at.
    pub(crate) fn within(&self, level: Level) -> impl Iterator<Item = Entry> {
        self.around_within(level).map(|(entry, _)| *entry)
    }

    /// The same, with the regions around each.
    fn around_within(&self, level: Level) -> impl Iterator<Item = (&Entry, &Vec<NodeId>)> {
        let from = self.around.range(level.map_or(Entry::Start, Entry::At)..);
        from.take_while(move |(_, around)| level.is_none_or(|region| around.contains(&region)))
    }

    /// The type parameters of the level's enum.
    pub(crate) fn params(&self, level: Level) -> &Set<Param> {
        &self.levels[&level].params
    }

    /// The entries that are written in the loop that this one is at, with their numbers there; without those of a loop in it.
    pub(crate) fn joined_to(&self, entry: Entry) -> impl Iterator<Item = (Entry, u32)> {
        let loops = self.joined_to.get(&entry.node());
        let loops = loops.filter(|_| matches!(entry, Entry::At(_)));
        loops.into_iter().flatten().copied().zip(1..)
    }

    /// The loops that other entries are joined to.
    pub(crate) fn leaders(&self) -> impl Iterator<Item = Entry> {
        self.joined_to.keys().copied().map(Entry::At)
    }

    /// The entry, and all that are written in its arm.
    pub(crate) fn group(&self, entry: Entry) -> Set<Entry> {
        let mut group = Set::from([entry]);
        for (joined, _) in self.joined_to(entry) {
            group.extend(self.group(joined));
        }
        group
    }

    /// Whether it is asked in front of the arms where the first round of the loop begins, and else in its arm. Measured: deep in other loops, LLVM
    /// tells it from the tags of all levels at once (a triple loop through `dyn` takes 19 % more instructions in its arm); otherwise, asked in
    /// front, it lives beside the tag all through the start's arm (fibonacci through `dyn` took 33 % more, ten strings 19 %).
    pub(crate) fn asks_in_front(&self, leader: Entry) -> bool {
        self.around(leader).len() > 1
    }

    /// Whether the start's arm has to tell that it comes to the loop's head, for it leaves the tag of a suspension there.
    pub(crate) fn stood_in(&self, leader: Entry) -> bool {
        !self.asks_in_front(leader) && self.stand_in(leader) != leader
    }

    /// A suspension of the same arm and level that holds as little, for an entry that holds nothing of its own. In a loop that asks in its arm
    /// it must be the only one: then there is no tag to write or to ask for.
    pub(crate) fn stand_in(&self, entry: Entry) -> Entry {
        let is_alike = |other: &Entry| {
            matches!(other, Entry::Resume(_))
                && self.around(*other) == self.around(entry)
                && self.fields(*other).is_empty()
        };
        let others = self.within(self.level(entry));
        // Others that are jumped to have no variant while control comes there within the arm, and they hold nothing.
        let mut others = others.filter(|other| match other {
            Entry::Start => false,
            Entry::At(_) => *other != entry && !self.fields(*other).is_empty(),
            Entry::Resume(_) => true,
        });
        if !self.fields(entry).is_empty() || !self.asks_in_front(entry) && others.nth(1).is_some() {
            return entry;
        }
        let mut group = self.group(entry).into_iter();
        group.find(is_alike).unwrap_or(entry)
    }

    /// The entry's number among all.
    pub(crate) fn number(&self, entry: Entry) -> u32 {
        self.numbers.get(&entry).copied().unwrap_or_default()
    }

    /// The variant of a region, and the name of its enum but for the underscores.
    pub(crate) fn region_variant(&self, region: NodeId) -> Ident {
        let number = self.number(Entry::At(region));
        Ident::new(&format!("Loop{number}"), Span::mixed_site())
    }

    pub(crate) fn variant(&self, entry: Entry) -> Ident {
        let number = self.number(entry);
        let name = match entry {
            Entry::Start => "Start".to_owned(),
            Entry::At(_) => format!("At{number}"),
            Entry::Resume(_) => format!("Resume{number}"),
        };
        Ident::new(&name, Span::mixed_site())
    }

    pub(crate) fn param_name(&self, param: Param) -> Ident {
        let name = match param {
            Param::Own(local) => format!("T{}", local.0),
            Param::Held(local) => format!("H{}", local.0),
            Param::Rest(local, parts) => format!("R{}_{}", local.0, parts.name()),
            Param::Pieces(local, entry) => format!("P{}_{}", local.0, self.variant(entry)),
        };
        Ident::new(&name, Span::mixed_site())
    }
}
