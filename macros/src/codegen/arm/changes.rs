//! What the statements of each arm do to locals: what has to be declared for that, where the arm declares the local.
//!
//! Takes the body and who owns its statements; gives by entry what those that follow it settle, assign and replace.

use crate::codegen::Generate;
use crate::flow::Entry;
use crate::ir::{Effect, LocalId, LocalSet, Presence, Scope, Stmt, StmtKind};
use crate::sorted::{Map, Set};

/// What statements do to locals.
#[derive(Default)]
pub(super) struct Changes {
    /// Locals that are brought to `Held`, to `Maybe`, ..
    pub(super) settled: Map<LocalId, Set<Presence>>,
    /// Locals that are assigned where they may be gone.
    pub(super) assigned: LocalSet,
    /// Locals whose pieces are replaced: the new value needs a place until they have dropped.
    pub(super) replaced: LocalSet,
    /// One of them names what may be a local, misspelt.
    pub(super) misspelt: bool,
}

impl Generate<'_> {
    /// What the statements that follow each entry do to locals.
    pub(super) fn changes(&self) -> Map<Entry, Changes> {
        let mut changes = Map::new();
        self.collect_changes(&self.body.root, &mut changes);
        changes
    }

    fn collect_changes(&self, scope: &Scope, changes: &mut Map<Entry, Changes>) {
        for (index, stmt) in scope.stmts.iter().enumerate() {
            if let Some(owner) = self.facts.owner[stmt.id.0 as usize] {
                let changes = changes.or_default(owner);
                changes.survey(stmt);
                if let StmtKind::Assign { local, value, .. } = &stmt.kind {
                    let (place, rest) = ((stmt.id, *local), &scope.stmts[index + 1..]);
                    let replaced = self.replaces(owner, place, value, rest);
                    changes.replaced.extend(replaced.map(|_| *local));
                }
            }
            for inner in stmt.kind.scopes() {
                self.collect_changes(inner, changes);
            }
        }
    }
}

impl Changes {
    /// The locals that something is done to.
    pub(super) fn named(&self) -> impl Iterator<Item = LocalId> {
        let settled = self.settled.keys();
        settled.chain(&self.assigned).chain(&self.replaced).copied()
    }

    /// Finds what a statement settles and assigns.
    fn survey(&mut self, stmt: &Stmt) {
        for code in stmt.kind.codes() {
            let effects = code.access.effects.iter();
            let (uses, declares) = (&code.access.uses, &code.declares);
            // What is moved, and not used, was assigned before that.
            let moves = |local| uses.contains(local) || declares.contains(local);
            let assigns =
                effects.filter(|(local, effect)| **effect != Effect::MOVED || !moves(local));
            self.assigned.extend(assigns.map(|(local, _)| *local));
            self.misspelt |= code.access.misspelt;
        }
        match &stmt.kind {
            StmtKind::Settle { local, to, .. } => {
                self.settled.or_default(*local).insert(*to);
            }
            StmtKind::Assign { local, .. } | StmtKind::Rescope { into: local, .. } => {
                self.assigned.insert(*local);
            }
            _ => {}
        }
    }
}
