//! Conditions of `if` and `while`: truth values, `let`, chains of both.
//!
//! Gives the condition, its bindings in scope, and what is left where it does not hold.

use super::pattern::{Pattern, REFUTABLE, Takes};
use super::{Writer, piece};
use crate::scope::{Init, State, join};
use crate::tree::{Sort, Tree};
use crate::types::Ty;

impl Writer<'_> {
    /// A condition, and the state where it fails; the scope is that of where it holds. The caller ends the bindings.
    pub(super) fn condition(&mut self) -> (Tree, State) {
        let (mut tree, mut fails) = self.link();
        let links = self.random.pick(&[0, 0, 0, 1, 2]);
        for _ in 0..links {
            let (next, after) = self.link();
            fails = join(fails, after);
            tree = piece("$ && $", vec![tree, next]);
        }
        (tree, fails)
    }

    fn link(&mut self) -> (Tree, State) {
        if self.random.chance(35) && self.may_nest() {
            return self.let_link();
        }
        let value = self.expression(Ty::Bool);
        // `||` binds weaker than the chain, and a block would be taken for the body.
        (piece("($)", vec![value]), self.scope.state())
    }

    fn let_link(&mut self) -> (Tree, State) {
        let ty = self.random.pick(&REFUTABLE);
        let (value, place) = self.scrutinee(ty);
        let pattern = self.refutable(ty);
        let before = self.scope.state();
        self.take_by(&pattern, place);
        let fails = join(before, self.scope.state());
        self.bind(&pattern);
        (
            piece(&format!("let {} = $", pattern.text), vec![value]),
            fails,
        )
    }

    /// A value to match: often a place, out of which the pattern may move.
    pub(super) fn scrutinee(&mut self, ty: Ty) -> (Tree, Option<usize>) {
        if self.random.chance(40) {
            let found = if ty.is_copy() {
                self.scope.whole(|local| local.ty == ty)
            } else {
                self.movable(ty)
            };
            if !found.is_empty() {
                let index = self.random.pick(&found);
                let name = self.scope.locals[index].name.clone();
                return (Tree::text(Sort::Piece, name), Some(index));
            }
        }
        let value = self.expression(ty);
        // No struct literals here.
        (piece("($)", vec![value]), None)
    }

    /// What a pattern leaves of the matched place.
    pub(super) fn take_by(&mut self, pattern: &Pattern, place: Option<usize>) {
        let Some(index) = place else { return };
        let local = &mut self.scope.locals[index];
        if local.ty.is_copy() {
            return;
        }
        match pattern.takes {
            Takes::Nothing => {}
            Takes::All => local.init = Init::Gone,
            Takes::Fields(bits) => local.init = Init::Without(bits),
        }
    }
}
