//! What has become of the frame's locals, from the start of a piece to a point in it.
//!
//! Takes events (a local is moved, a local is assigned); gives [`Effect`]s, in sequence, merged where paths meet, repeated
//! by loops.
//!
//! Rule: a path that cannot be taken counts for nothing where it meets others.

use crate::ir::{After, Effect, LocalId, LocalSet, MemberPath, Part, Taken};
use crate::sorted::Map;

/// The effect of leaving a local alone.
pub(crate) const UNTOUCHED: Effect = Effect {
    from_init: After::Init,
    from_gone: After::Gone,
};

pub(super) type Parts = Map<(LocalId, Part), Taken>;

#[derive(Clone)]
pub(super) struct State {
    /// A local not listed was left as it was.
    effects: Map<LocalId, Effect>,
    /// What was taken and not named again on the way here; types decide whether it still is there.
    taken: Parts,
    /// Assigned whole on every path to this point, so that mentions from here on are of the new value.
    assigned: LocalSet,
    reachable: bool,
}

impl State {
    /// The start of a piece.
    pub(super) fn start() -> Self {
        Self {
            effects: Map::new(),
            taken: Map::new(),
            assigned: LocalSet::new(),
            reachable: true,
        }
    }

    /// A point that no path reaches.
    pub(super) fn unreachable() -> Self {
        Self {
            reachable: false,
            ..Self::start()
        }
    }

    /// The start of a loop's body: effects are counted from there.
    pub(super) fn start_within(&self) -> Self {
        Self {
            effects: Map::new(),
            taken: Map::new(),
            ..self.clone()
        }
    }

    /// What is named was not taken before: it was a copy, or was assigned since.
    pub(super) fn mentioned(&mut self, local: LocalId, path: &MemberPath) {
        let overlaps = |part: &Part| part.path.overlaps(path);
        self.taken
            .retain(|(other, part), _| *other != local || !overlaps(part));
    }

    /// What was taken of the local there.
    pub(super) fn taken_within(&self, local: LocalId, places: &[MemberPath]) -> Parts {
        let mut within = Parts::new();
        for ((of, part), taken) in &self.taken {
            let mut around = places.iter();
            if *of == local && around.any(|place| part.path.0.starts_with(&place.0)) {
                within.insert((*of, part.clone()), *taken);
            }
        }
        within
    }

    /// It was no copy, though it was named.
    pub(super) fn taken_after_all(&mut self, parts: Parts) {
        self.taken.extend(parts);
    }

    pub(super) fn took(&mut self, local: LocalId, part: Part) {
        self.taken.insert((local, part), Taken::Always);
    }

    pub(super) fn moved(&mut self, local: LocalId) {
        self.effects.insert(local, Effect::MOVED);
        self.taken.retain(|(other, _), _| *other != local);
    }

    pub(super) fn assign(&mut self, local: LocalId) {
        self.effects.insert(local, Effect::ASSIGNED);
        self.taken.retain(|(other, _), _| *other != local);
        self.assigned.insert(local);
    }

    pub(super) fn leave(&mut self) {
        self.reachable = false;
    }

    pub(super) fn is_reachable(&self) -> bool {
        self.reachable
    }

    pub(super) fn is_assigned(&self, local: LocalId) -> bool {
        self.assigned.contains(&local)
    }

    pub(super) fn into_effects(mut self) -> (Map<LocalId, Effect>, Parts) {
        self.effects.retain(|_, effect| *effect != UNTOUCHED);
        (self.effects, self.taken)
    }

    /// Where this path and another meet.
    pub(super) fn meet(self, other: Self) -> Self {
        if !self.reachable {
            return other;
        }
        if !other.reachable {
            return self;
        }
        let locals = self.effects.keys().chain(other.effects.keys());
        let effects = locals.map(|&local| (local, meet(self.effect(local), other.effect(local))));
        Self {
            effects: effects.collect(),
            taken: meet_parts(&self.taken, &other.taken),
            assigned: self
                .assigned
                .intersection(&other.assigned)
                .copied()
                .collect(),
            reachable: true,
        }
    }

    /// This, and then what `next` says, which was counted from here.
    pub(super) fn then(&self, next: &Self) -> Self {
        let mut all = self.clone();
        for (&local, &effect) in &next.effects {
            all.effects.insert(local, then(self.effect(local), effect));
        }
        for (part, taken) in &next.taken {
            let before = all.taken.or_insert(part.clone(), *taken);
            if *taken == Taken::Always {
                *before = Taken::Always;
            }
        }
        all.assigned.extend(&next.assigned);
        all.reachable = self.reachable && next.reachable;
        all
    }

    /// The head of a loop that is entered here, and again after each round of `body`, any number of times.
    pub(super) fn repeated(self, body: &Self) -> Self {
        let mut head = self;
        loop {
            let next = head.clone().meet(head.then(body));
            if next.effects == head.effects {
                return next;
            }
            head = next;
        }
    }

    fn effect(&self, local: LocalId) -> Effect {
        self.effects.get(&local).copied().unwrap_or(UNTOUCHED)
    }
}

fn meet(one: Effect, other: Effect) -> Effect {
    Effect {
        from_init: either(one.from_init, other.from_init),
        from_gone: either(one.from_gone, other.from_gone),
    }
}

/// Taken on some of the paths is still taken.
fn meet_parts(one: &Parts, other: &Parts) -> Parts {
    let parts = one.keys().chain(other.keys());
    let always = |parts: &Parts, part| parts.get(part) == Some(&Taken::Always);
    let met = parts.map(|part| {
        let both = always(one, part) && always(other, part);
        (
            part.clone(),
            if both {
                Taken::Always
            } else {
                Taken::Sometimes
            },
        )
    });
    met.collect()
}

fn then(first: Effect, second: Effect) -> Effect {
    Effect {
        from_init: after(first.from_init, second),
        from_gone: after(first.from_gone, second),
    }
}

fn after(before: After, effect: Effect) -> After {
    match before {
        After::Init => effect.from_init,
        After::Gone => effect.from_gone,
        After::Mixed => either(effect.from_init, effect.from_gone),
    }
}

fn either(one: After, other: After) -> After {
    if one == other { one } else { After::Mixed }
}
