//! Takes the lowered [`Body`]; gives it with those macros of unknown make that give a local its first value seen to assign it.
//!
//! ```text
//! let line; suspend n; read!(line); .. line ..                  read!(line) assigns `line`
//! ```
//!
//! What is declared without a value, and has got none on any way, can't be read: the first that names it assigns it. Rule kept: that is
//! asked of what macros name alone; of all else syntax tells.

use syn::Stmt as Syn;

use super::Entry;
use super::bits::Bits;
use super::filled::filled;
use super::graph::Graph;
use crate::ir::{Body, Code, Effect, LocalId, LocalSet, Scope, StmtKind, Syntax};

pub(super) fn give(body: &mut Body) {
    let mut unset = Unset::default();
    unset.look(&body.root);
    let Unset {
        declared, named, ..
    } = unset;
    let unset: LocalSet = declared.intersection(&named).copied().collect();
    if unset.is_empty() {
        return;
    }
    let filled = filled(&Graph::new(body));
    assign(&mut body.root, &unset, &filled);
}

#[derive(Default)]
struct Unset {
    /// Without a value.
    declared: LocalSet,
    /// Among the tokens of macros.
    named: LocalSet,
}

impl Unset {
    fn look(&mut self, scope: &Scope) {
        for stmt in &scope.stmts {
            if let StmtKind::Code(code) = &stmt.kind
                && is_without_value(code)
            {
                self.declared.extend(&code.declares);
            }
            for code in stmt.kind.codes() {
                self.named.extend(&code.access.opaque);
            }
            stmt.kind
                .scopes()
                .into_iter()
                .for_each(|scope| self.look(scope));
        }
    }
}

/// `let line: String;`
fn is_without_value(code: &Code) -> bool {
    matches!(&code.syntax, Syntax::Stmt(Syn::Local(binding)) if binding.init.is_none())
}

fn assign(scope: &mut Scope, unset: &LocalSet, filled: &[Bits]) {
    for stmt in &mut scope.stmts {
        let before = &filled[Entry::At(stmt.id).index()];
        // What a guard names has perhaps been named by what stands in front of it.
        if let Some(code) = stmt.kind.codes_mut().into_iter().next() {
            let opaque = code.access.opaque.intersection(unset);
            let first = opaque
                .filter(|local| !before.contains(**local) && code.access.uses.contains(local));
            let first: Vec<LocalId> = first.copied().collect();
            for local in first {
                code.access.uses.remove(&local);
                code.access.effects.insert(local, Effect::ASSIGNED);
            }
        }
        let scopes = stmt.kind.scopes_mut().into_iter();
        scopes.for_each(|scope| assign(scope, unset, filled));
    }
}
