//! `match`, and `if` as a statement.

use super::pattern::{COMPOSED, Pattern, REFUTABLE, Takes, as_matched};
use super::{Allow, Writer, expression, piece, statement};
use crate::scope::{State, join};
use crate::tree::{Sort, Tree};
use crate::types::Ty;

impl Writer<'_> {
    /// A `match` with a value.
    pub(super) fn matched(&mut self, ty: Ty) -> Option<Tree> {
        if !self.may_nest() {
            return None;
        }
        let of = if self.random.chance(20) {
            self.random.pick(&COMPOSED)
        } else {
            self.random.pick(&REFUTABLE)
        };
        let (value, place) = self.scrutinee(of);
        let mut arms = Vec::new();
        let mut after = State::None;
        let before = self.scope.state();
        if COMPOSED.contains(&of) {
            let pattern = self.irrefutable(of);
            arms.push(self.arm(&pattern, place, ty, false).0);
            after = self.scope.state();
        } else {
            // What a guard does has happened when a later arm is reached.
            let mut reached = before.clone();
            for _ in 0..self.random.pick(&[1, 2, 2, 3]) {
                self.scope.restore(&reached);
                let pattern = self.refutable(of);
                let (arm, failed) = self.arm(&pattern, place, ty, true);
                arms.push(arm);
                after = join(after, self.scope.state());
                reached = join(reached, failed);
            }
            self.scope.restore(&reached);
            let last = self.last(of);
            arms.push(self.arm(&last, place, ty, false).0);
            after = join(after, self.scope.state());
        }
        self.scope.restore(&after);
        // Moved by one arm is moved: a later use would not pass.
        Some(expression(
            ty,
            &format!("match {} {{ $ }}", as_matched(of)),
            vec![value, Tree::lines(Sort::Piece, arms)],
        ))
    }

    fn last(&mut self, ty: Ty) -> Pattern {
        if self.random.chance(60) {
            return Pattern {
                text: "_".to_owned(),
                binds: Vec::new(),
                takes: Takes::Nothing,
            };
        }
        let name = self.name();
        Pattern {
            text: name.clone(),
            binds: vec![(name, ty, false)],
            takes: Takes::All,
        }
    }

    /// An arm, and the state where its guard fails, if it has one.
    fn arm(
        &mut self,
        pattern: &Pattern,
        place: Option<usize>,
        ty: Ty,
        may_guard: bool,
    ) -> (Tree, State) {
        let from = self.scope.locals.len();
        let mut failed = None;
        let mut guard = piece("", vec![]);
        if may_guard && self.random.chance(30) {
            let allow = Allow {
                moves: false,
                changes: false,
                jumps: false,
                ..self.allow
            };
            self.bind(pattern);
            let value = self.allowing(allow, |writer| writer.expression(Ty::Bool));
            self.scope.leave(from);
            failed = self.scope.state();
            guard = piece(" if $", vec![value]);
        }
        self.take_by(pattern, place);
        self.bind(pattern);
        let value = self.block_of(ty);
        let value = if self.random.chance(30) && ty != Ty::Unit {
            piece("($)", vec![value])
        } else {
            value
        };
        self.scope.leave(from);
        (
            piece(&format!("{}$ => $,", pattern.text), vec![guard, value]),
            failed,
        )
    }

    /// `if` without a value.
    pub(super) fn if_statement(&mut self) -> Option<Tree> {
        if !self.may_nest() {
            return None;
        }
        self.depth += 1;
        let tree = self.if_chain();
        self.depth -= 1;
        Some(statement("$", vec![tree]))
    }

    fn if_chain(&mut self) -> Tree {
        let from = self.scope.locals.len();
        let (condition, otherwise) = self.condition();
        let first = self.block(3);
        self.scope.leave(from);
        let after = self.scope.state();
        self.scope.restore(&otherwise);
        let tree = match self.random.below(5) {
            0 | 1 => piece("if $ $", vec![condition, first]),
            2 => {
                self.size -= 1;
                let second = if self.size > 0 {
                    self.if_chain()
                } else {
                    self.block(1)
                };
                piece("if $ $ else $", vec![condition, first, second])
            }
            _ => {
                let second = self.block(2);
                piece("if $ $ else $", vec![condition, first, second])
            }
        };
        let state = join(after, self.scope.state());
        self.scope.restore(&state);
        tree
    }

    /// `{ statements }`
    pub(super) fn block(&mut self, most: usize) -> Tree {
        let from = self.scope.locals.len();
        let lines = self.statements(most);
        self.scope.leave(from);
        piece("{\n$}", vec![Tree::lines(Sort::Piece, lines)])
    }
}
