//! Takes the [`Graph`], gives each local's [`Parts`]: what may be taken of it, numbered, and the members by which code names it.
//!
//! Rule kept: a local that has nothing to drop has no parts, for what is taken of it makes no difference; nor are there more of
//! one local than a [`PartSet`] tells apart (what is beyond counts as used, and rustc has the last word).

use super::graph::{Graph, Step};
use super::kin::Kin;
use crate::ir::{Access, LocalId, MemberPath, Method, Part, PartSet, Taken, Taking};
use crate::sorted::{Map, Set};

#[derive(Default)]
pub(crate) struct Parts {
    /// A part's place in the list is its number.
    numbered: Map<LocalId, Vec<Part>>,
    /// Of the locals with parts: all members named anywhere, be it of others of the type.
    members: Map<LocalId, Vec<MemberPath>>,
    /// Places that are taken on some of the paths to a point.
    perhaps: Map<LocalId, Set<MemberPath>>,
    /// What an operator takes on some paths through a piece of code that is not taken apart for that: it has to be a copy.
    unsplit: Set<(LocalId, Part)>,
    /// Parts, by their numbers, without which there is a local somewhere.
    missing: Set<(LocalId, usize)>,
}

impl Parts {
    pub(super) fn of(graph: &Graph) -> Self {
        let mut parts = Self::default();
        let accesses = || accesses(graph);
        for ((local, part), taken) in accesses().flat_map(|access| &access.parts) {
            if !graph.body.local(*local).drop_free {
                parts.add(*local, part);
                let is_operand = matches!(part.taking, Taking::Operand | Taking::DerefOperand);
                if is_operand && *taken == Taken::Sometimes {
                    parts.unsplit.insert((*local, part.clone()));
                }
            }
        }
        let kin = Kin::of(graph);
        let members = |local| (local, kin.members(local).cloned().collect());
        parts.members = parts.numbered.keys().copied().map(members).collect();
        parts
    }

    fn add(&mut self, local: LocalId, part: &Part) {
        let parts = self.numbered.or_default(local);
        if parts.len() < PartSet::LIMIT && !parts.contains(part) {
            parts.push(part.clone());
        }
    }

    /// Whether it is a closure that is called.
    pub(crate) fn is_called(&self, local: LocalId) -> bool {
        let mut parts = self.numbered.get(&local).into_iter().flatten();
        parts.any(|part| part.taking == Taking::Once)
    }

    /// The receiver that nothing else is missing of, while it is on its way into a call.
    pub(crate) fn received(&self, local: LocalId, set: PartSet) -> Option<&Part> {
        let mut parts = self.all(local, set).map(|(_, part)| part);
        let (part, other) = (parts.next()?, parts.next());
        let is_received = matches!(part.taking, Taking::Receiver(_)) && other.is_none();
        (is_received && set.aside().is_empty()).then_some(part)
    }

    /// Whether an operator may take it on some paths only, through code that is one piece.
    pub(crate) fn is_unsplit(&self, local: LocalId, part: &Part) -> bool {
        self.unsplit.contains(&(local, part.clone()))
    }

    pub(crate) fn locals(&self) -> impl Iterator<Item = LocalId> {
        self.numbered.keys().copied()
    }

    /// What the access takes of the local.
    pub(crate) fn taken(&self, access: &Access, local: LocalId) -> PartSet {
        let parts = self.numbered.get(&local).map_or(&[][..], Vec::as_slice);
        let taken = |part: &Part| access.parts.contains_key(&(local, part.clone()));
        let numbers = (0..parts.len()).filter(|number| taken(&parts[*number]));
        numbers.fold(PartSet::default(), PartSet::with)
    }

    /// All parts, each of them perhaps missing.
    pub(super) fn all_perhaps(&self, local: LocalId) -> PartSet {
        let count = self.numbered.get(&local).map_or(0, Vec::len);
        let all = (0..count).fold(PartSet::default(), PartSet::with);
        all.meet(PartSet::default())
    }

    /// Whether no part of the local is inside another.
    pub(super) fn are_apart(&self, local: LocalId) -> bool {
        let paths = || self.at_places(local).map(|part| &part.path);
        paths().all(|one| paths().all(|other| one == other || !one.overlaps(other)))
    }

    /// Whether the local has parts beside these.
    pub(crate) fn has_more(&self, local: LocalId, set: PartSet) -> bool {
        let count = self.numbered.get(&local).map_or(0, Vec::len);
        (0..count).any(|number| !set.contains(number))
    }

