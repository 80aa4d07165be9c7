//! Constants behind a reference: rustc keeps those for ever, so a loop over them refers to nothing of the generator's own.
//!
//! ```text
//! for side in &[Side::Left, Side::Right] { yield_!(side) }        [MAX, 1 << 3].iter().rev()
//! ```
//!
//! Rule: of a path only its name tells that it is a constant or a variant. Where that is wrong, or the type has a destructor, what is borrowed is a
//! temporary, which could not be kept across a yield either: rustc refuses it.

use syn::{BinOp, Expr, UnOp};

use super::Lower;
use super::purity::{self, peel};
use super::temporaries::holds_temporary;
use crate::access;

impl Lower<'_> {
    /// Whether the elements of what is iterated over are those of a constant.
    pub(super) fn iterates_constant(&self, expr: &Expr) -> bool {
        match peel(expr) {
            Expr::Reference(reference) => {
                let place = peel(&reference.expr);
                reference.mutability.is_none() && is_list(place) && self.is_promoted(place)
            }
            Expr::MethodCall(call) if call.method == "iter" && call.args.is_empty() => {
                let list = peel(&call.receiver);
                is_list(list) && self.is_promoted(list)
            }
            Expr::MethodCall(call) => {
                let consumes = access::consumes(&call.method.to_string(), call.args.len());
                consumes.is_some()
                    && !call.args.iter().any(holds_temporary)
                    && self.iterates_constant(&call.receiver)
            }
            _ => false,
        }
    }

    fn is_promoted(&self, expr: &Expr) -> bool {
        match peel(expr) {
            constant if purity::is_constant(constant) => true,
            Expr::Path(path) => {
                let is_local = path
                    .path
                    .get_ident()
                    .is_some_and(|name| self.env.lookup(name).is_some());
                !is_local && purity::is_variant(expr)
            }
            Expr::Unary(unary) => {
                !matches!(unary.op, UnOp::Deref(_)) && self.is_promoted(&unary.expr)
            }
            Expr::Binary(binary) => {
                is_total(&binary.op)
                    && self.is_promoted(&binary.left)
                    && self.is_promoted(&binary.right)
            }
            Expr::Cast(cast) => self.is_promoted(&cast.expr),
            Expr::Reference(reference) => {
                reference.mutability.is_none() && self.is_promoted(&reference.expr)
            }
            Expr::Tuple(tuple) => tuple.elems.iter().all(|value| self.is_promoted(value)),
            Expr::Array(array) => array.elems.iter().all(|value| self.is_promoted(value)),
            Expr::Repeat(repeat) => self.is_promoted(&repeat.expr),
            Expr::Call(call) => {
                matches!(peel(&call.func), Expr::Path(_))
                    && self.is_promoted(&call.func)
                    && call.args.iter().all(|value| self.is_promoted(value))
            }
            Expr::Struct(literal) => {
                let mut values = literal.fields.iter().map(|field| &field.expr);
                literal.rest.is_none() && values.all(|value| self.is_promoted(value))
            }
            _ => false,
        }
    }
}

fn is_list(expr: &Expr) -> bool {
    matches!(expr, Expr::Array(_) | Expr::Repeat(_))
}

/// Division may fail, so rustc makes no constant of it.
fn is_total(op: &BinOp) -> bool {
    matches!(
        op,
        BinOp::Add(_)
            | BinOp::Sub(_)
            | BinOp::Mul(_)
            | BinOp::Shl(_)
            | BinOp::Shr(_)
            | BinOp::BitAnd(_)
            | BinOp::BitOr(_)
            | BinOp::BitXor(_)
    )
}
