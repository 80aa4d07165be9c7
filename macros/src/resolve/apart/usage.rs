//! By what a statement names a `&mut`, and what it does there.
//!
//! ```text
//! for x in &this.items { this.sum += this.offset * x }        .items and .offset are looked at, .sum is changed
//! this.finish();                                              `this` itself is named, the empty path, and may be changed
//! ```
//!
//! Rule: what can't be read changes the `&mut` itself; and what may change a place, by the type that it has, changes it.

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr, Item, Macro, Pat, Stmt, Token, UnOp};

use crate::ir::MemberPath;
use crate::sorted::Map;
use crate::std_macros::{self, By, StdMacro};
use crate::syntax::{is_compound, peel};
use crate::visitors::visit::{self, Visit};
use crate::{leap, tokens};

/// What is done with a place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Use {
    /// It is read or borrowed.
    Look,
    /// It is read or borrowed, as the name of a method tells.
    Method,
    Change,
}

pub(super) struct Usage<'a> {
    name: &'a Ident,
    /// Of each member, and of itself by the empty path, the most that is done.
    pub(super) places: Map<MemberPath, Use>,
}

impl<'a> Usage<'a> {
    pub(super) fn of(stmt: &Stmt, name: &'a Ident) -> Self {
        let mut usage = Self {
            name,
            places: Map::new(),
        };
        usage.visit_stmt(stmt);
        usage
    }

    fn note(&mut self, path: MemberPath, done: Use) {
        let most = self.places.or_insert(path, done);
        *most = done.max(*most);
    }

    /// An expression whose value is only looked at, or copied.
    fn look(&mut self, expr: &Expr, done: Use) {
        let place = peel(expr);
        if let Some(path) = place_of(place, self.name) {
            return self.note(path, done);
        }
        match place {
            Expr::Index(place) => {
                self.look(&place.expr, done);
                self.look(&place.index, Use::Look);
            }
            Expr::Field(place) => self.look(&place.base, done),
            other => self.visit_expr(other),
        }
    }

    fn operands(&mut self, known: &StdMacro) {
        if known.captures.iter().any(|capture| is(capture, self.name)) {
            self.note(MemberPath::default(), Use::Look);
        }
        self.mentions(&known.verbatim());
        for operand in &known.operands {
            match operand.by {
                By::Ref => self.look(&operand.expr, Use::Look),
                By::Value | By::Scrutinee => self.visit_expr(&operand.expr),
            }
        }
        known
            .guard()
            .into_iter()
            .for_each(|guard| self.visit_expr(guard));
    }

    fn mentions(&mut self, mentions: &[Ident]) {
        if mentions.iter().any(|mention| is(mention, self.name)) {
            self.note(MemberPath::default(), Use::Change);
        }
    }
}

impl Visit for Usage<'_> {
    fn visit_stmt(&mut self, stmt: &Stmt) {
        if let Stmt::Local(stmt) = stmt
            && let (Pat::Ident(name), Some(init)) = (&stmt.pat, &stmt.init)
            && name.by_ref.is_none()
        {
            // A place gives a copy, for without a type a `&mut` in it is not reborrowed.
            self.look(&init.expr, Use::Look);
        } else {
            visit::visit_stmt(self, stmt);
        }
    }

    fn visit_expr(&mut self, expr: &Expr) {
        if let Some(path) = place_of(expr, self.name) {
            return self.note(path, Use::Change);
        }
        match expr {
            Expr::Reference(reference) if reference.mutability.is_none() => {
                self.look(&reference.expr, Use::Look);
            }
            Expr::MethodCall(call) if LOOKING.contains(&&*call.method.to_string()) => {
                self.look(&call.receiver, Use::Method);
                call.args.iter().for_each(|arg| self.visit_expr(arg));
            }
            Expr::Binary(binary) => {
                if is_compound(&binary.op) {
                    self.visit_expr(&binary.left);
                } else {
                    self.look(&binary.left, Use::Look);
                }
                self.look(&binary.right, Use::Look);
            }
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_macro(&mut self, mac: &Macro) {
        if leap::yield_macro(mac).is_some()
            && let Ok(operands) = yielded(mac)
        {
            operands.iter().for_each(|operand| self.visit_expr(operand));
        } else if let Some(known) = std_macros::parse(mac) {
            self.operands(&known);
        } else {
            self.mentions(&tokens::mentions(mac.tokens.clone()));
        }
    }

    fn visit_item(&mut self, item: &Item) {
        if let Item::Macro(item) = item {
            self.mentions(&tokens::mentions_in_rules(item.mac.tokens.clone()));
        }
    }
}

/// The operands of a yield.
pub(super) fn yielded(mac: &Macro) -> syn::Result<Punctuated<Expr, Token![,]>> {
    Punctuated::parse_terminated.parse2(mac.tokens.clone())
}

/// Of the name, the member that the expression is: `.items` for `this.items` and `(*this).items`; the empty path for `this` and `*this`.
pub(super) fn place_of(expr: &Expr, name: &Ident) -> Option<MemberPath> {
    match expr {
        Expr::Path(path) => {
            let path = path.path.get_ident();
            path.is_some_and(|path| is(path, name))
                .then(MemberPath::default)
        }
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
            place_of(peel(&unary.expr), name).filter(MemberPath::is_empty)
        }
        Expr::Field(field) => {
            let around = place_of(peel(&field.base), name)?;
            Some(around.join(&MemberPath(vec![field.member.clone()])))
        }
        _ => None,
    }
}

pub(super) fn is(one: &Ident, other: &Ident) -> bool {
    one.unraw() == other.unraw()
}

/// Methods of std's types, and by custom of others', that take `&self`.
#[rustfmt::skip]
const LOOKING: &[&str] = &[
    "as_bytes", "as_deref", "as_ref", "as_slice", "as_str", "bytes", "capacity", "char_indices", "chars", "chunks", "chunks_exact",
    "clone", "cmp", "contains", "contains_key", "copied", "ends_with", "eq", "first", "first_key_value", "front", "back", "get",
    "get_key_value", "is_empty", "is_none", "is_ok", "is_some", "iter", "keys", "last", "last_key_value", "len", "lines",
    "partial_cmp", "range", "split", "split_whitespace", "starts_with", "to_owned", "to_string", "to_vec", "trim", "values", "windows",
];
