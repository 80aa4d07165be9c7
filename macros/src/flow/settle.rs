//! Takes the presence at each point and on each edge, gives the `Settle`s that make them equal, and puts them into the tree.
//!
//! Rule kept: a `Settle` runs on one edge only, and its local is still in scope at the edge's target.
//!
//! A jump out of the midst of a piece of code has no gap to settle in. If all that is missing there is that a local's value
//! be held, the local is *pinned* at the target instead: it counts as named there, and so is held under its own name.

use super::bits::Bits;
use super::graph::{Edge, Place, Way};
use super::presence::{Presences, State};
use super::regions::Regions;
use crate::ir::{Body, LocalId, NodeId, Presence, Scope, Stmt, StmtKind};
use crate::sorted::Map;

pub(super) struct Settle {
    local: LocalId,
    from: Presence,
    to: Presence,
}

pub(super) type Settles = Map<Place, Vec<Settle>>;

/// What is in place is converted as it is moved out, where control leaves its region.
pub(super) fn settles(solution: &Presences, regions: &Regions) -> Settles {
    let mut settles = Settles::new();
    for edge in solution
        .graph
        .reachable()
        .flat_map(|entry| solution.graph.outs(entry))
    {
        let Way::On(place) = edge.way else {
            continue;
        };
        for (local, from, to) in differences(solution, edge) {
            if regions.moves_out(edge, local).is_some() {
                continue;
            }
            let (from, to) = (from.presence(), to.presence());
            let settles = settles.or_default(place);
            settles.push(Settle { local, from, to });
        }
    }
    settles
}

/// Pins what has to be; tells if that is more than was pinned before.
pub(super) fn pin(solution: &Presences, pins: &mut [Bits]) -> bool {
    let mut pinned = false;
    for edge in solution
        .graph
        .reachable()
        .flat_map(|entry| solution.graph.outs(entry))
    {
        if edge.way != Way::Exit {
            continue;
        }
        for (local, from, to) in differences(solution, edge) {
            if from.is_named() && solution.dead(local, from) == to {
                pins[edge.to.index()].insert(local);
                pinned = true;
            }
        }
    }
    pinned
}

/// What the edge brings otherwise than its target wants it.
pub(super) fn differences<'a>(
    solution: &'a Presences,
    edge: &Edge,
) -> impl Iterator<Item = (LocalId, State, State)> + use<'a> {
    let (from, to) = (solution.on(edge), solution.at(edge.to));
    let pairs = if from == to {
        Vec::new()
    } else {
        from.pairs(&to)
    };
    let all = pairs.into_iter();
    let all = all.map(|(_, local, [from, to])| (local, from, to));
    all.filter(|(_, from, to)| from != to && *to != State::Natural)
}

/// Takes the places by the numbers that the tree has now; they are out of date afterwards.
pub(super) fn insert(body: &mut Body, mut settles: Settles) {
    if !settles.is_empty() {
        insert_into(&mut body.root, None, &mut settles);
    }
}

fn insert_into(scope: &mut Scope, end: Option<Place>, settles: &mut Settles) {
    let mut stmts = Vec::with_capacity(scope.stmts.len());
    for mut stmt in std::mem::take(&mut scope.stmts) {
        let node = stmt.id;
        stmts.extend(take(settles, Place::Before(node)));
        for (number, inner) in stmt.kind.scopes_mut().into_iter().enumerate() {
            insert_into(inner, Some(Place::End(node, number)), settles);
        }
        stmts.push(stmt);
    }
    stmts.extend(end.into_iter().flat_map(|end| take(settles, end)));
    scope.stmts = stmts;
}

fn take(settles: &mut Settles, place: Place) -> Vec<Stmt> {
    let here = settles.remove(&place).unwrap_or_default();
    let stmts = here.into_iter().map(|settle| Stmt {
        id: NodeId(0),
        kind: settle.stmt(),
    });
    stmts.collect()
}

impl Settle {
    fn stmt(self) -> StmtKind {
        let Self { local, from, to } = self;
        StmtKind::Settle { local, from, to }
    }
}
