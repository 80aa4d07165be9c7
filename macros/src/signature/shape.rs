//! What the step closure returns, so that the user's ways out of the body compile in it as they stand.
//!
//! Takes the `Return` type and the body; says whether the step must return something that `?` can leave through, or nothing.
//!
//! Rule: a `?` counts if it would leave this function, so not in closures, `async` blocks, items or constants. A macro that
//! nothing is known of may hide one (`anyhow::bail!` does), and counts if the `Return` type is one that `?` works with.

use crate::visitors::visit::{self, Visit};
use crate::{leap, std_macros, tokens};

/// What an arm's code returns from its function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// The runtime's `Step`.
    Plain,
    /// A `Step` inside the `Return` type's own kind of `Result`, so that `?` leaves as it does in the user's function.
    Try,
    /// `()`, so that a `return;` that a macro hides does; the `Step` goes another way.
    Unit,
}

pub(super) fn shape(ret: &syn::Type, body: &syn::Block) -> Shape {
    let mut found = Found::default();
    found.visit_block(body);
    if found.question || (found.unknown_macro && is_fallible(ret)) {
        Shape::Try
    } else if found.unknown_macro && super::is_unit(ret) {
        Shape::Unit
    } else {
        Shape::Plain
    }
}

fn is_fallible(ret: &syn::Type) -> bool {
    super::returns::last_name_is(ret, &["Result", "Option", "ControlFlow"])
}

#[derive(Default)]
struct Found {
    question: bool,
    unknown_macro: bool,
}

impl Visit for Found {
    fn visit_expr(&mut self, expr: &syn::Expr) {
        match expr {
            syn::Expr::Closure(_)
            | syn::Expr::Async(_)
            | syn::Expr::Const(_)
            | syn::Expr::TryBlock(_) => {}
            syn::Expr::Try(_) => self.question = true,
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        if leap::yield_macro(mac).is_some() {
            if tokens::are_plain(mac.tokens.clone()) {
                return;
            }
            for operand in crate::check::yield_operands(mac).into_iter().flatten() {
                self.visit_expr(&operand);
            }
        } else if let Some(known) = std_macros::parse(mac) {
            for operand in &known.operands {
                self.visit_expr(&operand.expr);
            }
            if let Some(guard) = known.guard() {
                self.visit_expr(guard);
            }
        } else {
            self.unknown_macro = true;
        }
    }

    fn visit_item(&mut self, _: &syn::Item) {}

    fn visit_type(&mut self, _: &syn::Type) {}
}
