//! `let`s whose initialiser or `else` suspends.
//!
//! The initialiser becomes carried code; where its temporaries outlive what the pattern leaves of the value, the pattern is matched among
//! them, and what it binds travels out.

use quote::quote;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, Local as Let, Pat, Stmt, Token, parse_quote};

use super::temporaries::{holds_temporary, moved};
use super::{Dest, Enclosed, Lower, purity};
use crate::access;
use crate::ir::{Arm, Scope, StmtKind};
use crate::resolve::{PatPosition, bindings};
use crate::syntax::{mutable, read};

impl Lower<'_> {
    /// A `let` whose initialiser or `else` opens.
    pub(super) fn open_let(&mut self, binding: &Let) {
        let Some(init) = &binding.init else { return };
        let (pat, ty) = typed(&binding.pat);
        let diverge = init.diverge.as_ref().map(|(_, diverge)| &**diverge);
        if ty.is_none() && binds_among_temporaries(pat, &init.expr, diverge) {
            let Enclosed { scope, out, .. } = self.enclose(|lower| lower.operand(&init.expr));
            let value = if purity::is_place(&init.expr) {
                out
            } else {
                moved(out)
            };
            return self.bind_within(scope, pat, value, diverge);
        }
        let mut value = self.let_value(&init.expr, ty);
        // Where there is an `else`, a name may be that of a constant: `let None = ..`.
        let is_binding = matches!(pat, Pat::Ident(_)) && init.diverge.is_none();
        if !is_binding && !purity::is_place(&init.expr) {
            // What the pattern leaves of it ends with the statement.
            value = moved(value);
        }
        match diverge {
            None => {
                let written = changeable(&binding.pat);
                self.bind(read(quote!(let #written = #value;)), pat, ty);
            }
            Some(diverge) if self.opens(diverge) => {
                self.bind_within(Scope::default(), pat, value, Some(diverge));
            }
            Some(_) => {
                let mut code = self.stmt_code(Stmt::Local(with_value(binding, value)));
                code.declares = self.declare(bindings(pat, PatPosition::Refutable), ty);
                self.push(StmtKind::Code(code));
            }
        }
    }

    /// The initialiser as carried code; a branching one is stored in a temporary of the written type, so that each
    /// branch coerces to it.
    fn let_value(&mut self, init: &Expr, ty: Option<&syn::Type>) -> Expr {
        if !self.opens(init) {
            return init.clone();
        }
        if super::branch::branches(init) {
            let lends_late = self.lends_late(init);
            let late_type = ty.filter(|_| lends_late).map(|ty| self.late_type(ty));
            let (id, _) = self.deferred("value", init.span(), late_type.as_ref().or(ty));
            if lends_late {
                self.late.insert(id, Vec::new());
            } else {
                self.gets_members(id, init, id);
            }
            self.statement(|lower| lower.expr_into(init, Dest::Local(id)));
            return self.met(id);
        }
        if purity::extends(init) {
            let Enclosed { scope, out, .. } = self.enclose(|lower| lower.operand(init));
            self.splice(scope);
            return out;
        }
        self.ended(init, ty)
    }

    /// `let pat = value else { .. }` whose `else` opens, or `let pat = value;` whose value has temporaries, that end after what the pattern
    /// leaves: the bindings travel out of a match, and the `else` follows what the scrutinee leaves.
    ///
    /// ```text
    /// let bound_a; let bound_b;
    /// '0: {
    ///     { <temporaries> match value { pat => { bound_a = a; bound_b = b; break '0 } _ => {} } }
    ///     else
    /// }
    /// let a = bound_a; let b = bound_b;
    /// ```
    fn bind_within(&mut self, temporaries: Scope, pat: &Pat, value: Expr, diverge: Option<&Expr>) {
        let bindings = bindings(pat, position(diverge));
        let bound = bindings.iter().map(|binding| {
            let (id, bound) = self.deferred("bound", pat.span(), None);
            (binding.clone(), id, bound)
        });
        let bound: Vec<_> = bound.collect();
        let done = self.new_label();
        let scope = self.scoped(|lower| {
            let has_temporaries = !temporaries.stmts.is_empty();
            let matched = lower.within(temporaries, |lower| {
                let access = access::of_entry(pat, position(diverge), &value, &lower.env);
                let then = lower.scoped(|lower| {
                    let declares = lower.declare(bindings, None);
                    lower.declares(declares);
                    for (binding, id, _) in &bound {
                        let name = &binding.name;
                        lower.store(parse_quote!(#name), Dest::Local(*id));
                    }
                    lower.push(StmtKind::Break(done));
                });
                let scrutinee = lower.expr_code(value, access::Position::Place);
                let found = Arm {
                    access,
                    ..Arm::plain(pat.clone(), then)
                };
                let failed = diverge.map(|_| Arm::plain(parse_quote!(_), Scope::default()));
                let arms = std::iter::once(found).chain(failed).collect();
                lower.push(StmtKind::Match { scrutinee, arms });
            });
            if has_temporaries {
                lower.push_block(matched);
            } else {
                lower.splice(matched);
            }
            if let Some(diverge) = diverge {
                lower.expr_into(diverge, Dest::Discard);
                // It may leave by what only rustc knows not to come back: `exit(1)`, a macro.
                if !super::repeat::expr_diverges(diverge) {
                    lower.store(parse_quote!(::core::unreachable!()), Dest::Discard);
                }
            }
        });
        self.push(StmtKind::Block {
            label: Some(done),
            is_unsafe: false,
            scope,
        });
        for (binding, _, bound) in bound {
            let name = &binding.name;
            let pat: Pat = parse_quote!(#name);
            let mutable = mutable(name);
            self.bind(read(quote!(let #mutable = #bound;)), &pat, None);
        }
    }
}

/// The `let` of another value. It is not composed of tokens: a value that ends with a brace takes parentheses in front of `else`.
fn with_value(binding: &Let, value: Expr) -> Let {
    let mut binding = binding.clone();
    binding.attrs.clear();
    if let Some(init) = &mut binding.init {
        *init.expr = value;
    }
    binding
}

/// Whether the value is taken apart before temporaries of the initialiser end.
fn binds_among_temporaries(pat: &Pat, init: &Expr, diverge: Option<&Expr>) -> bool {
    let is_name = matches!(pat, Pat::Ident(_)) && diverge.is_none();
    // What a `ref` borrows lives on, and with it all that the initialiser borrows.
    let bindings = bindings(pat, position(diverge));
    let by_ref = bindings.iter().any(|binding| binding.by_ref);
    !is_name && !by_ref && !purity::extends(init) && holds_temporary(init)
}

pub(super) fn position(diverge: Option<&Expr>) -> PatPosition {
    if diverge.is_some() {
        PatPosition::Refutable
    } else {
        PatPosition::Irrefutable
    }
}

/// A pattern that is a name alone, as one of what can be changed: where it may not be, the unsplit body tells, once for all arms that do.
pub(super) fn changeable(pat: &Pat) -> Pat {
    let mut out = pat.clone();
    let name = match &mut out {
        Pat::Type(typed) => &mut *typed.pat,
        name => name,
    };
    // What begins with a capital may be a constant.
    if let Pat::Ident(name) = name
        && name.by_ref.is_none()
        && !name
            .ident
            .unraw()
            .to_string()
            .starts_with(char::is_uppercase)
    {
        let span = name.ident.span();
        name.mutability.get_or_insert(Token![mut](span));
    }
    out
}

/// The pattern of a `let`, and its written type.
pub(super) fn typed(pat: &Pat) -> (&Pat, Option<&syn::Type>) {
    match pat {
        Pat::Type(typed) => (&typed.pat, Some(&typed.ty)),
        pat => (pat, None),
    }
}
