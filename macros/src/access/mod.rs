//! What a piece of code without a suspension point does to the frame's locals.
//!
//! Takes a statement or an expression and the names in scope; gives an [`Access`]: which locals it uses, which it moves or
//! assigns, on all paths or on some.
//!
//! Syntax decides, as DESIGN section 4 lists it: a bare path in value position moves; a borrow, an operand of a comparison and a
//! format argument use; a method call uses its receiver. Where a type must decide, a field path in value position or a method
//! whose name [`consumes`] some receivers, a [`Part`](crate::ir::Part) of the local is taken.
//!
//! Rule: every local that the piece names is in its [`Access`], or the name would be missing from the generated code: among
//! the `uses`, unless the piece has assigned it before on every path to the mention; then among the `effects`, if need be with
//! one that leaves it as it was (`if c { x = 1; return }`).

mod calls;
mod consume;
mod control;
mod macros;
mod pattern;
mod state;
mod walk;
mod walker;

use syn::{Expr, Pat, Stmt};

pub(crate) use consume::{Class, consumes, is_of_numbers};
pub(crate) use pattern::{compares, is_constant, is_of_std, leaves_rest, takes_all};
pub(crate) use state::UNTOUCHED;

use crate::hygiene::Env;
use crate::ir::{Access, After, Effect, LocalId, MemberPath, Taken, Taking};
use crate::resolve::{PatPosition, split_guard};
use walker::Walker;

/// What is done with the value of an expression.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Position {
    /// It is taken: a bare local is moved.
    Value,
    /// It is a place, to be borrowed, projected or matched where it is.
    Place,
}

pub(crate) fn of_stmt(stmt: &Stmt, env: &Env) -> Access {
    let mut walker = Walker::new(env);
    walker.stmt(stmt);
    walker.finish()
}

pub(crate) fn of_expr(expr: &Expr, position: Position, env: &Env) -> Access {
    let mut walker = Walker::new(env);
    match position {
        Position::Value => walker.value(expr),
        Position::Place => walker.place(expr),
    }
    walker.finish()
}

/// What matching by the pattern does to the scrutinee, beyond looking at it: a binding by value moves out of a local, or
/// of a member of one.
pub(crate) fn of_entry(pat: &Pat, position: PatPosition, scrutinee: &Expr, env: &Env) -> Access {
    let mut walker = Walker::new(env);
    let source = walker.source(scrutinee);
    walker.matched(split_guard(pat).0, source, position);
    let Access {
        effects,
        parts,
        members,
        values,
        operands,
        ..
    } = walker.finish();
    Access {
        effects,
        members,
        parts,
        values,
        operands,
        ..Access::default()
    }
}

/// Whether a local is moved, assigned or taken, or a part of it, on some paths only, or is moved after it was assigned. What operators
/// take is a copy but for rare cases, not worth to take code apart for (their types are asked, and the user told); so is what is
/// behind a place that `is_no_box`.
pub(crate) fn splits(access: &Access, is_no_box: impl Fn(LocalId, &MemberPath) -> bool) -> bool {
    let mut effects = access.effects.iter();
    let mut parts = access.parts.iter();
    effects.any(|(local, effect)| {
        let mixed = effect.from_init == After::Mixed || effect.from_gone == After::Mixed;
        mixed || (*effect == Effect::MOVED && !access.uses.contains(local))
    }) || parts.any(|((local, part), taken)| {
        let moves = match part.taking {
            Taking::Operand | Taking::DerefOperand => false,
            Taking::Deref => !is_no_box(*local, &part.path),
            _ => true,
        };
        *taken == Taken::Sometimes && moves
    })
}

/// Declares a `macro_rules!` of the body, with the locals that its rules name.
pub(crate) fn declare_macro(item: &syn::ItemMacro, env: &mut Env) {
    if let Some(name) = &item.ident {
        let uses = Walker::new(env).named_by_rules(item);
        env.declare_macro(name, uses);
    }
}
#[cfg(test)]
mod tests;
