//! What a block without a value ends with, where it may not come to its end.
//!
//! A call that never returns makes its block one of any type, and which does is known to rustc alone. Behind a suspension it has forgotten: so
//! the value of the calls is kept, which is `()`, or of the type that is wanted.
//!
//! ```text
//! let x = if c { 1 } else { stop(); yield_!(2); };
//!
//! let unit = { stop(); };
//! suspend 2
//! x = unit;
//! ```
//!
//! Rule kept: what a macro may declare is not hidden from anything behind it.

use std::ops::Range;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Stmt, Type};

use super::{Dest, Lower};
use crate::leap;
use crate::std_macros;

impl Lower<'_> {
    /// The last calls in front of the block's last suspension.
    pub(super) fn last_calls(&self, stmts: &[Stmt], dest: Dest) -> Range<usize> {
        let leap = stmts.iter().rposition(leap::stmt);
        let has_value = match stmts.last() {
            Some(Stmt::Expr(_, semi)) => semi.is_none(),
            Some(Stmt::Macro(last)) => last.semi_token.is_none(),
            _ => false,
        };
        let Some(leap) = leap.filter(|_| !has_value && self.is_wanted(dest)) else {
            return 0..0;
        };
        let may_end = |stmt: &Stmt| {
            let calls = matches!(stmt, Stmt::Expr(Expr::Call(_), Some(_))) || is_macro(stmt);
            calls && !self.stmt_opens(stmt)
        };
        let before = &stmts[..leap];
        let Some(last) = before.iter().rposition(may_end) else {
            return 0..0;
        };
        let first = before[..last].iter().rposition(|stmt| !may_end(stmt));
        let found = first.map_or(0, |first| first + 1)..last + 1;
        let hides = stmts[found.clone()].iter().any(is_macro);
        let is_bare = |stmt: &Stmt| names_nothing(stmt.to_token_stream());
        if hides && !stmts[found.end..].iter().all(is_bare) {
            return 0..0;
        }
        found
    }

    /// Whether a value goes there that may be another than `()`.
    fn is_wanted(&self, dest: Dest) -> bool {
        match dest {
            Dest::Discard => false,
            Dest::Local(_) => true,
            Dest::Return => {
                !matches!(&self.signature.ret, Type::Tuple(unit) if unit.elems.is_empty())
            }
        }
    }
}

/// A macro that isn't std's.
fn is_macro(stmt: &Stmt) -> bool {
    let call = match stmt {
        Stmt::Expr(Expr::Macro(call), Some(_)) => &call.mac,
        Stmt::Macro(call) => &call.mac,
        _ => return false,
    };
    leap::yield_macro(call).is_none() && std_macros::parse(call).is_none()
}

/// Whether there is no name in it but that of a yield.
fn names_nothing(tokens: TokenStream) -> bool {
    tokens.into_iter().all(|token| match token {
        TokenTree::Ident(name) => leap::is_yield(&name),
        TokenTree::Group(group) => names_nothing(group.stream()),
        _ => true,
    })
}
