//! Walks through random bodies at random, once as the plain function would run and once as the machine that code generation
//! writes from the facts; at every step both must own the same values.
//!
//! The machine has three places for each local: its name, `<name>_held` and `<name>_maybe`. It reads no more than the facts.

use super::build::body;
use super::random::{Random, source};
use super::{solved, verified};
use crate::flow::graph::{Edge, Graph, Step, Way};
use crate::flow::settle::differences;
use crate::flow::{Entry, Facts};
use crate::ir::{Access, Body, Effect, LocalId, NodeId, Presence};
use crate::sorted::Map;

#[test]
fn machine_owns_what_the_function_owns() {
    let mut walked = 0;
    for seed in 0..3_000 {
        let source = source(seed);
        let mut body = body(&["p0", "p1"], &source);
        body.number();
        if !compiles(&Graph::new(&body)) {
            continue;
        }
        let facts = verified(&mut body);
        if jumps_unsettled(&body, &facts) {
            continue;
        }
        walked += 1;
        let graph = Graph::new(&body);
        for turn in 0..6 {
            let walk = Walk::new(&graph, &facts, Random::new(seed * 6 + turn));
            let outcome = walk.run();
            assert!(outcome.is_ok(), "{outcome:?}; seed {seed}: {source}");
        }
    }
    assert!(walked > 1_000, "only {walked} of the sources would compile");
}

/// As rustc has it: no path leads to a use of a local without a value.
fn compiles(graph: &Graph) -> bool {
    let mut gone: Vec<Option<Vec<bool>>> = vec![None; graph.points.len()];
    gone[0] = Some(vec![]);
    let mut pending = vec![Entry::Start];
    while let Some(entry) = pending.pop() {
        for edge in graph.outs(entry) {
            let mut states = gone[entry.index()].clone().unwrap();
            let own = &graph.point(entry).steps;
            let steps = own
                .iter()
                .filter(|_| edge.way != Way::Exit)
                .chain(&edge.steps);
            if !steps.into_iter().all(|step| runs(graph, step, &mut states)) {
                return false;
            }
            states.truncate(graph.point(edge.to).depth);
            let known = &mut gone[edge.to.index()];
            for (state, before) in states.iter_mut().zip(known.iter().flatten()) {
                *state |= before;
            }
            if known.as_ref() != Some(&states) {
                *known = Some(states);
                pending.push(edge.to);
            }
        }
    }
    true
}

/// The step on what may be gone; `false` if it names such a local.
fn runs(graph: &Graph, step: &Step, gone: &mut Vec<bool>) -> bool {
    let slot = |local: &LocalId| graph.slots[local.0 as usize];
    match step {
        Step::Access(access) => {
            if access.uses.iter().any(|local| gone[slot(local)]) {
                return false;
            }
            for local in access
                .effects
                .keys()
                .filter(|local| slot(local) < gone.len())
                .collect::<Vec<_>>()
            {
                gone[slot(local)] = true;
            }
        }
        Step::Assign(local) => gone[slot(local)] = false,
        Step::Declare(locals, access) => {
            let deferred = |local| access.is_some_and(|access| access.effects.contains_key(local));
            gone.extend(locals.iter().map(deferred));
        }
        Step::NotYet(_) | Step::Settle(..) => {}
    }
    true
}

/// A jump out of a piece of code wants a local settled that cannot be: the one gap that the analysis knows of.
fn jumps_unsettled(body: &Body, facts: &Facts) -> bool {
    let solution = solved(body, facts);
    let mut edges = solution
        .graph
        .reachable()
        .flat_map(|entry| solution.graph.outs(entry));
    edges.any(|edge| edge.way == Way::Exit && differences(&solution, edge).next().is_some())
}

/// What a `<name>_maybe` holds.
#[derive(Clone, Copy, Debug)]
struct Remnant(Option<u32>);

#[derive(Clone, Default, Debug)]
struct Places {
    /// What the plain function's local owns.
    plain: Option<u32>,
    name: Option<u32>,
    held: Option<u32>,
    /// The machine's own `Option`, where there is one.
    maybe: Option<Remnant>,
}

