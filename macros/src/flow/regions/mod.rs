//! Takes the solved flow, gives the regions: loops whose suspensions come back into them, and what a frame holds *in place* there.
//!
//! While control is inside a region, the locals in place stay where they lie in the frame, and code works on them there; all else is moved
//! out when the generator is resumed, and in again when it suspends. So a resume does not pay for what it does not touch.
//!
//! ```text
//! let mut buffer = [0; 4096]; let mut at = 0;
//! '0: loop { .. yield buffer[at]; at += 1; }       // region: buffer and at in place
//! ```
//!
//! Rules kept:
//! * A local in place has the same presence at every entry of the region, and no code of the region may take it away: each use is one
//!   that stands as well with `(*local)` in its place, as far as syntax and flow show. If they show too little, rustc refuses the output.
//! * What is declared before something in place, and may have a destructor, is in place too: what lies in an arm drops before the frame.
//! * Control leaves a region only into an entry, where the locals are moved out, or by ending the generator.

mod candidates;

use candidates::{Candidates, Names};
use proc_macro2::Ident;
use syn::{Expr, Item};

use super::Entry;
use super::bits::Bits;
use super::entries::{self, Entries};
use super::graph::{Edge, Graph};
use super::liveness;
use super::presence::Presences;
use super::straight;
use crate::borrows::lender;
use crate::ir::{Body, Code, LabelId, LocalId, NodeId, Presence, Scope, StmtKind, Syntax};
use crate::sorted::{Map, Set, sort_by_key};
use crate::visitors::visit::{self, Visit};

/// By the regions' loops, in source order.
#[derive(Default)]
pub(crate) struct Regions(Map<NodeId, Region>);

pub(crate) struct Region {
    /// The first statement behind the loop.
    end: NodeId,
    /// The innermost region around this one.
    outer: Option<NodeId>,
    /// Held in place, with what is left of each; without what is in place of a region around this one. In order of declaration.
    pub(crate) in_place: Vec<(LocalId, Presence)>,
}

/// The choice of regions, by what stays the same when statements are numbered anew.
pub(super) type Choice = Map<LabelId, Vec<(LocalId, Presence)>>;

/// The loops of a body, and what of its statements the choice asks.
pub(super) struct Loops {
    all: Vec<Loop>,
    /// `return`s of a value that names no local, and whether evaluating it does nothing.
    plain_returns: Map<NodeId, bool>,
    /// Statements whose code may leave from its midst.
    leaving: Set<NodeId>,
    /// Behind assignments of what was in pieces: entries in any case.
    renewed: Set<Entry>,
    /// Where a local is assigned what refers to others, by the names of those.
    lent: Map<NodeId, (LocalId, Vec<Ident>)>,
}

#[derive(Clone, Copy)]
struct Loop {
    /// Its body ends by leaving it: an entry by itself only if it is to be a region.
    straight: bool,
    node: NodeId,
    end: NodeId,
    label: LabelId,
}

impl Regions {
    pub(super) fn new(body: &Body, choice: &Choice) -> Self {
        let mut regions = Self::default();
        for one in Loops::chosen(body, choice).all {
            let region = Region {
                end: one.end,
                outer: regions.innermost(one.node),
                in_place: choice.get(&one.label).cloned().unwrap_or_default(),
            };
            regions.0.insert(one.node, region);
        }
        regions
    }

    /// The innermost region around the statement: the last that begins there or before, or one around that.
    fn innermost(&self, node: NodeId) -> Option<NodeId> {
        let (last, _) = self.0.range(..=node).next_back()?;
        let mut region = Some(*last);
        while let Some(at) = region.filter(|at| self.0[at].end <= node) {
            region = self.0[&at].outer;
        }
        region
    }

    /// The regions around the entry, outermost first.
    pub(crate) fn around(&self, entry: Entry) -> Vec<NodeId> {
        let innermost = match entry {
            Entry::Start => None,
            Entry::At(node) | Entry::Resume(node) => self.innermost(node),
        };
        let outwards = std::iter::successors(innermost, |region| self.0[region].outer);
        let mut around: Vec<_> = outwards.collect();
        around.reverse();
        around
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (NodeId, &Region)> {
        self.0.iter().map(|(node, region)| (*node, region))
    }

    /// If the edge leaves a region in which the local is in place, and so moves it out: what is left of it there.
    pub(super) fn moves_out(&self, edge: &Edge, local: LocalId) -> Option<Presence> {
        let after = self.around(edge.to);
        let left = self.around(edge.from).into_iter();
        let left = left.filter(|region| !after.contains(region));
        let mut in_place = left.flat_map(|region| &self.0[&region].in_place);
        in_place.find_map(|(it, presence)| (*it == local).then_some(*presence))
    }
}

impl Loops {
    pub(super) fn of(body: &Body) -> Self {
        let mut loops = Self {
            all: Vec::new(),
            plain_returns: Map::new(),
            leaving: Set::new(),
            renewed: Set::new(),
            lent: Map::new(),
        };
        loops.scope(&body.root);
        sort_by_key(&mut loops.all, |one| one.node);
        loops
    }

