//! `if`, `match`, `&&`, `||`, blocks.
//!
//! ```text
//! if a() && let Some(x) = yield_!(1) { f(x) } else { g() }
//!
//! 'm: {
//!     if a() {
//!         suspend 1 -> t0
//!         match t0 { Some(x) => { f(x); break 'm } _ => {} }
//!     }
//!     g();
//! }
//! ```

use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{BinOp, Block, Expr, ExprBinary, ExprIf, ExprMatch, Macro, parse_quote};

use super::condition::{condition_bindings, flatten, holds_let};
use super::rest::{Named, needs_names};
use super::{Dest, Lower, exits, purity};
use crate::access::{self, Position};
use crate::ir::{Access, Arm, Scope, StmtKind};
use crate::leap;
use crate::resolve::{PatPosition, bindings, binds_by_value, split_guard};
use crate::std_macros;
use crate::syntax::block_expr;
use crate::visitors::visit::{self, Visit};

impl Lower<'_> {
    pub(super) fn lower_if(&mut self, branch: &ExprIf, dest: Dest) {
        // What the condition makes ends with it, or with the block.
        let hoisting = std::mem::replace(&mut self.hoisting, false);
        let mut conjuncts = Vec::new();
        flatten(&branch.cond, &mut conjuncts);
        match conjuncts.as_slice() {
            [cond] if !matches!(cond, Expr::Let(_)) => {
                let cond = self.condition(cond);
                self.plain_if(branch, &cond, dest);
            }
            _ if self.opens_chain(&branch.cond, &conjuncts)
                || self.lives_on(branch, &conjuncts) =>
            {
                self.lower_chain(branch, &conjuncts, dest);
            }
            _ => self.plain_if(branch, &branch.cond, dest),
        }
        self.hoisting = hoisting;
    }

    fn plain_if(&mut self, branch: &ExprIf, cond: &Expr, dest: Dest) {
        let (cond_code, entering) = self.condition_code(cond);
        let then = self.scoped(|lower| {
            let bound = lower.declare(condition_bindings(cond), None);
            lower.declares(bound);
            lower.block(&branch.then_branch, dest);
        });
        let otherwise = self.scoped(|lower| lower.lower_else(branch, dest));
        self.push(StmtKind::If {
            cond: cond_code,
            entering,
            then,
            otherwise,
        });
    }

    fn lower_else(&mut self, branch: &ExprIf, dest: Dest) {
        match &branch.else_branch {
            // What another condition makes there ends with the branch.
            Some((_, otherwise)) => self.statement(|lower| lower.expr_into(otherwise, dest)),
            None => self.unit_into(dest, branch.if_token.span),
        }
    }

    /// An `if` whose condition opens, or makes temporaries: its conjuncts are nested, and the `else` follows them.
    fn lower_chain(&mut self, branch: &ExprIf, conjuncts: &[&Expr], dest: Dest) {
        let done = self.new_label();
        let lives_on = self.lives_on(branch, conjuncts);
        let scope = self.scoped(|lower| {
            let condition = lower.enclose(|lower| {
                lower.statement.lives_on = lives_on;
                lower.conjuncts(conjuncts, |lower| {
                    lower.block(&branch.then_branch, dest);
                    lower.push(StmtKind::Break(done));
                });
            });
            // A chain is of edition 2024.
            let scope = match (conjuncts, &branch.else_branch) {
                ([_], Some(_)) => lower.rescope(condition, branch.if_token.span),
                _ => condition.scope,
            };
            lower.push_block(scope);
            lower.lower_else(branch, dest);
        });
        self.push(StmtKind::Block {
            label: Some(done),
            is_unsafe: false,
            scope,
        });
    }

    /// Whether the condition or scrutinee is all that opens.
    pub(super) fn only_chooses(&self, expr: &Expr) -> bool {
        let block = |block: &Block| leap::block(block) || self.splits(&block_expr(block));
        match expr {
            Expr::If(branch) => {
                let otherwise = branch.else_branch.as_ref();
                !holds_let(&branch.cond)
                    && !block(&branch.then_branch)
                    && !otherwise.is_some_and(|(_, otherwise)| self.opens(otherwise))
                    && !self.splits(expr)
            }
            Expr::Match(branch) => {
                let opens = |arm: &syn::Arm| {
                    self.opens(&arm.body)
                        || split_guard(&arm.pat)
                            .1
                            .is_some_and(|guard| self.opens(guard))
                };
                // What is left of a temporary that goes into a frame needs names.
                let left = self.hoisting
                    && !purity::is_place(&branch.expr)
                    && branch.arms.iter().any(|arm| needs_names(&arm.pat));
                !left && !branch.arms.iter().any(opens) && !self.splits(expr)
            }
            _ => false,
        }
    }

    /// `a && b` and `a || b` whose right side opens.
    pub(super) fn lower_lazy(&mut self, binary: &ExprBinary, dest: Dest) {
        let cond = self.condition(&binary.left);
        let cond = self.value(cond);
        let known: Expr = if matches!(binary.op, BinOp::And(_)) {
            parse_quote!(false)
        } else {
            parse_quote!(true)
        };
        let right = self.scoped(|lower| lower.tail(&binary.right, dest));
        let short = self.scoped(|lower| lower.store(known, dest));
        let (then, otherwise) = if matches!(binary.op, BinOp::And(_)) {
            (right, short)
        } else {
            (short, right)
        };
        self.push(StmtKind::If {
            cond,
            entering: Access::default(),
            then,
            otherwise,
        });
    }

    pub(super) fn lower_match(&mut self, branch: &ExprMatch, dest: Dest) {
        let scope = self.scoped(|lower| {
            let (named, leaves_rest) = lower.left_of(&branch.expr, &branch.arms);
            let scrutinee = lower.scrutinee(&branch.expr);
            let scrutinee = lower.matched_by_arms(&branch.expr, scrutinee, leaves_rest);
            let mut guards = 0..branch.arms.len();
            if guards.any(|number| lower.guard_opens(&branch.arms[number..])) {
                let arms = branch.arms.iter().zip(named);
                lower.lower_guarded(scrutinee, &branch.arms, arms.collect(), dest);
            } else {
                let matched = (&scrutinee, PatPosition::of_arms(&branch.arms));
                let arms = branch.arms.iter().zip(named);
                let arms = arms
                    .map(|(arm, named)| lower.arm(arm, &named, matched, dest))
                    .collect();
                let scrutinee = lower.expr_code(scrutinee, Position::Place);
                lower.push(StmtKind::Match { scrutinee, arms });
            }
        });
        if let [_] = scope.stmts.as_slice() {
            self.splice(scope);
        } else {
            self.push_block(scope);
        }
    }

    /// The scrutinee of a match that is carried but for it.
    pub(super) fn chosen_from(&mut self, branch: &ExprMatch) -> Expr {
        let leaves_rest = branch.arms.iter().any(|arm| access::leaves_rest(&arm.pat));
        if leaves_rest && !self.hoisting {
            return self.borrowed(&branch.expr);
        }
        let value = self.operand(&branch.expr);
        let leaves_rest = leaves_rest || self.outlives_guards(&branch.arms);
        self.matched_by_arms(&branch.expr, value, leaves_rest)
    }

    pub(super) fn arm(
        &mut self,
        arm: &syn::Arm,
        named: &Named,
        (scrutinee, position): (&Expr, PatPosition),
        dest: Dest,
    ) -> Arm {
        let guard = split_guard(&arm.pat).1;
        let pat = split_guard(&named.pat).0.clone();
        let mark = self.env.mark();
        let access = access::of_entry(&pat, position, scrutinee, &self.env);
        self.scopes.push(Scope::default());
        let mut declares = self.declare(bindings(&pat, PatPosition::Refutable), None);
        let guard = guard.map(|guard| {
            let code = self.value(guard.clone());
            declares.extend(self.declare(condition_bindings(guard), None));
            code
        });
        self.declares(declares);
        self.hold_rest(named);
        self.statement(|lower| lower.expr_into(&arm.body, dest));
        if let Some(scope) = self.scopes.last_mut() {
            let end = arm.body.to_token_stream().into_iter().last();
            // As in the unsplit body, where a block of the macro's stands for a yield.
            let hygiene = match &*arm.body {
                Expr::Macro(call) if leap::yield_macro(&call.mac).is_some() => Span::mixed_site(),
                _ => arm.body.span(),
            };
            scope.braces = end.map(|token| hygiene.located_at(token.span()));
        }
        self.env.reset(mark);
        Arm {
            pat,
            guard,
            access,
            body: self.scopes.pop().unwrap_or_default(),
        }
    }

    pub(super) fn lower_block(&mut self, label: Option<&syn::Label>, block: &Block, dest: Dest) {
        let id = label.map(|_| self.new_label());
        if let (Some(label), Some(id)) = (label, id) {
            self.labels.push(exits::Label {
                source: Some(label.name.clone()),
                id,
                is_loop: false,
                dest,
            });
        }
        let scope = self.scoped(|lower| lower.block(block, dest));
        if id.is_some() {
            self.labels.pop();
        }
        self.push(StmtKind::Block {
            label: id,
            is_unsafe: false,
            scope,
        });
    }

    pub(super) fn lower_unsafe(&mut self, block: &Block, dest: Dest) {
        let outer = std::mem::replace(&mut self.in_unsafe, true);
        let scope = self.scoped(|lower| lower.block(block, dest));
        self.in_unsafe = outer;
        self.push(StmtKind::Block {
            label: None,
            is_unsafe: true,
            scope,
        });
    }
}

