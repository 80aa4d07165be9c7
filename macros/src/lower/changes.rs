//! Whether code plainly changes a place: assigns it, as a whole or by an operator, or borrows it to be changed.
//!
//! Takes an expression and a place; the expression may suspend. What is compared, and what a method is called on, is borrowed, unless it is of a
//! primitive type: so what the rest of the expression changes is of one, for all that compiles, and its value of before is meant. So it is with a
//! function pointer.
//!
//! ```text
//! n < { n += 1; yield_!(n); n }
//! n.pow({ n += 1; yield_!(n); 2 })
//! ```

use proc_macro2::Ident;
use syn::{Expr, Macro, UnOp};

use super::purity;
use crate::check::yield_operands;
use crate::ir::MemberPath;
use crate::leap;
use crate::std_macros;
use crate::syntax::is_compound;
use crate::visitors::visit::{self, Visit};

pub(super) fn changes(expr: &Expr, place: &Expr) -> bool {
    let Some((name, path)) = named(place) else {
        return false;
    };
    let mut finder = Finder {
        name,
        path,
        found: false,
    };
    finder.visit_expr(expr);
    finder.found
}

struct Finder<'p> {
    name: &'p Ident,
    path: MemberPath,
    found: bool,
}

impl Visit for Finder<'_> {
    fn visit_expr(&mut self, expr: &Expr) {
        let changed = match expr {
            Expr::Assign(assign) => named(&assign.left),
            Expr::Binary(binary) if is_compound(&binary.op) => named(&binary.left),
            Expr::Reference(borrow) if borrow.mutability.is_some() => named(&borrow.expr),
            _ => None,
        };
        self.found |=
            changed.is_some_and(|(name, path)| name == self.name && path.overlaps(&self.path));
        visit::visit_expr(self, expr);
    }

    fn visit_macro(&mut self, mac: &Macro) {
        if leap::yield_macro(mac).is_some() {
            let operands = yield_operands(mac).into_iter().flatten();
            operands.for_each(|operand| self.visit_expr(&operand));
        }
        let known = std_macros::parse(mac);
        let operands = known.iter().flat_map(|known| &known.operands);
        operands.for_each(|operand| self.visit_expr(&operand.expr));
    }

    fn visit_item(&mut self, _: &syn::Item) {}
}

/// The variable of the place, and the way from there, pointers or not. Which element an index tells, nobody knows.
pub(super) fn named(place: &Expr) -> Option<(&Ident, MemberPath)> {
    match purity::peel(place) {
        Expr::Path(path) => Some((path.path.get_ident()?, MemberPath::default())),
        Expr::Unary(pointee) if matches!(pointee.op, UnOp::Deref(_)) => named(&pointee.expr),
        Expr::Index(element) => named(&element.expr),
        Expr::Field(field) => {
            let (name, mut path) = named(&field.base)?;
            path.0.push(field.member.clone());
            Some((name, path))
        }
        _ => None,
    }
}
