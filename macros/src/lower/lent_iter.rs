//! Loops over an iterator that is lent to them, and so can't be kept: each round takes its item from the iterator where that is.
//!
//! ```text
//! for line in lines.by_ref() { yield_!(line) }
//!
//! '0: loop { match Iterator::next(lines.by_ref()) { Some(line) => { suspend line }, None => break '0 } }
//! ```
//!
//! Rule: as long as the loop goes on nothing else names the iterator, so it is the same in each round; and a `&mut` of an iterator is an
//! iterator itself, whatever its type. What `by_ref` gives in a `for` is such a `&mut`; of `&mut lines` what is known of `lines` tells.

use syn::ext::IdentExt;
use syn::{Expr, Type, TypeParamBound};

use super::{Lower, purity};
use crate::borrows;
use crate::ir::LocalId;
use crate::syntax::peel;

impl Lower<'_> {
    /// Whether it lends an iterator of the function's own, by a place that is the same later.
    pub(super) fn lends_iterator(&self, iterated: &Expr) -> bool {
        match peel(iterated) {
            Expr::MethodCall(call) => {
                let is_by_ref = call.method == "by_ref" && call.args.is_empty();
                is_by_ref
                    && purity::is_pure_place(&call.receiver)
                    && self.root(&call.receiver).is_some()
            }
            Expr::Reference(lent) if lent.mutability.is_some() => match peel(&lent.expr) {
                name @ Expr::Path(_) => {
                    let local = self.root(name);
                    local.is_some_and(|local| self.locals[local.0 as usize].iterates)
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// The local that the place is in.
    fn root(&self, place: &Expr) -> Option<LocalId> {
        match peel(place) {
            Expr::Path(path) => self.env.lookup(path.path.get_ident()?),
            Expr::Field(field) => self.root(&field.base),
            Expr::Index(index) => self.root(&index.expr),
            Expr::Unary(deref) => self.root(&deref.expr),
            _ => None,
        }
    }
}

/// Whether the value plainly is an iterator: a range, or what a method gives that is known for that.
pub(super) fn is_iterator(value: &Expr) -> bool {
    match peel(value) {
        Expr::Range(_) => true,
        Expr::MethodCall(call) => borrows::iterates(&call.method.unraw().to_string()),
        _ => false,
    }
}

/// Whether the written type of a parameter tells so.
pub(super) fn is_iterator_type(ty: &Type) -> bool {
    matches!(ty, Type::ImplTrait(ty) if bounds_iterate(&ty.bounds).is_some())
}

pub(super) fn bounds_iterate(bounds: &purity::Bounds) -> Option<()> {
    let iterators = [
        "Iterator",
        "DoubleEndedIterator",
        "ExactSizeIterator",
        "FusedIterator",
        "Generator",
    ];
    let is_iterator = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => {
            let last = bound.path.segments.last();
            last.is_some_and(|last| iterators.iter().any(|name| last.ident == name))
        }
        _ => false,
    };
    bounds.iter().any(is_iterator).then_some(())
}