struct Walk<'a> {
    graph: &'a Graph<'a>,
    facts: &'a Facts,
    random: Random,
    /// Of the locals in scope.
    places: Vec<(LocalId, Places)>,
    values: u32,
    at: Entry,
}

type Outcome<T = ()> = Result<T, String>;

impl<'a> Walk<'a> {
    fn new(graph: &'a Graph<'a>, facts: &'a Facts, random: Random) -> Self {
        Self {
            graph,
            facts,
            random,
            places: vec![],
            values: 0,
            at: Entry::Start,
        }
    }

    fn run(mut self) -> Outcome {
        for _ in 0..80 {
            let outs: Vec<&Edge> = self.graph.outs(self.at).collect();
            if outs.is_empty() {
                break;
            }
            let edge = outs[self.random.below(outs.len())];
            if edge.way != Way::Exit {
                self.steps(&self.graph.point(self.at).steps)?;
            }
            self.steps(&edge.steps)?;
            self.places.truncate(self.graph.point(edge.to).depth);
            if self.facts.entries.contains(&edge.to) {
                self.cross(edge)?;
            }
            self.at = edge.to;
            self.agree()?;
        }
        Ok(())
    }

    fn steps(&mut self, steps: &[Step]) -> Outcome {
        steps.iter().try_for_each(|step| self.step(step))
    }

    fn step(&mut self, step: &Step) -> Outcome {
        match step {
            Step::Access(access) => self.access(access),
            Step::Assign(local) => self.assign(*local),
            Step::Settle(local, to) => self.settle(*local, *to),
            Step::Declare(locals, access) => {
                for local in *locals {
                    let deferred = access.is_some_and(|access| access.effects.contains_key(local));
                    self.values += 1;
                    let value = (!deferred).then_some(self.values);
                    self.places.push((
                        *local,
                        Places {
                            plain: value,
                            name: value,
                            ..Places::default()
                        },
                    ));
                }
                Ok(())
            }
            Step::NotYet(_) => Ok(()),
        }
    }

    fn access(&mut self, access: &Access) -> Outcome {
        for local in &access.uses {
            let places = self.find(*local);
            if places.name.is_none() || places.name != places.plain {
                return Err(format!("{local:?} is named, but has {places:?}"));
            }
        }
        for (local, effect) in &access.effects {
            if self.places.iter().any(|(known, _)| known == local) {
                assert_eq!(*effect, Effect::MOVED, "the language has no other");
                let places = self.find(*local);
                (places.plain, places.name) = (None, None);
            }
        }
        Ok(())
    }

    fn find(&mut self, local: LocalId) -> &mut Places {
        let found = self.places.iter_mut().find(|(known, _)| *known == local);
        &mut found.expect("a local in scope").1
    }

    fn presence(&self, local: LocalId) -> Presence {
        let Entry::At(node) = self.at else {
            panic!("only a statement has a presence of its own")
        };
        left(&self.facts.presence[node.0 as usize], local)
    }

    fn assign(&mut self, local: LocalId) -> Outcome {
        let presence = self.presence(local);
        self.values += 1;
        let value = Some(self.values);
        let places = self.find(local);
        match presence {
            Presence::Init | Presence::Gone => {}
            Presence::Held if places.held.is_some() => places.held = None,
            Presence::Maybe if places.maybe.is_some() => places.maybe = None,
            _ => {
                return Err(format!(
                    "{local:?} is assigned as {presence:?}, but has {places:?}"
                ));
            }
        }
        (places.plain, places.name) = (value, value);
        Ok(())
    }

