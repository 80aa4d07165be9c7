//! Loops and the jumps that leave them.
//!
//! ```text
//! for x in v { yield_!(x) }
//!
//! let mut iter = IntoIterator::into_iter(v);
//! '0: loop { match Iterator::next(&mut iter) { Some(x) => { suspend x }, None => break '0 } }
//! ```

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::spanned::Spanned;
use syn::{
    Expr, ExprBreak, ExprContinue, ExprForLoop, ExprLoop, ExprReturn, ExprWhile, Lifetime, Stmt,
    parse_quote,
};

use super::condition::flatten;
use super::exits::{self, Label};
use super::lets::changeable;
use super::{Dest, Lower};
use crate::access::{self, Position};
use crate::diag::as_written;
use crate::ir::{Arm, LabelId, StmtKind};
use crate::resolve::{PatPosition, bindings};
use crate::std_macros;
use crate::syntax::read;
use crate::visitors::visit::{self, Visit};

impl Lower<'_> {
    /// Opens a loop; `body` is lowered inside it.
    fn repeat(
        &mut self,
        label: Option<&syn::Label>,
        dest: Dest,
        body: impl FnOnce(&mut Self, LabelId),
    ) {
        let id = self.new_label();
        self.labels.push(Label {
            source: label.map(|label| label.name.clone()),
            id,
            is_loop: true,
            dest,
        });
        let scope = self.scoped(|lower| body(lower, id));
        self.labels.pop();
        self.push(StmtKind::Loop {
            label: id,
            body: scope,
        });
    }

    pub(super) fn lower_loop(&mut self, repeat: &ExprLoop, dest: Dest) {
        self.repeat(repeat.label.as_ref(), dest, |lower, _| {
            lower.block(&repeat.body, Dest::Discard);
        });
    }

    /// Each iteration asks the condition anew; where it fails, the loop is left.
    pub(super) fn lower_while(&mut self, repeat: &ExprWhile) {
        self.repeat(repeat.label.as_ref(), Dest::Discard, |lower, id| {
            let mut conjuncts = Vec::new();
            flatten(&repeat.cond, &mut conjuncts);
            let single = matches!(conjuncts.as_slice(), [Expr::Let(_)]);
            if !single && !lower.opens_chain(&repeat.cond, &conjuncts) {
                lower.while_carried(repeat, id);
                return;
            }
            // What the condition makes lives to the end of the iteration.
            lower.statement(|lower| {
                let next = lower.new_label();
                let scope = lower.scoped(|lower| {
                    lower.conjuncts(&conjuncts, |lower| {
                        lower.block(&repeat.body, Dest::Discard);
                        lower.push(StmtKind::Break(next));
                    });
                    lower.push(StmtKind::Break(id));
                });
                lower.push(StmtKind::Block {
                    label: Some(next),
                    is_unsafe: false,
                    scope,
                });
            });
        });
    }

    fn while_carried(&mut self, repeat: &ExprWhile, id: LabelId) {
        let (cond, entering) = self.condition_code(&repeat.cond);
        let then = self.scoped(|lower| {
            let declares = lower.declare(super::condition::condition_bindings(&repeat.cond), None);
            lower.declares(declares);
            lower.block(&repeat.body, Dest::Discard);
        });
        let otherwise = self.scoped(|lower| lower.push(StmtKind::Break(id)));
        self.push(StmtKind::If {
            cond,
            entering,
            then,
            otherwise,
        });
    }

    pub(super) fn lower_for(&mut self, repeat: &ExprForLoop) {
        if self.lends_iterator(&repeat.expr) {
            return self.rounds(repeat, &repeat.expr);
        }
        let scope = self.scoped(|lower| {
            let (into_iter, span) = (lower.runtime("IntoIterator"), repeat.expr.span());
            let iterable = if lower.iterates_constant(&repeat.expr) && !lower.opens(&repeat.expr) {
                (*repeat.expr).clone()
            } else {
                lower.scrutinee(&repeat.expr)
            };
            let call = called(quote!(#into_iter::into_iter), &iterable, span);
            let iter = lower.spill_at("iter", span, call);
            let iter = as_written(quote!(&mut #iter), span);
            lower.rounds(repeat, &read(iter));
        });
        self.push_block(scope);
    }

    fn rounds(&mut self, repeat: &ExprForLoop, iter: &Expr) {
        self.repeat(repeat.label.as_ref(), Dest::Discard, |lower, id| {
            lower.step(repeat, iter, id);
        });
    }

    /// `iter`: a `&mut` of the iterator.
    fn step(&mut self, repeat: &ExprForLoop, iter: &Expr, id: LabelId) {
        let (iterator, some) = (self.runtime("Iterator"), self.runtime("Some"));
        let next = called(quote!(#iterator::next), iter, repeat.expr.span());
        // What the pattern leaves unbound lives to the end of the iteration all the same: the item is a local of its own then.
        let leaves = !access::takes_all(&repeat.pat);
        let item = leaves.then(|| self.fresh("item", repeat.pat.span()));
        let pat = item
            .as_ref()
            .map_or_else(|| changeable(&repeat.pat), |item| parse_quote!(#item));
        let body = self.scoped(|lower| {
            let declares = lower.declare(bindings(&pat, PatPosition::Irrefutable), None);
            if let (syn::Pat::Ident(_), [local], true) =
                (&pat, &*declares, lower.counts(&repeat.expr))
            {
                lower.locals[local.0 as usize].counts = true;
            }
            lower.declares(declares);
            if let Some(item) = item {
                let pat = &*repeat.pat;
                lower.bind(read(quote!(let #pat = #item;)), pat, None);
            }
            lower.block(&repeat.body, Dest::Discard);
        });
        let done = self.scoped(|lower| lower.push(StmtKind::Break(id)));
        let none = self.runtime("None");
        let scrutinee = self.expr_code(next, Position::Place);
        let arms = vec![
            Arm::plain(parse_quote!(#some(#pat)), body),
            Arm::plain(parse_quote!(#none), done),
        ];
        self.push(StmtKind::Match { scrutinee, arms });
    }

    /// Whether it goes over numbers: `0..n`, `(a..=9).rev()`.
    fn counts(&self, iterated: &Expr) -> bool {
        match crate::syntax::peel(iterated) {
            Expr::Range(range) => {
                let mut bounds = range.start.iter().chain(&range.end);
                bounds.any(|bound| self.is_number(bound))
            }
            Expr::MethodCall(call) => {
                let kept = ["rev", "step_by", "skip", "take"];
                kept.iter().any(|name| call.method == name) && self.counts(&call.receiver)
            }
            _ => false,
        }
    }

    pub(super) fn lower_break(&mut self, jump: &ExprBreak) {
        let Some(label) = exits::target(&self.labels, jump.label.as_ref()) else {
            // rustc says so, at the unsplit body.
            self.push_carried(Expr::Break(jump.clone()));
            return;
        };
        let (id, dest) = (label.id, label.dest);
        match &jump.expr {
            Some(value) => self.inside(|lower| lower.expr_into(value, dest)),
            None => self.unit_into(dest, jump.break_token.span),
        }
        self.push(StmtKind::Break(id));
    }

    pub(super) fn lower_continue(&mut self, jump: &ExprContinue) {
        match exits::target(&self.labels, jump.label.as_ref()) {
            Some(label) => {
                let id = label.id;
                self.push(StmtKind::Continue(id));
            }
            None => self.push_carried(Expr::Continue(jump.clone())),
        }
    }

    pub(super) fn lower_return(&mut self, jump: &ExprReturn) {
        match &jump.expr {
            Some(value) => self.inside(|lower| lower.expr_into(value, Dest::Return)),
            None => self.unit_into(Dest::Return, jump.return_token.span),
        }
    }

    fn push_carried(&mut self, expr: Expr) {
        let mut code = self.stmt_code(Stmt::Expr(expr, Some(syn::token::Semi::default())));
        // To rustc it has no type at all, so that control goes on.
        code.diverges = false;
        self.push(StmtKind::Code(code));
    }
}

/// `function(operand)`, as if written at `span`, but for the operand.
fn called(function: TokenStream, operand: &Expr, span: Span) -> Expr {
    let function = as_written(function, span);
    let mut call: Expr = read(quote!(#function(#operand)));
    if let Expr::Call(call) = &mut call {
        call.paren_token = syn::token::Paren(span);
    }
    call
}

/// Whether control plainly never comes out of the statement's end.
pub(super) fn stmt_diverges(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::Expr(expr, _) => expr_diverges(expr),
        Stmt::Macro(mac) => std_macros::parse(&mac.mac).is_some_and(|parsed| parsed.diverges),
        Stmt::Local(binding) => binding
            .init
            .as_ref()
            .is_some_and(|init| expr_diverges(&init.expr)),
        Stmt::Item(_) => false,
    }
}

/// Whether the expression plainly never has a value.
pub(super) fn expr_diverges(expr: &Expr) -> bool {
    match expr {
        Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => true,
        Expr::Paren(inner) => expr_diverges(&inner.expr),
        Expr::Group(inner) => expr_diverges(&inner.expr),
        Expr::Loop(repeat) => !breaks(repeat),
        Expr::Block(block) => block.label.is_none() && block.block.stmts.iter().any(stmt_diverges),
        Expr::Unsafe(block) => block.block.stmts.iter().any(stmt_diverges),
        Expr::If(branch) => {
            expr_diverges(&branch.cond)
                || (branch.then_branch.stmts.iter().any(stmt_diverges)
                    && branch
                        .else_branch
                        .as_ref()
                        .is_some_and(|(_, otherwise)| expr_diverges(otherwise)))
        }
        Expr::Match(branch) => {
            expr_diverges(&branch.expr)
                || (!branch.arms.is_empty()
                    && branch.arms.iter().all(|arm| expr_diverges(&arm.body)))
        }
        Expr::Macro(call) => std_macros::parse(&call.mac).is_some_and(|parsed| parsed.diverges),
        _ => false,
    }
}

/// Whether a `break` leaves this very loop.
fn breaks(repeat: &ExprLoop) -> bool {
    let mut finder = Breaks {
        label: repeat.label.as_ref().map(|label| &label.name),
        loops: 0,
        found: false,
    };
    finder.visit_block(&repeat.body);
    finder.found
}

struct Breaks<'l> {
    label: Option<&'l Lifetime>,
    loops: usize,
    found: bool,
}

impl Visit for Breaks<'_> {
    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) => {}
            Expr::Break(jump) => {
                self.found |= match &jump.label {
                    None => self.loops == 0,
                    Some(label) => self.label.is_some_and(|own| own.ident == label.ident),
                };
                visit::visit_expr(self, expr);
            }
            Expr::Loop(_) | Expr::While(_) | Expr::ForLoop(_) => {
                self.loops += 1;
                visit::visit_expr(self, expr);
                self.loops -= 1;
            }
            _ => visit::visit_expr(self, expr),
        }
    }

    /// A macro may hold a `break` that cannot be seen.
    fn visit_macro(&mut self, mac: &syn::Macro) {
        match std_macros::parse(mac) {
            Some(parsed) => parsed
                .operands
                .iter()
                .for_each(|operand| self.visit_expr(&operand.expr)),
            None => self.found |= mac.tokens.to_string().contains("break"),
        }
    }

    fn visit_item(&mut self, _: &syn::Item) {}
}
