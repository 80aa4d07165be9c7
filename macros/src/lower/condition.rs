//! Conditions: chains of conjuncts, the `let`s among them, and where their temporaries end.

use proc_macro2::Span;
use syn::{BinOp, Expr};

use super::temporaries::condition_holds;
use super::{Lower, Statement};
use crate::access::{self, Position};
use crate::ir::{Access, Code, LocalId, Scope, StmtKind};
use crate::resolve::{PatPosition, bindings};

impl Lower<'_> {
    /// Whether a condition of several conjuncts, or of one `let`, is taken apart.
    pub(super) fn opens_chain(&mut self, cond: &Expr, conjuncts: &[&Expr]) -> bool {
        self.opens(cond) || condition_holds(conjuncts) || self.takes_bound(conjuncts)
    }

    /// Whether one of the conjuncts takes something that another has bound.
    fn takes_bound(&mut self, conjuncts: &[&Expr]) -> bool {
        let (mark, bound) = (self.env.mark(), LocalId(self.next_local()));
        let takes = conjuncts.iter().any(|conjunct| {
            let access = access::of_expr(conjunct, Position::Value, &self.env);
            for binding in condition_bindings(conjunct) {
                self.env.declare(&binding.name, bound);
            }
            let mut parts = access.parts.keys();
            access.effects.contains_key(&bound) || parts.any(|(local, _)| *local == bound)
        });
        self.env.reset(mark);
        takes
    }

    /// The temporaries of a condition that has failed end before the `else`, or live through it.
    pub(super) fn rescope(&mut self, temporaries: &[LocalId], span: Span) {
        let outer: Vec<_> = temporaries.iter().map(|_| self.held(span).0).collect();
        // On the path where the condition holds they are never made.
        self.statement.taken.extend(&outer);
        for (&local, into) in temporaries.iter().zip(outer).rev() {
            self.push(StmtKind::Rescope { local, into, span });
        }
    }

    /// The rest of a chain of conditions, and then what is to be done where all of them hold.
    pub(super) fn conjuncts(&mut self, conjuncts: &[&Expr], then: impl FnOnce(&mut Self)) {
        let Some((first, rest)) = conjuncts.split_first() else {
            return then(self);
        };
        let ((cond, entering), named) = match first {
            Expr::Let(binding) => {
                let named = self.named_rest(&binding.pat, &binding.expr);
                let mut binding = binding.clone();
                *binding.pat = named.pat.clone();
                let value = self.scrutinee(&binding.expr);
                let leaves_rest = access::leaves_rest(&named.pat);
                *binding.expr = self.matched(&binding.expr, value, leaves_rest);
                let cond = Expr::Let(binding);
                (self.condition_code(&cond), Some(named))
            }
            cond => {
                let cond = self.condition(cond);
                ((self.value(cond), Access::default()), None)
            }
        };
        let then = self.scoped(|lower| {
            if let Some(named) = named {
                let declares = lower.declare(bindings(&named.pat, PatPosition::Refutable), None);
                lower.declares(declares);
                let before = lower.statement.held.len();
                lower.hold_rest(&named);
                // On the path where the condition fails they are never made.
                let Statement { held, taken, .. } = &mut lower.statement;
                taken.extend(&held[before..]);
            }
            if rest.iter().any(|conjunct| matches!(conjunct, Expr::Let(_))) {
                // The temporaries of the next end before what is bound here.
                lower.statement(|lower| lower.conjuncts(rest, then));
            } else {
                lower.conjuncts(rest, then);
            }
        });
        self.push(StmtKind::If {
            cond,
            entering,
            then,
            otherwise: Scope::default(),
        });
    }

    /// A carried condition; what its `let`s move is moved only where they match.
    pub(super) fn condition_code(&mut self, cond: &Expr) -> (Code, Access) {
        let mut code = self.expr_code(cond.clone(), Position::Value);
        let mut conjuncts = Vec::new();
        flatten(cond, &mut conjuncts);
        let mut entering = Access::default();
        for conjunct in conjuncts {
            if let Expr::Let(binding) = conjunct {
                let matched = access::of_entry(
                    &binding.pat,
                    PatPosition::Refutable,
                    &binding.expr,
                    &self.env,
                );
                entering.effects.extend(matched.effects);
                entering.parts.extend(matched.parts);
            }
        }
        code.access
            .effects
            .retain(|local, _| !entering.effects.contains_key(local));
        code.access
            .parts
            .retain(|part, _| !entering.parts.contains_key(part));
        (code, entering)
    }

    /// A condition without `let`: its temporaries end before the branch is taken.
    pub(super) fn condition(&mut self, cond: &Expr) -> Expr {
        self.ended_by(None, |lower| {
            lower.statement.is_tail = lower.opens(cond);
            let cond = lower.operand(cond);
            lower.ending(cond)
        })
    }
}

/// `a && let p = b && c`, flattened.
pub(super) fn flatten<'e>(cond: &'e Expr, out: &mut Vec<&'e Expr>) {
    match cond {
        Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
            flatten(&binary.left, out);
            flatten(&binary.right, out);
        }
        Expr::Group(inner) => flatten(&inner.expr, out),
        _ => out.push(cond),
    }
}

pub(super) fn holds_let(cond: &Expr) -> bool {
    let mut conjuncts = Vec::new();
    flatten(cond, &mut conjuncts);
    conjuncts
        .iter()
        .any(|conjunct| matches!(conjunct, Expr::Let(_)))
}

/// What the `let`s of a condition bind.
pub(super) fn condition_bindings(cond: &Expr) -> Vec<crate::resolve::Binding> {
    let mut conjuncts = Vec::new();
    flatten(cond, &mut conjuncts);
    let lets = conjuncts.into_iter().filter_map(|conjunct| match conjunct {
        Expr::Let(binding) => Some(bindings(&binding.pat, PatPosition::Refutable)),
        _ => None,
    });
    lets.flatten().collect()
}
