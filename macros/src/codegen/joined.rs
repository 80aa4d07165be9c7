//! Which entries are written in the arm of a loop around them: there the loop's rounds can begin at them, and coming there from elsewhere in
//! the loop takes no jump.
//!
//! ```text
//! '0: loop { .. '1: loop { .. yield a; .. } .. yield b; .. }       // resume a joins '1; '1 and resume b join '0
//! ```
//!
//! Takes what the entries and regions hold. Rule kept: an entry that joins holds just what the loop's head holds, or the head holds nothing
//! of its own and the entry nothing that is bound around the loop; and what tells a type stays in front of what needs it, for the other arms
//! come behind the loop's.

use super::layout::Field;
use crate::flow::{Entry, Facts};
use crate::ir::{Body, Effect, Exit, LabelId, LocalId, NodeId, Presence, Scope, Stmt, StmtKind};
use crate::sorted::{Map, Set};

pub(super) struct Joining<'a> {
    pub(super) body: &'a Body,
    pub(super) facts: &'a Facts,
    pub(super) variants: &'a Map<Entry, Vec<Field>>,
    pub(super) regions: &'a Map<NodeId, Vec<Field>>,
    pub(super) around: &'a Map<Entry, Vec<NodeId>>,
}

/// By entry: the loop that it is joined to.
type Joined = Map<Entry, NodeId>;

impl Joining<'_> {
    /// Inner loops first: an entry is written in the arm of the innermost loop that can.
    pub(super) fn joined(&self) -> Joined {
        let (mut places, mut closed) = (Vec::new(), Set::new());
        collect_loops(&self.body.root, &mut Vec::new(), &mut |stmt, stack| {
            let entries = [Entry::At(stmt.id), Entry::Resume(stmt.id)].into_iter();
            let entries = entries.filter(|entry| self.variants.contains_key(entry));
            places.extend(entries.map(|entry| (entry, stack.to_vec())));
            let is_closed = self.regions.contains_key(&stmt.id) && leaves_only_itself(stmt);
            closed.extend(is_closed.then_some(stmt.id));
        });
        let givers = self.givers();
        let mut open = OpenUses::of(self.body, self.facts);
        let mut joined = Joined::new();
        let depth = places.iter().map(|(_, stack)| stack.len()).max();
        for depth in (0..depth.unwrap_or_default()).rev() {
            for (entry, stack) in &places {
                let Some(leader) = stack.get(depth).copied() else {
                    continue;
                };
                if joined.contains_key(entry) {
                    continue;
                }
                if self.variants.contains_key(&Entry::At(leader))
                    && self.fits(*entry, leader, &closed, &joined)
                    && self.is_typed(*entry, leader, &givers, &joined)
                    && open.are_told(*entry, leader)
                {
                    joined.insert(*entry, leader);
                    open.join(*entry, leader);
                } else {
                    open.put_behind(*entry, leader);
                }
            }
        }
        joined
    }

    fn fits(&self, entry: Entry, leader: NodeId, closed: &Set<NodeId>, joined: &Joined) -> bool {
        let at = Entry::At(leader);
        let is_alone = self.variants[&at].is_empty() && self.is_inner(entry, leader);
        if self.around[&entry] != self.around[&at] {
            return is_alone && closed.contains(&leader) && self.joins_whole(entry, leader, joined);
        }
        let leads = || joined.values().any(|node| Entry::At(*node) == entry);
        is_alone || (self.held(entry) == self.held(at) && !leads())
    }

    /// Whether the entry is at a region that is wholly written there. Measured: a loop that suspends in the region only is better told apart
    /// from it, or LLVM loads for each resumption what the outer loop works on.
    fn joins_whole(&self, entry: Entry, leader: NodeId, joined: &Joined) -> bool {
        let (outer, node) = (&self.around[&Entry::At(leader)], entry.node());
        let is_region = self.around[&entry].split_last() == Some((&node, outer));
        let is_resume = |entry: &Entry| matches!(entry, Entry::Resume(_));
        let mut all = self.around.iter();
        let suspends_apart = all.any(|(entry, around)| is_resume(entry) && around == outer);
        let inside = self.around.iter();
        let mut inside = inside.filter(|(_, around)| around.contains(&node));
        is_region && suspends_apart && inside.all(|(entry, _)| is_written_in(*entry, node, joined))
    }

    fn held(&self, entry: Entry) -> Vec<(super::layout::Param, Presence)> {
        let fields = self.variants[&entry].iter();
        let fields = fields.map(|field| (field.param(), field.presence));
        fields.collect()
    }

    /// What the frame holds at the entry beyond what is in place at the loop's head.
    fn own(&self, entry: Entry, leader: NodeId) -> impl Iterator<Item = LocalId> {
        let around = self.around[&Entry::At(leader)].len();
        let inner = self.around[&entry].iter().skip(around);
        let in_place = inner.flat_map(|region| &self.regions[region]);
        let own = in_place.chain(&self.variants[&entry]);
        own.map(|field| field.local)
    }

    /// Whether the local is bound around the loop.
    fn is_around(&self, local: LocalId, leader: NodeId) -> bool {
        self.body.is_in_scope(local, leader)
    }

    fn is_inner(&self, entry: Entry, leader: NodeId) -> bool {
        let mut own = self.own(entry, leader);
        own.all(|local| !self.is_around(local, leader))
    }

    /// The arm is written in front of those of inner loops: a type that only they tell is not known there.
    fn is_typed(
        &self,
        entry: Entry,
        leader: NodeId,
        givers: &Map<LocalId, Entry>,
        joined: &Joined,
    ) -> bool {
        let own = self.own(entry, leader);
        let mut untold = own.filter(|local| self.body.local(*local).ty.is_none());
        untold.all(|local| {
            let is_here = |giver: &Entry| is_written_in(*giver, leader, joined);
            self.is_around(local, leader) || givers.get(&local).is_none_or(is_here)
        })
    }

    /// By local: whose arm gives it its first value, in the order of the source.
    fn givers(&self) -> Map<LocalId, Entry> {
        let mut givers = Map::new();
        collect_givers(&self.body.root, self.facts, &mut givers);
        givers
    }
}

