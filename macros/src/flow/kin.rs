//! Takes the [`Graph`], gives by which members code names each local: itself, or others that are of its type.
//!
//! ```text
//! use(p.left); let v = p; drop(v.right); suspend       // `v` has a `left`
//! ```
//!
//! Rule kept: in the order of the source, whichever of them is named, but first what a literal tells, and last what patterns do.

use super::graph::Graph;
use super::parts::accesses;
use crate::ir::{Body, LocalId, MemberPath};
use crate::sorted::{Map, Set};

#[derive(Default)]
pub(super) struct Kin {
    /// By number of a local: the one that stands for all of its type. Each refers to one before it, or to itself.
    first: Vec<u32>,
    members: Map<u32, Members>,
}

#[derive(Clone, Default)]
struct Members {
    order: Vec<MemberPath>,
    known: Set<MemberPath>,
}

impl Kin {
    pub(super) fn of(graph: &Graph) -> Self {
        let mut kin = Self::default();
        kin.relate(graph.body);
        for (local, number) in graph.body.locals.iter().zip(0..) {
            local.members.iter().for_each(|path| kin.add(number, path));
        }
        let named = accesses(graph).flat_map(|access| {
            access
                .mentions
                .iter()
                .chain(&access.assigned)
                .chain(&access.members)
        });
        named.for_each(|(local, path)| kin.add(local.0, path));
        for (local, number) in graph.body.locals.iter().zip(0..) {
            local.matched.iter().for_each(|path| kin.add(number, path));
        }
        kin.hand_on(graph.body);
        kin
    }

    pub(super) fn members(&self, local: LocalId) -> impl Iterator<Item = &MemberPath> {
        let members = self.members.get(&self.stands_for(local.0));
        members.into_iter().flat_map(|members| &members.order)
    }

    /// Those that got their values whole from each other.
    fn relate(&mut self, body: &Body) {
        self.first = (0..).take(body.locals.len()).collect();
        for (local, number) in body.locals.iter().zip(0..) {
            if let Some((from, path)) = &local.like
                && path.is_empty()
            {
                let (one, other) = (self.stands_for(number), self.stands_for(from.0));
                self.first[one.max(other) as usize] = one.min(other);
            }
        }
    }

    fn stands_for(&self, number: u32) -> u32 {
        match self.first[number as usize] {
            first if first == number => number,
            first => self.stands_for(first),
        }
    }

    fn add(&mut self, number: u32, path: &MemberPath) {
        let members = self.members.or_default(self.stands_for(number));
        if !path.is_empty() && members.known.insert(path.clone()) {
            members.order.push(path.clone());
        }
    }

    /// To those that got the value of a member.
    fn hand_on(&mut self, body: &Body) {
        for (local, number) in body.locals.iter().zip(0..) {
            let Some((from, place)) = local.like.as_ref().filter(|(_, place)| !place.is_empty())
            else {
                continue;
            };
            let around: Vec<_> = self.members(*from).cloned().collect();
            let inner = around.iter().filter_map(|path| path.within(place));
            inner.for_each(|path| self.add(number, &path));
        }
    }
}
