//! Takes the lowered [`Body`]; gives it with those operands that are copies, or reborrows, taken where they are used and not in front of a
//! suspension.
//!
//! ```text
//! let t0 = out; suspend n -> t1; push(t0, t1); .. out ..        suspend n -> t1; push(out, t1); .. out ..
//! ```
//!
//! What is named again, and was not assigned before that, was not moved: it is `Copy`, or a `&mut`, which rustc reborrows by itself where one is
//! wanted, so at the call alone. Rule kept: nothing between the two names the place (`lower` has seen to that), so it is the same later.

use proc_macro2::Ident;
use syn::{Expr, Stmt};

use super::Entry;
use super::bits::Bits;
use super::graph::Graph;
use super::liveness;
use super::mentions::Mentions;
use super::parts::Parts;
use crate::ir::{Access, Body, Code, LocalId, MemberPath, Scope, StmtKind, Syntax};
use crate::sorted::{Map, Set};
use crate::substitute::Substitute;
use crate::visitors::visit_mut::VisitMut;

pub(super) fn postpone(body: &mut Body) {
    if !body.locals.iter().any(|local| local.waits) {
        return;
    }
    let operands = copied(body);
    if !operands.0.is_empty() {
        operands.take_in(&mut body.root);
        body.number();
    }
}

/// By the temporary that each was to be.
struct Operands(Map<LocalId, Operand>);

struct Operand {
    /// Of the temporary.
    name: String,
    /// The place's local, and the place.
    of: LocalId,
    place: Expr,
    /// Whatever macros make of its name: it is of a type without a destructor, so that nobody can tell when it is moved, or other code names it.
    is_sure: bool,
    /// What it does to take the place's value.
    access: Access,
}

/// Those whose places are named again.
fn copied(body: &Body) -> Operands {
    let graph = Graph::new(body);
    let mut search = Search {
        live: liveness::liveness(&graph, &[]),
        surely: liveness::surely(&graph),
        mentions: Mentions::of(&graph, &Parts::of(&graph)),
        graph,
        found: Map::new(),
        fixed: Set::new(),
    };
    search.scope(&body.root);
    let Search {
        mut found, fixed, ..
    } = search;
    found.retain(|local, operand| {
        !fixed.contains(local) && (operand.is_sure || !fixed.contains(&operand.of))
    });
    Operands(found)
}

struct Search<'b> {
    graph: Graph<'b>,
    live: Vec<Bits>,
    /// By what is no macro's.
    surely: Vec<Bits>,
    mentions: Mentions,
    found: Map<LocalId, Operand>,
    /// Named where another expression can't stand for the name; or, among the tokens of a macro, perhaps not named at all, and so perhaps moved.
    fixed: Set<LocalId>,
}

impl Search<'_> {
    fn scope(&mut self, scope: &Scope) {
        for stmt in &scope.stmts {
            if let StmtKind::Code(code) = &stmt.kind {
                self.spilled(Entry::At(stmt.id), code);
            }
            for code in stmt.kind.codes() {
                self.fixed.extend(&code.access.opaque);
            }
            for inner in stmt.kind.scopes() {
                self.scope(inner);
            }
        }
    }

    /// `let <temporary> = <place>;`
    fn spilled(&mut self, entry: Entry, code: &Code) {
        let ([temporary], Syntax::Stmt(Stmt::Local(binding))) =
            (code.declares.as_slice(), &code.syntax)
        else {
            return;
        };
        let local = self.graph.body.local(*temporary);
        let [(of, path)] = code.access.values.as_slice() else {
            return;
        };
        if local.waits
            && let Some(init) = &binding.init
            && self.graph.body.local(*of).user
            && self.is_named_after(entry, *of, path)
        {
            let operand = Operand {
                name: local.name.to_string(),
                of: *of,
                place: (*init.expr).clone(),
                is_sure: self.graph.body.local(*of).drop_free
                    || (path.is_empty() && self.is_surely_named_after(entry, *of)),
                access: code.access.clone(),
            };
            self.found.insert(*temporary, operand);
        }
    }

    fn is_named_after(&self, entry: Entry, local: LocalId, path: &MemberPath) -> bool {
        self.graph.outs(entry).any(|edge| {
            let mut read = self.mentions.read_at(edge.to, local);
            let is_live = self.live[edge.to.index()].contains(local);
            is_live && (path.is_empty() || read.any(|named| named.overlaps(path)))
        })
    }

    fn is_surely_named_after(&self, entry: Entry, local: LocalId) -> bool {
        let mut on = self.graph.outs(entry);
        on.any(|edge| self.surely[edge.to.index()].contains(local))
    }
}

impl Operands {
    fn take_in(&self, scope: &mut Scope) {
        let is_taken = |kind: &StmtKind| {
            let [local] = kind.declares() else {
                return false;
            };
            self.0.contains_key(local)
        };
        scope.stmts.retain(|stmt| !is_taken(&stmt.kind));
        for stmt in &mut scope.stmts {
            for code in stmt.kind.codes_mut() {
                self.take_in_code(code);
            }
            for inner in stmt.kind.scopes_mut() {
                self.take_in(inner);
            }
        }
    }

    fn take_in_code(&self, code: &mut Code) {
        let named = code.access.uses.iter().chain(code.access.effects.keys());
        let named: Set<LocalId> = named
            .filter(|local| self.0.contains_key(*local))
            .copied()
            .collect();
        if named.is_empty() {
            return;
        }
        for local in &named {
            code.access.stands_for(*local, &self.0[local].access);
        }
        let of = |name: &Ident| {
            let mut operands = named.iter().map(|local| &self.0[local]);
            let operand = operands.find(|operand| *name == operand.name);
            operand.map(|operand| operand.place.clone())
        };
        let mut substitute = Substitute(&of);
        match &mut code.syntax {
            Syntax::Stmt(stmt) => substitute.visit_stmt_mut(stmt),
            Syntax::Expr(expr) => substitute.visit_expr_mut(expr),
        }
    }
}

impl Access {
    /// What the local stood for is named in its place.
    fn stands_for(&mut self, local: LocalId, place: &Self) {
        let by_operator = self.operands.iter().any(|(of, _)| *of == local);
        self.uses.remove(&local);
        self.effects.remove(&local);
        self.parts.retain(|(of, _), _| *of != local);
        for list in [
            &mut self.mentions,
            &mut self.assigned,
            &mut self.members,
            &mut self.values,
            &mut self.operands,
        ] {
            list.retain(|(of, _)| *of != local);
        }
        self.uses.extend(&place.uses);
        self.mentions.extend_from_slice(&place.mentions);
        self.values.extend_from_slice(&place.values);
        if by_operator {
            self.operands.extend_from_slice(&place.values);
        }
        for (of, effect) in &place.effects {
            self.effects.or_insert(*of, *effect);
        }
        for (part, taken) in &place.parts {
            self.parts.or_insert(part.clone(), *taken);
        }
    }
}
