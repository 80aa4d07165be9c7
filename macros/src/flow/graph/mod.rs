//! Takes a numbered [`Body`], gives its flow [`Graph`]: points, what happens at each, and the edges between them.
//!
//! A point is an [`Entry`] value: the start, a statement, or the resume of a `Suspend`. The end of a scope is not a point:
//! an edge leads from the last statement to whatever follows the scope's owner, and knows the [`Place`] where a statement
//! runs on this edge alone. Rule kept: edges out of unreachable points are left out, so no pass need ask.

mod build;

use super::Entry;
use super::bits::Bits;
use super::worklist::Worklist;
use crate::ir::{Access, Body, LocalId, NodeId, Presence};
use crate::sorted::sort_by_key;

pub(super) struct Graph<'a> {
    pub(super) body: &'a Body,
    /// Indexed as `Entry::index` says; a statement without a resume has an unreachable point in its place.
    pub(super) points: Vec<Point<'a>>,
    pub(super) edges: Vec<Edge<'a>>,
    /// The points that control can reach, in source order.
    reachable: Vec<Entry>,
    /// A local's position among those that are in scope where it is; the same at all points.
    pub(super) slots: Vec<usize>,
    /// The locals in scope as chains that share their beginnings: the local, and the chain before it.
    chains: Vec<(LocalId, Chain)>,
}

/// The locals in scope at a point, the last declared first.
type Chain = Option<usize>;

#[derive(Default)]
pub(super) struct Point<'a> {
    pub(super) reachable: bool,
    pub(super) steps: Vec<Step<'a>>,
    /// Edges in and out, suspensions included.
    pub(super) ins: Vec<usize>,
    pub(super) outs: Vec<usize>,
    /// How many locals are in scope at its start.
    pub(super) depth: usize,
    pub(super) scope: Chain,
}

pub(super) struct Edge<'a> {
    pub(super) from: Entry,
    pub(super) to: Entry,
    pub(super) way: Way,
    pub(super) steps: Vec<Step<'a>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Way {
    /// Control goes on; a statement inserted at the place runs on this edge and on no other.
    On(Place),
    /// A jump out of the midst of a piece of code, whose steps are not taken.
    Exit,
    /// From a suspension point to its resume: everything goes through the frame.
    Suspension,
}

/// A gap between statements of the tree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Place {
    Before(NodeId),
    /// The end of the statement's scope of that number.
    End(NodeId, usize),
}

/// What happens to locals at a point or on an edge, in the order of execution.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Access(&'a Access),
    Assign(LocalId),
    /// The locals come into scope; the access of their own `let` tells whether they have a value.
    Declare(&'a [LocalId], Option<&'a Access>),
    /// The locals come into scope further on; what names them before is not about a value from outside.
    NotYet(&'a [LocalId]),
    Settle(LocalId, Presence),
}

impl<'a> Graph<'a> {
    pub(super) fn new(body: &'a Body) -> Self {
        let mut graph = build::build(body);
        graph.connect();
        graph
    }

    pub(super) fn point(&self, entry: Entry) -> &Point<'a> {
        &self.points[entry.index()]
    }

    /// Of all statements, in source order, those that control can reach.
    pub(super) fn reachable(&self) -> impl Iterator<Item = Entry> {
        self.reachable.iter().copied()
    }

    /// Those between the two: from the first on, and before the second.
    pub(super) fn reachable_within(&self, from: Entry, to: Entry) -> impl Iterator<Item = Entry> {
        let from = self.reachable.partition_point(|entry| *entry < from);
        let within = self.reachable[from..].iter().copied();
        within.take_while(move |entry| *entry < to)
    }

    /// With all points that control can reach in it.
    pub(super) fn worklist(&self) -> Worklist {
        Worklist::new(self.points.len(), self.reachable().map(Entry::index))
    }

    pub(super) fn ins(&self, entry: Entry) -> impl Iterator<Item = &Edge<'a>> {
        self.point(entry).ins.iter().map(|edge| &self.edges[*edge])
    }

    pub(super) fn outs(&self, entry: Entry) -> impl Iterator<Item = &Edge<'a>> {
        self.point(entry).outs.iter().map(|edge| &self.edges[*edge])
    }

    /// By chain: the locals in scope, but for those that are not kept.
    pub(super) fn sets_in_scope(&self, is_kept: &dyn Fn(LocalId) -> bool) -> Vec<Bits> {
        let mut sets: Vec<Bits> = Vec::with_capacity(self.chains.len());
        for (local, before) in &self.chains {
            let mut set = before.map_or_else(Bits::default, |before| sets[before].clone());
            if is_kept(*local) {
                set.insert(*local);
            }
            sets.push(set);
        }
        sets
    }

    /// Whether the two have the same locals in scope.
    pub(super) fn is_in_scope_of(&self, entry: Entry, other: Entry) -> bool {
        self.point(entry).scope == self.point(other).scope
    }

    /// The locals in scope at the start of the point, the last declared first.
    pub(super) fn in_scope(&self, entry: Entry) -> impl Iterator<Item = LocalId> {
        InScope {
            chains: &self.chains,
            next: self.point(entry).scope,
        }
    }

    /// Follows the edges from the start, drops those that control never takes, and notes the others at their ends.
    fn connect(&mut self) {
        let mut outs: Vec<Vec<usize>> = vec![Vec::new(); self.points.len()];
        for (number, edge) in self.edges.iter().enumerate() {
            outs[edge.from.index()].push(number);
        }
        let mut pending = vec![Entry::Start];
        self.points[0].reachable = true;
        while let Some(entry) = pending.pop() {
            for number in &outs[entry.index()] {
                let to = self.edges[*number].to;
                self.points[to.index()].ins.push(*number);
                if !std::mem::replace(&mut self.points[to.index()].reachable, true) {
                    pending.push(to);
                }
            }
            self.points[entry.index()].outs = std::mem::take(&mut outs[entry.index()]);
        }
        for (index, point) in self.points.iter_mut().enumerate() {
            // The order of the walk is not that of the source.
            sort_by_key(&mut point.ins, |edge| *edge);
            if point.reachable {
                self.reachable.push(entry_of(index));
            }
        }
    }
}

/// Along a chain.
struct InScope<'g> {
    chains: &'g [(LocalId, Chain)],
    next: Chain,
}

impl Iterator for InScope<'_> {
    type Item = LocalId;

    fn next(&mut self) -> Option<LocalId> {
        let (local, before) = self.chains[self.next?];
        self.next = before;
        Some(local)
    }
}

/// The point of that index.
pub(super) fn entry_of(index: usize) -> Entry {
    let node = |index: usize| NodeId(u32::try_from(index / 2).unwrap_or(u32::MAX));
    match index {
        0 => Entry::Start,
        odd if odd % 2 == 1 => Entry::At(node(odd)),
        even => Entry::Resume(node(even - 1)),
    }
}
