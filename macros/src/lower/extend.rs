//! Temporaries that a `let` lets live as long as the variable.
//!
//! Takes a `let` that borrows what a call gives, by `&` or by a `ref` of its pattern, before a suspension in its block; gives the same `let`, of
//! a local in front of it. So that is held like any other: a lock taken by `let list = &*mutex.lock().unwrap();` stays.
//!
//! ```text
//! let Some(x) = &make() else { .. };
//!
//! let extended = make();
//! let Some(x) = &extended else { { extended }; .. };
//! ```
//!
//! Rule kept: what may be a constant stays where it is, for a borrow of that lives for ever.

use proc_macro2::Ident;
use quote::quote;
use syn::spanned::Spanned;
use syn::{Expr, Local as Let, Pat, Stmt, Token, UnOp, parse_quote};

use super::lets::typed;
use super::{Lower, purity};
use crate::resolve::{PatPosition, bindings};
use crate::syntax::read;

impl Lower<'_> {
    /// Lowers the `let` of the temporary, if there is one; what is left to be lowered.
    pub(super) fn extended(&mut self, binding: &Let) -> Stmt {
        let mut binding = binding.clone();
        if let Some(init) = &mut binding.init {
            let name = self.fresh("extended", init.expr.span());
            let (pat, ty) = typed(&binding.pat);
            let by_ref = lift_matched(pat, &mut init.expr, &name);
            let ty = ty.filter(|_| by_ref.is_some()).map(|ty| quote!(: #ty));
            if let Some((value, mutability)) = by_ref.or_else(|| lift(&mut init.expr, &name)) {
                if let Some((_, diverge)) = &mut init.diverge {
                    // Where the pattern fails, it ends before the `else`.
                    **diverge = read(quote!({ { #name }; #diverge }));
                }
                self.stmt(&read(quote!(let #mutability #name #ty = #value;)));
            }
        }
        Stmt::Local(binding)
    }
}

/// A call's value, and how it is borrowed.
type Lifted = (Expr, Option<Token![mut]>);

/// Puts the name in the place of the initialiser, if a call gives that, and the pattern borrows from it.
fn lift_matched(pat: &Pat, init: &mut Expr, name: &Ident) -> Option<Lifted> {
    let bindings = bindings(pat, PatPosition::Irrefutable).into_iter();
    let mut borrowed = bindings.filter(|binding| binding.by_ref).peekable();
    if borrowed.peek().is_none() || !calls(init) {
        return None;
    }
    let mutability = borrowed.find_map(|binding| binding.mutability);
    Some((std::mem::replace(init, parse_quote!(#name)), mutability))
}

/// Puts the name in the place of what the initialiser borrows, if a call gives that.
fn lift(init: &mut Expr, name: &Ident) -> Option<Lifted> {
    match init {
        Expr::Paren(inner) => lift(&mut inner.expr, name),
        Expr::Group(inner) => lift(&mut inner.expr, name),
        Expr::Cast(inner) => lift(&mut inner.expr, name),
        Expr::Reference(reference) => {
            let mutability = reference.mutability;
            lift_base(&mut reference.expr, mutability, name)
        }
        _ => None,
    }
}

/// The same for what a place is a place of: `make()` in `(*make()).list[0]`.
fn lift_base(place: &mut Expr, mutability: Option<Token![mut]>, name: &Ident) -> Option<Lifted> {
    match place {
        Expr::Paren(inner) => lift_base(&mut inner.expr, mutability, name),
        Expr::Group(inner) => lift_base(&mut inner.expr, mutability, name),
        Expr::Field(inner) => lift_base(&mut inner.base, mutability, name),
        Expr::Index(inner) => lift_base(&mut inner.expr, mutability, name),
        Expr::Unary(inner) if matches!(inner.op, UnOp::Deref(_)) => {
            lift_base(&mut inner.expr, mutability, name)
        }
        Expr::Reference(_) => lift(place, name),
        value if calls(value) => Some((std::mem::replace(value, parse_quote!(#name)), mutability)),
        _ => None,
    }
}

/// Whether a function is called for the value; one with a capital is taken for a constructor, which is constant if its arguments are.
fn calls(expr: &Expr) -> bool {
    match purity::peel(expr) {
        Expr::Call(call) if purity::is_variant(&call.func) => call.args.iter().any(calls),
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Try(_) => true,
        Expr::Macro(inner) => {
            let name = inner.mac.path.segments.last();
            name.is_some_and(|name| name.ident == "vec" || name.ident == "format")
        }
        Expr::Struct(inner) => inner.fields.iter().any(|field| calls(&field.expr)),
        Expr::Tuple(inner) => inner.elems.iter().any(calls),
        Expr::Array(inner) => inner.elems.iter().any(calls),
        _ => false,
    }
}
