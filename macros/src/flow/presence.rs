//! Takes the [`Graph`], liveness, entries and what is wanted, gives the presence of every local in scope at each point.
//!
//! Forward, to the least fixpoint. Rule kept: a local that is live is `Init`, or `Partly`; one that is dead is neither at an entry.

use super::Entry;
use super::bits::Bits;
use super::entries::Entries;
use super::graph::{Edge, Graph, Step, Way};
use super::liveness;
use super::mentions::Mentions;
use super::parts::Parts;
use super::states::States;
use super::worklist::Worklist;
use crate::ir::{Access, After, Effect, LocalId, LocalSet, MemberPath, NodeId, PartSet, Presence};
use crate::sorted::Map;

/// [`Presence`], and what takes no part in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    Is(Presence),
    /// Different on different paths, and nothing ahead reads it: rustc's own drop flags know.
    Natural,
}

pub(super) struct Presences<'a> {
    pub(super) graph: Graph<'a>,
    pub(super) live: Vec<Bits>,
    pub(super) wanted: Vec<Bits>,
    pub(super) entries: Entries,
    pub(super) parts: Parts,
    pub(super) mentions: Mentions,
    /// The locals that may have something to drop.
    pub(super) filled: Vec<Bits>,
    /// By `Entry::index`, at the start of the point; `None` while not reached.
    pub(super) states: Vec<Option<States>>,
    /// Locals that come to some point in pieces, and whole, or in other pieces, on another path: once dead, they are in pieces everywhere, and
    /// what may be missing is in a `Perhaps`.
    pub(super) loose: LocalSet,
}

const INIT: State = State::Is(Presence::Init);
pub(super) const GONE: State = State::Is(Presence::Gone);
const HELD: State = State::Is(Presence::Held);
const MAYBE: State = State::Is(Presence::Maybe);

