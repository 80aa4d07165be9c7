//! `place op= value` with a yield on one side, and places that are assigned to.
//!
//! Takes such an expression; says whether its meaning depends on types: for primitives Rust evaluates the right side first,
//! for overloaded operators the left. Of a place, says whether it is inside `self`.
//!
//! Rule: it does not matter where the side without the yield has no effect and reads nothing that the other may change.

use syn::{Expr, UnOp};

use crate::leap;
use crate::syntax::{is_compound, peel};

pub(super) fn is_unordered(expr: &syn::ExprBinary) -> bool {
    if !is_compound(&expr.op) {
        return false;
    }
    match (leap::expr(&expr.left), leap::expr(&expr.right)) {
        (false, false) => false,
        (false, true) => !is_pure(&expr.left),
        (true, false) => !is_pure(&expr.right),
        (true, true) => true,
    }
}

/// `self.x.y[0]`
pub(super) fn is_of_self(place: &Expr) -> bool {
    let around = match place {
        Expr::Field(place) => &place.base,
        Expr::Index(place) => &place.expr,
        _ => return false,
    };
    match peel(around) {
        Expr::Path(path) => path.path.is_ident("self"),
        around => is_of_self(around),
    }
}

/// Names, literals, fields, indexes and arithmetic of them: nothing that a user would see happen.
fn is_pure(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) | Expr::Lit(_) => true,
        Expr::Field(expr) => is_pure(&expr.base),
        Expr::Index(expr) => is_pure(&expr.expr) && is_pure(&expr.index),
        Expr::Paren(expr) => is_pure(&expr.expr),
        Expr::Group(expr) => is_pure(&expr.expr),
        Expr::Cast(expr) => is_pure(&expr.expr),
        Expr::Reference(expr) => is_pure(&expr.expr),
        Expr::Unary(expr) => {
            matches!(expr.op, UnOp::Deref(_) | UnOp::Not(_) | UnOp::Neg(_)) && is_pure(&expr.expr)
        }
        Expr::Binary(expr) => !is_compound(&expr.op) && is_pure(&expr.left) && is_pure(&expr.right),
        _ => false,
    }
}