    /// Only those that were chosen.
    pub(super) fn chosen(body: &Body, choice: &Choice) -> Self {
        let mut loops = Self::of(body);
        loops.all.retain(|one| choice.contains_key(&one.label));
        loops
    }

    /// Leaves out the loops that might have been chosen and were not; tells if there were any.
    pub(super) fn keep(&mut self, choice: &Choice, solution: &Presences) -> bool {
        let possible = self.resumed(&solution.graph, &solution.entries).len();
        self.all.retain(|one| choice.contains_key(&one.label));
        possible > choice.len()
    }

    #[cfg(test)]
    pub(super) fn retain(&mut self, keep: impl Fn(NodeId) -> bool) {
        self.all.retain(|one| keep(one.node));
    }

    /// Gives the number of the first statement behind the scope, if the scope has any.
    fn scope(&mut self, scope: &Scope) -> Option<NodeId> {
        let mut end = None;
        for stmt in &scope.stmts {
            let node = stmt.id;
            let inner = stmt.kind.scopes().into_iter();
            let last = inner.filter_map(|scope| self.scope(scope)).max();
            let after = last.unwrap_or(NodeId(node.0 + 1));
            match &stmt.kind {
                StmtKind::Loop { label, body } => self.all.push(Loop {
                    straight: straight::is_one_round(*label, body),
                    node,
                    end: after,
                    label: *label,
                }),
                StmtKind::Return(code) if code.access.uses.is_empty() => {
                    self.plain_returns.insert(node, is_idle(code));
                }
                StmtKind::Renewed => {
                    self.renewed.insert(Entry::At(node));
                }
                StmtKind::Assign { local, value, .. } => {
                    let lenders = lenders(value);
                    if !lenders.is_empty() {
                        self.lent.insert(node, (*local, lenders));
                    }
                }
                _ => {}
            }
            if stmt.kind.codes().iter().any(|code| leaves(code)) {
                self.leaving.insert(node);
            }
            end = Some(after);
        }
        end
    }

    /// Loops that are entered in their midst, by a resume.
    fn resumed(&self, graph: &Graph, entries: &Entries) -> Vec<Loop> {
        let resumed = self.all.iter().filter(|one| {
            let resumes = |entry: Entry| matches!(entry, Entry::Resume(_));
            entries.entries.contains(&Entry::At(one.node)) && one.points(graph).any(resumes)
        });
        resumed.copied().collect()
    }

    /// The entries, such that each loop that may be a region is left into one.
    pub(super) fn entries(&self, graph: &Graph) -> Entries {
        let straight = self.all.iter().filter(|one| one.straight);
        let straight = straight.map(|one| Entry::At(one.node));
        let mut behind: Set<_> = straight.chain(self.renewed.iter().copied()).collect();
        loop {
            let entries = entries::entries(graph, &behind);
            let loops = self.resumed(graph, &entries).into_iter();
            let before = behind.len();
            behind.extend(loops.flat_map(|one| self.targets(graph, one)));
            if behind.len() == before {
                return entries;
            }
        }
    }

    /// By `Entry::index`: what is `Copy` and live at the head of a loop counts as named wherever the loop is entered, for it may well stay where
    /// it is until it is assigned anew.
    /// Measured: if what is live at no resume of the loop were left out, the frame of a push parser would be 4 bytes smaller and cost 75 % more
    /// instructions, an average 31 % more through `dyn`, for the head would hold what the resumes do not, and take a jump.
    pub(super) fn pins(&self, graph: &Graph, entries: &Entries) -> Vec<Bits> {
        let mut pins = vec![Bits::default(); graph.points.len()];
        let loops = self.resumed(graph, entries);
        if loops.is_empty() {
            return pins;
        }
        let live = liveness::liveness(graph, &[]);
        for one in loops {
            let head = Entry::At(one.node);
            let copies = live[head.index()].iter();
            let copies = copies.filter(|local| graph.body.local(*local).copy);
            let copies: Vec<_> = copies.collect();
            for entry in entries.entries.iter().filter(|entry| one.holds(**entry)) {
                for local in &copies {
                    pins[entry.index()].insert(*local);
                }
            }
        }
        pins
    }

