//! Takes a numbered [`Body`], gives its flow [`Graph`]: points, what happens at each, and the edges between them.
//!
//! A point is an [`Entry`] value: the start, a statement, or the resume of a `Suspend`. The end of a scope is not a point:
//! an edge leads from the last statement to whatever follows the scope's owner, and knows the [`Place`] where a statement
//! runs on this edge alone. Rule kept: edges out of unreachable points are left out, so no pass need ask.

use super::Entry;
use crate::ir::{
    Access, Arm, Body, Code, Exit, LabelId, LocalId, NodeId, Presence, Scope, Stmt, StmtKind,
};

pub(super) struct Graph<'a> {
    pub(super) body: &'a Body,
    /// Indexed as `Entry::index` says; a statement without a resume has an unreachable point in its place.
    pub(super) points: Vec<Point<'a>>,
    pub(super) edges: Vec<Edge<'a>>,
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
    scope: Chain,
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
        let mut builder = Builder::new(body);
        builder.scope(&body.root, entering(Entry::Start, &body.root), None);
        let mut graph = builder.graph;
        graph.connect();
        graph
    }

    pub(super) fn point(&self, entry: Entry) -> &Point<'a> {
        &self.points[entry.index()]
    }

    /// Of all statements, in source order, those that control can reach.
    pub(super) fn reachable(&self) -> impl Iterator<Item = Entry> {
        let all = (0..self.points.len()).map(entry_of);
        all.filter(|entry| self.point(*entry).reachable)
    }

    pub(super) fn ins(&self, entry: Entry) -> impl Iterator<Item = &Edge<'a>> {
        self.point(entry).ins.iter().map(|edge| &self.edges[*edge])
    }

    pub(super) fn outs(&self, entry: Entry) -> impl Iterator<Item = &Edge<'a>> {
        self.point(entry).outs.iter().map(|edge| &self.edges[*edge])
    }

    /// The locals in scope at the start of the point, in order of declaration.
    pub(super) fn in_scope(&self, entry: Entry) -> Vec<LocalId> {
        let mut locals = Vec::with_capacity(self.point(entry).depth);
        let mut chain = self.point(entry).scope;
        while let Some((local, before)) = chain.map(|link| self.chains[link]) {
            locals.push(local);
            chain = before;
        }
        locals.reverse();
        locals
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
        for point in &mut self.points {
            // The order of the walk is not that of the source.
            point.ins.sort_unstable();
        }
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

struct Builder<'a> {
    graph: Graph<'a>,
    /// Where `Break` and `Continue` of each label lead, while inside its statement.
    labels: Vec<Targets>,
    scope: Chain,
    depth: usize,
}

#[derive(Clone, Copy, Default)]
struct Targets {
    after: Option<NodeId>,
    again: Option<NodeId>,
}

/// How control comes to the first statement of a scope: the edge but for its target.
struct Entering<'a> {
    from: Entry,
    steps: Vec<Step<'a>>,
}

/// Where control goes at the end of a statement: to the node (none: the end of the body), through the place.
#[derive(Clone, Copy)]
struct Next {
    to: Option<NodeId>,
    place: Place,
}

impl<'a> Builder<'a> {
    fn new(body: &'a Body) -> Self {
        let graph = Graph {
            body,
            points: vec![Point::default()],
            edges: Vec::new(),
            slots: vec![0; body.locals.len()],
            chains: Vec::new(),
        };
        let labels = vec![Targets::default(); body.labels as usize];
        Self {
            graph,
            labels,
            scope: None,
            depth: 0,
        }
    }

    /// One scope, with what it declares in scope inside only. `owner`: the statement and which of its scopes this is,
    /// and where control goes at its end; none for the root.
    fn scope(
        &mut self,
        scope: &'a Scope,
        entering: Entering<'a>,
        owner: Option<(NodeId, usize, Option<NodeId>)>,
    ) {
        let outer = (self.scope, self.depth);
        self.declare(&scope.declares);
        let end = owner.map(|(node, number, to)| Next {
            to,
            place: Place::End(node, number),
        });
        match (scope.stmts.first(), end) {
            (Some(first), _) => {
                let way = Way::On(Place::Before(first.id));
                self.edge(entering.from, Some(first.id), way, entering.steps);
            }
            (None, Some(end)) => {
                self.edge(entering.from, end.to, Way::On(end.place), entering.steps);
            }
            (None, None) => {}
        }
        for (index, stmt) in scope.stmts.iter().enumerate() {
            let following = scope.stmts.get(index + 1).map(|next| Next {
                to: Some(next.id),
                place: Place::Before(next.id),
            });
            self.stmt(stmt, following.or(end));
        }
        (self.scope, self.depth) = outer;
    }

