//! Which members of what a `&mut` points to are referred to, while the `&mut` is named after the same suspension.
//!
//! Takes the body and its facts; gives the name of the `&mut` and the members, to be taken apart (`resolve::take_apart`).
//!
//! ```text
//! for x in &this.items { this.sum += x; yield_!(this.sum) }           .items of `this`: the loop's iterator is live at the resume, and so is `this`
//! ```
//!
//! Rule: a guess, by which nothing is refused and nothing changes but where references lie. Where a value may refer to a member, and a
//! `&mut` that moves would be an error, it is taken to do so.

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::punctuated::Punctuated;
use syn::{BinOp, Expr, ExprMethodCall, Stmt as Syn, Token, UnOp};

use super::lent::{LENDING, LENDING_ONE, LOCKING, PASSING_ON, PICKING, REMAKING, UNWRAPPING};
use crate::flow::Facts;
use crate::ir::{Body, Code, LocalId, LocalSet, MemberPath, Scope, Stmt, StmtKind, Syntax};
use crate::sorted::Map;
use crate::syntax::peel;
use crate::visitors::visit::{self, Visit};

/// By the `&mut`, the members, each with the name by which a value that refers to it has it.
type Members = Map<LocalId, Referred>;

pub(crate) type Referred = Map<MemberPath, Ident>;

pub(crate) fn apart(body: &Body, facts: &Facts) -> Vec<(Ident, Referred)> {
    let mut apart = Apart {
        body,
        exclusive: LocalSet::new(),
        referring: Map::new(),
    };
    apart.scope(&body.root);
    let mut members = Members::new();
    for live in facts.live_at_resume.values() {
        let referring = live.iter().filter_map(|local| apart.referring.get(local));
        for (lender, paths) in referring.flatten() {
            if live.contains(lender) {
                merge(members.or_default(*lender), paths);
            }
        }
    }
    let name = |local: &LocalId| body.local(*local).name.clone();
    let members = members.iter();
    members
        .map(|(local, paths)| (name(local), paths.clone()))
        .collect()
}

struct Apart<'a> {
    body: &'a Body,
    /// What is a `&mut`, or an iterator over such, beside what plainly is one.
    exclusive: LocalSet,
    /// By each local, what its value may refer to.
    referring: Map<LocalId, Members>,
}

