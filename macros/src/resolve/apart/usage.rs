//! By which members a statement names a `&mut`, and whether it names it otherwise.
//!
//! ```text
//! for x in &this.items { this.sum += this.offset * x }        .items and .offset are only looked at, .sum is not
//! this.finish();                                              `this` itself is named
//! ```
//!
//! Rule: what can't be read names the `&mut` itself; and a member is only looked at where nothing could change it, whatever its type.

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

pub(super) struct Usage<'a> {
    name: &'a Ident,
    /// Named as a whole, or in a way that can't be read.
    pub(super) is_whole: bool,
    /// Of each, whether it is only looked at.
    pub(super) members: Map<MemberPath, bool>,
}

impl<'a> Usage<'a> {
    pub(super) fn of(stmt: &Stmt, name: &'a Ident) -> Self {
        let mut usage = Self {
            name,
            is_whole: false,
            members: Map::new(),
        };
        usage.visit_stmt(stmt);
        usage
    }

    fn note(&mut self, path: MemberPath, is_look: bool) {
        *self.members.or_insert(path, is_look) &= is_look;
    }

    /// An expression whose value is only looked at, or copied.
    fn look(&mut self, expr: &Expr) {
        let place = peel(expr);
        if let Some(path) = member(place, self.name) {
            return self.note(path, true);
        }
        match place {
            Expr::Index(place) => {
                self.look(&place.expr);
                self.look(&place.index);
            }
            Expr::Field(place) => self.look(&place.base),
            other => self.visit_expr(other),
        }
    }

    fn operands(&mut self, known: &StdMacro) {
        let verbatim = known.verbatim();
        let mut captures = known.captures.iter().chain(&verbatim);
        self.is_whole |= captures.any(|capture| is(capture, self.name));
        for operand in &known.operands {
            match operand.by {
                By::Ref => self.look(&operand.expr),
                By::Value | By::Scrutinee => self.visit_expr(&operand.expr),
            }
        }
        known
            .guard()
            .into_iter()
            .for_each(|guard| self.visit_expr(guard));
    }

    fn mentions(&mut self, mentions: &[Ident]) {
        let mut mentions = mentions.iter();
        self.is_whole |= mentions.any(|mention| is(mention, self.name));
    }
}

impl Visit for Usage<'_> {
    fn visit_stmt(&mut self, stmt: &Stmt) {
        if let Stmt::Local(stmt) = stmt
            && let (Pat::Ident(name), Some(init)) = (&stmt.pat, &stmt.init)
            && name.by_ref.is_none()
        {
            // A place gives a copy, for without a type a `&mut` in it is not reborrowed.
            self.look(&init.expr);
        } else {
            visit::visit_stmt(self, stmt);
        }
    }

    fn visit_expr(&mut self, expr: &Expr) {
        if let Some(path) = member(expr, self.name) {
            return self.note(path, false);
        }
        match expr {
            Expr::Path(path) => {
                self.is_whole |= path
                    .path
                    .get_ident()
                    .is_some_and(|name| is(name, self.name));
            }
            Expr::Reference(reference) if reference.mutability.is_none() => {
                self.look(&reference.expr);
            }
            Expr::MethodCall(call) if LOOKING.contains(&&*call.method.to_string()) => {
                self.look(&call.receiver);
                call.args.iter().for_each(|arg| self.visit_expr(arg));
            }
            Expr::Binary(binary) => {
                if is_compound(&binary.op) {
                    self.visit_expr(&binary.left);
                } else {
                    self.look(&binary.left);
                }
                self.look(&binary.right);
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

/// `.items` of `this.items`, and of `(*this).items`: of the name, the member that the expression is.
pub(super) fn member(expr: &Expr, name: &Ident) -> Option<MemberPath> {
    let Expr::Field(field) = expr else {
        return None;
    };
    let base = peel(&field.base);
    let around = if is_itself(base, name) {
        MemberPath::default()
    } else {
        member(base, name)?
    };
    Some(around.join(&MemberPath(vec![field.member.clone()])))
}

fn is_itself(expr: &Expr, name: &Ident) -> bool {
    match expr {
        Expr::Path(path) => path.path.get_ident().is_some_and(|path| is(path, name)),
        Expr::Unary(unary) => {
            matches!(unary.op, UnOp::Deref(_)) && is_itself(peel(&unary.expr), name)
        }
        _ => false,
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
