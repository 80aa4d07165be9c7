//! Parameters: each is a local that has its value from the caller; one with a pattern is taken apart inside.
//!
//! ```text
//! fn pairs((_, two): (A, B))
//!
//! param argument;
//! { let (_, two) = argument; .. }
//! ```
//!
//! Rule kept: what drops with a generator that never started does so as if the pattern had taken it apart, as the function does first.

use proc_macro2::Ident;
use quote::quote;
use syn::spanned::Spanned;
use syn::{FnArg, Pat, ReceiverKind, Type, parse_quote};

use super::lent_iter::{bounds_iterate, is_iterator_type};
use super::{Lower, purity};
use crate::hygiene::Call;
use crate::ir::{Local, LocalId, StmtKind};
use crate::resolve::{PatPosition, binds_by_value};
use crate::syntax::read;

impl Lower<'_> {
    pub(super) fn parameters(&mut self, sig: &syn::Signature, receiver: Option<&Ident>) {
        let called = purity::bounded_generics(&sig.generics, purity::call);
        let iterating = purity::bounded_generics(&sig.generics, bounds_iterate);
        for input in &sig.inputs {
            match input {
                FnArg::Receiver(argument) => {
                    if let Some(name) = receiver {
                        self.receiver(name, &argument.kind);
                    }
                }
                FnArg::Typed(argument) => self.typed_parameter(argument, &called, &iterating),
            }
        }
    }

    fn receiver(&mut self, name: &Ident, kind: &ReceiverKind) {
        let ty: Type = match kind {
            ReceiverKind::Reference(_, _, mutability) => parse_quote!(&#mutability Self),
            ReceiverKind::Typed(_, ty) => (**ty).clone(),
            _ => parse_quote!(Self),
        };
        let id = self.parameter(name.clone(), purity::drop_free(&ty));
        self.know_type(id, &ty);
    }

    /// A pattern is taken apart inside, so that what it leaves in the argument drops after what it binds.
    fn typed_parameter(
        &mut self,
        argument: &syn::PatType,
        called: &[(Ident, Call)],
        iterating: &[(Ident, ())],
    ) {
        let drop_free = purity::drop_free(&argument.ty);
        if let Pat::Ident(name) = &*argument.pat
            && name.by_ref.is_none()
            && name.subpat.is_none()
        {
            let id = self.parameter(name.ident.clone(), drop_free);
            self.know_type(id, &argument.ty);
            let is_generic = |name: &Ident| matches!(&*argument.ty, syn::Type::Path(path) if path.path.is_ident(name));
            let bound = called.iter().find(|(name, _)| is_generic(name));
            let call = bound.map(|(_, call)| *call);
            if let Some(call) = call.or_else(|| purity::call(&argument.ty)) {
                self.env.declare_call(id, call);
            }
            self.locals[id.0 as usize].iterates = is_iterator_type(&argument.ty)
                || iterating.iter().any(|(name, ())| is_generic(name));
            return;
        }
        let name = self.fresh("argument", argument.ty.span());
        let id = self.parameter(name.clone(), drop_free);
        self.locals[id.0 as usize].user = false;
        self.know_type(id, &argument.ty);
        if !matches!(*argument.pat, Pat::Wild(_)) {
            let pat = &argument.pat;
            let apart = !drop_free && drops_apart(pat, &argument.ty);
            self.locals[id.0 as usize].apart = apart.then(|| (**pat).clone());
            self.bind(read(quote!(let #pat = #name;)), pat, Some(&argument.ty));
        }
    }

    fn know_type(&mut self, id: LocalId, ty: &syn::Type) {
        self.members_of_type(id, ty);
        let local = &mut self.locals[id.0 as usize];
        local.copy = purity::copies(ty);
        local.copy_by_name = purity::copies_by_name(ty).cloned();
        local.number = purity::is_number(ty);
        local.reborrows = purity::reborrows(ty);
        local.of_std = purity::is_of_std(ty);
        // Where it is assigned anew, the new value may not tell of what type it is: `None`.
        local.ty = (!purity::is_opaque(ty)).then(|| ty.clone());
    }

    fn parameter(&mut self, name: Ident, drop_free: bool) -> LocalId {
        let id = self.local(Local {
            drop_free,
            param: true,
            ..Local::new(name, true)
        });
        self.push(StmtKind::Param(id));
        id
    }
}

/// Whether what a pattern takes apart may drop in another order than by itself: what is bound, from the last, and then what is left.
fn drops_apart(pat: &Pat, ty: &Type) -> bool {
    let mut parts = Parts {
        bound: Vec::new(),
        in_order: true,
    };
    parts.add(pat);
    let is_first = parts.bound.first() == Some(&true);
    let count = parts.bound.iter().filter(|bound| **bound).count();
    let keeps_order = parts.in_order && count == 1 && is_first;
    count > 0 && parts.bound.len() > 1 && !keeps_order && !purity::copies(ty)
}

/// The parts of what a pattern takes apart: whether each is bound.
struct Parts {
    bound: Vec<bool>,
    /// They are named in the order in which they drop by themselves.
    in_order: bool,
}

impl Parts {
    fn add(&mut self, pat: &Pat) {
        match pat {
            Pat::Paren(inner) => self.add(&inner.pat),
            Pat::Tuple(inner) => inner.elems.iter().for_each(|pat| self.add(pat)),
            Pat::TupleStruct(inner) => inner.elems.iter().for_each(|pat| self.add(pat)),
            Pat::Slice(inner) => {
                self.in_order = false;
                inner.elems.iter().for_each(|pat| self.add(pat));
            }
            Pat::Struct(inner) => {
                self.in_order = false;
                inner.fields.iter().for_each(|field| self.add(&field.pat));
                self.bound.extend(inner.rest.as_ref().map(|_| false));
            }
            other => self
                .bound
                .push(binds_by_value(other, PatPosition::Irrefutable)),
        }
    }
}
