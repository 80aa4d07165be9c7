//! `break`, `continue`, `return`.

use super::{Writer, piece, statement};
use crate::scope::{Init, covers, join};
use crate::tree::Tree;
use crate::types::Ty;

impl Writer<'_> {
    /// A jump under a condition.
    pub(super) fn jump_if(&mut self) -> Option<Tree> {
        if !self.allow.jumps {
            return None;
        }
        Some(self.conditional(Self::jump))
    }

    /// A `break` of the innermost target under a condition: a loop that is not left has no end.
    pub(super) fn break_if(&mut self) -> Tree {
        self.conditional(|writer| {
            let target = writer.targets.len() - 1;
            writer.break_to(target)
        })
    }

    fn conditional(&mut self, jump: impl FnOnce(&mut Self) -> Tree) -> Tree {
        let from = self.scope.locals.len();
        let (condition, fails) = self.condition();
        let mut lines = if self.random.chance(30) {
            self.statements(1)
        } else {
            Vec::new()
        };
        if !self.scope.unreachable {
            lines.push(self.farewell());
            lines.push(jump(self));
        }
        self.scope.leave(from);
        self.scope.restore(&fails);
        statement(
            "if $ {\n$}",
            vec![condition, Tree::lines(crate::tree::Sort::Piece, lines)],
        )
    }

    /// Anything may be moved by who does not come back.
    fn farewell(&mut self) -> Tree {
        if self.random.chance(70) || !self.allow.moves {
            return piece("", vec![]);
        }
        let found = self
            .scope
            .whole(|local| local.ty == Ty::Noisy && local.locks == 0);
        if found.is_empty() {
            return piece("", vec![]);
        }
        let index = self.random.pick(&found);
        self.scope.locals[index].init = Init::Gone;
        let name = self.scope.locals[index].name.clone();
        statement(&format!("drop({name});"), vec![])
    }

    fn jump(&mut self) -> Tree {
        match self.random.below(6) {
            0 | 1 => self.continued(),
            2..=4 if !self.targets.is_empty() => {
                let target = self.random.below(self.targets.len());
                self.break_to(target)
            }
            _ => self.returned(),
        }
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
