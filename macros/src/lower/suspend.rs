//! Suspension points: `yield_!`, `try_yield!`, `yield_from!`, and the keyword where the compiler lets it through.

use proc_macro2::Span;
use syn::{Expr, ExprYield, Macro, parse_quote, parse_quote_spanned};

use super::{Dest, Lower};
use crate::access::Position;
use crate::check::yield_operands;
use crate::ir::{Arm, StmtKind, Suspend, SuspendKind};
use crate::leap::{YieldMacro, yield_macro, yield_span};

impl Lower<'_> {
    pub(super) fn lower_yield(&mut self, mac: &Macro, dest: Dest) {
        let (span, operand) = (yield_span(mac), self.operand_of(mac));
        match yield_macro(mac) {
            Some(YieldMacro::YieldFrom) => self.delegate(operand, span, dest),
            Some(YieldMacro::TryYield) => {
                self.suspend_into(SuspendKind::TryYield, operand, span, dest);
            }
            _ => self.suspend_into(SuspendKind::Yield, operand, span, dest),
        }
    }

    pub(super) fn yield_operand(&mut self, mac: &Macro) -> Expr {
        let (span, operand) = (yield_span(mac), self.operand_of(mac));
        match yield_macro(mac) {
            Some(YieldMacro::YieldFrom) => {
                let name = self.fresh("result", span);
                let (id, name) = self.deferred_as(name, None);
                self.delegate(operand, span, Dest::Local(id));
                parse_quote!(#name)
            }
            Some(YieldMacro::TryYield) => {
                self.suspend_operand(SuspendKind::TryYield, operand, span)
            }
            _ => self.suspend_operand(SuspendKind::Yield, operand, span),
        }
    }

    /// The operand of a yield macro; `check` has seen that there is at most one.
    fn operand_of(&mut self, mac: &Macro) -> Option<Expr> {
        match yield_operands(mac) {
            Ok(operands) => operands.into_iter().next(),
            Err(error) => {
                self.diagnostics.absorb(error);
                None
            }
        }
    }

    pub(super) fn lower_yield_keyword(&mut self, keyword: &ExprYield, dest: Dest) {
        let operand = keyword.expr.as_deref().cloned();
        self.suspend_into(SuspendKind::Yield, operand, keyword.yield_token.span, dest);
    }

    pub(super) fn yield_keyword_operand(&mut self, keyword: &ExprYield) -> Expr {
        let operand = keyword.expr.as_deref().cloned();
        self.suspend_operand(SuspendKind::Yield, operand, keyword.yield_token.span)
    }

    fn suspend_into(&mut self, kind: SuspendKind, operand: Option<Expr>, span: Span, dest: Dest) {
        if dest == Dest::Discard {
            self.suspend(kind, operand, span, false);
        } else {
            let value = self.suspend_operand(kind, operand, span);
            self.store(value, dest);
        }
    }

    /// The value of the yield: `()` where nothing can be sent, in a block as in the unsplit body, for rustc words what is wrong with a
    /// block's value differently.
    fn suspend_operand(&mut self, kind: SuspendKind, operand: Option<Expr>, span: Span) -> Expr {
        let wanted = kind != SuspendKind::Yield || self.signature.send.is_some();
        self.suspend(kind, operand, span, wanted)
            .unwrap_or_else(|| parse_quote_spanned!(span=> { () }))
    }

    /// The operand is evaluated as by `let y = operand;`: its temporaries end before the suspension.
    fn suspend(
        &mut self,
        kind: SuspendKind,
        operand: Option<Expr>,
        span: Span,
        wanted: bool,
    ) -> Option<Expr> {
        let operand = operand.map(|operand| {
            let operand = self.ended(&operand, None);
            self.value(operand)
        });
        let dest = wanted.then(|| {
            let name = self.fresh("sent", span);
            self.temporary_as(name)
        });
        if let Some((id, _)) = dest {
            self.env.declare_option(id);
        }
        let (dest, name) = dest.unzip();
        self.push(StmtKind::Suspend(Suspend {
            kind,
            operand,
            dest,
            span,
        }));
        name.map(|name| parse_quote!(#name))
    }

    /// PEP 380: each `next`, `send` and `throw` goes to the delegate until it ends.
    ///
    /// ```text
    /// let mut delegate = <expr as a delegate>;
    /// let mut with = Resume::Next;
    /// '0: loop {
    ///     match delegate.resume(with) {
    ///         Yield(item) => { suspend item -> t0; with = t0; }
    ///         Return(value) => { <dest> = value; break '0 }
    ///         Raise(error) => return Err(From::from(error)),
    ///     }
    /// }
    /// ```
    fn delegate(&mut self, operand: Option<Expr>, span: Span, dest: Dest) {
        let Some(operand) = operand else { return };
        let scope = self.scoped(|lower| {
            // As by `let`, whether it suspends or not.
            let operand = lower.ended(&operand, None);
            let wrapped = crate::delegate::start(lower.signature, &operand, span);
            let delegate = lower.spill("delegate", wrapped);
            let next = lower.runtime("Resume");
            let with = lower.spill("with", parse_quote!(#next::Next));
            let label = lower.new_label();
            let body =
                lower.scoped(|lower| lower.delegate_step(&delegate, &with, span, dest, label));
            lower.push(StmtKind::Loop { label, body });
        });
        self.push_block(scope);
    }

    fn delegate_step(
        &mut self,
        delegate: &Expr,
        with: &Expr,
        span: Span,
        dest: Dest,
        label: crate::ir::LabelId,
    ) {
        let delegated = self.runtime("Delegated");
        let (item, value, error) = (
            crate::delegate::item(span),
            self.fresh("value", span),
            self.fresh("error", span),
        );
        let step = crate::delegate::step(delegate, with);
        let yielded = self.scoped(|lower| {
            if let Some(sent) =
                lower.suspend(SuspendKind::Delegate, Some(parse_quote!(#item)), span, true)
            {
                lower.reassign(with, sent);
            }
        });
        let returned = self.scoped(|lower| {
            lower.store(parse_quote!(#value), dest);
            lower.push(StmtKind::Break(label));
        });
        let raised = self.scoped(|lower| {
            let raised = crate::delegate::raise(lower.signature, &error);
            lower.store(raised, Dest::Return);
        });
        let scrutinee = self.expr_code(step, Position::Place);
        let arms = vec![
            Arm::plain(parse_quote!(#delegated::Yield(#item)), yielded),
            Arm::plain(parse_quote!(#delegated::Return(#value)), returned),
            Arm::plain(parse_quote!(#delegated::Raise(#error)), raised),
        ];
        self.push(StmtKind::Match { scrutinee, arms });
    }

    fn reassign(&mut self, place: &Expr, value: Expr) {
        if let Expr::Path(path) = place
            && let Some(local) = path.path.get_ident().and_then(|name| self.env.lookup(name))
        {
            self.store_in(local, value);
        }
    }
}