    fn stmt(&mut self, stmt: &'a Stmt, next: Option<Next>) {
        let at = Entry::At(stmt.id);
        let to = next.and_then(|next| next.to);
        self.point(at, steps_of(&stmt.kind));
        match &stmt.kind {
            StmtKind::Param(local) => self.declare(std::slice::from_ref(local)),
            StmtKind::Code(code) => {
                self.exits(at, code);
                self.declare(&code.declares);
                if code.diverges {
                    return;
                }
            }
            StmtKind::Assign { value, .. } => {
                self.exits(at, value);
                if value.diverges {
                    return;
                }
            }
            StmtKind::Suspend(suspend) => {
                let resume = Entry::Resume(stmt.id);
                self.point(resume, suspend.dest.iter().map(declare_one).collect());
                self.push_edge(at, resume, Way::Suspension, Vec::new());
                self.declare(suspend.dest.as_slice());
                self.go_on(resume, next);
                return;
            }
            StmtKind::Block { label, scope, .. } => {
                if let Some(label) = label {
                    self.label(
                        *label,
                        Targets {
                            after: to,
                            again: None,
                        },
                    );
                }
                return self.scope(scope, entering(at, scope), Some((stmt.id, 0, to)));
            }
            StmtKind::If {
                cond,
                then,
                otherwise,
            } => {
                self.exits(at, cond);
                for (number, scope) in [then, otherwise].into_iter().enumerate() {
                    self.scope(scope, entering(at, scope), Some((stmt.id, number, to)));
                }
                return;
            }
            StmtKind::Match { scrutinee, arms } => {
                self.exits(at, scrutinee);
                for (number, arm) in arms.iter().enumerate() {
                    self.arm(arm, at, (stmt.id, number, to));
                }
                return;
            }
            StmtKind::Loop { label, body } => {
                let again = Some(stmt.id);
                self.label(*label, Targets { after: to, again });
                return self.scope(body, entering(at, body), Some((stmt.id, 0, again)));
            }
            StmtKind::Break(label) => return self.leave(at, self.target(*label).after, stmt.id),
            StmtKind::Continue(label) => return self.leave(at, self.target(*label).again, stmt.id),
            StmtKind::Return(code) => return self.exits(at, code),
            StmtKind::Item(_) | StmtKind::Settle { .. } => {}
        }
        self.go_on(at, next);
    }

    fn arm(&mut self, arm: &'a Arm, at: Entry, owner: (NodeId, usize, Option<NodeId>)) {
        let mut entering = entering(at, &arm.body);
        entering.steps.insert(0, Step::Access(&arm.access));
        if let Some(guard) = &arm.guard {
            self.exits(at, guard);
            entering.steps.push(Step::Access(&guard.access));
        }
        self.scope(&arm.body, entering, Some(owner));
    }

    fn go_on(&mut self, from: Entry, next: Option<Next>) {
        if let Some(Next { to, place }) = next {
            self.edge(from, to, Way::On(place), Vec::new());
        }
    }

    fn leave(&mut self, from: Entry, to: Option<NodeId>, stmt: NodeId) {
        self.edge(from, to, Way::On(Place::Before(stmt)), Vec::new());
    }

    fn exits(&mut self, from: Entry, code: &Code) {
        for exit in &code.exits {
            let to = match exit {
                Exit::Break(label) => self.target(*label).after,
                Exit::Continue(label) => self.target(*label).again,
                Exit::Return => None,
            };
            self.edge(from, to, Way::Exit, Vec::new());
        }
    }

    fn edge(&mut self, from: Entry, to: Option<NodeId>, way: Way, steps: Vec<Step<'a>>) {
        if let Some(to) = to {
            self.push_edge(from, Entry::At(to), way, steps);
        }
    }

    fn push_edge(&mut self, from: Entry, to: Entry, way: Way, steps: Vec<Step<'a>>) {
        self.graph.edges.push(Edge {
            from,
            to,
            way,
            steps,
        });
    }

    fn target(&self, label: LabelId) -> Targets {
        self.labels
            .get(label.0 as usize)
            .copied()
            .unwrap_or_default()
    }

    fn label(&mut self, label: LabelId, targets: Targets) {
        let index = label.0 as usize;
        if index >= self.labels.len() {
            self.labels.resize(index + 1, Targets::default());
        }
        self.labels[index] = targets;
    }

    fn point(&mut self, entry: Entry, steps: Vec<Step<'a>>) {
        let index = entry.index();
        if index >= self.graph.points.len() {
            self.graph.points.resize_with(index + 1, Point::default);
        }
        let point = &mut self.graph.points[index];
        point.steps = steps;
        point.depth = self.depth;
        point.scope = self.scope;
    }

    fn declare(&mut self, locals: &[LocalId]) {
        for local in locals {
            self.graph.slots[local.0 as usize] = self.depth;
            self.graph.chains.push((*local, self.scope));
            self.scope = Some(self.graph.chains.len() - 1);
            self.depth += 1;
        }
    }
}

fn entering(from: Entry, scope: &Scope) -> Entering<'_> {
    let steps = vec![Step::Declare(&scope.declares, None)];
    Entering { from, steps }
}

fn declare_one(local: &LocalId) -> Step<'_> {
    Step::Declare(std::slice::from_ref(local), None)
}

/// What happens at the start of a statement, before control goes into its scopes or on.
fn steps_of(kind: &StmtKind) -> Vec<Step<'_>> {
    match kind {
        StmtKind::Param(local) => vec![declare_one(local)],
        StmtKind::Code(code) if code.declares.is_empty() => vec![Step::Access(&code.access)],
        StmtKind::Code(code) => vec![
            Step::NotYet(&code.declares),
            Step::Access(&code.access),
            Step::Declare(&code.declares, Some(&code.access)),
        ],
        StmtKind::Assign { local, value } => {
            vec![Step::Access(&value.access), Step::Assign(*local)]
        }
        StmtKind::Suspend(suspend) => {
            let operand = suspend.operand.iter();
            operand
                .map(|operand| Step::Access(&operand.access))
                .collect()
        }
        // A `let` in the condition may bind what the rest of the condition names.
        StmtKind::If { cond, then, .. } => {
            vec![Step::NotYet(&then.declares), Step::Access(&cond.access)]
        }
        StmtKind::Match { scrutinee, .. } => vec![Step::Access(&scrutinee.access)],
        StmtKind::Return(code) => vec![Step::Access(&code.access)],
        StmtKind::Settle { local, to, .. } => vec![Step::Settle(*local, *to)],
        StmtKind::Item(_)
        | StmtKind::Block { .. }
        | StmtKind::Loop { .. }
        | StmtKind::Break(_)
        | StmtKind::Continue(_) => Vec::new(),
    }
}