impl Apart<'_> {
    fn scope(&mut self, scope: &Scope) {
        for stmt in &scope.stmts {
            self.stmt(stmt);
            stmt.kind
                .scopes()
                .into_iter()
                .for_each(|inner| self.scope(inner));
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Code(code) => {
                if let Syntax::Stmt(Syn::Local(stmt)) = &code.syntax
                    && let Some(init) = &stmt.init
                {
                    self.gets(&code.declares, code, &init.expr);
                }
            }
            StmtKind::Assign { local, value, .. } => {
                if let Syntax::Expr(expr) = &value.syntax {
                    self.gets(&[*local], value, expr);
                }
            }
            StmtKind::If { cond, then, .. } => {
                if let Syntax::Expr(expr) = &cond.syntax {
                    self.condition(&then.declares, cond, expr);
                }
            }
            StmtKind::Match { scrutinee, arms } => {
                if let Syntax::Expr(expr) = &scrutinee.syntax {
                    let arms = arms.iter();
                    arms.for_each(|arm| self.gets(&arm.body.declares, scrutinee, expr));
                }
            }
            _ => {}
        }
    }

    fn condition(&mut self, declared: &[LocalId], code: &Code, expr: &Expr) {
        match expr {
            Expr::Let(condition) => self.gets(declared, code, &condition.expr),
            Expr::Binary(chain) if matches!(chain.op, BinOp::And(_)) => {
                self.condition(declared, code, &chain.left);
                self.condition(declared, code, &chain.right);
            }
            _ => {}
        }
    }

    /// The locals get (some of) the value.
    fn gets(&mut self, locals: &[LocalId], code: &Code, value: &Expr) {
        if let [local] = locals
            && self.gives_exclusive(code, value)
        {
            self.exclusive.insert(*local);
        }
        let mut referred = Members::new();
        let mut places = Places::default();
        places.value(value);
        for Place {
            name,
            path,
            is_borrowed,
        } in places.found
        {
            let Some(local) = super::named(self.body, code, &name) else {
                continue;
            };
            if let Some(passed_on) = self.referring.get(&local) {
                merge_all(&mut referred, passed_on);
            }
            if self.is_exclusive(local) && (is_borrowed || !path.is_empty()) {
                referred.or_default(local).or_insert(path, name);
            }
        }
        if !referred.is_empty() {
            for local in locals {
                merge_all(self.referring.or_default(*local), &referred);
            }
        }
    }

    fn is_exclusive(&self, local: LocalId) -> bool {
        self.body.local(local).reborrows || self.exclusive.contains(&local)
    }

    /// Whether the value, or what a pattern of one name binds of it, or its items are `&mut`s.
    fn gives_exclusive(&self, code: &Code, value: &Expr) -> bool {
        let value = peel(value);
        match value {
            Expr::Reference(reference) => reference.mutability.is_some(),
            Expr::MethodCall(call) => {
                let name = call.method.unraw().to_string();
                let is_in = |names: &[&str]| names.contains(&&*name);
                if is_in(LENDING) || is_in(LENDING_ONE) {
                    name.ends_with("_mut")
                } else {
                    (is_in(SIFTING) || is_in(UNWRAPPING))
                        && self.gives_exclusive(code, &call.receiver)
                }
            }
            Expr::Call(_) => match (super::iterated(value), stepped(value)) {
                (Some(iterated), _) => self.gives_exclusive(code, iterated),
                (None, Some(iter)) => self.gives_exclusive(code, iter),
                (None, None) => false,
            },
            Expr::Path(path) => {
                let name = path.path.get_ident();
                let local = name.and_then(|name| super::named(self.body, code, name));
                local.is_some_and(|local| self.is_exclusive(local))
            }
            _ => false,
        }
    }
}

/// What a `for` takes its next item from: `lower` writes `Iterator::next(&mut iter)`.
fn stepped(step: &Expr) -> Option<&Expr> {
    match step {
        Expr::Call(call) if super::calls(call, "next") => match call.args.first()? {
            Expr::Reference(iter) => Some(&iter.expr),
            _ => None,
        },
        _ => None,
    }
}

fn merge_all(into: &mut Members, from: &Members) {
    for (local, referred) in from {
        merge(into.or_default(*local), referred);
    }
}

fn merge(into: &mut Referred, from: &Referred) {
    for (path, name) in from {
        into.or_insert(path.clone(), name.clone());
    }
}

/// A place that a value may refer to, or a variable whose value it may be.
struct Place {
    name: Ident,
    path: MemberPath,
    /// It is borrowed, as sure as a method's name can tell.
    is_borrowed: bool,
}

#[derive(Default)]
struct Places {
    found: Vec<Place>,
}

impl Places {
    fn value(&mut self, value: &Expr) {
        match peel(value) {
            Expr::Reference(reference) => self.place(&reference.expr, true),
            Expr::MethodCall(call) => self.method(call),
            Expr::Call(call) => match (super::iterated(value), stepped(value)) {
                (Some(iterated), _) => self.iterated(iterated),
                (None, Some(iter)) => self.value(iter),
                (None, None) => self.values(&call.args),
            },
            Expr::Struct(literal) => {
                let fields = literal.fields.iter();
                fields.for_each(|field| self.value(&field.expr));
            }
            Expr::Tuple(tuple) => self.values(&tuple.elems),
            Expr::Array(array) => self.values(&array.elems),
            Expr::Try(inner) => self.value(&inner.expr),
            Expr::Closure(closure) if closure.capture.is_none() => self.visit_expr(&closure.body),
            Expr::Path(_) => self.note(value, false),
            _ => {}
        }
    }

