//! Says no to a reference to the generator's own local that is kept across a suspension, where syntax alone is sure of it.
//!
//! Takes the body and its facts; gives errors. rustc refuses each of these as well, but in words about the frame, where the local
//! moves while it is borrowed; here the user is told what to do instead.
//!
//! Rule: only what rustc is certain to refuse. `&local` in a `let` without a type borrows the local, whatever it is. What a method
//! lends is the local's own if the local plainly owns it: a `String`, a `Vec`, an array. All else is left to rustc.
//!
//! ```text
//! fn letters(text: String) { for letter in text.chars() { yield_!(letter) } }
//!                                          ^^^^^^^^^^^^ reported: `iter` is live at the resume, and borrows `text`
//! ```

use std::collections::BTreeSet;

use syn::ext::IdentExt;
use syn::{Expr, FnArg, ImplItemFn, Local, Pat, Stmt as Syn, Type};

use crate::diag::{Diagnostics, message};
use crate::flow::Facts;
use crate::ir::{After, Body, Code, LocalId, LocalSet, Scope, StmtKind, Syntax};

pub(crate) fn check(function: &ImplItemFn, body: &Body, facts: &Facts, errors: &mut Diagnostics) {
    let mut assigned = LocalSet::new();
    assigned_in(&body.root, &mut assigned);
    let mut borrows = Borrows {
        body,
        assigned,
        kept: facts.live_at_resume.values().flatten().copied().collect(),
        owners: owning_parameters(function, body),
        errors,
    };
    borrows.scope(&body.root);
}

struct Borrows<'a> {
    body: &'a Body,
    /// Named after some suspension, and not assigned anew before.
    kept: LocalSet,
    /// Given a value after their `let`, so that they may refer to something else by then.
    assigned: LocalSet,
    /// Locals of a type that owns what its methods lend.
    owners: BTreeSet<LocalId>,
    errors: &'a mut Diagnostics,
}

impl Borrows<'_> {
    fn scope(&mut self, scope: &Scope) {
        for stmt in &scope.stmts {
            if let StmtKind::Code(code) = &stmt.kind {
                self.code(code);
            }
            for inner in stmt.kind.scopes() {
                self.scope(inner);
            }
        }
    }

    /// A `let` of one plain name.
    fn code(&mut self, code: &Code) {
        let (Syntax::Stmt(Syn::Local(stmt)), [declared]) = (&code.syntax, &*code.declares) else {
            return;
        };
        let Some((ty, init)) = plain_let(stmt) else {
            return;
        };
        if ty.map_or_else(|| makes_owner(init), is_owner) {
            self.owners.insert(*declared);
        }
        if !self.kept.contains(declared) {
            return;
        }
        let is_let = self.body.local(*declared).user;
        let lent = if is_let {
            (!self.assigned.contains(declared)).then_some(init)
        } else {
            iterated(init)
        };
        let exact = is_let && ty.is_none();
        if let Some(lent) = lent
            && let Some(lender) = self.lender(code, lent, exact)
        {
            let name = &self.body.local(lender).name;
            self.errors.push(lent, message::borrowed_across_yield(name));
        }
    }

    /// The local that the expression surely borrows. Unless it is kept exactly as it is, it may be turned into what the local itself
    /// refers to: by the written type's coercion, or by `into_iter`.
    fn lender(&self, code: &Code, lent: &Expr, exact: bool) -> Option<LocalId> {
        match peel(lent) {
            Expr::Reference(reference) => match peel(&reference.expr) {
                Expr::Index(place) => {
                    let sure = exact || matches!(peel(&place.index), Expr::Range(_));
                    let lender = self.owner(code, &place.expr);
                    lender.filter(|_| sure)
                }
                place if exact => self.named(code, place),
                place => self.owner(code, place),
            },
            Expr::MethodCall(_) => self.owner(code, lending_receiver(lent)?),
            _ => None,
        }
    }

    fn owner(&self, code: &Code, place: &Expr) -> Option<LocalId> {
        let named = self.named(code, peel(place));
        named.filter(|local| self.owners.contains(local))
    }

    /// The local that a path names; as the code names no other local of that name, it is that.
    fn named(&self, code: &Code, place: &Expr) -> Option<LocalId> {
        let Expr::Path(path) = place else {
            return None;
        };
        let name = path.path.get_ident()?.unraw();
        let mut named =
            (code.access.uses.iter()).filter(|used| self.body.local(**used).name.unraw() == name);
        named.next().copied()
    }
}

fn assigned_in(scope: &Scope, assigned: &mut LocalSet) {
    for stmt in &scope.stmts {
        if let StmtKind::Assign { local, .. } = &stmt.kind {
            assigned.insert(*local);
        }
        for code in stmt.kind.codes() {
            let effects = code.access.effects.iter();
            let gives = effects.filter(|(_, effect)| effect.from_gone != After::Gone);
            assigned.extend(gives.map(|(local, _)| *local));
        }
        for inner in stmt.kind.scopes() {
            assigned_in(inner, assigned);
        }
    }
}

