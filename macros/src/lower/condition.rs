//! Conditions: chains of conjuncts, the `let`s among them, and where their temporaries end.

use proc_macro2::Span;
use syn::{BinOp, Expr, ExprIf};

use super::rest::Named;
use super::temporaries::{condition_holds, is_matched_temporary};
use super::{Dest, Enclosed, Lower, Statement};
use crate::access::{self, Position};
use crate::ir::{Access, Code, LocalId, Scope, StmtKind};
use crate::resolve::{PatPosition, bindings, binds_by_value};

impl Lower<'_> {
    /// Whether a condition of several conjuncts, or of one `let`, is taken apart.
    pub(super) fn opens_chain(&mut self, cond: &Expr, conjuncts: &[&Expr]) -> bool {
        self.opens(cond) || condition_holds(conjuncts) || self.takes_bound(conjuncts)
    }

    /// Whether what does not match is a temporary that, before edition 2024, lives on in an `else` that opens, or behind it.
    pub(super) fn lives_on(&self, branch: &ExprIf, conjuncts: &[&Expr]) -> bool {
        let ([Expr::Let(binding)], Some((_, otherwise))) = (conjuncts, &branch.else_branch) else {
            return false;
        };
        is_matched_temporary(&binding.expr) && (self.statement.depth > 0 || self.opens(otherwise))
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

    /// The temporaries of a condition end with its block since edition 2024, before the `else`. In earlier ones they live to the end of the
    /// statement around the `if`: if that is not the `if` alone, on both paths. `scope` ends with the condition and its block.
    pub(super) fn rescope(&mut self, condition: Enclosed<()>, span: Span) -> Scope {
        let Enclosed {
            mut scope,
            held,
            opened,
            rest,
            ..
        } = condition;
        let is_alone = self.statement.depth == 0;
        let (mut failed, mut holds) = (Vec::new(), Vec::new());
        for local in held {
            // On one of the paths there is less of it, or it stays where it is.
            let differs = is_alone || opened.contains(&local);
            let into = self.held_on(differs, span);
            failed.push((local, into));
            if !is_alone {
                let other = if differs {
                    self.held_on(differs, span)
                } else {
                    into
                };
                holds.push((local, other));
            }
        }
        if !is_alone {
            let rest = rest.into_iter();
            holds.extend(rest.map(|local| (local, self.held_on(true, span))));
        }
        if let Some(StmtKind::If { then, .. }) = scope.stmts.last_mut().map(|stmt| &mut stmt.kind) {
            let mut block = std::mem::take(then);
            let leave = block.stmts.pop();
            block = self.within(block, |lower| lower.hand_out(holds, span));
            block.stmts.extend(leave);
            *then = block;
        }
        self.within(scope, |lower| lower.hand_out(failed, span))
    }

    /// A temporary of the statement, which may be made on one path only.
    fn held_on(&mut self, one_path: bool, span: Span) -> LocalId {
        let into = self.held(span).0;
        if one_path {
            self.statement.taken.push(into);
        }
        into
    }

    fn hand_out(&mut self, temporaries: Vec<(LocalId, LocalId)>, span: Span) {
        for (local, into) in temporaries.into_iter().rev() {
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
                let pattern = &std::iter::once(&*binding.pat);
                let (named, leaves_rest) = self.named_rests(pattern, &binding.expr);
                let named = named
                    .into_iter()
                    .next()
                    .unwrap_or_else(|| Named::of(&binding.pat));
                let mut binding = binding.clone();
                *binding.pat = named.pat.clone();
                let value = self.scrutinee(&binding.expr);
                let stays = leaves_rest || self.statement.lives_on;
                *binding.expr = self.matched(&binding.expr, value, stays);
                if binds_by_value(&named.pat, PatPosition::Refutable) {
                    let held = self.held_root(&binding.expr);
                    self.statement.opened.extend(held);
                }
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
                let Statement {
                    held, taken, rest, ..
                } = &mut lower.statement;
                taken.extend(&held[before..]);
                rest.extend(&held[before..]);
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
            lower.ending(cond, Dest::Discard)
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