impl Presences<'_> {
    pub(super) fn solve(&mut self) {
        self.states = vec![None; self.graph.points.len()];
        self.states[Entry::Start.index()] = Some(States::default());
        let start = std::iter::once(Entry::Start.index());
        let mut dirty = Worklist::new(self.graph.points.len(), start);
        while let Some(index) = dirty.pop_first() {
            for edge in self.graph.points[index].outs.clone() {
                if self.join(edge) {
                    dirty.insert(self.graph.edges[edge].to.index());
                }
            }
        }
    }

    /// Lets the edge count at its target; tells if that changed anything there.
    fn join(&mut self, edge: usize) -> bool {
        let to = self.graph.edges[edge].to;
        let arriving = self.on(&self.graph.edges[edge]);
        let Some(mut states) = self.states[to.index()].take() else {
            self.states[to.index()] = Some(arriving);
            return true;
        };
        let (mut changed, mut loose) = (false, Vec::new());
        if states != arriving {
            for (slot, local, [state, arriving]) in states.pairs(&arriving) {
                let is_wanted = self.wanted[to.index()].contains(local);
                let is_live = self.live[to.index()].contains(local);
                let joined = self.joined(local, (state, arriving), is_live || is_wanted);
                let pieces = [state, arriving].map(|state| in_pieces(self.dead(local, state)));
                if joined == MAYBE && pieces.contains(&true) {
                    loose.extend(Some(local).filter(|local| self.parts.are_apart(*local)));
                }
                if joined != state {
                    changed = true;
                    states.set(slot, local, joined);
                }
            }
        }
        self.loose.extend(loose);
        self.states[to.index()] = Some(states);
        changed
    }

    /// Where two paths meet.
    fn joined(&self, local: LocalId, (one, other): (State, State), is_wanted: bool) -> State {
        let dead = |state| self.dead(local, state);
        match (one, other) {
            (one, other) if one == other => one,
            _ if !is_wanted => State::Natural,
            (one, other) if one.is_named() && other.is_named() => {
                partly(one.taken().meet(other.taken()))
            }
            (one, other) if dead(one) == dead(other) => dead(one),
            (one, other) => match (maybe(dead(one)), maybe(dead(other))) {
                (Some(Presence::MaybeRest(one)), Some(Presence::MaybeRest(other)))
                    if one != other =>
                {
                    MAYBE
                }
                (Some(rest), None) if other == GONE => State::Is(rest),
                (None, Some(rest)) if one == GONE => State::Is(rest),
                (Some(rest), Some(_)) => State::Is(rest),
                _ => MAYBE,
            },
        }
    }

    /// What becomes of a local that no code names again.
    pub(super) fn dead(&self, local: LocalId, state: State) -> State {
        match state {
            State::Is(Presence::Partly(taken)) if self.parts.received(local, taken).is_some() => {
                State::Is(Presence::Rest(taken))
            }
            State::Is(Presence::Init | Presence::Partly(_)) if self.loose.contains(&local) => {
                State::Is(Presence::Rest(self.parts.all_perhaps(local)))
            }
            INIT => HELD,
            State::Is(Presence::Partly(taken)) => State::Is(Presence::Rest(taken)),
            other => other,
        }
    }

    /// What the edge brings to its target, for the locals in scope there.
    pub(super) fn on(&self, edge: &Edge) -> States {
        let mut states = match edge.way {
            Way::Exit => self.at(edge.from),
            Way::On(_) | Way::Suspension => self.after(edge.from),
        };
        self.walk(&edge.steps, &mut states);
        states.truncate(self.graph.point(edge.to).depth);
        let to = edge.to.index();
        states.change(&|local, state| {
            let drop_free = || self.graph.body.local(local).drop_free;
            let is_dropped = || !drop_free() && self.filled[to].contains(local);
            if self.live[to].contains(local) || is_dropped() {
                state
            } else {
                GONE
            }
        });
        self.name(edge.to, &mut states);
        states
    }

    /// What is live at the point is under its own name there.
    fn name(&self, entry: Entry, states: &mut States) {
        for local in self.live[entry.index()].iter() {
            let slot = self.graph.slots[local.0 as usize];
            let state = states.get(slot);
            if state != INIT {
                states.set(slot, local, self.named(entry, local, state));
            }
        }
    }

    /// What is named later is there, whatever was taken: using wins.
    fn named(&self, entry: Entry, local: LocalId, state: State) -> State {
        let State::Is(Presence::Partly(taken)) = state else {
            return INIT;
        };
        let mentions = || self.mentions.at(entry, local);
        let is_there = |path: &MemberPath| mentions().any(|named| named.overlaps(path));
        let there = self
            .parts
            .all(local, taken)
            .filter(|(_, part)| is_there(&part.path));
        partly(taken.without(there.fold(PartSet::default(), |set, (number, _)| set.with(number))))
    }

    /// At the start of the point. Into a frame goes of what is dead what is left of it.
    pub(super) fn at(&self, entry: Entry) -> States {
        let mut states = self.states[entry.index()].clone().unwrap_or_default();
        if self.entries.has(entry) {
            states.change(&|local, state| self.saved(entry, local, state));
        }
        states
    }

    /// As [`Self::at`], of one local.
    pub(super) fn of_local(&self, entry: Entry, local: LocalId) -> State {
        let states = self.states[entry.index()].as_ref();
        let slot = self.graph.slots[local.0 as usize];
        let state = states.map_or(GONE, |states| states.get(slot));
        if self.entries.has(entry) {
            self.saved(entry, local, state)
        } else {
            state
        }
    }

    /// The locals of which something is left at the start of the point.
    pub(super) fn left(&self, entry: Entry) -> impl Iterator<Item = LocalId> {
        let states = self.states[entry.index()].iter();
        states.flat_map(|states| states.iter().map(|(local, _)| local))
    }

    fn saved(&self, entry: Entry, local: LocalId, state: State) -> State {
        if self.live[entry.index()].contains(local) {
            state
        } else {
            self.dead(local, state)
        }
    }

    /// After the point's own steps. What they moved and some way on names is a copy, on all ways.
    fn after(&self, entry: Entry) -> States {
        let mut states = self.at(entry);
        let steps = &self.graph.point(entry).steps;
        let moved = steps.iter().flat_map(moves);
        let copied = moved.filter(|local| self.is_named_after(entry, *local));
        let copied = copied.map(|local| (self.graph.slots[local.0 as usize], local));
        let copied: Vec<_> = copied
            .map(|(slot, local)| (slot, local, states.get(slot)))
            .collect();
        self.walk(steps, &mut states);
        for (slot, local, before) in copied {
            if states.get(slot) == GONE {
                states.set(slot, local, before);
            }
        }
        states
    }

    fn is_named_after(&self, entry: Entry, local: LocalId) -> bool {
        liveness::is_live_after(&self.graph, &self.live, entry, local)
    }

    fn walk(&self, steps: &[Step], states: &mut States) {
        for step in steps {
            match step {
                Step::Access(access) => self.access(access, states),
                Step::Assign(local) => self.set(states, *local, INIT),
                Step::Settle(local, to) => self.set(states, *local, State::Is(*to)),
                Step::Declare(locals, access) => {
                    for local in *locals {
                        states.declare(*local, declared(*local, *access));
                    }
                }
                Step::NotYet(_) => {}
            }
        }
    }

    fn access(&self, access: &Access, states: &mut States) {
        for (local, effect) in &access.effects {
            self.update(states, *local, |state| affected(state, *effect));
        }
        for local in access.parts.keys().map(|(local, _)| *local) {
            let taken = self.parts.taken(access, local);
            self.update(states, local, |state| without(state, taken));
        }
    }

    fn update(&self, states: &mut States, local: LocalId, to: impl Fn(State) -> State) {
        let slot = self.graph.slots[local.0 as usize];
        states.set(slot, local, to(states.get(slot)));
    }

    fn set(&self, states: &mut States, local: LocalId, to: State) {
        states.set(self.graph.slots[local.0 as usize], local, to);
    }

    /// Whether the points have the same locals in scope, live, and in the same states.
    pub(super) fn is_as_at(&self, entry: Entry, other: Entry) -> bool {
        self.graph.is_in_scope_of(entry, other)
            && self.live[entry.index()] == self.live[other.index()]
            && self.at(entry) == self.at(other)
    }

    /// The facts at the start of the point.
    pub(super) fn map(&self, entry: Entry) -> Map<LocalId, Presence> {
        presences(&self.at(entry))
    }

    /// The facts at a suspension point, after its operand. What is live at the resume is `Init` here already.
    pub(super) fn map_at_suspend(&self, node: NodeId) -> Map<LocalId, Presence> {
        let mut states = self.after(Entry::At(node));
        self.name(Entry::Resume(node), &mut states);
        presences(&states)
    }
}