fn owning_parameters(function: &ImplItemFn, body: &Body) -> BTreeSet<LocalId> {
    let params = (0..).map(LocalId).zip(&body.locals);
    let params = params.filter(|(_, local)| local.param).map(|(id, _)| id);
    let inputs = function.sig.inputs.iter().zip(params);
    inputs
        .filter(|(input, _)| match input {
            FnArg::Typed(argument) => is_plain(&argument.pat) && is_owner(&argument.ty),
            FnArg::Receiver(_) => false,
        })
        .map(|(_, local)| local)
        .collect()
}

/// `let name[: type] = value;`
fn plain_let(stmt: &Local) -> Option<(Option<&Type>, &Expr)> {
    let init = stmt.init.as_ref()?;
    let (pat, ty) = match &stmt.pat {
        Pat::Type(typed) => (&*typed.pat, Some(&*typed.ty)),
        pat => (pat, None),
    };
    (is_plain(pat) && init.diverge.is_none()).then_some((ty, &*init.expr))
}

fn is_plain(pat: &Pat) -> bool {
    matches!(pat, Pat::Ident(name) if name.by_ref.is_none() && name.subpat.is_none())
}

fn peel(mut expr: &Expr) -> &Expr {
    loop {
        match expr {
            Expr::Paren(inner) => expr = &inner.expr,
            Expr::Group(inner) => expr = &inner.expr,
            _ => return expr,
        }
    }
}

/// What a `for` goes over: `lower` writes `IntoIterator::into_iter(it)`.
fn iterated(init: &Expr) -> Option<&Expr> {
    match init {
        Expr::Call(call) if is_named(&call.func, "into_iter") => call.args.first(),
        _ => None,
    }
}

fn is_named(function: &Expr, name: &str) -> bool {
    let Expr::Path(path) = function else {
        return false;
    };
    let last = path.path.segments.last();
    last.is_some_and(|last| last.ident == name)
}

/// `x` in `x.iter().enumerate()`: of a chain whose value refers to `x` to its end.
fn lending_receiver(mut expr: &Expr) -> Option<&Expr> {
    loop {
        let Expr::MethodCall(call) = peel(expr) else {
            return None;
        };
        let (name, receiver) = (call.method.unraw().to_string(), peel(&call.receiver));
        let lends = LENDING.contains(&&*name);
        match receiver {
            Expr::MethodCall(_) if lends || PASSING_ON.contains(&&*name) => expr = receiver,
            Expr::Path(_) if lends => return Some(receiver),
            _ => return None,
        }
    }
}

fn is_owner(ty: &Type) -> bool {
    match ty {
        Type::Array(_) => true,
        Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|last| OWNERS.contains(&&*last.ident.to_string())),
        _ => false,
    }
}

/// `vec![..]`, `String::from(..)`, `[1, 2]`
fn makes_owner(init: &Expr) -> bool {
    match peel(init) {
        Expr::Array(_) | Expr::Repeat(_) => true,
        Expr::Macro(call) => call.mac.path.is_ident("vec") || call.mac.path.is_ident("format"),
        Expr::Call(call) => {
            let Expr::Path(path) = &*call.func else {
                return false;
            };
            let mut names = path
                .path
                .segments
                .iter()
                .rev()
                .map(|segment| segment.ident.to_string());
            let (made, ty) = (names.next(), names.next());
            made.is_some_and(|name| MAKERS.contains(&&*name))
                && ty.is_some_and(|name| OWNERS.contains(&&*name))
        }
        _ => false,
    }
}

/// Types of the standard library that own what their [`LENDING`] methods refer to.
const OWNERS: &[&str] = &[
    "BTreeMap",
    "BTreeSet",
    "BinaryHeap",
    "HashMap",
    "HashSet",
    "String",
    "Vec",
    "VecDeque",
];

/// Their functions that make one.
const MAKERS: &[&str] = &["default", "from", "from_iter", "new", "with_capacity"];

/// Their methods whose value refers to them.
#[rustfmt::skip]
const LENDING: &[&str] = &[
    "as_bytes", "as_mut_slice", "as_slice", "as_str", "bytes", "char_indices", "chars",
    "chunks", "chunks_exact", "chunks_mut", "drain", "iter", "iter_mut", "keys", "lines",
    "range", "split_ascii_whitespace", "split_whitespace", "trim", "trim_end", "trim_start",
    "values", "values_mut", "windows",
];

/// Methods of iterators whose value holds the iterator.
#[rustfmt::skip]
const PASSING_ON: &[&str] = &[
    "chain", "cloned", "copied", "cycle", "enumerate", "filter", "filter_map", "flat_map",
    "fuse", "inspect", "map", "map_while", "peekable", "rev", "scan", "skip", "skip_while",
    "step_by", "take", "take_while", "zip",
];