    /// Where control goes when it leaves the loop.
    fn targets(&self, graph: &Graph, one: Loop) -> Vec<Entry> {
        let leaving = one.points(graph).flat_map(|entry| graph.outs(entry));
        let targets = leaving.map(|edge| edge.to).filter(|to| !one.holds(*to));
        targets.filter(|to| !self.is_end(graph, one, *to)).collect()
    }

    /// Whether control ends the generator there, so that nothing of the loop need be moved out: none of it drops before the value is evaluated,
    /// or that does not matter.
    fn is_end(&self, graph: &Graph, one: Loop, to: Entry) -> bool {
        let Entry::At(node) = to else { return false };
        let Some(is_idle) = self.plain_returns.get(&node) else {
            return false;
        };
        let outlives = |local| {
            let known = graph.body.local(local);
            known.drop_free || known.copy || graph.body.is_in_scope(local, node)
        };
        *is_idle || graph.in_scope(Entry::At(one.node)).all(outlives)
    }

    /// Chooses the regions, and what is in place there.
    pub(super) fn choose(&self, solution: &Presences) -> Choice {
        let (mut choice, names) = (Choice::new(), Names::of(solution.graph.body));
        // Those around the loop at hand.
        let mut chosen: Vec<Loop> = Vec::new();
        for one in self.resumed(&solution.graph, &solution.entries) {
            chosen.retain(|outer| outer.holds(Entry::At(one.node)));
            let inherited = chosen.iter().flat_map(|outer| &choice[&outer.label]);
            let inherited: Set<LocalId> = inherited.map(|(local, _)| *local).collect();
            let in_place = Candidates::new(solution, self, one, &names).in_place(&inherited);
            if !in_place.is_empty() && !self.is_left_with_lent(solution, one, &in_place) {
                choice.insert(one.label, in_place);
                chosen.push(one);
            }
        }
        choice
    }

    /// Whether something is live behind the loop that was assigned, inside, a reference to what would be in place. That would have to move out
    /// where the loop is left, and the reference would go through the frame with it: `let best = loop { .. break &list[0] };`
    fn is_left_with_lent(
        &self,
        solution: &Presences,
        one: Loop,
        in_place: &[(LocalId, Presence)],
    ) -> bool {
        let Presences { graph, live, .. } = solution;
        // What a shared reference refers to stays where it is.
        let lenders = in_place.iter().map(|(local, _)| graph.body.local(*local));
        let lenders = lenders.filter(|local| local.reborrows || !(local.copy || local.drop_free));
        let is_in_place = |name: &Ident| lenders.clone().any(|local| local.name == *name);
        let lent = self.lent.range(one.node..one.end);
        let lent = lent.filter(|(_, (_, lenders))| lenders.iter().any(is_in_place));
        let lent: Set<LocalId> = lent.map(|(_, (local, _))| *local).collect();
        let is_live = |to: &Entry| lent.iter().any(|local| live[to.index()].contains(*local));
        !lent.is_empty() && self.targets(graph, one).iter().any(is_live)
    }
}

/// The names of the places that the value plainly refers to.
fn lenders(value: &Code) -> Vec<Ident> {
    struct Finder(Vec<Ident>);
    impl Visit for Finder {
        fn visit_expr(&mut self, expr: &Expr) {
            match (expr, lender(expr).and_then(name)) {
                (Expr::Closure(_) | Expr::Async(_), _) => {}
                (_, Some(name)) => self.0.push(name),
                _ => visit::visit_expr(self, expr),
            }
        }
        fn visit_item(&mut self, _: &Item) {}
    }
    let mut finder = Finder(Vec::new());
    if let Syntax::Expr(value) = &value.syntax {
        finder.visit_expr(value);
    }
    finder.0
}

fn name(place: &Expr) -> Option<Ident> {
    match place {
        Expr::Path(path) => path.path.get_ident().cloned(),
        _ => None,
    }
}

/// A literal, a constant, `()`.
fn is_idle(code: &Code) -> bool {
    match &code.syntax {
        Syntax::Expr(Expr::Lit(_) | Expr::Path(_)) => true,
        Syntax::Expr(Expr::Tuple(tuple)) => tuple.elems.is_empty(),
        _ => false,
    }
}

fn leaves(code: &Code) -> bool {
    !code.exits.is_empty()
}

impl Loop {
    /// Those of the graph that control reaches and that are in the loop. Points are in source order, so nothing else is looked at.
    fn points(self, graph: &Graph) -> impl Iterator<Item = Entry> {
        graph.reachable_within(Entry::At(self.node), Entry::At(self.end))
    }

    fn holds(&self, entry: Entry) -> bool {
        match entry {
            Entry::Start => false,
            Entry::At(node) | Entry::Resume(node) => self.node <= node && node < self.end,
        }
    }
}
