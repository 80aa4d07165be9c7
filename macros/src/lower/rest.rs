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
//!
//! So does what is compared with a constant, a unit struct or a variant without fields, if no pattern leaves any more than that. It is held if it has
//! a destructor of its own.

use proc_macro2::Ident;
use syn::spanned::Spanned;
use syn::{Expr, Pat, parse_quote};

use super::{Lower, purity};
use crate::access;
use crate::resolve::{PatPosition, bindings, binds_by_value, split_guard};

/// A pattern, and the names of what it would have left.
pub(super) struct Named {
    pub(super) pat: Pat,
    rest: Vec<Rest>,
}

struct Rest {
    name: Ident,
    /// It was compared, so that nothing in it has a destructor.
    compared: bool,
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
        let is_left = |arm: &&syn::Arm| self.hoisting || self.opens(&arm.body);
        let left: Vec<_> = arms.iter().filter(is_left).collect();
        let (named, leaves_rest) = self.named_rests(&left.iter().map(|arm| &arm.pat), scrutinee);
        let mut named = named.into_iter();
        let all = arms.iter().map(|arm| {
            let named = is_left(&arm).then(|| named.next()).flatten();
            named.unwrap_or_else(|| Named::of(&arm.pat))
        });
        (all.collect(), leaves_rest || self.outlives_guards(arms))
    }

    /// Until a guard has been passed, all of what is matched is there: where that leaves, operands drop before it.
    pub(super) fn outlives_guards(&self, arms: &[syn::Arm]) -> bool {
        let mut arms = arms.iter();
        self.statement.spilled && arms.any(|arm| split_guard(&arm.pat).1.is_some())
    }

    /// The patterns, matched with the scrutinee, with names for what they leave; and whether they still leave something.
    pub(super) fn named_rests<'p>(
        &self,
        patterns: &(impl Iterator<Item = &'p Pat> + Clone),
        scrutinee: &Expr,
    ) -> (Vec<Named>, bool) {
        let is_place = purity::is_place(scrutinee);
        let named = |compared: bool| -> Vec<_> {
            let named = patterns.clone().map(|pat| {
                if is_place || !(compared || takes_part(pat)) {
                    return Named::of(pat);
                }
                let mut walk = Namer {
                    lower: self,
                    compared,
                    rest: Vec::new(),
                };
                let mut pat = pat.clone();
                walk.pat(&mut pat);
                Named {
                    pat,
                    rest: walk.rest,
                }
            });
            named.collect()
        };
        let by_parts = named(false);
        if by_parts.iter().any(|named| access::leaves_rest(&named.pat)) {
            return (by_parts, true);
        }
        (named(true), false)
    }

    /// Behind the pattern: what it would have left lives to the end of the statement. The fields of a value drop in order, temporaries in
    /// reverse.
    pub(super) fn hold_rest(&mut self, named: &Named) {
        for Rest { name, compared } in named.rest.iter().rev() {
            if let Some(local) = self.env.lookup(name) {
                self.locals[local.0 as usize].user = false;
            }
            self.hold(parse_quote!(#name));
            if let Some(temporary) = self.locals.last_mut() {
                temporary.compared = *compared;
            }
        }
    }
}

/// Whether what the pattern leaves needs names.
pub(super) fn needs_names(pat: &Pat) -> bool {
    takes_part(pat) || access::compares(pat)
}

/// Whether matching by the pattern moves something out, and leaves something.
fn takes_part(pat: &Pat) -> bool {
    binds_by_value(pat, PatPosition::Refutable) && access::leaves_rest(pat)
}

fn is_unbound(pat: &Pat) -> bool {
    bindings(pat, PatPosition::Refutable).is_empty()
}

struct Namer<'l> {
    lower: &'l Lower<'l>,
    /// What is compared with constants gets names too.
    compared: bool,
    rest: Vec<Rest>,
}

impl Namer<'_> {
    /// The alternatives of an or-pattern must bind the same names, and nothing moves out through a reference.
    fn pat(&mut self, pat: &mut Pat) {
        match pat {
            Pat::Wild(_) => {
                let name = self.name(pat, false);
                *pat = parse_quote!(#name);
            }
            _ if self.compared && access::is_constant(pat) => {
                let name = self.name(pat, true);
                *pat = parse_quote!(#name @ (#pat));
            }
            // Which of them matches is not known, so all that does gets a name.
            Pat::Or(_) if self.compared && access::compares(pat) && is_unbound(pat) => {
                let name = self.name(pat, false);
                *pat = parse_quote!(#name @ (#pat));
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

    fn name(&mut self, pat: &Pat, compared: bool) -> Ident {
        let hint = format!("rest_{}", self.rest.len());
        let name = self.lower.fresh(&hint, pat.span());
        self.rest.push(Rest {
            name: name.clone(),
            compared,
        });
        name
    }
}
