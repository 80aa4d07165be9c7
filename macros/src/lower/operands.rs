//! Operands, evaluated one after the other.
//!
//! Those in front of the last one that opens are spilled in order, unless evaluating them later is the same: literals, paths,
//! closures, and places that nothing in between names. Borrows of places are taken after the suspension; so is what turns out to be
//! a copy of a place (`flow/operands`).

use std::cmp::Ordering;

use proc_macro2::{Ident, Span};
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{Expr, UnOp};

use super::changes::{changes, named};
use super::temporaries::is_temporary;
use super::{Lower, purity};
use crate::access::{self, Position};
use crate::borrows::POINTING_ON;
use crate::ir::{Access, After, LocalId, MemberPath, Part};
use crate::syntax::read;

/// What the surrounding expression does with an operand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Moves or copies it.
    Value,
    /// Names it as a place: borrows it, takes a field of it, calls a method on it.
    Place,
    /// As [`Role::Place`], but what follows names it too, and may change it: by types, its value of before is meant.
    Early,
    /// As [`Role::Early`], but what follows takes what it is in, or replaces that.
    Lent,
}

impl Lower<'_> {
    /// Lowers operands that are evaluated one after the other.
    pub(super) fn operands(&mut self, operands: &[(&Expr, Role)]) -> Vec<Expr> {
        let Some(last) = operands
            .iter()
            .rposition(|operand| self.operand_opens(*operand))
        else {
            return operands.iter().map(|(expr, _)| (*expr).clone()).collect();
        };
        let held = self.statement.held.len();
        // Each of them is a local then, or all that follow are none: they keep their order.
        let mut spills = false;
        let mut out = Vec::with_capacity(operands.len());
        for (index, (expr, role)) in operands.iter().enumerate() {
            let rest = &operands[index + 1..];
            self.next_operand();
            out.push(match index.cmp(&last) {
                Ordering::Less => self.before(expr, *role, rest),
                Ordering::Equal if *role == Role::Place => self.borrowed(expr),
                Ordering::Equal => {
                    // If it is to be a local, what it makes on the way outlives that.
                    let outer = self.hoisting;
                    self.hoisting |= operands.len() > 1 && self.is_of_tail();
                    let value = self.operand(expr);
                    self.hoisting = outer;
                    spills = operands.len() > 1 && self.drops_between(held);
                    if spills {
                        self.spill("operand", value)
                    } else {
                        value
                    }
                }
                Ordering::Greater if spills => self.before(expr, *role, rest),
                Ordering::Greater => (*expr).clone(),
            });
        }
        out
    }

    /// Whether it must be taken apart, or held.
    fn operand_opens(&self, (expr, role): (&Expr, Role)) -> bool {
        self.opens(expr) || (self.hoisting && role == Role::Place && is_temporary(expr))
    }

    /// Of the left side of a comparison, or what a method of numbers is called on: it is borrowed, unless it is of a primitive type. So what the
    /// others change meanwhile is of one, for all that compiles, and so is what lies in something that they move; its value of before is meant.
    pub(super) fn primitive(&self, place: &Expr, others: &[(&Expr, Role)]) -> Role {
        let opens = others.iter().any(|(other, _)| self.opens(other));
        if !opens || !purity::is_place(place) {
            return Role::Place;
        }
        if self.changes_unseen(place) {
            return match purity::peel(place) {
                Expr::Path(_) => Role::Value,
                _ => Role::Early,
            };
        }
        let mut all = others.iter();
        if all.any(|(other, _)| changes(other, place) || self.takes_around(other, place)) {
            match purity::peel(place) {
                Expr::Path(_) => Role::Value,
                _ => Role::Lent,
            }
        } else if self.is_untouched(place, others) {
            Role::Place
        } else {
            Role::Early
        }
    }

    /// Whether it takes the place by value, or what that is in.
    fn takes_around(&self, expr: &Expr, place: &Expr) -> bool {
        let Some((name, path)) = named(place) else {
            return false;
        };
        let Some(local) = self.env.lookup(name) else {
            return false;
        };
        let access = access::of_expr(expr, Position::Value, &self.env);
        let moved = access.effects.get(&local);
        let mut parts = access.parts.keys();
        moved.is_some_and(|effect| effect.from_init != After::Init)
            || parts.any(|(of, part)| {
                *of == local && part.is_moved() && path.0.starts_with(&part.path.0)
            })
    }

    /// An operand in front of one that opens.
    pub(super) fn before(&mut self, expr: &Expr, role: Role, rest: &[(&Expr, Role)]) -> Expr {
        if !self.operand_opens((expr, role)) && self.waits(expr, role, rest) {
            return expr.clone();
        }
        // What it makes on the way lives to the end of the statement, beyond what comes next.
        let hoisting = std::mem::replace(&mut self.hoisting, true);
        let out = match role {
            _ if matches!(expr, Expr::Reference(_)) => self.borrow_before(expr),
            Role::Early | Role::Lent => self.early(expr, role),
            Role::Place if purity::is_place(expr) || purity::is_projection(expr) => {
                self.place_before(expr)
            }
            Role::Place => {
                let value = self.operand(expr);
                self.hold(value)
            }
            Role::Value => {
                let waits = purity::is_member(expr)
                    && (self.is_untouched(expr, rest) || self.is_lent_at_last(expr, rest));
                let value = self.operand(expr);
                self.statement.spilled = true;
                let name = self.spill("operand", value);
                if let Some(temporary) = self.locals.last_mut() {
                    temporary.waits = waits;
                }
                name
            }
        };
        self.hoisting = hoisting;
        out
    }

    /// `&v[i()]`, `&make()`: what is borrowed is made now, the borrow is taken later.
    fn borrow_before(&mut self, expr: &Expr) -> Expr {
        let mut out = expr.clone();
        if let Expr::Reference(borrow) = &mut out {
            *borrow.expr = match &*borrow.expr {
                inner @ Expr::Reference(_) => self.borrow_before(inner),
                inner if purity::is_place(inner) || purity::is_projection(inner) => {
                    self.place_before(inner)
                }
                inner => {
                    let value = self.operand(inner);
                    self.hold(value)
                }
            };
        }
        out
    }

    /// A place whose value is kept, if types say so.
    fn early(&mut self, place: &Expr, role: Role) -> Expr {
        let (place, early) = (self.place_before(place), self.runtime("early"));
        let span = Span::mixed_site().located_at(place.span());
        let lends = role == Role::Lent;
        let method = if lends {
            "resumable_lent"
        } else {
            "resumable_early"
        };
        let method = Ident::new(method, span);
        let asked = read(quote_spanned!(span=> {
            use #early::asks::*;
            (&&#early::Early::of(&#place)).#method()
        }));
        let kept = self.spill("early", asked);
        read(if lends {
            quote_spanned!(span=> (*#kept))
        } else {
            quote_spanned!(span=> (*(if #kept.is_kept() { #kept.kept() } else { &#place })))
        })
    }

    /// A place with effects inside, `v[i()]`, or in a value, `make().list`: the effects happen now, the place is named later.
    pub(super) fn place_before(&mut self, expr: &Expr) -> Expr {
        let mut out = expr.clone();
        match &mut out {
            Expr::Paren(inner) => *inner.expr = self.place_before(&inner.expr),
            Expr::Group(inner) => *inner.expr = self.place_before(&inner.expr),
            Expr::Field(inner) => *inner.base = self.place_before(&inner.base),
            Expr::Index(inner) => {
                *inner.expr = self.place_before(&inner.expr);
                if !purity::is_lasting(&inner.index) {
                    let index = self.operand(&inner.index);
                    *inner.index = self.spill("index", index);
                }
            }
            Expr::Unary(inner) if !purity::is_place(&inner.expr) => {
                let pointer = self.operand(&inner.expr);
                *inner.expr = self.hold(pointer);
            }
            Expr::Unary(inner) => *inner.expr = self.place_before(&inner.expr),
            Expr::Path(_) => {}
            value => return self.projected(value),
        }
        out
    }

    /// Whether evaluating it after the rest is the same.
    fn waits(&self, expr: &Expr, role: Role, rest: &[(&Expr, Role)]) -> bool {
        if role == Role::Place && purity::is_place(expr) {
            return purity::is_pure_place(expr);
        }
        if purity::is_pure_borrow(expr) {
            return true;
        }
        if is_pointer_to(expr) {
            return self.is_untouched(expr, rest);
        }
        if purity::closure(expr).is_some() {
            // A closure's type comes from where it goes, so it has to stay there.
            return self.is_untouched(expr, rest);
        }
        purity::is_pure(expr)
            && !self.takes(expr)
            && self.is_untouched(expr, rest)
            && !self.changes_unseen(expr)
    }

    /// Whether it may be a `static mut`, or what a raw pointer points to: that can change though no code names it.
    fn changes_unseen(&self, expr: &Expr) -> bool {
        self.in_unsafe
            && match purity::peel(expr) {
                Expr::Path(path) => {
                    let is_local = |name| self.env.lookup(name).is_some();
                    let last = path.path.segments.last();
                    let is_static = last.is_some_and(|last| {
                        let name = last.ident.to_string();
                        !name.contains(char::is_lowercase)
                    });
                    is_static && !path.path.get_ident().is_some_and(is_local)
                }
                Expr::Unary(inner) => matches!(inner.op, UnOp::Deref(_)),
                Expr::Field(inner) => self.changes_unseen(&inner.base),
                _ => false,
            }
    }

    /// Whether it may move a local, or something out of one: what is moved here is no longer the local's to drop.
    fn takes(&self, expr: &Expr) -> bool {
        let access = access::of_expr(expr, Position::Value, &self.env);
        let mut parts = access.parts.keys();
        // A closure's type comes from where it goes, so it has to stay there.
        let takes_part = purity::is_place(expr) && parts.any(|part| self.gives(part));
        takes_part || !access.effects.is_empty()
    }

    /// Whether the part can be moved out of the local, and syntax can name what that leaves. It is not plainly a reference, or a copy.
    ///
    /// What is assigned anew stays until it is used, for the local has to be whole then: `all.sum = add(all.sum, yield_!(1))`.
    pub(super) fn gives(&self, (local, part): &(LocalId, Part)) -> bool {
        let leaves_named = part.path.is_empty() || self.has_others(*local, &part.path);
        let local = &self.locals[local.0 as usize];
        let mut assigned = self.written.assigned(&local.name).iter();
        let is_anew = !part.path.is_empty() && assigned.any(|path| path.overlaps(&part.path));
        leaves_named && !is_anew && !local.copy && !local.reborrows
    }

    /// Whether it is a `&mut`, and what comes after does not change which: then the call reborrows it, once all operands are there, for rustc lets
    /// those only look at what it refers to: `put(list, list.len())`.
    fn is_lent_at_last(&self, expr: &Expr, rest: &[(&Expr, Role)]) -> bool {
        let name = match purity::peel(expr) {
            Expr::Path(path) => path.path.get_ident(),
            _ => None,
        };
        let Some(local) = name.and_then(|name| self.env.lookup(name)) else {
            return false;
        };
        let known = &self.locals[local.0 as usize];
        let changes = |other: &Expr| {
            let theirs = access::of_expr(other, Position::Value, &self.env);
            theirs.effects.contains_key(&local)
        };
        known.reborrows && known.drop_free && !rest.iter().any(|(other, _)| changes(other))
    }

    /// Whether nothing that comes after names what the expression names.
    pub(super) fn is_untouched(&self, expr: &Expr, rest: &[(&Expr, Role)]) -> bool {
        if purity::closure(expr).is_some_and(|closure| closure.capture.is_none()) {
            return true;
        }
        let mine = access::of_expr(expr, Position::Value, &self.env);
        rest.iter().all(|(other, _)| {
            let theirs = access::of_expr(other, Position::Value, &self.env);
            let touched = |local: &LocalId| {
                let others = self.named(&theirs, *local);
                let is_named = |path: &MemberPath| others.iter().any(|other| other.overlaps(path));
                theirs.effects.contains_key(local) || self.named(&mine, *local).iter().any(is_named)
            };
            !mine.uses.iter().any(touched)
        })
    }

    /// By what the code names the local: members, or (empty path) the whole. The members of a union are one place.
    fn named(&self, access: &Access, local: LocalId) -> Vec<MemberPath> {
        let mentions = access.mentions.iter().chain(&access.assigned);
        let paths: Vec<_> = mentions
            .filter(|(of, _)| *of == local)
            .map(|(_, path)| path.clone())
            .collect();
        let is_read = !paths.is_empty() && paths.iter().all(|path| self.env.is_plain(path));
        if is_read || !access.uses.contains(&local) {
            paths
        } else {
            vec![MemberPath::default()]
        }
    }
}

/// `place.as_mut_ptr()`, `place.as_mut_ptr().add(1)`: as a borrow, taken after the suspension, across which the place may move.
fn is_pointer_to(expr: &Expr) -> bool {
    match purity::peel(expr) {
        Expr::MethodCall(call) => match &*call.method.to_string() {
            "as_ptr" | "as_mut_ptr" => {
                call.args.is_empty() && purity::is_pure_place(&call.receiver)
            }
            name => {
                POINTING_ON.contains(&name)
                    && call.args.iter().all(purity::is_pure)
                    && is_pointer_to(&call.receiver)
            }
        },
        Expr::RawAddr(raw) => purity::is_pure_place(&raw.expr),
        Expr::Cast(cast) => {
            matches!(*cast.ty, syn::Type::Ptr(_))
                && (purity::is_pure_borrow(&cast.expr) || is_pointer_to(&cast.expr))
        }
        _ => false,
    }
}