fn presences(states: &States) -> Map<LocalId, Presence> {
    let states = states.iter();
    states
        .map(|(local, state)| (local, state.presence()))
        .collect()
}

impl State {
    /// There, under its own name.
    pub(super) fn is_named(self) -> bool {
        matches!(self, Self::Is(Presence::Init | Presence::Partly(_)))
    }

    /// What may be missing of what is named.
    fn taken(self) -> PartSet {
        match self {
            Self::Is(Presence::Partly(taken)) => taken,
            _ => PartSet::default(),
        }
    }

    /// Under its own name, as far as anybody asks, if rustc alone knows.
    pub(super) fn presence(self) -> Presence {
        match self {
            Self::Is(presence) => presence,
            Self::Natural => Presence::Init,
        }
    }
}

/// The locals that the step moves.
fn moves(step: &Step) -> impl Iterator<Item = LocalId> {
    let access = match step {
        Step::Access(access) => Some(access),
        _ => None,
    };
    let effects = access.into_iter().flat_map(|access| &access.effects);
    effects
        .filter(|(_, effect)| **effect == Effect::MOVED)
        .map(|(local, _)| *local)
}

fn in_pieces(state: State) -> bool {
    matches!(state, State::Is(Presence::Rest(_) | Presence::MaybeRest(_)))
}

/// The presence of what is left in pieces on one path, where it meets one on which nothing is.
fn maybe(state: State) -> Option<Presence> {
    match state {
        State::Is(Presence::Rest(taken) | Presence::MaybeRest(taken)) => {
            Some(Presence::MaybeRest(taken))
        }
        _ => None,
    }
}

fn partly(taken: PartSet) -> State {
    if taken.is_empty() {
        INIT
    } else {
        State::Is(Presence::Partly(taken))
    }
}

fn without(state: State, taken: PartSet) -> State {
    match state {
        INIT => partly(taken),
        State::Is(Presence::Partly(before)) => partly(before.then(taken)),
        other => other,
    }
}

fn declared(local: LocalId, access: Option<&Access>) -> State {
    let effect = access.and_then(|access| access.effects.get(&local));
    match effect {
        Some(effect) if effect.from_gone == After::Gone => GONE,
        _ => INIT,
    }
}

/// A piece of code has no gap to settle in, so where it does so only on some paths rustc has the last word.
fn affected(state: State, effect: Effect) -> State {
    match (effect.from_init, effect.from_gone) {
        (After::Gone, After::Gone) => GONE,
        (After::Init, After::Gone) => state,
        _ => INIT,
    }
}
