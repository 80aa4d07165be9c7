//! Takes a numbered [`Body`], gives its graph's points and edges, reachable or not, by one walk over the tree.
//!
//! Rule kept: an edge's target has the locals in scope that its source has at its end, or the first of them, or those that
//! the edge itself declares as well; so a state at the source needs only be cut or added to.

use super::{Chain, Edge, Entry, Graph, Place, Point, Step, Way};
use crate::ir::{Arm, Body, Code, Exit, LabelId, LocalId, NodeId, Presence, Scope, Stmt, StmtKind};

pub(super) fn build(body: &Body) -> Graph<'_> {
    let mut builder = Builder::new(body);
    builder.scope(&body.root, entering(Entry::Start, &body.root), None);
    builder.graph
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
            reachable: Vec::new(),
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
                entering: access,
                then,
                otherwise,
            } => {
                self.exits(at, cond);
                let mut matched = entering(at, then);
                matched.steps.insert(0, Step::Access(access));
                self.scope(then, matched, Some((stmt.id, 0, to)));
                self.scope(otherwise, entering(at, otherwise), Some((stmt.id, 1, to)));
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
            StmtKind::Item(_)
            | StmtKind::Rescope { .. }
            | StmtKind::Settle { .. }
            | StmtKind::Renewed => {}
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
        StmtKind::Assign { local, value, .. } => {
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
        StmtKind::Rescope { local, into, .. } => {
            vec![Step::Settle(*local, Presence::Gone), Step::Assign(*into)]
        }
        StmtKind::Settle { local, to, .. } => vec![Step::Settle(*local, *to)],
        StmtKind::Item(_)
        | StmtKind::Renewed
        | StmtKind::Block { .. }
        | StmtKind::Loop { .. }
        | StmtKind::Break(_)
        | StmtKind::Continue(_) => Vec::new(),
    }
}