/// The uses of locals whose types their first values may leave open: of `Vec::new()` a `push` tells the rest.
struct OpenUses {
    /// By the entry in whose arm they are written.
    uses: Map<Entry, Set<LocalId>>,
    /// By loop: those in arms behind the loop's, as far as the source has been gone through.
    behind: Map<NodeId, Set<LocalId>>,
}

impl OpenUses {
    fn of(body: &Body, facts: &Facts) -> Self {
        let mut uses = Map::<_, Set<_>>::new();
        collect_uses(&body.root, &mut |node, used| {
            let local = body.local(used);
            let is_told = local.ty.is_some() || local.param || local.copy || local.number;
            if let (Some(owner), false) = (facts.owner[node.0 as usize], is_told) {
                uses.or_default(owner).insert(used);
            }
        });
        let behind = Map::new();
        Self { uses, behind }
    }

    /// Whether nothing in front of the entry that would come behind it works on what it works on.
    fn are_told(&self, entry: Entry, leader: NodeId) -> bool {
        match (self.uses.get(&entry), self.behind.get(&leader)) {
            (Some(uses), Some(behind)) => uses.is_disjoint(behind),
            _ => true,
        }
    }

    fn join(&mut self, entry: Entry, leader: NodeId) {
        let uses = self.uses.remove(&entry).unwrap_or_default();
        self.uses.or_default(Entry::At(leader)).extend(uses);
    }

    fn put_behind(&mut self, entry: Entry, leader: NodeId) {
        let uses = self.uses.get(&entry).into_iter().flatten();
        self.behind.or_default(leader).extend(uses);
    }
}

fn collect_uses(scope: &Scope, visit: &mut dyn FnMut(NodeId, LocalId)) {
    for stmt in &scope.stmts {
        let codes = stmt.kind.codes().into_iter();
        let uses = codes.flat_map(|code| &code.access.uses);
        uses.for_each(|used| visit(stmt.id, *used));
        for scope in stmt.kind.scopes() {
            collect_uses(scope, visit);
        }
    }
}

/// Whether the entry's code is part of the loop's arm.
fn is_written_in(entry: Entry, leader: NodeId, joined: &Joined) -> bool {
    let outer = |entry: &Entry| joined.get(entry).map(|node| Entry::At(*node));
    std::iter::successors(Some(entry), outer).any(|entry| entry == Entry::At(leader))
}

/// Whether nothing in the loop jumps to a label around it.
fn leaves_only_itself(stmt: &Stmt) -> bool {
    fn collect(stmt: &Stmt, own: &mut Set<LabelId>, used: &mut Set<LabelId>) {
        match &stmt.kind {
            StmtKind::Loop { label, .. } => own.extend([*label]),
            StmtKind::Block { label, .. } => own.extend(*label),
            StmtKind::Break(label) | StmtKind::Continue(label) => used.extend([*label]),
            _ => {}
        }
        let exits = stmt.kind.codes().into_iter().flat_map(|code| &code.exits);
        used.extend(exits.filter_map(|exit| match exit {
            Exit::Break(label) | Exit::Continue(label) => Some(*label),
            Exit::Return => None,
        }));
        let scopes = stmt.kind.scopes().into_iter();
        let inner = scopes.flat_map(|scope| &scope.stmts);
        inner.for_each(|stmt| collect(stmt, own, used));
    }
    let (mut own, mut used) = (Set::new(), Set::new());
    collect(stmt, &mut own, &mut used);
    used.is_subset(&own)
}

fn collect_givers(scope: &Scope, facts: &Facts, givers: &mut Map<LocalId, Entry>) {
    for stmt in &scope.stmts {
        let mut given: Vec<_> = match &stmt.kind {
            StmtKind::Code(code) => {
                let declared = code.declares.iter().copied();
                let is_given =
                    |local: &LocalId| code.access.effects.get(local) != Some(&Effect::MOVED);
                declared.filter(is_given).collect()
            }
            StmtKind::Assign { local, .. } => vec![*local],
            StmtKind::Suspend(suspend) => suspend.dest.into_iter().collect(),
            _ => Vec::new(),
        };
        let scopes = stmt.kind.scopes();
        given.extend(
            scopes
                .iter()
                .flat_map(|scope| scope.declares.iter().copied()),
        );
        if let Some(owner) = facts.owner[stmt.id.0 as usize] {
            for local in given {
                givers.or_insert(local, owner);
            }
        }
        for scope in scopes {
            collect_givers(scope, facts, givers);
        }
    }
}

/// Each statement with the loops around it, outermost first.
fn collect_loops(scope: &Scope, stack: &mut Vec<NodeId>, visit: &mut dyn FnMut(&Stmt, &[NodeId])) {
    for stmt in &scope.stmts {
        visit(stmt, stack);
        let is_loop = matches!(stmt.kind, StmtKind::Loop { .. });
        stack.extend(is_loop.then_some(stmt.id));
        for scope in stmt.kind.scopes() {
            collect_loops(scope, stack, visit);
        }
        if is_loop {
            stack.pop();
        }
    }
}
