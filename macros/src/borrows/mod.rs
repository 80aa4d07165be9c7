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
//! let small = |n| n < limit; yield_!(1); use(small)               // asked: the closure borrows `limit`, unless that is a reference
//! ```

mod apart;
mod capture;
mod lent;

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Expr, ExprCall, Member, Pat, Stmt as Syn, Type};

pub(crate) use apart::{Referred, apart};
use lent::{Form, Lent, carried, is_raw, lends_on, lent};
pub(crate) use lent::{POINTING_ON, Question, iterates, lender};

use crate::diag::{Diagnostics, message};
use crate::flow::Facts;
use crate::ir::{After, Body, Code, LocalId, LocalSet, NodeId, Scope, Stmt, StmtKind, Syntax};
use crate::sorted::Map;
use crate::syntax::peel;
use crate::visitors::visit::{self, Visit};

/// What the arms ask types about references to the generator's own locals.
#[derive(Default)]
pub(crate) struct Questions {
    /// The statements that lend something that is kept, and the locals that lend it.
    pub(crate) lenders: Map<NodeId, Lender>,
    /// What closures that are kept name.
    pub(crate) captures: Vec<Capture>,
}

/// A closure that is kept, or is perhaps in a value that is, names a local as it borrows it.
pub(crate) struct Capture {
    /// Where it is made.
    pub(crate) node: NodeId,
    pub(crate) local: LocalId,
    /// It is taken as a value, so that it is borrowed if it is a copy.
    pub(crate) is_taken: bool,
    /// What holds the closure, if types say so; `None`: it is kept itself.
    pub(crate) holder: Option<LocalId>,
    /// Of the name in the closure, for what the macro writes there.
    pub(crate) span: Span,
}

pub(crate) struct Lender {
    pub(crate) local: LocalId,
    /// Of the local: what was lent.
    pub(crate) members: Vec<Member>,
    /// What has it then.
    kept: LocalId,
    pub(crate) question: Question,
    /// Of what is lent.
    pub(crate) span: Span,
    /// The local is named as well after a suspension across which the reference is kept: it must not be one that was lent on.
    pub(crate) again: bool,
}

pub(crate) fn borrows(body: &Body, facts: &Facts, errors: &mut Diagnostics) -> Questions {
    let mut assigned = LocalSet::new();
    assigned_in(&body.root, &mut assigned);
    let live = facts.live_at_resume.values().flatten().copied();
    let mut borrows = Borrows {
        body,
        assigned,
        kept: live.collect(),
        held: held(facts),
        live_at_resume: &facts.live_at_resume,
        questions: Questions::default(),
        errors,
    };
    borrows.pass_on(&body.root, &mut LocalSet::new());
    borrows.scope(&body.root);
    borrows.questions
}

struct Borrows<'a> {
    body: &'a Body,
    /// Named after some suspension, and not assigned anew before; or what such a local was lent by: `let word = text.trim()`.
    kept: LocalSet,
    /// In the frame at some suspension, named after it or not.
    held: LocalSet,
    /// Given a value after their `let`, so that they may refer to something else by then.
    assigned: LocalSet,
    live_at_resume: &'a Map<NodeId, LocalSet>,
    questions: Questions,
    errors: &'a mut Diagnostics,
}