    fn settle(&mut self, local: LocalId, to: Presence) -> Outcome {
        let from = self.presence(local);
        let places = self.find(local);
        let value = match from {
            Presence::Init => places.name.take(),
            Presence::Held => places.held.take(),
            // The random bodies take no parts.
            Presence::Gone
            | Presence::Maybe
            | Presence::Partly(_)
            | Presence::Rest(_)
            | Presence::MaybeRest(_) => None,
        };
        match (from, to) {
            (Presence::Init, Presence::Held) if value.is_some() => places.held = value,
            (Presence::Init | Presence::Held, Presence::Maybe) if value.is_some() => {
                places.maybe = Some(Remnant(value));
            }
            (Presence::Gone, Presence::Maybe) => places.maybe = Some(Remnant(None)),
            _ => {
                return Err(format!(
                    "{local:?} settles from {from:?} to {to:?}, but has {places:?}"
                ));
            }
        }
        Ok(())
    }

    /// Through the frame: only what the target's presence tells of arrives.
    fn cross(&mut self, edge: &Edge) -> Outcome {
        let (target, live) = match edge.to {
            Entry::Resume(node) => (
                &self.facts.presence_at_resume[&node],
                &self.facts.live_at_resume[&node],
            ),
            Entry::At(NodeId(node)) => (
                &*self.facts.presence[node as usize],
                &*self.facts.live[node as usize],
            ),
            Entry::Start => return Err("the start is jumped to".to_owned()),
        };
        for (local, places) in &mut self.places {
            let moved_out = self.facts.regions.moves_out(edge, *local);
            let saved = match edge.to {
                _ if moved_out.is_some() => moved_out.unwrap_or(Presence::Gone),
                Entry::Resume(node) => left(&self.facts.presence_at_suspend[&node], *local),
                _ => left(target, *local),
            };
            let target = left(target, *local);
            let arriving = saved_as(places, saved, target);
            if (target == Presence::Init) != live.contains(local) {
                return Err(format!("{local:?} is {target:?} at {:?}", edge.to));
            }
            *places = arriving.ok_or(format!(
                "{local:?} with {places:?} can't enter {:?}",
                edge.to
            ))?;
        }
        Ok(())
    }

    /// Whatever the plain function owns, the machine owns once; what is drop-free it may have let go. What is in place is there.
    fn agree(&self) -> Outcome {
        for region in self.facts.regions.around(self.at) {
            let region = self.facts.regions.iter().find(|(node, _)| *node == region);
            for (local, presence) in region
                .map(|(_, region)| &region.in_place)
                .into_iter()
                .flatten()
            {
                let places = self.places.iter().find(|(known, _)| known == local);
                if *presence == Presence::Init && places.is_none_or(|(_, it)| it.name.is_none()) {
                    return Err(format!("{local:?} is not in place at {:?}", self.at));
                }
            }
        }
        for (local, places) in &self.places {
            let owned = [
                places.name,
                places.held,
                places.maybe.and_then(|remnant| remnant.0),
            ];
            let owned: Vec<u32> = owned.into_iter().flatten().collect();
            let let_go = self.graph.body.local(*local).drop_free && owned.is_empty();
            if !let_go && owned != places.plain.into_iter().collect::<Vec<_>>() {
                return Err(format!("{local:?} at {:?} is {places:?}", self.at));
            }
        }
        Ok(())
    }
}

fn left(presence: &Map<LocalId, Presence>, local: LocalId) -> Presence {
    presence.get(&local).copied().unwrap_or(Presence::Gone)
}

/// What arrives of a local that leaves in the one presence and enters in the other.
fn saved_as(places: &Places, from: Presence, to: Presence) -> Option<Places> {
    let mut arriving = Places {
        plain: places.plain,
        ..Places::default()
    };
    match (from, to) {
        (Presence::Init, Presence::Init) => arriving.name = Some(places.name?),
        (Presence::Init, Presence::Held) => arriving.held = Some(places.name?),
        (Presence::Held, Presence::Held) => arriving.held = Some(places.held?),
        // Out of a region.
        (Presence::Init, Presence::Maybe) => arriving.maybe = Some(Remnant(Some(places.name?))),
        (Presence::Held, Presence::Maybe) => arriving.maybe = Some(Remnant(Some(places.held?))),
        (Presence::Maybe, Presence::Maybe) => arriving.maybe = Some(places.maybe?),
        (_, Presence::Gone) => {}
        _ => return None,
    }
    Some(arriving)
}
