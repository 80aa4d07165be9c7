//! Temporaries: values that stand where a place is wanted, and where they end.
//!
//! `make().len() + yield_!(1)` borrows what `make` gives, and by Rust's rule that lives to the end of the statement: beyond the suspension, so
//! it is *held* in a local of its own. What ends with less than the statement (a condition, an operand of `&&`, the tail of a block, the
//! operand of a yield) is *enclosed*: lowered as a statement of its own.
//!
//! ```text
//! let t0;               // in front of the statement: it drops after the operands that are moved on the way
//! t0 = make();
//! let t1 = t0.len();
//! suspend 1
//! ```

use proc_macro2::{Ident, Span};
use quote::quote_spanned;
use syn::spanned::Spanned;
use syn::{Expr, Macro, Pat, Stmt, UnOp, parse_quote};

use super::expr::{is_comparison, is_lazy};
use super::{Dest, Enclosed, Lower, Statement, purity};
use crate::access;
use crate::ir::{LocalId, Scope};
use crate::leap;
use crate::std_macros::{self, By};
use crate::syntax::{is_compound, read};

impl Lower<'_> {
    /// Lowers a statement, or what has a statement's temporaries, in a scope of its own.
    pub(super) fn enclose<T>(&mut self, build: impl FnOnce(&mut Self) -> T) -> Enclosed<T> {
        let statement = Statement {
            scope: self.scopes.len(),
            ..Statement::default()
        };
        let outer = std::mem::replace(&mut self.statement, statement);
        let hoisting = std::mem::replace(&mut self.hoisting, false);
        self.scopes.push(Scope::default());
        let out = build(self);
        let scope = self.scopes.pop().unwrap_or_default();
        self.hoisting = hoisting;
        let mut statement = std::mem::replace(&mut self.statement, outer);
        let taken = statement.taken;
        statement.held.retain(|local| !taken.contains(local));
        Enclosed {
            scope,
            ends: statement.ends,
            held: statement.held,
            opened: statement.opened,
            rest: statement.rest,
            out,
        }
    }

    /// Lowers one statement; temporaries that live to its end make it a block.
    pub(super) fn statement(&mut self, build: impl FnOnce(&mut Self)) {
        let Enclosed { scope, ends, .. } = self.enclose(build);
        if ends {
            self.push_block(scope);
        } else {
            self.splice(scope);
        }
    }

    /// What a block ends with: its temporaries end with it, as by a statement.
    pub(super) fn tail(&mut self, expr: &Expr, dest: Dest) {
        self.statement(|lower| {
            lower.statement.is_tail = true;
            lower.expr_into(expr, dest);
        });
    }

    /// The code that the expression at hand comes down to. A tail stays one, for the sake of its temporaries; and where it has to be of a written type,
    /// for rustc has other words for what is assigned.
    pub(super) fn ending(&self, value: Expr, dest: Dest) -> Expr {
        let is_typed =
            matches!(dest, Dest::Local(local) if self.locals[local.0 as usize].ty.is_some());
        let stays = is_typed || holds_temporary(&value);
        if self.statement.is_tail && self.statement.depth == 0 && stays {
            let span = value.span();
            // In parentheses what would be a statement of its own there: `{ a } + b`.
            let tail = Stmt::Expr(value, None);
            read(quote_spanned!(span=> { #tail }))
        } else {
            value
        }
    }

    /// Operands of an expression that is not itself the statement, or the tail, at hand.
    pub(super) fn inside<T>(&mut self, build: impl FnOnce(&mut Self) -> T) -> T {
        self.statement.depth += 1;
        let out = build(self);
        self.statement.depth -= 1;
        out
    }

    /// From here on temporaries drop before the operands that the tail has by now.
    pub(super) fn next_operand(&mut self) {
        if self.is_of_tail() {
            self.statement.at = self.scopes[self.statement.scope].stmts.len();
        }
    }

    /// Whether the tail has temporaries, beyond the first `held`, that are to drop before the operands it has by now. Then each operand is a
    /// local: one that is moved into the call already drops first if another panics.
    pub(super) fn drops_between(&self, held: usize) -> bool {
        self.is_of_tail() && self.statement.held.len() > held
    }

    /// Whether the operands at hand are those of a tail.
    pub(super) fn is_of_tail(&self) -> bool {
        self.statement.is_tail && self.statement.depth == 1
    }

    /// The value of an expression whose temporaries end with it. Where they were held, the value is stored.
    pub(super) fn ended(&mut self, expr: &Expr, ty: Option<&syn::Type>) -> Expr {
        self.ended_by(ty, |lower| lower.operand(expr))
    }

    pub(super) fn ended_by(
        &mut self,
        ty: Option<&syn::Type>,
        build: impl FnOnce(&mut Self) -> Expr,
    ) -> Expr {
        let Enclosed {
            scope, ends, out, ..
        } = self.enclose(build);
        if !ends {
            self.splice(scope);
            return out;
        }
        let (id, name) = self.deferred("value", out.span(), ty);
        self.gets_members(id, &out, id);
        let scope = self.within(scope, |lower| lower.store(out, Dest::Local(id)));
        self.push_block(scope);
        parse_quote!(#name)
    }

    /// A temporary that lives to the end of the statement.
    ///
    /// It is declared in front of the statement, behind those made before it; in a tail, behind the operands made before it too.
    pub(super) fn hold(&mut self, value: Expr) -> Expr {
        let (id, name) = self.held(value.span());
        self.gets_members(id, &value, id);
        self.locals[id.0 as usize].of_std = purity::is_value_of_std(&value);
        self.store(value, Dest::Local(id));
        parse_quote!(#name)
    }

    /// Declares a temporary of the statement, without a value as yet.
    pub(super) fn held(&mut self, span: Span) -> (LocalId, Ident) {
        let (id, name) = self.temporary("temporary", span);
        let declared = self.declaration(id, &name, None);
        self.scopes[self.statement.scope]
            .stmts
            .insert(self.statement.at, declared);
        self.statement.at += 1;
        self.statement.held.push(id);
        self.env.declare_temporary(id);
        self.statement.ends = true;
        (id, name)
    }

    /// An expression that stands where a place is wanted.
    pub(super) fn borrowed(&mut self, expr: &Expr) -> Expr {
        let value = self.operand(expr);
        // A local that carries it would drop before the operands in front of it.
        let is_carried = self.statement.spilled && purity::is_place(&value);
        if (self.hoisting || is_carried) && is_temporary(expr) {
            return self.hold(value);
        }
        self.statement.ends |= self.opens(expr) && !purity::is_place(expr);
        value
    }

    /// A scrutinee whose temporaries are locals of the block around, so that they live through the branches.
    pub(super) fn scrutinee(&mut self, expr: &Expr) -> Expr {
        let hoisting = std::mem::replace(&mut self.hoisting, true);
        let out = self.inside(|lower| lower.operand(expr));
        self.hoisting = hoisting;
        out
    }

    /// The base of a field. What was put together there and then is likely taken to pieces.
    pub(super) fn projected(&mut self, expr: &Expr) -> Expr {
        let is_literal = matches!(purity::peel(expr), Expr::Tuple(_) | Expr::Struct(_));
        self.taken_if(is_literal, |lower| lower.borrowed(expr))
    }

    /// As [`Self::matched`], by the arms of a match.
    pub(super) fn matched_by_arms(
        &mut self,
        written: &Expr,
        value: Expr,
        leaves_rest: bool,
    ) -> Expr {
        self.taken_if(true, |lower| lower.matched(written, value, leaves_rest))
    }

    /// Whether, if it comes to be held, something may be taken of it.
    pub(super) fn taken_if(&mut self, taken: bool, hold: impl FnOnce(&mut Self) -> Expr) -> Expr {
        let before = self.statement.held.len();
        let out = hold(self);
        if taken && self.statement.held.len() > before {
            self.statement.taken.extend(self.statement.held.last());
        }
        out
    }

    /// Something is moved out of the value, which may be a temporary of the statement.
    pub(super) fn takes_of_held(&mut self, value: &Expr) {
        let held = match value {
            Expr::Path(_) => self.held_root(value),
            _ => None,
        };
        self.statement.taken.extend(held);
    }

    /// The temporary of the statement that the place is, or lies in.
    pub(super) fn held_root(&self, place: &Expr) -> Option<LocalId> {
        match purity::peel(place) {
            Expr::Field(field) => self.held_root(&field.base),
            Expr::Index(index) => self.held_root(&index.expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.held_root(&unary.expr),
            Expr::Path(path) => {
                let local = self.env.lookup(path.path.get_ident()?);
                local.filter(|local| self.statement.held.contains(local))
            }
            _ => None,
        }
    }

    /// What is matched, of which `value` is the carried code. One that is no place is a temporary itself: if the patterns leave some of it
    /// where it is, that lives as long as other temporaries do.
    pub(super) fn matched(&mut self, written: &Expr, value: Expr, leaves_rest: bool) -> Expr {
        // A member of a temporary is a place too.
        let is_member = matches!(purity::peel(written), Expr::Field(_) | Expr::Index(_));
        if is_member || purity::is_place(written) {
            value
        } else if leaves_rest && !purity::drop_free_value(written) {
            self.hold(value)
        } else {
            moved(value)
        }
    }
}

/// A value, where a local that only carries it would be a place. The block stands at the value's own token, for rustc tells of both.
pub(super) fn moved(value: Expr) -> Expr {
    if purity::is_place(&value) {
        read(quote_spanned!(value.span()=> ({ #value })))
    } else {
        value
    }
}

/// A value that a borrow of it would put in a temporary, with a destructor for all that syntax knows.
pub(super) fn is_temporary(expr: &Expr) -> bool {
    match purity::peel(expr) {
        constant if purity::is_constant(constant) => false,
        Expr::Unary(unary) => !matches!(unary.op, UnOp::Deref(_)),
        Expr::Binary(binary) => {
            !is_lazy(&binary.op) && !is_comparison(&binary.op) && !is_compound(&binary.op)
        }
        // `{ receiver }.method()` says that the method consumes it.
        Expr::Block(block) => match block.block.stmts.as_slice() {
            [Stmt::Expr(tail, None)] => is_temporary(tail),
            _ => true,
        },
        Expr::Call(_)
        | Expr::MethodCall(_)
        | Expr::Macro(_)
        | Expr::Struct(_)
        | Expr::Tuple(_)
        | Expr::Array(_)
        | Expr::Repeat(_)
        | Expr::Try(_)
        | Expr::Await(_)
        | Expr::If(_)
        | Expr::Match(_)
        | Expr::Loop(_)
        | Expr::Unsafe(_) => true,
        _ => false,
    }
}

/// As [`is_temporary`], of what is matched: a block says nothing there.
pub(super) fn is_matched_temporary(expr: &Expr) -> bool {
    matches!(purity::peel(expr), Expr::Block(_)) || is_temporary(expr)
}

/// Whether matching by the pattern may leave something with a destructor where it was, be that compared with a constant.
fn leaves(pat: &Pat) -> bool {
    access::leaves_rest(pat) || access::compares(pat)
}

/// Whether evaluating the expression makes a temporary that lives to the end of the statement.
pub(crate) fn holds_temporary(expr: &Expr) -> bool {
    match expr {
        Expr::Paren(inner) => holds_temporary(&inner.expr),
        Expr::Group(inner) => holds_temporary(&inner.expr),
        Expr::Cast(inner) => holds_temporary(&inner.expr),
        Expr::Try(inner) => holds_temporary(&inner.expr),
        Expr::Await(inner) => holds_temporary(&inner.base),
        Expr::Repeat(inner) => holds_temporary(&inner.expr),
        Expr::Unary(inner) if matches!(inner.op, UnOp::Deref(_)) => borrows(&inner.expr),
        Expr::Unary(inner) => holds_temporary(&inner.expr),
        Expr::Field(inner) => borrows(&inner.base),
        Expr::Index(inner) => borrows(&inner.expr) || holds_temporary(&inner.index),
        Expr::Reference(inner) => borrows(&inner.expr),
        Expr::RawAddr(inner) => borrows(&inner.expr),
        Expr::MethodCall(inner) => {
            let consumes = access::consumes(&inner.method.to_string(), inner.args.len()).is_some();
            (!consumes && is_temporary(&inner.receiver))
                || holds_temporary(&inner.receiver)
                || inner.args.iter().any(holds_temporary)
        }
        Expr::Call(inner) => borrows(&inner.func) || inner.args.iter().any(holds_temporary),
        Expr::Binary(inner) => binary_holds(inner),
        Expr::Tuple(inner) => inner.elems.iter().any(holds_temporary),
        Expr::Array(inner) => inner.elems.iter().any(holds_temporary),
        Expr::Struct(inner) => {
            inner
                .fields
                .iter()
                .any(|field| holds_temporary(&field.expr))
                || inner.rest.as_deref().is_some_and(borrows)
        }
        Expr::Range(inner) => {
            let mut ends = inner.start.iter().chain(&inner.end);
            ends.any(|end| holds_temporary(end))
        }
        Expr::Match(inner) => {
            let leaves = |arm: &syn::Arm| leaves(&arm.pat);
            holds_temporary(&inner.expr)
                || (is_matched_temporary(&inner.expr) && inner.arms.iter().any(leaves))
        }
        Expr::If(inner) => if_holds(inner),
        Expr::Macro(inner) => macro_holds(&inner.mac),
        _ => false,
    }
}

/// Before edition 2024 what an `if let` with a value makes lives to the end of the statement around it.
fn if_holds(branch: &syn::ExprIf) -> bool {
    match &*branch.cond {
        Expr::Let(condition) if branch.else_branch.is_some() => {
            holds_temporary(&condition.expr) || is_matched_temporary(&condition.expr)
        }
        _ => false,
    }
}

/// Of an expression that stands where a place is wanted.
fn borrows(expr: &Expr) -> bool {
    is_temporary(expr) || holds_temporary(expr)
}

fn binary_holds(binary: &syn::ExprBinary) -> bool {
    // Each operand of `&&` and `||` ends by itself.
    if is_lazy(&binary.op) {
        return false;
    }
    let of = if is_comparison(&binary.op) {
        borrows
    } else {
        holds_temporary
    };
    of(&binary.left) || of(&binary.right)
}

fn macro_holds(mac: &Macro) -> bool {
    if leap::yield_macro(mac).is_some() {
        return false;
    }
    let Some(parsed) = std_macros::parse(mac).filter(|parsed| !parsed.ends_temporaries()) else {
        return false;
    };
    let leaves_rest = parsed.pattern.as_ref().is_some_and(|(pat, _)| leaves(pat));
    let mut operands = parsed.operands.iter();
    operands.any(|operand| match operand.by {
        By::Value => holds_temporary(&operand.expr),
        By::Ref => borrows(&operand.expr),
        By::Scrutinee => {
            holds_temporary(&operand.expr) || (leaves_rest && is_matched_temporary(&operand.expr))
        }
    })
}

/// Whether the `let`s of a condition make temporaries, or leave some of one.
pub(super) fn condition_holds(conjuncts: &[&Expr]) -> bool {
    conjuncts.iter().any(|conjunct| match conjunct {
        Expr::Let(inner) => {
            holds_temporary(&inner.expr)
                || (is_matched_temporary(&inner.expr) && leaves(&inner.pat))
        }
        _ => false,
    })
}
