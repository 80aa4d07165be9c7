//! Match guards that suspend, or move something that is gone then for the arms behind them.
//!
//! A guard sees the pattern's bindings without moving out of the scrutinee, so across a suspension it is the scrutinee that
//! is saved, and every piece of the guard looks the bindings up anew, in a real guard that then says no:
//!
//! ```text
//! match s { Some(x) if yield_!(x) > x => f(x), .. }
//!
//! suspend { let mut found = None; match s { Some(x) if { found = Some(x); false } => .., _ => {} } found.unwrap() } -> t0
//! if (likewise, of `t0 > x`) { match s { Some(x) => { f(x); break 'done } _ => unreachable } }
//! (the arms below)
//! ```

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Expr, Pat, Stmt, parse_quote};

use super::condition::{flatten, holds_let};
use super::rest::Named;
use super::{Dest, Lower, purity};
use crate::access::{self, Position};
use crate::hygiene::Env;
use crate::ir::{Access, Arm, LabelId, Local, LocalId, Scope, StmtKind};
use crate::resolve::{PatPosition, bindings, split_guard};
use crate::syntax::{macro_expr, read};

/// How the bindings of the guard at hand are found.
#[derive(Clone)]
pub(super) struct Lookup {
    scrutinee: Expr,
    pat: Pat,
    names: Vec<Ident>,
    /// That of the guard around, if this one is inside another.
    around: Option<Box<Lookup>>,
}

