//! Expressions of every type, and the forms that all types share.
//!
//! Takes a type; gives an expression of it.
//!
//! Rule: operands are written in the order in which Rust evaluates them, so that each sees what those before it left.

use super::{Writer, expression};
use crate::scope::join;
use crate::tree::Tree;
use crate::types::Ty;

impl Writer<'_> {
    /// An expression of that type.
    pub(super) fn expression(&mut self, ty: Ty) -> Tree {
        self.size -= 1;
        if self.size <= 0 || self.depth >= 7 {
            return self.leaf(ty);
        }
        self.depth += 1;
        let tree = self.branching(ty);
        self.depth -= 1;
        tree
    }

    fn branching(&mut self, ty: Ty) -> Tree {
        for _ in 0..4 {
            let found = match self.random.below(10) {
                0 | 1 => self.shared(ty),
                2 | 3 => Some(self.leaf(ty)),
                _ => self.particular(ty),
            };
            if let Some(tree) = found {
                return tree;
            }
        }
        self.leaf(ty)
    }

    /// A local, or a value made on the spot.
    pub(super) fn leaf(&mut self, ty: Ty) -> Tree {
        if self.random.chance(65)
            && let Some(name) = self.taken(ty)
        {
            return expression(ty, &name, vec![]);
        }
        self.made(ty)
    }

    fn particular(&mut self, ty: Ty) -> Option<Tree> {
        match ty {
            Ty::Int => self.int(),
            Ty::Bool => self.bool(),
            Ty::Noisy => self.noisy(),
            Ty::MaybeInt => self.maybe_int(),
            Ty::MaybeNoisy => self.maybe_noisy(),
            Ty::Outcome => self.outcome(),
            Ty::Unit => self.unit(),
            _ => self.composed(ty),
        }
    }

    /// Forms that any type can have.
    fn shared(&mut self, ty: Ty) -> Option<Tree> {
        match self.random.below(13) {
            0 | 1 => Some(self.if_else(ty)),
            2 | 3 => self.matched(ty),
            4 => Some(self.block_of(ty)),
            5 => self.labelled_block(ty),
            6 => self.loop_of(ty),
            7 => {
                let value = self.expression(ty);
                Some(expression(ty, "same($)", vec![value]))
            }
            8 => {
                let value = self.expression(ty);
                Some(expression(ty, "($)", vec![value]))
            }
            9 => {
                let first = self.expression(Ty::Int);
                let second = self.expression(ty);
                Some(expression(ty, "($, $).1", vec![first, second]))
            }
            10 => {
                let first = self.suspended()?;
                let second = self.expression(ty);
                Some(expression(ty, "after($, $)", vec![first, second]))
            }
            11 => {
                let first = self.suspended()?;
                let second = self.expression(ty);
                Some(expression(ty, "{ $; $ }", vec![first, second]))
            }
            _ => {
                let value = self.expression(ty);
                Some(expression(ty, "unsafe { $ }", vec![value]))
            }
        }
    }

    /// `{ statements; value }`
    pub(super) fn block_of(&mut self, ty: Ty) -> Tree {
        let from = self.scope.locals.len();
        let mut lines = self.statements(2);
        if self.scope.unreachable {
            lines.push(self.made(ty));
        } else {
            lines.push(self.expression(ty));
        }
        self.scope.leave(from);
        expression(
            ty,
            "{ $ }",
            vec![Tree::lines(crate::tree::Sort::Piece, lines)],
        )
    }

    fn if_else(&mut self, ty: Ty) -> Tree {
        let from = self.scope.locals.len();
        let (condition, otherwise) = self.condition();
        let first = self.block_of(ty);
        self.scope.leave(from);
        let after = self.scope.state();
        self.scope.restore(&otherwise);
        let second = if self.random.chance(25) && self.may_nest() {
            self.depth += 1;
            let tree = self.if_else(ty);
            self.depth -= 1;
            tree
        } else {
            self.block_of(ty)
        };
        let state = join(after, self.scope.state());
        self.scope.restore(&state);
        expression(ty, "if $ $ else $", vec![condition, first, second])
    }
}
