//! Whether a closure inside of a value owns what may not be a copy, for all that syntax shows: then what it is inside of has a drop to come.
//!
//! ```text
//! let mut it = (0..3).map(move |n| n + held.len());
//! ```

use syn::{Expr, ExprClosure};

use super::Lower;
use crate::access::{self, Position};
use crate::visitors::visit::{self, Visit};

impl Lower<'_> {
    pub(super) fn owns_value(&self, value: &Expr) -> bool {
        let mut owning = Owning {
            lower: self,
            found: false,
        };
        owning.visit_expr(value);
        owning.found
    }

    fn owns_captures(&self, closure: &ExprClosure) -> bool {
        let closure = Expr::Closure(closure.clone());
        let access = access::of_expr(&closure, Position::Value, &self.env);
        let parts = access.parts.keys().map(|(local, _)| local);
        access.effects.keys().chain(parts).any(|local| {
            let known = &self.locals[local.0 as usize];
            !(known.copy || known.number || known.counts)
        })
    }
}

struct Owning<'a, 'b> {
    lower: &'a Lower<'b>,
    found: bool,
}

impl Visit for Owning<'_, '_> {
    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Closure(closure) => self.found |= self.lower.owns_captures(closure),
            Expr::Path(path) => {
                let name = path.path.get_ident();
                let local = name.and_then(|name| self.lower.env.lookup(name));
                self.found |= local.is_some_and(|local| self.lower.locals[local.0 as usize].owns);
            }
            _ => visit::visit_expr(self, expr),
        }
    }
}
