//! Closures that a value holds, as far as syntax tells, and what of the generator's own they borrow.
//!
//! Takes a value that is kept; gives the closures in it that are not `move`, and the names in one.
//!
//! ```text
//! |n| n < limit                          the value itself is the closure
//! list.iter().filter(|n| **n < limit)    it may hold it: the type of the value is asked
//! Box::new(|n| n < limit)                likewise
//! ```
//!
//! Rule: a local counts as borrowed if the closure never takes it as a value, or if that would be a copy, which its type tells.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Expr, ExprClosure};

use super::lent::PASSING_ON;
use crate::ir::{Body, Code, LocalId, MemberPath};
use crate::syntax::peel;
use crate::tokens;

/// The closures, and of each whether it is the value itself.
pub(super) fn closures(value: &Expr) -> Vec<(&ExprClosure, bool)> {
    let itself = borrowing(value).map(|closure| (closure, true));
    let mut held: Vec<_> = itself.into_iter().collect();
    let mut next = Some(value);
    while let Some(value) = next {
        let args = match value {
            Expr::Call(call) if makes(&call.func) => {
                next = None;
                &call.args
            }
            Expr::MethodCall(call) if PASSING_ON.contains(&&*call.method.to_string()) => {
                next = Some(peel(&call.receiver));
                &call.args
            }
            _ => break,
        };
        held.extend(
            args.iter()
                .filter_map(borrowing)
                .map(|closure| (closure, false)),
        );
    }
    held
}

/// The first name of each local in the closure that it captures, and whether it takes it as a value.
pub(super) fn captured(
    closure: &ExprClosure,
    code: &Code,
    body: &Body,
) -> Vec<(LocalId, Ident, bool)> {
    let is_taken = |local| code.access.values.contains(&(local, MemberPath::default()));
    let captured = code.access.captured.iter().copied();
    let mentions = tokens::mentions(closure.body.to_token_stream());
    let first = captured.filter_map(|local| {
        let first = tokens::first_of(&mentions, &body.local(local).name)?;
        let is_taken = !body.local(local).number && is_taken(local);
        Some((local, first.clone(), is_taken))
    });
    first.collect()
}

fn borrowing(expr: &Expr) -> Option<&ExprClosure> {
    match peel(expr) {
        Expr::Closure(closure) if closure.capture.is_none() => Some(closure),
        _ => None,
    }
}

/// Functions whose value may hold the closure that they are called with.
fn makes(func: &Expr) -> bool {
    let Expr::Path(path) = func else {
        return false;
    };
    let last = path.path.segments.last();
    last.is_some_and(|last| {
        [
            "from_fn",
            "new",
            "once_with",
            "pin",
            "repeat_with",
            "successors",
        ]
        .contains(&&*last.ident.to_string())
    })
}
