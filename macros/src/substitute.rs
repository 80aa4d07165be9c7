//! Names of locals replaced by expressions.
//!
//! Takes a piece of code; gives it with each name that stands as an expression, also among the operands of std's macros, replaced by what the
//! function gives for it. Rule kept: nothing else changes.

use proc_macro2::Ident;
use syn::{Expr, FieldValue, Item, Macro, Token};

use crate::std_macros;
use crate::visitors::visit_mut::{self, VisitMut};

pub(crate) struct Substitute<'f>(pub(crate) &'f dyn Fn(&Ident) -> Option<Expr>);

impl Substitute<'_> {
    fn of(&self, expr: &Expr) -> Option<Expr> {
        let Expr::Path(path) = expr else { return None };
        let name = path.path.get_ident().filter(|_| path.qself.is_none());
        self.0(name?)
    }
}

impl VisitMut for Substitute<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match self.of(expr) {
            Some(other) => *expr = other,
            None => visit_mut::visit_expr_mut(self, expr),
        }
    }

    /// `S { x }` is `S { x: (*x) }`.
    fn visit_field_value_mut(&mut self, field: &mut FieldValue) {
        if field.colon_token.is_none() && self.of(&field.expr).is_some() {
            field.colon_token = Some(<Token![:]>::default());
        }
        visit_mut::visit_field_value_mut(self, field);
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if let Some(parsed) = std_macros::parse(mac) {
            *mac = parsed.rewrite(|operand| self.visit_expr_mut(operand));
        }
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}
