//! `break`, `continue`, `return`.

use super::{Writer, statement};
use crate::scope::{Init, Local, covers, join};
use crate::tree::{Sort, Tree};
use crate::types::Ty;

/// Where to.
#[derive(Clone, Copy)]
enum Jump {
    Break(usize),
    Continue,
    Return,
}

impl Writer<'_> {
    /// A jump under a condition.
    pub(super) fn jump_if(&mut self) -> Option<Tree> {
        if !self.allow.jumps {
            return None;
        }
        let jump = match self.random.below(6) {
            0 | 1 => Jump::Continue,
            2..=4 if !self.targets.is_empty() => Jump::Break(self.random.below(self.targets.len())),
            _ => Jump::Return,
        };
        Some(self.conditional(jump))
    }

    /// A `break` of the innermost target under a condition: a loop that is not left has no end.
    pub(super) fn break_if(&mut self) -> Tree {
        self.conditional(Jump::Break(self.targets.len() - 1))
    }

    fn conditional(&mut self, jump: Jump) -> Tree {
        let from = self.scope.locals.len();
        let (condition, fails) = self.condition();
        let mut lines = if self.random.chance(30) {
            self.statements(1)
        } else {
            Vec::new()
        };
        if !self.scope.unreachable {
            lines.extend(self.farewell(jump));
            lines.push(match jump {
                Jump::Continue => self.continued(),
                Jump::Break(target) => self.break_to(target),
                Jump::Return => self.returned(),
            });
        }
        self.scope.leave(from);
        self.scope.restore(&fails);
        statement(
            "if $ {\n$}",
            vec![condition, Tree::lines(Sort::Piece, lines)],
        )
    }

    /// Who leaves a loop may move what was declared around it and cannot be put back.
    fn farewell(&mut self, jump: Jump) -> Option<Tree> {
        // How many loops are around the place where the jump arrives.
        let around = match jump {
            Jump::Continue => return None,
            Jump::Break(number) => self.targets[..number]
                .iter()
                .filter(|target| target.is_loop)
                .count(),
            Jump::Return => 0,
        };
        if self.random.chance(70) || !self.allow.moves {
            return None;
        }
        let may_go = |local: &Local| local.locks == 0 && local.loops >= around;
        let index = self.some(|local| local.ty == Ty::Noisy && may_go(local))?;
        self.scope.locals[index].init = Init::Gone;
        let name = self.scope.locals[index].name.clone();
        Some(statement(&format!("drop({name});"), vec![]))
    }

    fn break_to(&mut self, number: usize) -> Tree {
        let value = self.targets[number].value;
        let children = match value {
            Some(ty) if ty != Ty::Unit => vec![self.expression(ty)],
            _ => Vec::new(),
        };
        let innermost = number == self.targets.len() - 1;
        let unlabelled = innermost && self.targets[number].is_loop && self.random.chance(60);
        let state = self.scope.state();
        let target = &mut self.targets[number];
        target.named |= !unlabelled;
        let state = state.map(|mut state| {
            state.truncate(target.base);
            state
        });
        target.exits = join(target.exits.take(), state);
        let label = if unlabelled {
            String::new()
        } else {
            format!(" {}", target.label)
        };
        let template = if children.is_empty() {
            format!("break{label};")
        } else {
            format!("break{label} ($);")
        };
        self.scope.unreachable = true;
        statement(&template, children)
    }

    /// The next round begins with what this one began with, or it is not begun.
    fn continued(&mut self) -> Tree {
        let loops: Vec<usize> = (0..self.targets.len())
            .filter(|index| self.targets[*index].is_loop)
            .collect();
        if loops.is_empty() {
            return self.returned();
        }
        let number = self.random.pick(&loops);
        let (base, entry) = (
            self.targets[number].base,
            self.targets[number].entry.clone(),
        );
        let covered = entry.is_some_and(|entry| {
            (0..base.min(entry.len()))
                .all(|index| covers(self.scope.locals[index].init, entry[index]))
        });
        if !covered {
            return self.returned();
        }
        let unlabelled = number == self.targets.len() - 1 && self.random.chance(60);
        self.targets[number].named |= !unlabelled;
        self.scope.unreachable = true;
        if unlabelled {
            return statement("continue;", vec![]);
        }
        statement(&format!("continue {};", self.targets[number].label), vec![])
    }

    pub(super) fn returned(&mut self) -> Tree {
        let tree = if self.signature.result == Ty::Unit {
            statement("return;", vec![])
        } else {
            let value = self.expression(self.signature.result);
            statement("return $;", vec![value])
        };
        self.scope.unreachable = true;
        tree
    }
}
