//! Takes the solved flow and a loop, gives what may be in place there.
//!
//! Rule kept: each use of it in the loop is one that stands as well with `(*local)` in its place, as far as syntax and flow show.

use super::{Loop, Loops};
use crate::flow::Entry;
use crate::flow::graph::{Graph, Step, Way};
use crate::flow::presence::Presences;
use crate::ir::{Access, After, Body, LocalId, LocalSet, MemberPath, Presence};
use crate::sorted::{Map, Set, sort_by_key};

/// What may be in place in one loop.
pub(super) struct Candidates<'a> {
    solution: &'a Presences<'a>,
    loops: &'a Loops,
    one: Loop,
    /// All that happens to each local in the loop.
    steps: Map<LocalId, Vec<(&'a Step<'a>, At)>>,
    names: &'a Names,
}

/// The locals by their names.
pub(super) struct Names(Map<String, Vec<LocalId>>);

impl Names {
    pub(super) fn of(body: &Body) -> Self {
        let mut names = Map::<_, Vec<_>>::new();
        for (id, local) in (0..).map(LocalId).zip(&body.locals) {
            names.or_default(local.name.to_string()).push(id);
        }
        Self(names)
    }
}

impl<'a> Candidates<'a> {
    pub(super) fn new(
        solution: &'a Presences<'a>,
        loops: &'a Loops,
        one: Loop,
        names: &'a Names,
    ) -> Self {
        let mut steps = Map::<_, Vec<_>>::new();
        for (step, at) in all_steps(&solution.graph, one) {
            match step {
                Step::Access(access) => {
                    let used = access.uses.iter().chain(access.effects.keys());
                    let taken = access.values.iter().map(|(local, _)| local);
                    let used: Set<_> = used.chain(&access.opaque).chain(taken).collect();
                    for local in used {
                        steps.or_default(*local).push((step, at));
                    }
                }
                Step::Assign(local) | Step::Settle(local, _) => {
                    steps.or_default(*local).push((step, at));
                }
                Step::Declare(..) | Step::NotYet(_) => {}
            }
        }
        Self {
            solution,
            loops,
            one,
            steps,
            names,
        }
    }

    pub(super) fn in_place(&self, inherited: &Set<LocalId>) -> Vec<(LocalId, Presence)> {
        let body = self.solution.graph.body;
        let mut in_place = Vec::new();
        let mut blocked = false;
        for local in self.locals() {
            if inherited.contains(&local) {
                continue;
            }
            let drop_free = body.local(local).drop_free || body.local(local).copy;
            match self.presence(local) {
                Some(Presence::Gone) if !self.is_touched(local) => {}
                Some(presence) if self.may_stay(local, presence) && (drop_free || !blocked) => {
                    in_place.push((local, presence));
                }
                _ => blocked |= !drop_free,
            }
        }
        in_place
    }

    /// Of the locals around the loop, those of which something is left at an entry in it, or that some code in it names; in order of declaration.
    fn locals(&self) -> Vec<LocalId> {
        let body = self.solution.graph.body;
        let mut locals: LocalSet = self.steps.keys().copied().collect();
        for entry in self.entries() {
            locals.extend(self.solution.left(*entry));
        }
        let in_scope = |local: &LocalId| body.is_in_scope(*local, self.one.node);
        let mut locals: Vec<_> = locals.into_iter().filter(in_scope).collect();
        sort_by_key(&mut locals, |local| body.declaration(*local));
        locals
    }

