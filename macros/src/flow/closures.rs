//! Takes the lowered [`Body`]; gives it with those closures `move` that are kept across a suspension and name nothing of the frame but copies.
//!
//! ```text
//! for n in list.into_iter().map(|n| n * factor) { yield_!(n) }         .. .map(move |n| n * factor) ..
//! ```
//!
//! The plain function's closure borrows `factor`, which nothing changes meanwhile: so a copy is alike, and can be kept where `factor` moves. Rule
//! kept: only of what syntax shows to be a copy, and that the closure neither changes nor lends.

use proc_macro2::Span;
use quote::ToTokens;
use syn::{Expr, ExprClosure, Macro, Token, Type};

use super::Entry;
use super::graph::Graph;
use super::liveness;
use crate::access::is_of_numbers;
use crate::ir::{Access, Body, Code, Local, LocalId, LocalSet, Scope, StmtKind, Syntax};
use crate::syntax::{is_compound, peel};
use crate::visitors::visit::{self, Visit};
use crate::visitors::visit_mut::{self, VisitMut};
use crate::{std_macros, tokens};

pub(super) fn take_copies(body: &mut Body) {
    let mut has_closures = false;
    body.root.each_stmt(&mut |stmt| {
        let mut codes = stmt.kind.codes().into_iter();
        has_closures |= codes.any(|code| !code.access.captured.is_empty());
    });
    if has_closures {
        let kept = kept(body);
        take_in(&mut body.root, &body.locals, &kept);
    }
}

/// What is named behind a suspension, and what that was made of.
fn kept(body: &Body) -> LocalSet {
    let graph = Graph::new(body);
    let live = liveness::liveness(&graph, &[]);
    let (mut kept, mut codes) = (LocalSet::new(), Vec::new());
    body.root.each_stmt(&mut |stmt| match &stmt.kind {
        StmtKind::Suspend(_) => kept.extend(live[Entry::Resume(stmt.id).index()].iter()),
        StmtKind::Code(code) => codes.push((code.declares.as_slice(), code)),
        StmtKind::Assign { local, value, .. } => codes.push((std::slice::from_ref(local), value)),
        _ => {}
    });
    for (made, code) in codes.into_iter().rev() {
        if made.iter().any(|local| kept.contains(local)) {
            kept.extend(code.access.uses.iter().copied());
        }
    }
    kept
}

fn take_in(scope: &mut Scope, locals: &[Local], kept: &LocalSet) {
    for stmt in &mut scope.stmts {
        match &mut stmt.kind {
            StmtKind::Code(code) if code.declares.iter().any(|local| kept.contains(local)) => {
                take(code, locals);
            }
            StmtKind::Assign { local, value, .. } if kept.contains(local) => take(value, locals),
            _ => {}
        }
        for inner in stmt.kind.scopes_mut() {
            take_in(inner, locals, kept);
        }
    }
}

fn take(code: &mut Code, locals: &[Local]) {
    let Code { syntax, access, .. } = code;
    if access.captured.is_empty() {
        return;
    }
    let mut taking = Taking { access, locals };
    match syntax {
        Syntax::Stmt(stmt) => taking.visit_stmt_mut(stmt),
        Syntax::Expr(expr) => taking.visit_expr_mut(expr),
    }
}

struct Taking<'a> {
    access: &'a mut Access,
    locals: &'a [Local],
}

impl VisitMut for Taking<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Closure(closure) => self.closure(closure),
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }
}

impl Taking<'_> {
    fn closure(&mut self, closure: &mut ExprClosure) {
        let named = self.named(closure);
        if closure.capture.is_none() && self.are_copies(&named) && self.reads(closure, &named) {
            closure.capture = Some(Token![move](Span::mixed_site()));
            // What is in place is a reference, and no copy.
            self.access.opaque.extend(named);
        }
    }

    /// What the closure may name of the frame.
    fn named(&self, closure: &ExprClosure) -> Vec<LocalId> {
        let mentions = tokens::mentions(closure.body.to_token_stream());
        let access = &self.access;
        let all = access.uses.iter().chain(access.effects.keys()).copied();
        let is_named = |local: &LocalId| {
            let name = &self.locals[local.0 as usize].name;
            tokens::first_of(&mentions, name).is_some()
        };
        all.filter(is_named).collect()
    }

    /// And not references alone, which the closure reaches through.
    fn are_copies(&self, named: &[LocalId]) -> bool {
        let mut locals = named.iter().map(|local| &self.locals[local.0 as usize]);
        locals.clone().any(|local| !is_shared(local))
            && locals.all(|local| local.copy || local.number || local.counts || is_shared(local))
    }

    fn reads(&self, closure: &ExprClosure, named: &[LocalId]) -> bool {
        let list = |are_shared: bool| {
            let locals = named.iter().map(|local| &self.locals[local.0 as usize]);
            let locals = locals.filter(|local| is_shared(local) == are_shared);
            locals.map(|local| local.name.to_string()).collect()
        };
        let mut reading = Reading {
            references: list(true),
            values: list(false),
            alone: true,
        };
        reading.visit_expr(&closure.body);
        reading.alone
    }
}

/// Whether nothing but reading is done to the names.
struct Reading {
    references: Vec<String>,
    values: Vec<String>,
    alone: bool,
}

impl Reading {
    /// Whether it is such a reference, or a value or a part of one.
    fn is_named(&self, expr: &Expr) -> bool {
        is_one_of(&self.references, expr) || self.is_of_value(expr)
    }

    fn is_of_value(&self, expr: &Expr) -> bool {
        match peel(expr) {
            Expr::Field(inner) => self.is_of_value(&inner.base),
            Expr::Index(inner) => self.is_of_value(&inner.expr),
            expr => is_one_of(&self.values, expr),
        }
    }
}

impl Visit for Reading {
    fn visit_expr(&mut self, expr: &Expr) {
        let changed = match expr {
            Expr::Assign(inner) => self.is_named(&inner.left),
            Expr::Binary(inner) => is_compound(&inner.op) && self.is_named(&inner.left),
            Expr::Reference(inner) => self.is_named(&inner.expr),
            Expr::RawAddr(inner) => self.is_named(&inner.expr),
            Expr::MethodCall(call) => {
                !is_of_numbers(&call.method.to_string()) && self.is_of_value(&call.receiver)
            }
            _ => false,
        };
        self.alone &= !changed;
        visit::visit_expr(self, expr);
    }

    fn visit_macro(&mut self, mac: &Macro) {
        self.alone &= std_macros::is_standard(mac);
    }
}

fn is_shared(local: &Local) -> bool {
    matches!(&local.ty, Some(Type::Reference(ty)) if ty.mutability.is_none())
}

fn is_one_of(names: &[String], expr: &Expr) -> bool {
    let name = match peel(expr) {
        Expr::Path(path) => path.path.get_ident(),
        _ => None,
    };
    name.is_some_and(|name| names.iter().any(|known| name == known))
}
