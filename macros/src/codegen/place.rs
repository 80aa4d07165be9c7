//! Locals that are worked on in place: in an arm the name is a reference into the frame, and `(*name)` stands where the user wrote the name.
//!
//! Takes a piece of code and the names; gives the piece with them replaced. Rule kept: nothing else changes. `flow` has seen to it that
//! the name means the local wherever it stands in the piece, and that each use is one that a place behind a reference may have.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::{Expr, ExprParen, ExprUnary, FieldValue, Item, Macro, Stmt, Token, UnOp, token};

use crate::sorted::Set;
use crate::std_macros;
use crate::visitors::visit_mut::{self, VisitMut};

/// The names of the locals in place.
#[derive(Default)]
pub(super) struct Places(Set<String>);

impl Places {
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a proc_macro2::Ident>) -> Self {
        Self(names.map(|name| name.unraw().to_string()).collect())
    }

    pub(super) fn in_stmt(&self, stmt: &mut Stmt) {
        if !self.0.is_empty() {
            Rewrite(self).visit_stmt_mut(stmt);
        }
    }

    pub(super) fn in_expr(&self, expr: &mut Expr) {
        if !self.0.is_empty() {
            Rewrite(self).visit_expr_mut(expr);
        }
    }

    fn holds(&self, expr: &Expr) -> bool {
        let Expr::Path(path) = expr else { return false };
        let name = path.path.get_ident().filter(|_| path.qself.is_none());
        name.is_some_and(|name| self.0.contains(&name.unraw().to_string()))
    }
}

struct Rewrite<'p>(&'p Places);

impl VisitMut for Rewrite<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if self.0.holds(expr) {
            let name = std::mem::replace(expr, Expr::PLACEHOLDER);
            *expr = pointee(name);
        } else {
            visit_mut::visit_expr_mut(self, expr);
        }
    }

    /// `S { x }` is `S { x: (*x) }`.
    fn visit_field_value_mut(&mut self, field: &mut FieldValue) {
        if field.colon_token.is_none() && self.0.holds(&field.expr) {
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

/// Of a name: syn would write its tokens for that.
fn span_of(name: &Expr) -> Span {
    match name {
        Expr::Path(path) => path.path.get_ident().map(proc_macro2::Ident::span),
        _ => None,
    }
    .unwrap_or_else(|| syn::spanned::Spanned::span(name))
}

/// `(*name)`, at the name's own token.
fn pointee(name: Expr) -> Expr {
    let span = span_of(&name);
    let pointee = Expr::Unary(ExprUnary {
        attrs: Vec::new(),
        op: UnOp::Deref(Token![*](span)),
        expr: Box::new(name),
    });
    Expr::Paren(ExprParen {
        attrs: Vec::new(),
        paren_token: token::Paren(span),
        expr: Box::new(pointee),
    })
}