    fn entries(&self) -> impl Iterator<Item = &'a Entry> {
        let (from, end) = (Entry::At(self.one.node), Entry::At(self.one.end));
        self.solution.entries.entries.range(from..end)
    }

    /// What is left of the local at all entries, if that is everywhere the same.
    fn presence(&self, local: LocalId) -> Option<Presence> {
        let mut inside = self.entries();
        let first = self.at(*inside.next()?, local);
        inside
            .all(|entry| self.at(*entry, local) == first)
            .then_some(first)
    }

    fn at(&self, entry: Entry, local: LocalId) -> Presence {
        self.solution.of_local(entry, local).presence()
    }

    fn may_stay(&self, local: LocalId, presence: Presence) -> bool {
        match presence {
            Presence::Gone | Presence::Partly(_) => false,
            Presence::Init => {
                self.is_the_only_one(local)
                    && self.stands_as_place(local)
                    && self.is_left_alike(local)
            }
            _ => !self.is_touched(local),
        }
    }

    /// Whether any code of the loop names the local.
    fn is_touched(&self, local: LocalId) -> bool {
        self.steps(local).any(|(step, _)| match step {
            Step::Access(access) => {
                access.uses.contains(&local) || access.effects.contains_key(&local)
            }
            _ => true,
        })
    }

    /// The name means this local and no other, wherever it stands in the loop.
    fn is_the_only_one(&self, local: LocalId) -> bool {
        let body = self.solution.graph.body;
        let is_there = |other: &LocalId| {
            body.is_in_scope(*other, self.one.node)
                || body.is_declared_within(*other, self.one.node, self.one.end)
        };
        let named = self.names.0.get(&body.local(local).name.to_string());
        let mut others = named.into_iter().flatten();
        others.all(|other| *other == local || !is_there(other))
    }

    fn stands_as_place(&self, local: LocalId) -> bool {
        self.steps(local).all(|(step, at)| match step {
            Step::Access(access) => self.leaves_in_place(access, local, at),
            Step::Assign(_) => self.may_be_assigned(local),
            _ => false,
        })
    }

    /// Whether paths that meet in the loop have left the same of it: what is in place cannot be settled.
    fn is_left_alike(&self, local: LocalId) -> bool {
        let mut points = self.one.points(&self.solution.graph);
        points.all(|entry| {
            !matches!(
                self.at(entry, local),
                Presence::Maybe | Presence::MaybeRest(_)
            )
        })
    }

    /// What is assigned to a `&mut` behind a reference must live longer than what was reborrowed there.
    fn may_be_assigned(&self, local: LocalId) -> bool {
        self.solution.graph.body.local(local).copy
    }

    fn leaves_in_place(&self, access: &Access, local: LocalId, at: At) -> bool {
        let is_assigned = |access: &Access| {
            let effect = access.effects.get(&local);
            effect.is_some_and(|effect| effect.from_gone != After::Gone)
        };
        if access.opaque.contains(&local) || (is_assigned(access) && !self.may_be_assigned(local)) {
            return false;
        }
        let known = self.solution.graph.body.local(local);
        let values = access.values.iter().filter(|(taken, _)| *taken == local);
        let mut taken = values.filter(|(_, path)| {
            !(known.copy
                || (known.drop_free && !path.is_empty())
                || self.is_copied(access, at, local, path))
        });
        let lent = known.reborrows && access.uses.contains(&local);
        taken.next().is_none() && (!lent || self.is_named_after(at, local, &MemberPath::default()))
    }

    /// Whether the value of the place is named later, so that it was copied. What operators take is a copy for sure, but for rare cases.
    fn is_copied(&self, access: &Access, at: At, local: LocalId, path: &MemberPath) -> bool {
        let place = (local, path.clone());
        if path.is_empty() || access.operands.contains(&place) {
            return self.is_named_after(at, local, path);
        }
        let read_at = |entry: Entry| {
            let mut read = self.solution.mentions.read_at(entry, local);
            read.any(|named| named.overlaps(path))
        };
        !access.assigned.contains(&place) && self.is_after(at, read_at)
    }

    /// Whether the place is named later, so that its value was copied, or reborrowed, and not taken away.
    fn is_named_after(&self, at: At, local: LocalId, path: &MemberPath) -> bool {
        let Presences { live, mentions, .. } = self.solution;
        let is_live = |entry: Entry| live[entry.index()].contains(local);
        let is_named = |entry: Entry| {
            is_live(entry)
                && (path.is_empty() || mentions.at(entry, local).any(|named| named.overlaps(path)))
        };
        self.is_after(at, is_named)
    }

    /// Whether it is so at one of the points that control comes to next.
    fn is_after(&self, at: At, is_so: impl Fn(Entry) -> bool) -> bool {
        match at {
            At::Edge(to) => is_so(to),
            At::Point(Entry::At(node)) if self.loops.leaving.contains(&node) => false,
            At::Point(entry) => {
                let outs = self.solution.graph.outs(entry);
                outs.filter(|edge| edge.way != Way::Exit)
                    .any(|edge| is_so(edge.to))
            }
        }
    }

    /// All that happens to the local in the loop.
    fn steps(&self, local: LocalId) -> impl Iterator<Item = (&'a Step<'a>, At)> {
        self.steps.get(&local).into_iter().flatten().copied()
    }
}

/// All that happens in the loop.
fn all_steps<'a>(graph: &'a Graph<'a>, one: Loop) -> impl Iterator<Item = (&'a Step<'a>, At)> {
    one.points(graph).flat_map(move |entry| {
        let here = graph.point(entry).steps.iter();
        let here = here.map(move |step| (step, At::Point(entry)));
        let edges = graph.outs(entry);
        let there = edges.flat_map(|edge| edge.steps.iter().map(|step| (step, At::Edge(edge.to))));
        here.chain(there)
    })
}

/// Where a step is: at a point, or on the way to another.
#[derive(Clone, Copy)]
enum At {
    Point(Entry),
    Edge(Entry),
}