impl Borrows<'_> {
    fn scope(&mut self, scope: &Scope) {
        for stmt in &scope.stmts {
            self.stmt(stmt);
            for inner in stmt.kind.scopes() {
                self.scope(inner);
            }
        }
    }

    /// What is lent by something that was lent itself is kept with it. `lenders`: of what is kept, so far; they are declared first.
    fn pass_on(&mut self, scope: &Scope, lenders: &mut LocalSet) {
        for stmt in scope.stmts.iter().rev() {
            for inner in stmt.kind.scopes().into_iter().rev() {
                self.pass_on(inner, lenders);
            }
            if let StmtKind::Code(code) = &stmt.kind
                && let (Syntax::Stmt(Syn::Local(stmt)), [declared]) =
                    (&code.syntax, &*code.declares)
                && let Some(init) = stmt.init.as_ref()
                && !self.assigned.contains(declared)
            {
                let value = peel(iterated(&init.expr).unwrap_or(&init.expr));
                if lenders.contains(declared) && lends_on(value, written(code)) {
                    self.kept.insert(*declared);
                }
                if self.kept.contains(declared) {
                    let lent = lent(value, Form::Converted, written(code));
                    let whole = lent.filter(|lent| lent.members.is_empty());
                    let root = whole.map(|lent| lent.root).or_else(|| carried(value));
                    lenders.extend(root.and_then(|root| self.named(code, root)));
                }
            }
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Code(code) => self.code(stmt.id, code),
            // A temporary, which is dropped at the end of its statement.
            StmtKind::Assign { local, value, .. } if !self.is_user(*local) => {
                if let Syntax::Expr(expr) = &value.syntax
                    && self.is_kept(*local, expr)
                {
                    self.keeps(stmt.id, value, peel(expr), *local, Form::Exact);
                }
            }
            StmtKind::If { cond, then, .. } => {
                if let Syntax::Expr(Expr::Let(cond_let)) = &cond.syntax {
                    let matched = peel(&cond_let.expr);
                    self.pattern(stmt.id, cond, matched, &cond_let.pat, &then.declares);
                }
            }
            StmtKind::Match { scrutinee, arms } => {
                if let Syntax::Expr(expr) = &scrutinee.syntax {
                    for arm in arms {
                        let declares = &arm.body.declares;
                        self.pattern(stmt.id, scrutinee, peel(expr), &arm.pat, declares);
                    }
                }
            }
            _ => {}
        }
    }

    /// A `let`.
    fn code(&mut self, node: NodeId, code: &Code) {
        let Syntax::Stmt(Syn::Local(stmt)) = &code.syntax else {
            return;
        };
        let Some(init) = stmt.init.as_ref().map(|init| &*init.expr) else {
            return;
        };
        let (pat, is_typed) = match &stmt.pat {
            Pat::Type(typed) => (&*typed.pat, true),
            pat => (pat, false),
        };
        match (&*code.declares, is_plain(pat)) {
            ([declared], true) => self.plain_let(node, code, *declared, (init, is_typed)),
            (declares, _) => self.pattern(node, code, peel(init), pat, declares),
        }
    }

    /// A `let` of one plain name.
    fn plain_let(
        &mut self,
        node: NodeId,
        code: &Code,
        declared: LocalId,
        (init, is_typed): (&Expr, bool),
    ) {
        let is_let = self.is_user(declared);
        // Of an operand that refers to a place the borrow is taken later; what a raw pointer points to may be another place by then.
        let is_whole = is_let || is_raw(peel(init));
        let value = if is_whole { Some(init) } else { iterated(init) };
        let Some(value) = value.map(peel) else {
            return;
        };
        if self.is_kept(declared, value) && !self.assigned.contains(&declared) {
            // A written type may reborrow what the local refers to, and `into_iter` may be anybody's.
            let form = if is_let && !is_typed {
                Form::Exact
            } else {
                Form::Converted
            };
            self.keeps(node, code, value, declared, form);
        }
    }

    /// What a pattern binds of a reference are references, but for what stands behind a `&`.
    fn pattern(
        &mut self,
        node: NodeId,
        code: &Code,
        matched: &Expr,
        pat: &Pat,
        declares: &[LocalId],
    ) {
        let is_kept =
            |local: &&LocalId| self.kept.contains(local) && !self.assigned.contains(local);
        let mut kept = declares.iter().filter(is_kept);
        if let (Some(kept), false) = (kept.next(), has_reference(pat)) {
            self.keeps(node, code, matched, *kept, Form::Matched);
        }
    }

    /// The local keeps what the value refers to.
    fn keeps(&mut self, node: NodeId, code: &Code, value: &Expr, kept: LocalId, form: Form) {
        // What holds a closure can't be taken apart, so a pattern binds what the closure made.
        if form != Form::Matched {
            self.holds(node, code, value, kept);
        }
        let Some(Lent {
            root,
            members,
            question,
        }) = lent(value, form, written(code))
        else {
            return;
        };
        let Some(local) = self.named(code, root) else {
            return;
        };
        if members.is_empty() && question == Question::Nothing {
            let name = &self.body.local(local).name;
            self.errors
                .push(value, message::borrowed_across_yield(name));
            return;
        }
        if members.is_empty() {
            // `x.borrow().iter()`: one answer is enough.
            let lenders = &mut self.questions.lenders;
            lenders.retain(|_, lender| lender.kept != local || lender.question != Question::Locks);
        }
        let again = !is_raw(value) && self.meet(local, kept);
        let span = value.span();
        let lender = Lender {
            local,
            members,
            kept,
            question,
            span,
            again,
        };
        self.questions.lenders.insert(node, lender);
    }

    /// The local keeps closures that are in the value.
    fn holds(&mut self, node: NodeId, code: &Code, value: &Expr, kept: LocalId) {
        for (closure, is_kept) in capture::closures(value) {
            let locals = capture::captured(closure, code, self.body).into_iter();
            let captures = locals.map(|(local, name, is_taken)| Capture {
                node,
                local,
                is_taken,
                holder: (!is_kept).then_some(kept),
                span: Span::mixed_site().located_at(name.span()),
            });
            self.questions.captures.extend(captures);
        }
    }

    /// Whether what the local got goes into the frame: a reference lapses where it is not named again, a guard does not.
    fn is_kept(&self, local: LocalId, value: &Expr) -> bool {
        let is_guard = lent(peel(value), Form::Exact, None)
            .is_some_and(|lent| lent.question == Question::Locks);
        let keeps = if is_guard { &self.held } else { &self.kept };
        keeps.contains(&local)
    }

    fn is_user(&self, local: LocalId) -> bool {
        self.body.local(local).user
    }

    /// Whether both are named after the same suspension.
    fn meet(&self, lender: LocalId, kept: LocalId) -> bool {
        let mut live = self.live_at_resume.values();
        live.any(|live| live.contains(&lender) && live.contains(&kept))
    }

    fn named(&self, code: &Code, place: &Expr) -> Option<LocalId> {
        match place {
            Expr::Path(path) => named(self.body, code, path.path.get_ident()?),
            _ => None,
        }
    }
}

