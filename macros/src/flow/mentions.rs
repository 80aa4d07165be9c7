//! Takes the [`Graph`] and the [`Parts`], gives by which members the locals that have parts are named later.
//!
//! Liveness again, but of places. Rule kept: whoever names a local in a way that can't be read names it as a whole.

use proc_macro2::{Ident, Span};
use syn::Member;

use super::Entry;
use super::bits::Bits;
use super::graph::{Graph, Step};
use super::liveness;
use super::parts::Parts;
use crate::ir::{Access, After, LocalId, MemberPath, Part, Taking};
use crate::sorted::Map;

pub(super) struct Mentions {
    /// Numbered from 0; the empty path is the local as a whole.
    places: Map<(LocalId, MemberPath), u32>,
    /// By `Entry::index`, at the start of the point.
    live: Vec<Bits>,
    /// The same, of those that are not assigned before.
    read: Vec<Bits>,
}

impl Mentions {
    pub(super) fn of(graph: &Graph, parts: &Parts) -> Self {
        let whole = |local| (local, MemberPath::default());
        let members = |local| parts.members(local).map(move |path| (local, path.clone()));
        let all = MemberPath::default();
        let others = |local| {
            let bases = parts.around(local, &all).filter_map(base);
            bases.map(move |(path, _)| (local, path.join(&others())))
        };
        let places = parts.locals().flat_map(|local| {
            let places = members(local).chain(others(local));
            places.chain([whole(local)])
        });
        let mut mentions = Self {
            places: places.zip(0..).collect(),
            live: Vec::new(),
            read: Vec::new(),
        };
        if !mentions.places.is_empty() {
            let back = |by| {
                let mentions = &mentions;
                liveness::backward(graph, &[], &move |step, live| mentions.back(step, by, live))
            };
            (mentions.live, mentions.read) = (back(By::Any), back(By::Reading));
        }
        mentions
    }

    /// By these members the local is named from there on; the empty path is among them if it is named as a whole.
    pub(super) fn at(&self, entry: Entry, local: LocalId) -> impl Iterator<Item = &MemberPath> {
        self.live_in(&self.live, entry, local)
    }

    /// Those of them whose value of before is.
    pub(super) fn read_at(
        &self,
        entry: Entry,
        local: LocalId,
    ) -> impl Iterator<Item = &MemberPath> {
        self.live_in(&self.read, entry, local)
    }

    fn live_in<'m>(
        &'m self,
        live: &'m [Bits],
        entry: Entry,
        local: LocalId,
    ) -> impl Iterator<Item = &'m MemberPath> {
        let live = live.get(entry.index());
        let is_live = move |number: u32| live.is_some_and(|live| live.contains(LocalId(number)));
        let places = self.of_local(local);
        places
            .filter(move |(_, number)| is_live(*number))
            .map(|(path, _)| path)
    }

    fn of_local(&self, local: LocalId) -> impl Iterator<Item = (&MemberPath, u32)> {
        let places = self.places.range((local, MemberPath::default())..);
        let mine = places.take_while(move |((other, _), _)| *other == local);
        mine.map(|((_, path), number)| (path, *number))
    }

    fn back(&self, step: &Step, by: By, live: &mut Bits) {
        match step {
            Step::Access(access) => self.named(access, by, live),
            Step::Assign(local) => self.forget(*local, live),
            Step::Declare(locals, _) | Step::NotYet(locals) => {
                locals.iter().for_each(|local| self.forget(*local, live));
            }
            Step::Settle(..) => {}
        }
    }

    fn forget(&self, local: LocalId, live: &mut Bits) {
        self.of_local(local)
            .for_each(|(_, number)| live.remove(LocalId(number)));
    }

    fn named(&self, access: &Access, by: By, live: &mut Bits) {
        let effects = access.effects.iter();
        let assigned = effects.filter(|(_, effect)| effect.from_gone == After::Init);
        assigned.for_each(|(local, _)| self.forget(*local, live));
        for local in &access.uses {
            let mut by_member = false;
            for (path, number) in self.of_local(*local).filter(|(path, _)| !path.is_empty()) {
                let place = (*local, path.clone());
                let (is_assigned, is_named) = (
                    access.assigned.contains(&place),
                    Self::names(access, &place),
                );
                by_member |= is_assigned || is_named;
                if is_named || (is_assigned && by == By::Any) {
                    live.insert(LocalId(number));
                } else if is_assigned {
                    live.remove(LocalId(number));
                }
            }
            let whole = (*local, MemberPath::default());
            if let Some(number) = self.places.get(&whole)
                && (!by_member || Self::names(access, &whole))
            {
                live.insert(LocalId(*number));
            }
        }
    }

    /// Whether the access names the place. By `..base` it names the members that it takes.
    fn names(access: &Access, place: &(LocalId, MemberPath)) -> bool {
        let (local, path) = place;
        let parts = access.parts.keys().filter(|(of, _)| of == local);
        let mut bases = parts.filter_map(|(_, part)| base(part));
        let takes = |(base, given): (&MemberPath, &[MemberPath])| {
            let inner = path.within(base);
            inner.is_some_and(|inner| !given.iter().any(|given| given.overlaps(&inner)))
        };
        bases.clone().any(takes)
            || (access.mentions.contains(place) && bases.all(|(base, _)| base != path))
    }
}

/// What a literal ended with, as `..base`, and the members that it gave itself.
fn base(part: &Part) -> Option<(&MemberPath, &[MemberPath])> {
    match &part.taking {
        Taking::Others(given) => Some((&part.path, given)),
        _ => None,
    }
}

/// Stands for the members that no code names.
fn others() -> MemberPath {
    let name = Ident::new("__others", Span::mixed_site());
    MemberPath(vec![Member::Named(name)])
}

/// What counts as naming a member.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// To assign it as well.
    Any,
    Reading,
}