/// Whether the value comes from one of several places.
pub(super) fn branches(expr: &Expr) -> bool {
    match purity::peel(expr) {
        Expr::If(_)
        | Expr::Match(_)
        | Expr::Block(_)
        | Expr::Unsafe(_)
        | Expr::Loop(_)
        | Expr::While(_)
        | Expr::ForLoop(_) => true,
        Expr::Binary(binary) => matches!(binary.op, BinOp::And(_) | BinOp::Or(_)),
        _ => false,
    }
}

/// Whether the value comes from one of several places, and may be another than `()` or a `bool`.
pub(super) fn chooses_value(expr: &Expr) -> bool {
    match purity::peel(expr) {
        Expr::If(branch) => branch.else_branch.is_some(),
        Expr::While(_) | Expr::ForLoop(_) | Expr::Binary(_) => false,
        expr => branches(expr),
    }
}

/// Whether there is any branch, jump or assignment inside.
pub(super) fn may_split(expr: &Expr) -> bool {
    struct Finder(bool);
    impl Visit for Finder {
        fn visit_expr(&mut self, expr: &Expr) {
            match expr {
                Expr::Closure(_) | Expr::Async(_) => {}
                Expr::Assign(_)
                | Expr::Break(_)
                | Expr::Continue(_)
                | Expr::If(_)
                | Expr::Match(_)
                | Expr::Loop(_)
                | Expr::While(_)
                | Expr::ForLoop(_) => self.0 = true,
                Expr::Binary(binary) if matches!(binary.op, BinOp::And(_) | BinOp::Or(_)) => {
                    self.0 = true;
                }
                _ if !self.0 => visit::visit_expr(self, expr),
                _ => {}
            }
        }
        fn visit_macro(&mut self, mac: &Macro) {
            if let Some(parsed) = std_macros::parse(mac) {
                // A `matches!` that moves out of what it matches.
                let pattern = parsed.pattern.as_ref();
                self.0 |=
                    pattern.is_some_and(|(pat, _)| binds_by_value(pat, PatPosition::Refutable));
                parsed
                    .operands
                    .iter()
                    .for_each(|operand| self.visit_expr(&operand.expr));
            }
        }
        fn visit_item(&mut self, _: &syn::Item) {}
    }
    let mut finder = Finder(false);
    finder.visit_expr(expr);
    finder.0
}