impl Lower<'_> {
    pub(super) fn lower_guarded(
        &mut self,
        scrutinee: Expr,
        all: &[syn::Arm],
        arms: Vec<(&syn::Arm, Named)>,
        dest: Dest,
    ) {
        let place = if purity::is_place(&scrutinee) {
            self.place_before(&scrutinee)
        } else {
            self.taken_if(true, |lower| lower.hold(scrutinee))
        };
        let done = self.new_label();
        let scope = self.scoped(|lower| {
            let mut carried = Vec::new();
            for (number, arm) in arms.into_iter().enumerate() {
                match split_guard(&arm.0.pat).1 {
                    Some(guard) if lower.guard_opens(&all[number..]) => {
                        lower.carried_arms(&place, &mut carried, dest, done);
                        lower.guarded_arm(&place, arm, guard, dest, done);
                    }
                    _ => carried.push(arm),
                }
            }
            lower.carried_arms(&place, &mut carried, dest, done);
            // The user's match is total, as rustc sees in the unsplit body.
            lower.store(parse_quote!(::core::unreachable!()), Dest::Discard);
        });
        self.push(StmtKind::Block {
            label: Some(done),
            is_unsafe: false,
            scope,
        });
    }

    /// Whether the guard of the first arm is taken apart: it opens, or moves something that the others do not name.
    pub(super) fn guard_opens(&mut self, arms: &[syn::Arm]) -> bool {
        let Some((first, others)) = arms.split_first() else {
            return false;
        };
        let (pat, Some(guard)) = split_guard(&first.pat) else {
            return false;
        };
        // What it makes on the way ends with it.
        let hoisting = std::mem::replace(&mut self.hoisting, false);
        let opens = self.opens(guard);
        self.hoisting = hoisting;
        if opens {
            return true;
        }
        let mark = self.env.mark();
        for binding in bindings(pat, PatPosition::Refutable) {
            self.env.declare(&binding.name, None::<LocalId>);
        }
        let access = access::of_expr(guard, Position::Value, &self.env);
        self.env.reset(mark);
        let parts = access.parts.keys();
        // What a guard binds is behind a reference.
        let parts = parts.filter(|(_, part)| !part.taking.is_by_method());
        let moved = access.effects.keys().chain(parts.map(|(local, _)| local));
        let moved = moved.filter(|local| !self.is_copied(**local, guard));
        let mut names = moved.map(|local| &self.locals[local.0 as usize].name);
        let names_it = |name| {
            let mut arms = others.iter();
            arms.any(|arm| mentions(arm.to_token_stream(), std::slice::from_ref(name)))
        };
        !others.is_empty() && names.any(|name| !names_it(name))
    }

    /// Whether what is taken of the local is a copy, as far as syntax tells: operators take copies but for rare cases.
    fn is_copied(&self, local: LocalId, expr: &Expr) -> bool {
        let Local {
            name,
            copy,
            drop_free,
            ..
        } = &self.locals[local.0 as usize];
        *copy || *drop_free || purity::is_operand(name, expr)
    }

    /// A run of arms whose guards do not suspend; falls through where none matches.
    fn carried_arms(
        &mut self,
        place: &Expr,
        run: &mut Vec<(&syn::Arm, Named)>,
        dest: Dest,
        done: LabelId,
    ) {
        if run.is_empty() {
            return;
        }
        let mut arms: Vec<_> = run
            .drain(..)
            .map(|(arm, named)| self.ending_arm(arm, &named, place, dest, done))
            .collect();
        arms.push(otherwise());
        let scrutinee = self.expr_code(place.clone(), Position::Place);
        self.push(StmtKind::Match { scrutinee, arms });
    }

    fn ending_arm(
        &mut self,
        arm: &syn::Arm,
        named: &Named,
        place: &Expr,
        dest: Dest,
        done: LabelId,
    ) -> Arm {
        let mut lowered = self.arm(arm, named, (place, PatPosition::Refutable), dest);
        self.scopes.push(lowered.body);
        self.push(StmtKind::Break(done));
        lowered.body = self.scopes.pop().unwrap_or_default();
        lowered
    }

    fn guarded_arm(
        &mut self,
        place: &Expr,
        (arm, pattern): (&syn::Arm, Named),
        guard: &Expr,
        dest: Dest,
        done: LabelId,
    ) {
        let pat = split_guard(&arm.pat).0.clone();
        let names: Vec<_> = bindings(&pat, PatPosition::Refutable)
            .into_iter()
            .map(|binding| binding.name)
            .collect();
        let lookup = Lookup {
            scrutinee: place.clone(),
            pat: pat.clone(),
            names,
            around: self.lookup.clone().map(Box::new),
        };
        let mut fits = self.expr_code(lookup.matches(), Position::Value);
        fits.access = as_written(fits.access, Some(Access::default()));
        let mut conjuncts = Vec::new();
        flatten(guard, &mut conjuncts);
        let matched = self.scoped(|lower| {
            for name in &lookup.names {
                lower.env.declare(name, None::<LocalId>);
            }
            let around = lower.lookup.replace(lookup);
            lower.conjuncts(&conjuncts, |lower| {
                lower.lookup = around;
                let mut unguarded = arm.clone();
                unguarded.pat = pat;
                let matched = lower.ending_arm(&unguarded, &pattern, place, dest, done);
                let arms = vec![matched, otherwise()];
                let scrutinee = lower.expr_code(place.clone(), Position::Place);
                lower.push(StmtKind::Match { scrutinee, arms });
            });
        });
        self.push(StmtKind::If {
            cond: fits,
            entering: Access::default(),
            then: matched,
            otherwise: Scope::default(),
        });
    }

    /// Inside a guard that suspends: what a piece does to locals, as it is written.
    pub(super) fn if_looked_up(&self, access: impl FnOnce(&Env) -> Access) -> Option<Access> {
        self.lookup.as_ref().map(|_| access(&self.env))
    }

    /// Inside a guard that suspends: the expression, with the bindings that it names looked up.
    pub(super) fn look_up(&self, expr: Expr, position: Position) -> Expr {
        let mut expr = expr;
        let mut next = self.lookup.as_ref();
        while let Some(lookup) = next {
            // A name that the guard itself has declared since is a local like any other.
            let names = lookup.names.iter();
            let names: Vec<_> = names
                .filter(|name| self.env.lookup(name).is_none())
                .cloned()
                .collect();
            expr = lookup.within(expr, position, &names);
            next = lookup.around.as_deref();
        }
        expr
    }

    /// As [`Lower::look_up`], in a statement.
    pub(super) fn look_up_in(&self, stmt: &mut Stmt) {
        match stmt {
            Stmt::Local(binding) => {
                if let Some(init) = &mut binding.init {
                    replace(&mut init.expr, |init| self.look_up(init, Position::Place));
                }
            }
            Stmt::Expr(expr, _) => replace(expr, |expr| self.look_up(expr, Position::Value)),
            Stmt::Macro(call) => {
                let value = self.look_up(macro_expr(&call.mac), Position::Value);
                *stmt = Stmt::Expr(value, call.semi_token);
            }
            Stmt::Item(_) => {}
        }
    }
}