    fn values(&mut self, values: &Punctuated<Expr, Token![,]>) {
        values.iter().for_each(|value| self.value(value));
    }

    fn method(&mut self, call: &ExprMethodCall) {
        let name = call.method.unraw().to_string();
        let is_in = |names: &[&str]| names.contains(&&*name);
        if is_in(LENDING) || is_in(LENDING_ONE) || is_in(LOCKING) {
            self.place(&call.receiver, true);
        } else if is_own(call) {
            // Nothing is referred to any longer.
        } else if is_in(PASSING_ON) || is_in(PICKING) || is_in(UNWRAPPING) || is_in(OTHERS) {
            self.value(&call.receiver);
            self.values(&call.args);
        }
    }

    /// What a loop goes over refers to where it comes from, more likely than not, whatever the method.
    fn iterated(&mut self, iterated: &Expr) {
        match peel(iterated) {
            Expr::MethodCall(call) => {
                let name = call.method.unraw().to_string();
                self.place(&call.receiver, LENDING.contains(&&*name));
                self.values(&call.args);
            }
            value => self.value(value),
        }
    }

    /// A place whose value is, or may be, borrowed.
    fn place(&mut self, place: &Expr, is_borrowed: bool) {
        match path(place) {
            Some(_) => self.note(place, is_borrowed),
            None => self.value(place),
        }
    }

    fn note(&mut self, place: &Expr, is_borrowed: bool) {
        self.found.extend(path(place).map(|(name, path, _)| Place {
            name: name.clone(),
            path,
            is_borrowed,
        }));
    }
}

/// All that a closure names, it may refer to.
impl Visit for Places {
    fn visit_expr(&mut self, expr: &Expr) {
        match path(expr) {
            Some(_) => self.note(expr, false),
            None => visit::visit_expr(self, expr),
        }
    }
}

/// Whether the value is one element, or several, and they are its own: `list.first().copied()`, `list.iter().map(f).max()`.
fn is_own(call: &ExprMethodCall) -> bool {
    let is_in =
        |call: &ExprMethodCall, names: &[&str]| names.iter().any(|name| call.method == name);
    let Expr::MethodCall(inner) = peel(&call.receiver) else {
        return false;
    };
    if is_in(call, &["cloned", "copied"]) {
        return is_in(inner, LENDING_ONE) || is_in(inner, PICKING);
    }
    (is_in(call, PICKING) || is_in(call, &["collect"])) && remakes(inner)
}

/// Whether an iterator in the chain makes items of its own.
fn remakes(call: &ExprMethodCall) -> bool {
    REMAKING.iter().any(|name| call.method == name)
        || matches!(peel(&call.receiver), Expr::MethodCall(inner) if remakes(inner))
}

/// What the place begins with, the members from there as far as they are told by name, and whether that is all of the place.
fn path(place: &Expr) -> Option<(&Ident, MemberPath, bool)> {
    match peel(place) {
        Expr::Path(path) => Some((path.path.get_ident()?, MemberPath::default(), true)),
        Expr::Field(field) => {
            let (name, around, is_all) = path(&field.base)?;
            let member = MemberPath(vec![field.member.clone()]);
            let path = if is_all { around.join(&member) } else { around };
            Some((name, path, is_all))
        }
        Expr::Index(index) => path(&index.expr).map(|(name, path, _)| (name, path, false)),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
            let (name, path, is_all) = path(&unary.expr)?;
            // `(*this).items` is `this.items`.
            let is_all = is_all && path.is_empty();
            Some((name, path, is_all))
        }
        _ => None,
    }
}

/// Methods of iterators whose items are those of their receiver.
const SIFTING: &[&str] = &[
    "by_ref",
    "filter",
    "inspect",
    "peekable",
    "rev",
    "skip",
    "skip_while",
    "step_by",
    "take",
    "take_while",
];

/// Methods whose value may hold their receiver, beside those that pass it on.
const OTHERS: &[&str] = &["by_ref", "collect", "flatten", "into_iter"];
