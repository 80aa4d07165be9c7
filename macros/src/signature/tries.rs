//! Whether the body may leave by `?`.
//!
//! Takes the `Return` type and the body; says whether the generated step must return something that `?` can leave through.
//!
//! Rule: a `?` counts if it would leave this function, so not in closures, `async` blocks, items or constants. A macro that
//! nothing is known of may hide one (`anyhow::bail!` does), and counts if the `Return` type is one that `?` works with.

use syn::visit::{self, Visit};

use crate::{leap, std_macros};

pub(super) fn tries(ret: &syn::Type, body: &syn::Block) -> bool {
    let mut found = Found::default();
    found.visit_block(body);
    found.question || (found.unknown_macro && is_fallible(ret))
}

fn is_fallible(ret: &syn::Type) -> bool {
    super::returns::last_name_is(ret, &["Result", "Option", "ControlFlow"])
}

#[derive(Default)]
struct Found {
    question: bool,
    unknown_macro: bool,
}

impl Visit<'_> for Found {
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