/// The local that has the name: no other of that name is used by the code.
fn named(body: &Body, code: &Code, name: &Ident) -> Option<LocalId> {
    let mut used = code.access.uses.iter().copied();
    used.find(|used| body.local(*used).name.unraw() == name.unraw())
}

/// What is in the frame at a resume, or what is left of it.
fn held(facts: &Facts) -> LocalSet {
    let at_resume = facts.presence_at_resume.values().flatten();
    at_resume.map(|(local, _)| *local).collect()
}

/// Whether something in the pattern lies behind a `&`, so that it may be a copy.
fn has_reference(pat: &Pat) -> bool {
    struct Finder(bool);
    impl Visit for Finder {
        fn visit_pat(&mut self, pat: &Pat) {
            self.0 |= matches!(pat, Pat::Reference(_));
            visit::visit_pat(self, pat);
        }
    }
    let mut finder = Finder(false);
    finder.visit_pat(pat);
    finder.0
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

/// The type that a `let` has written.
fn written(code: &Code) -> Option<&Type> {
    match &code.syntax {
        Syntax::Stmt(Syn::Local(stmt)) => match &stmt.pat {
            Pat::Type(typed) => Some(&typed.ty),
            _ => None,
        },
        _ => None,
    }
}

fn is_plain(pat: &Pat) -> bool {
    matches!(pat, Pat::Ident(name) if name.by_ref.is_none() && name.subpat.is_none())
}

/// What a `for` goes over: `lower` writes `IntoIterator::into_iter(it)`.
pub(crate) fn iterated(init: &Expr) -> Option<&Expr> {
    match init {
        Expr::Call(call) if calls(call, "into_iter") => call.args.first(),
        _ => None,
    }
}

/// Whether it calls a function of that name, whatever its path.
fn calls(call: &ExprCall, name: &str) -> bool {
    let Expr::Path(path) = &*call.func else {
        return false;
    };
    let last = path.path.segments.last();
    last.is_some_and(|last| last.ident == name)
}
