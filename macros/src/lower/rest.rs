//! What a pattern leaves of a temporary while it takes another part.
//!
//! A local whose parts are gone can go into a frame only as far as syntax can name what is left, so each `_` gets a name, and is held as the
//! temporary would be. What stands behind a `..` has no name; it ends at the suspension.
//!
//! ```text
//! match make() { Pair { left, right: _ } => f(left, yield_!(1)) }
//!
//! match make() { Pair { left, right: rest } => { t0 = rest; suspend 1 -> t1; f(left, t1) } }
//! ```

use proc_macro2::Ident;
use syn::spanned::Spanned;
use syn::{Expr, Pat, parse_quote};

use super::{Lower, purity};
use crate::access;
use crate::resolve::{PatPosition, binds_by_value, split_guard};

/// A pattern, and the names of what it would have left.
pub(super) struct Named {
    pub(super) pat: Pat,
    rest: Vec<Ident>,
}

impl Named {
    /// The pattern as it is.
    pub(super) fn of(pat: &Pat) -> Self {
        Self {
            pat: pat.clone(),
            rest: Vec::new(),
        }
    }
}

impl Lower<'_> {
    /// The patterns of a match, and whether they still leave something of the scrutinee that is to outlive the match, or to live through a
    /// suspension in it.
    pub(super) fn left_of(&self, scrutinee: &Expr, arms: &[syn::Arm]) -> (Vec<Named>, bool) {
        let mut leaves_rest = self.outlives_guards(arms);
        let named = arms.iter().map(|arm| {
            if !self.hoisting && !self.opens(&arm.body) {
                return Named::of(&arm.pat);
            }
            let named = self.named_rest(&arm.pat, scrutinee);
            leaves_rest |= access::leaves_rest(&named.pat);
            named
        });
        (named.collect(), leaves_rest)
    }

    /// Until a guard has been passed, all of what is matched is there: where that leaves, operands drop before it.
    pub(super) fn outlives_guards(&self, arms: &[syn::Arm]) -> bool {
        let mut arms = arms.iter();
        self.statement.spilled && arms.any(|arm| split_guard(&arm.pat).1.is_some())
    }

    /// The pattern, matched with the scrutinee, with names for what it leaves.
    pub(super) fn named_rest(&self, pat: &Pat, scrutinee: &Expr) -> Named {
        let mut named = Named::of(pat);
        if !purity::is_place(scrutinee) && takes_part(pat) {
            let mut walk = Namer {
                lower: self,
                rest: Vec::new(),
            };
            walk.pat(&mut named.pat);
            named.rest = walk.rest;
        }
        named
    }

    /// Behind the pattern: what it would have left lives to the end of the statement. The fields of a value drop in order, temporaries in
    /// reverse.
    pub(super) fn hold_rest(&mut self, named: &Named) {
        for name in named.rest.iter().rev() {
            if let Some(local) = self.env.lookup(name) {
                self.locals[local.0 as usize].user = false;
            }
            self.hold(parse_quote!(#name));
        }
    }
}

/// Whether matching by the pattern moves something out, and leaves something.
pub(super) fn takes_part(pat: &Pat) -> bool {
    binds_by_value(pat, PatPosition::Refutable) && access::leaves_rest(pat)
}

struct Namer<'l> {
    lower: &'l Lower<'l>,
    rest: Vec<Ident>,
}

impl Namer<'_> {
    /// The alternatives of an or-pattern must bind the same names, and nothing moves out through a reference.
    fn pat(&mut self, pat: &mut Pat) {
        match pat {
            Pat::Wild(_) => {
                let hint = format!("rest_{}", self.rest.len());
                let name = self.lower.fresh(&hint, pat.span());
                *pat = parse_quote!(#name);
                self.rest.push(name);
            }
            Pat::Paren(inner) => self.pat(&mut inner.pat),
            Pat::Type(inner) => self.pat(&mut inner.pat),
            Pat::Guard(inner) => self.pat(&mut inner.pat),
            Pat::Tuple(inner) => self.all(&mut inner.elems),
            Pat::TupleStruct(inner) => self.all(&mut inner.elems),
            Pat::Slice(inner) => self.all(&mut inner.elems),
            Pat::Struct(inner) => {
                let fields = inner.fields.iter_mut();
                fields.for_each(|field| self.pat(&mut field.pat));
            }
            _ => {}
        }
    }

    fn all<'p>(&mut self, pats: impl IntoIterator<Item = &'p mut Pat>) {
        pats.into_iter().for_each(|pat| self.pat(pat));
    }
}
