//! Assignments.
//!
//! To assign a local drops what was held of it, at that very point: so each assignment of one is a statement, also where the user's stands
//! among other code, or takes a value apart.

use quote::quote;
use syn::spanned::Spanned;
use syn::{Expr, ExprAssign, parse_quote};

use super::{Dest, Lower, branch, purity};
use crate::access::UNTOUCHED;
use crate::assignee;
use crate::ir::{Access, After, LocalId, StmtKind};
use crate::syntax::read;

impl Lower<'_> {
    /// Whether it assigns a local of which something may be held, to be dropped at that very point.
    pub(super) fn assigns(&self, access: &Access) -> bool {
        // What is assigned on paths that leave alone is listed as untouched.
        let mut effects = access.effects.iter();
        effects.any(|(local, effect)| {
            let local = &self.locals[local.0 as usize];
            (effect.from_gone == After::Init || *effect == UNTOUCHED)
                && !local.drop_free
                && !local.copy
        })
    }

    /// Rust evaluates the right side first, then the place.
    pub(super) fn assign(&mut self, assign: &ExprAssign) {
        if matches!(*assign.left, Expr::Infer(_)) && !purity::is_place(&assign.right) {
            return self.discard(&assign.right);
        }
        let takes_apart = assignee::destructures(&assign.left);
        if takes_apart && (self.opens(&assign.left) || self.splits(&Expr::Assign(assign.clone()))) {
            return self.destructure(assign);
        }
        let value = if branch::branches(&assign.right) && self.opens(&assign.right) {
            self.branching_operand(&assign.right)
        } else if self.opens(&assign.left) {
            let value = self.operand(&assign.right);
            self.spill("assigned", value)
        } else {
            self.operand(&assign.right)
        };
        if let Some(local) = self.assigned_local(assign) {
            // All values of a local are of one type: where this one is a copy, so were those before.
            let copy = self.copies_value(&value);
            self.locals[local.0 as usize].copy |= copy;
            self.gets_members(local, &value, LocalId(self.next_local()));
            let value = self.value(value);
            let span = assign.left.span();
            self.push(StmtKind::Assign { local, value, span });
            return;
        }
        let left = self.operand(&assign.left);
        // rustc tells of what can't be assigned to at the `=`.
        let equals = &assign.eq_token;
        self.store(read(quote!(#left #equals #value)), Dest::Discard);
    }

    /// `(a, s.b) = value;` as Rust takes it apart, so that each assignment is a statement.
    ///
    /// ```text
    /// { let (left_0, left_1) = value; a = left_0; s.b = left_1; }
    /// ```
    fn destructure(&mut self, assign: &ExprAssign) {
        let mut places = Vec::new();
        let pat = assignee::pattern(&assign.left, &mut |place| {
            if !self.is_place_to_assign(place) {
                return None;
            }
            let name = self.fresh(&format!("left_{}", places.len()), place.span());
            places.push((place.clone(), name.clone()));
            Some(name)
        });
        let Some(pat) = pat else {
            // No pattern, as rustc has said already.
            return self.store(Expr::Assign(assign.clone()), Dest::Discard);
        };
        let value = &assign.right;
        let bound = read(quote!(let #pat = #value;));
        let scope = self.scoped(|lower| {
            lower.stmt(&bound);
            for (place, name) in places {
                lower.assign(&parse_quote!(#place = #name));
            }
        });
        self.push_block(scope);
    }

    /// Not the path of a unit struct.
    fn is_place_to_assign(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Path(path) => {
                let name = path.path.get_ident();
                name.is_some_and(|name| self.env.lookup(name).is_some())
            }
            _ => true,
        }
    }

    pub(super) fn assigned_local(&self, assign: &ExprAssign) -> Option<LocalId> {
        match purity::peel(&assign.left) {
            Expr::Path(path) => self.env.lookup(path.path.get_ident()?),
            _ => None,
        }
    }
}