    /// The parts with these numbers.
    pub(crate) fn all(&self, local: LocalId, set: PartSet) -> impl Iterator<Item = (usize, &Part)> {
        let parts = self.numbered.get(&local).into_iter().flatten().enumerate();
        parts.filter(move |(number, _)| set.contains(*number))
    }

    /// Of those the ones that leave nothing in their places. A pointer that something was captured through is seldom one.
    pub(crate) fn get(&self, local: LocalId, set: PartSet) -> impl Iterator<Item = (usize, &Part)> {
        let all = self.all(local, set);
        all.filter(|(_, part)| part.taking != Taking::Through)
    }

    /// Of those the others.
    pub(crate) fn through(&self, local: LocalId, set: PartSet) -> impl Iterator<Item = &Part> {
        let all = self.all(local, set).map(|(_, part)| part);
        all.filter(|part| part.taking == Taking::Through)
    }

    fn at_places(&self, local: LocalId) -> impl Iterator<Item = &Part> {
        let parts = self.numbered.get(&local).into_iter().flatten();
        parts.filter(|part| part.taking != Taking::Through)
    }

    /// Notes that there is a point with such a set; some paths may have put things aside.
    pub(super) fn put_aside(&mut self, local: LocalId, set: PartSet) {
        let mut numbers = Vec::new();
        for (number, part) in self.all(local, set) {
            numbers.push((local, number));
            // The call that it is on its way into is asked as well.
            if let Taking::Receiver(taking) = &part.taking
                && let Taking::Method(method) = &**taking
            {
                numbers.push((local, self.number_of(local, method)));
            }
        }
        self.missing.extend(numbers);
        let places = self.places(local, set.aside());
        self.perhaps.or_default(local).extend(places);
    }

    /// Whether there is a point that the place may come to with or without what was there.
    pub(crate) fn is_perhaps(&self, local: LocalId, path: &MemberPath) -> bool {
        self.perhaps
            .get(&local)
            .is_some_and(|places| places.contains(path))
    }

    /// The members that are told apart where the local is in pieces: those that code names, and those that may be missing on some paths.
    pub(crate) fn all_members(&self, local: LocalId) -> impl Iterator<Item = &MemberPath> {
        let perhaps = self.perhaps.get(&local).into_iter().flatten();
        self.members(local).chain(perhaps)
    }

    /// Where the parts are.
    pub(crate) fn places(&self, local: LocalId, set: PartSet) -> Set<MemberPath> {
        self.get(local, set)
            .map(|(_, part)| part.path.clone())
            .collect()
    }

    /// All that may be taken of the place, of what is in it, or of what it is in.
    pub(crate) fn around<'p>(
        &'p self,
        local: LocalId,
        path: &'p MemberPath,
    ) -> impl Iterator<Item = &'p Part> {
        let parts = self.at_places(local);
        parts.filter(move |part| part.path.overlaps(path))
    }

    /// That of the first part at the place.
    pub(crate) fn number(&self, local: LocalId, path: &MemberPath) -> usize {
        let parts = self.numbered.get(&local).map_or(&[][..], Vec::as_slice);
        parts
            .iter()
            .position(|part| part.path == *path)
            .unwrap_or_default()
    }

    /// That of the local as the receiver of the method.
    pub(crate) fn number_of(&self, local: LocalId, method: &Method) -> usize {
        let parts = self.numbered.get(&local).map_or(&[][..], Vec::as_slice);
        let is_by = |part: &Part| matches!(&part.taking, Taking::Method(by) if by == method);
        parts.iter().position(is_by).unwrap_or_default()
    }

    /// As [`Self::number_of`], if there is a point where it may be missing.
    pub(crate) fn asked_number_of(&self, local: LocalId, method: &Method) -> Option<usize> {
        let number = self.number_of(local, method);
        self.missing.contains(&(local, number)).then_some(number)
    }

    /// The members by which any code names the local, in that order.
    pub(crate) fn members(&self, local: LocalId) -> impl Iterator<Item = &MemberPath> {
        self.members.get(&local).into_iter().flatten()
    }
}

/// In the order of the source, but for those on edges, which follow.
pub(super) fn accesses<'a>(graph: &'a Graph) -> impl Iterator<Item = &'a Access> {
    let points = graph.points.iter().flat_map(|point| &point.steps);
    let edges = graph.edges.iter().flat_map(|edge| &edge.steps);
    points.chain(edges).filter_map(|step| match step {
        Step::Access(access) => Some(*access),
        _ => None,
    })
}
