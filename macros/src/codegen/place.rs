//! Locals that are worked on in place: in an arm the name is a reference into the frame, and `(*name)` stands where the user wrote the name.
//!
//! Takes a piece of code and the names; gives the piece with them replaced. Rule kept: nothing else changes. `flow` has seen to it that
//! the name means the local wherever it stands in the piece, and that each use is one that a place behind a reference may have.

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::{Expr, ExprParen, ExprPath, ExprUnary, Stmt, Token, UnOp, token};

use crate::sorted::Set;
use crate::substitute::Substitute;
use crate::visitors::visit_mut::VisitMut;

/// The names of the locals in place.
#[derive(Default)]
pub(super) struct Places(Set<String>);

impl Places {
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a proc_macro2::Ident>) -> Self {
        Self(names.map(|name| name.unraw().to_string()).collect())
    }

    pub(super) fn in_stmt(&self, stmt: &mut Stmt) {
        if !self.0.is_empty() {
            Substitute(&|name| self.of(name)).visit_stmt_mut(stmt);
        }
    }

    pub(super) fn in_expr(&self, expr: &mut Expr) {
        if !self.0.is_empty() {
            Substitute(&|name| self.of(name)).visit_expr_mut(expr);
        }
    }

    fn of(&self, name: &Ident) -> Option<Expr> {
        let is_in_place = self.0.contains(&name.unraw().to_string());
        is_in_place.then(|| pointee(name))
    }
}

/// `(*name)`, at the name's own token.
fn pointee(name: &Ident) -> Expr {
    let span = name.span();
    let name = Expr::Path(ExprPath {
        attrs: Vec::new(),
        qself: None,
        path: name.clone().into(),
    });
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
