//! References to the generator's own locals that are kept across a suspension, and so cannot be.
//!
//! Takes the body and its facts; gives errors where syntax is sure, and where types decide, what is to be asked. The borrow checker
//! refuses each of these as well, but in words about the frame; here the user is told what to do instead.
//!
//! Rule: only what the borrow checker is certain to refuse. `let r = &local` borrows the local, whatever it is. What a method like
//! `iter` lends is the local's own if it is a collection, and somebody else's if it is a slice: the arms ask its type (the runtime's
//! `lend`); what a `&mut` lends on cannot be kept where the `&mut` is used again. All else is left to the borrow checker.
//!
//! ```text
//! let least = &limit; yield_!(1); use(least)                      // an error here
//! for letter in text.chars() { yield_!(letter) }                  // asked: `iter` is live at the resume, and `text` lent it
//! ```

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, Local, Pat, Stmt as Syn};

use crate::diag::{Diagnostics, message};
use crate::flow::Facts;
use crate::ir::{After, Body, Code, LocalId, LocalSet, NodeId, Scope, StmtKind, Syntax};
use crate::sorted::Map;

/// The statements that lend something that is kept, and the locals that lend it.
pub(crate) type Lenders = Map<NodeId, Lender>;

pub(crate) struct Lender {
    pub(crate) local: LocalId,
    /// Of what is lent.
    pub(crate) span: Span,
    /// The local is named as well after a suspension across which the reference is kept: it must not be one that was lent on.
    pub(crate) again: bool,
}

pub(crate) fn borrows(body: &Body, facts: &Facts, errors: &mut Diagnostics) -> Lenders {
    let mut assigned = LocalSet::new();
    assigned_in(&body.root, &mut assigned);
    let mut borrows = Borrows {
        body,
        assigned,
        kept: facts.live_at_resume.values().flatten().copied().collect(),
        live_at_resume: &facts.live_at_resume,
        lenders: Lenders::new(),
        errors,
    };
    borrows.scope(&body.root);
    borrows.lenders
}

struct Borrows<'a> {
    body: &'a Body,
    /// Named after some suspension, and not assigned anew before.
    kept: LocalSet,
    /// Given a value after their `let`, so that they may refer to something else by then.
    assigned: LocalSet,
    live_at_resume: &'a Map<NodeId, LocalSet>,
    lenders: Lenders,
    errors: &'a mut Diagnostics,
}

impl Borrows<'_> {
    fn scope(&mut self, scope: &Scope) {
        for stmt in &scope.stmts {
            if let StmtKind::Code(code) = &stmt.kind {
                self.code(stmt.id, code);
            }
            for inner in stmt.kind.scopes() {
                self.scope(inner);
            }
        }
    }

    /// A `let` of one plain name.
    fn code(&mut self, node: NodeId, code: &Code) {
        let (Syntax::Stmt(Syn::Local(stmt)), [declared]) = (&code.syntax, &*code.declares) else {
            return;
        };
        if !self.kept.contains(declared) || self.assigned.contains(declared) {
            return;
        }
        let Some((is_typed, init)) = plain_let(stmt) else {
            return;
        };
        let is_let = self.body.local(*declared).user;
        let lent = if is_let { Some(init) } else { iterated(init) };
        let Some(lent) = lent.map(peel) else {
            return;
        };
        // A written type may reborrow what the local refers to, and `into_iter` may be anybody's.
        let exact = is_let && !is_typed;
        if let (true, Some(local)) = (exact, borrowed(lent).and_then(|it| self.named(code, it))) {
            let name = &self.body.local(local).name;
            self.errors.push(lent, message::borrowed_across_yield(name));
        } else if let Some(local) = lender(lent, exact).and_then(|it| self.named(code, it)) {
            let (span, again) = (lent.span(), self.meet(local, *declared));
            self.lenders.insert(node, Lender { local, span, again });
        }
    }

    /// Whether both are named after the same suspension.
    fn meet(&self, lender: LocalId, kept: LocalId) -> bool {
        let mut live = self.live_at_resume.values();
        live.any(|live| live.contains(&lender) && live.contains(&kept))
    }

    /// The local that a path names: no other of that name is used by the code.
    fn named(&self, code: &Code, place: &Expr) -> Option<LocalId> {
        let Expr::Path(path) = place else {
            return None;
        };
        let name = path.path.get_ident()?.unraw();
        let mut used = code.access.uses.iter().copied();
        used.find(|used| self.body.local(*used).name.unraw() == name)
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

/// `let name[: type] = value;`: whether it has a type, and the value.
fn plain_let(stmt: &Local) -> Option<(bool, &Expr)> {
    let init = stmt.init.as_ref().filter(|init| init.diverge.is_none())?;
    let (pat, is_typed) = match &stmt.pat {
        Pat::Type(typed) => (&*typed.pat, true),
        pat => (pat, false),
    };
    let is_plain =
        matches!(pat, Pat::Ident(name) if name.by_ref.is_none() && name.subpat.is_none());
    is_plain.then_some((is_typed, &*init.expr))
}

/// What a `for` goes over: `lower` writes `IntoIterator::into_iter(it)`.
fn iterated(init: &Expr) -> Option<&Expr> {
    let Expr::Call(call) = init else {
        return None;
    };
    let Expr::Path(path) = &*call.func else {
        return None;
    };
    let last = path.path.segments.last()?;
    call.args.first().filter(|_| last.ident == "into_iter")
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

/// `x` in `&x`
fn borrowed(lent: &Expr) -> Option<&Expr> {
    match lent {
        Expr::Reference(reference) => Some(peel(&reference.expr)),
        _ => None,
    }
}

/// What lends its own, if it is a collection: `x` in `&x`, `&x[1..]`, `x.iter()`.
fn lender(lent: &Expr, exact: bool) -> Option<&Expr> {
    match borrowed(lent) {
        Some(Expr::Index(place)) => {
            let sure = exact || matches!(peel(&place.index), Expr::Range(_));
            Some(peel(&place.expr)).filter(|_| sure)
        }
        Some(place) => Some(place),
        None => lending_receiver(lent),
    }
}

/// `x` in `x.iter().enumerate()`: of a chain whose value refers to `x` to its end.
fn lending_receiver(mut expr: &Expr) -> Option<&Expr> {
    loop {
        let Expr::MethodCall(call) = expr else {
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

/// Methods of collections, and of strings, whose value refers to them.
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
