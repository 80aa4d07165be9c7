//! References to locals that one of several branches gives, taken where the branches meet: those that suspend come there through the frame, in which
//! the local moves.
//!
//! ```text
//! let used = if wide { yield_!(1); own.push(5); &own } else { list };
//!
//! let value;
//! if wide { suspend 1; own.push(5); value = Err(0) } else { value = Ok(list) }
//! let used = match value { Ok(late) => late, Err(_) => &own };
//! ```
//!
//! Rule: between the end of a branch and that point nothing of the user's runs but the drops of the branch's own locals, so the place is the
//! same. It has to be one that all branches have: of what only some of them give a value there is no telling.

use proc_macro2::Ident;
use quote::quote;
use syn::{Block, Expr, Stmt, Type, UnOp, parse_quote};

use super::{Lower, purity};
use crate::ir::LocalId;
use crate::leap;
use crate::syntax::{peel, read};

impl Lower<'_> {
    /// Whether a branch that suspends ends with a reference to a local of the function's own.
    pub(super) fn lends_late(&self, value: &Expr) -> bool {
        let by_block = |block: &Block| match block.stmts.last() {
            Some(Stmt::Expr(tail, None)) => {
                (leap::block(block) && self.late(tail).is_some()) || self.lends_late(tail)
            }
            _ => false,
        };
        match peel(value) {
            Expr::If(branch) => {
                let otherwise = branch.else_branch.as_ref();
                by_block(&branch.then_branch)
                    || otherwise.is_some_and(|(_, otherwise)| self.lends_late(otherwise))
            }
            Expr::Match(branch) => branch.arms.iter().any(|arm| self.lends_late(&arm.body)),
            Expr::Block(block) => by_block(&block.block),
            Expr::Unsafe(block) => by_block(&block.block),
            _ => false,
        }
    }

    /// Of a reference that can be taken later: the local.
    fn late(&self, value: &Expr) -> Option<LocalId> {
        let reference = match peel(value) {
            Expr::Reference(reference) => reference,
            Expr::Block(block) => match block.block.stmts.as_slice() {
                [Stmt::Expr(tail, None)] => return self.late(tail),
                _ => return None,
            },
            _ => return None,
        };
        let local = self.env.lookup(root(&reference.expr)?)?;
        let known = &self.locals[local.0 as usize];
        let is_pointer = (known.drop_free || known.reborrows) && !known.number;
        (!is_pointer && !known.unset).then_some(local)
    }

    /// The type of the temporary for a value of this type, of which references are taken later.
    pub(super) fn late_type(&self, ty: &Type) -> Type {
        let (result, core) = (self.runtime("Result"), self.runtime("core"));
        parse_quote!(#result<#ty, #core::primitive::usize>)
    }

    /// What is stored in the local, if that is such a temporary.
    pub(super) fn early_or_late(&mut self, to: LocalId, value: Expr) -> Expr {
        if !self.late.contains_key(&to) {
            return value;
        }
        // What a branch has declared ends with it.
        let is_late = self.late(&value).is_some_and(|local| local < to);
        let (result, core) = (self.runtime("Result"), self.runtime("core"));
        match self.late.get_mut(&to) {
            Some(references) if is_late => {
                let number = references.len();
                references.push(value);
                parse_quote!(#result::Err(#number))
            }
            _ => read(quote!(#result::Ok::<_, #core::primitive::usize>(#value))),
        }
    }

    /// The value where the branches have met.
    pub(super) fn met(&mut self, local: LocalId) -> Expr {
        let name = self.locals[local.0 as usize].name.clone();
        let Some(references) = self.late.remove(&local) else {
            return parse_quote!(#name);
        };
        let result = self.runtime("Result");
        let late = self.fresh("late", name.span());
        let numbers = 0..references.len();
        read(quote! {
            match #name {
                #result::Ok(#late) => #late,
                #(#result::Err(#numbers) => #references,)*
                #result::Err(_) => ::core::unreachable!(),
            }
        })
    }
}

/// The name of the local that the place is in, if the place is the same later.
fn root(place: &Expr) -> Option<&Ident> {
    match peel(place) {
        Expr::Path(path) => path.path.get_ident(),
        Expr::Field(field) => root(&field.base),
        Expr::Unary(deref) if matches!(deref.op, UnOp::Deref(_)) => root(&deref.expr),
        Expr::Index(index) if is_all(&index.index) || purity::is_lasting(&index.index) => {
            root(&index.expr)
        }
        _ => None,
    }
}

/// `..`
fn is_all(index: &Expr) -> bool {
    matches!(index, Expr::Range(range) if range.start.is_none() && range.end.is_none())
}