/// What a piece that is looked up does to locals: all that is written, for the lookup finds it for sure, though that does not show. It matches
/// what the guard is of anew, by patterns that can't bind by value behind a reference.
pub(super) fn as_written(mut found: Access, written: Option<Access>) -> Access {
    if let Some(written) = written {
        let matched = found.uses.difference(&written.uses);
        found.opaque.extend(matched);
        (found.effects, found.parts) = (written.effects, written.parts);
    }
    found
}

fn replace(expr: &mut Expr, change: impl FnOnce(Expr) -> Expr) {
    *expr = change(std::mem::replace(expr, Expr::Verbatim(TokenStream::new())));
}

impl Lookup {
    /// The expression, evaluated where the pattern's bindings are if it names any of these. They are seen by reference there, so a place
    /// is handed out as what a reference points to.
    fn within(&self, expr: Expr, position: Position, names: &[Ident]) -> Expr {
        match expr {
            Expr::Let(mut condition) => {
                replace(&mut condition.expr, |scrutinee| {
                    self.within(scrutinee, Position::Place, names)
                });
                Expr::Let(condition)
            }
            Expr::Binary(mut both) if holds_let(&both.left) || holds_let(&both.right) => {
                replace(&mut both.left, |left| self.within(left, position, names));
                replace(&mut both.right, |right| self.within(right, position, names));
                Expr::Binary(both)
            }
            expr if !mentions(expr.to_token_stream(), names) => expr,
            expr if position == Position::Place && purity::is_place(&expr) => {
                let found = self.evaluate(&read(quote!(&#expr)));
                read(quote!(*#found))
            }
            expr => self.evaluate(&expr),
        }
    }

    fn evaluate(&self, expr: &Expr) -> Expr {
        let (scrutinee, pat, found) = (&self.scrutinee, &self.pat, own("found"));
        read(quote!({
            let mut #found = ::core::option::Option::None;
            match (#scrutinee) {
                #pat if {
                    #found = ::core::option::Option::Some(#expr);
                    false
                } => ::core::unreachable!(),
                _ => {}
            }
            ::core::option::Option::unwrap(#found)
        }))
    }

    fn matches(&self) -> Expr {
        let (scrutinee, pat, matched) = (&self.scrutinee, &self.pat, own("matched"));
        read(quote!({
            let mut #matched = false;
            match (#scrutinee) {
                #pat if {
                    #matched = true;
                    false
                } => ::core::unreachable!(),
                _ => {}
            }
            #matched
        }))
    }
}

/// A name that no binding of the user's hides.
fn own(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

fn otherwise() -> Arm {
    Arm::plain(parse_quote!(_), Scope::default())
}

fn mentions(tokens: TokenStream, names: &[Ident]) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => names.contains(&ident),
        TokenTree::Group(group) => mentions(group.stream(), names),
        TokenTree::Literal(literal) => names
            .iter()
            .any(|name| literal.to_string().contains(&format!("{{{name}"))),
        TokenTree::Punct(_) => false,
    })
}
