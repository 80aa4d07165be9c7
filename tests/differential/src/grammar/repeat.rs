//! Loops and labelled blocks.
//!
//! Rule: every round takes a step, and ends with all that it began with: what a round moved out of an outer local is put
//! back before the next. What a loop's head binds must not hide it.

use super::pattern::REFUTABLE;
use super::{Allow, Target, Writer, expression, piece, statement};
use crate::scope::{State, covers, join};
use crate::tree::{Sort, Tree};
use crate::types::Ty;

impl Writer<'_> {
    /// A loop without a value.
    pub(super) fn loop_statement(&mut self) -> Option<Tree> {
        if !self.may_nest() || !self.allow.jumps {
            return None;
        }
        self.depth += 1;
        let tree = match self.random.below(10) {
            0..=3 => self.for_loop(),
            4 | 5 => self.counted(),
            6 | 7 => self.while_let(),
            8 => self.while_loop(),
            _ => self
                .loop_of(Ty::Unit)
                .map(|tree| statement("$", vec![tree])),
        };
        self.depth -= 1;
        tree
    }

    fn open(&mut self, is_loop: bool, value: Option<Ty>) {
        let label = format!("'l{}", self.number());
        let base = self.scope.locals.len();
        self.scope.loops += usize::from(is_loop);
        let entry = self.scope.state();
        self.targets.push(Target {
            label,
            is_loop,
            value,
            base,
            entry,
            exits: None,
            named: false,
        });
    }

    /// Ends a loop or a block; gives its label, if it was named, and what is there where it was left.
    fn shut(&mut self) -> (String, State) {
        let Some(target) = self.targets.pop() else {
            return (String::new(), None);
        };
        self.scope.loops -= usize::from(target.is_loop);
        let label = if target.named {
            format!("{}: ", target.label)
        } else {
            String::new()
        };
        (label, target.exits)
    }

    /// What a round moved is put back.
    fn repaired(&mut self, body: Tree) -> Tree {
        let Some(target) = self.targets.last() else {
            return body;
        };
        let (base, entry) = (target.base, target.entry.clone().unwrap_or_default());
        let mut lines = Vec::new();
        if !self.scope.unreachable {
            for (index, before) in entry.into_iter().enumerate().take(base) {
                if !covers(self.scope.locals[index].init, before) {
                    let (name, ty) = (
                        self.scope.locals[index].name.clone(),
                        self.scope.locals[index].ty,
                    );
                    let value = self.made(ty);
                    self.scope.locals[index].init = crate::scope::Init::Whole;
                    lines.push(statement(&format!("{name} = $;"), vec![value]));
                }
            }
        }
        if lines.is_empty() {
            return body;
        }
        piece("{\n$\n$}", vec![body, Tree::lines(Sort::Piece, lines)])
    }

    fn round(&mut self) -> Tree {
        let from = self.scope.locals.len();
        let lines = self.statements(4);
        self.scope.leave(from);
        piece("{\nstep();\n$}", vec![Tree::lines(Sort::Piece, lines)])
    }

    fn for_loop(&mut self) -> Option<Tree> {
        let noisy = self.random.chance(35);
        let (head, ty) = if noisy {
            (self.noisy_source(), Ty::Noisy)
        } else {
            (self.int_source(), Ty::Int)
        };
        let before = self.scope.state();
        self.open(true, None);
        let base = self.scope.locals.len();
        let name = if self.random.chance(10) {
            "_".to_owned()
        } else {
            self.new_name()
        };
        let mutable = name != "_" && self.random.chance(20);
        if name != "_" {
            self.scope.declare(&name, ty, mutable);
        }
        let body = self.round();
        self.scope.leave(base);
        let body = self.repaired(body);
        let (label, exits) = self.shut();
        self.scope.restore(&join(before, exits));
        let pattern = if mutable { format!("mut {name}") } else { name };
        Some(statement(
            &format!("{label}for {pattern} in $ $"),
            vec![head, body],
        ))
    }

    fn int_source(&mut self) -> Tree {
        match self.random.below(8) {
            0 => {
                let end = self.expression(Ty::Int);
                piece("0..($) % 4", vec![end])
            }
            1 => {
                let (first, second) = (self.expression(Ty::Int), self.expression(Ty::Int));
                piece("[$, $]", vec![first, second])
            }
            2 => match self.taken(Ty::Walk) {
                Some(name) => piece(&format!("{name}.take(3)"), vec![]),
                None => piece("1..=3i64", vec![]),
            },
            3 => match self.seen(Ty::Slice) {
                Some((_, name)) => piece(&format!("{name}.iter().copied()"), vec![]),
                None => piece("(0..3i64).map(|z| z * 5)", vec![]),
            },
            4 => {
                let numbers = self.expression(Ty::Numbers);
                piece("($)", vec![numbers])
            }
            5 => {
                let offset = self.expression(Ty::Int);
                // The closure owns what it adds; nothing of the frame is borrowed.
                piece(
                    "{ let z = $; (0..3).map(move |y| sum(y, z)).filter(|y| test(*y)) }",
                    vec![offset],
                )
            }
            _ => piece(
                ["0..2i64", "(0..4i64).rev().step_by(2)", "0..3i64"][self.random.below(3)],
                vec![],
            ),
        }
    }

    fn noisy_source(&mut self) -> Tree {
        match self.random.below(6) {
            0 => match self.taken(Ty::March) {
                Some(name) => piece(&name, vec![]),
                None => piece("(1..3).map(Noisy::new)", vec![]),
            },
            1 | 2 => {
                let crowd = self.expression(Ty::Crowd);
                piece("($)", vec![crowd])
            }
            3 => {
                let row = self.expression(Ty::Row);
                piece("($)", vec![row])
            }
            4 => {
                let one = self.expression(Ty::MaybeNoisy);
                piece("($)", vec![one])
            }
            _ => {
                let (first, second) = (self.expression(Ty::Noisy), self.expression(Ty::Noisy));
                piece("std::iter::once($).chain([$])", vec![first, second])
            }
        }
    }

    /// `while` over a counter of its own, which the rounds may not change.
    fn counted(&mut self) -> Option<Tree> {
        let name = self.name();
        let limit = self.random.pick(&[2, 3, 4]);
        self.scope.declare(&name, Ty::Int, true);
        let index = self.scope.locals.len() - 1;
        self.scope.locals[index].locks += 1;
        let before = self.scope.state();
        self.open(true, None);
        // Counted at the top, so that `continue` does not skip it, under a name that may be hidden below.
        let body = self.round();
        let body = self.repaired(body);
        let (label, exits) = self.shut();
        self.scope.restore(&join(before, exits));
        self.scope.locals[index].locks -= 1;
        let template = format!(
            "let mut {name}: i64 = 0;\n{label}while {name} < {limit} {{\n{name} += 1;\n$\n}}"
        );
        Some(statement(&template, vec![body]))
    }

    fn while_loop(&mut self) -> Option<Tree> {
        self.open(true, None);
        let from = self.scope.locals.len();
        let (condition, fails) = self.loop_condition();
        let body = self.round();
        self.scope.leave(from);
        let body = self.repaired(body);
        let (label, exits) = self.shut();
        self.scope.restore(&join(fails, exits));
        Some(statement(
            &format!("{label}while $ $"),
            vec![condition, body],
        ))
    }

    /// Nothing is left from inside of a condition.
    fn loop_condition(&mut self) -> (Tree, State) {
        self.allowing(
            Allow {
                jumps: false,
                hiding: false,
                ..self.allow
            },
            Self::condition,
        )
    }

    fn while_let(&mut self) -> Option<Tree> {
        self.open(true, None);
        let from = self.scope.locals.len();
        let (value, ty) = match self.changed(Ty::Crowd) {
            Some((_, name)) if self.random.chance(50) => {
                (piece(&format!("{name}.pop()"), vec![]), Ty::MaybeNoisy)
            }
            _ => {
                let ty = self.random.pick(&REFUTABLE);
                let allow = Allow {
                    jumps: false,
                    ..self.allow
                };
                let value = self.allowing(allow, |writer| writer.expression(ty));
                (piece("($)", vec![value]), ty)
            }
        };
        let fails = self.scope.state();
        let allow = Allow {
            hiding: false,
            ..self.allow
        };
        let pattern = self.allowing(allow, |writer| writer.refutable(ty));
        self.bind(&pattern);
        let body = self.round();
        self.scope.leave(from);
        let body = self.repaired(body);
        let (label, exits) = self.shut();
        self.scope.restore(&join(fails, exits));
        Some(statement(
            &format!("{label}while let {} = $ $", pattern.text),
            vec![value, body],
        ))
    }

    /// `loop` that breaks with a value.
    pub(super) fn loop_of(&mut self, ty: Ty) -> Option<Tree> {
        if !self.may_nest() || !self.allow.jumps {
            return None;
        }
        self.open(true, Some(ty));
        let from = self.scope.locals.len();
        let mut lines = self.statements(3);
        if !self.scope.unreachable {
            lines.push(self.break_if());
        }
        self.scope.leave(from);
        let body = piece("{\nstep();\n$}", vec![Tree::lines(Sort::Piece, lines)]);
        let body = self.repaired(body);
        let (label, exits) = self.shut();
        self.scope.restore(&exits);
        Some(expression(ty, &format!("{label}loop $"), vec![body]))
    }

    /// `'label: { statements; value }`
    pub(super) fn labelled_block(&mut self, ty: Ty) -> Option<Tree> {
        if !self.may_nest() || !self.allow.jumps {
            return None;
        }
        self.open(false, Some(ty));
        let from = self.scope.locals.len();
        let mut lines = self.statements(2);
        if !self.scope.unreachable {
            lines.push(self.break_if());
        }
        lines.extend(self.statements(2));
        if self.scope.unreachable {
            lines.push(self.made(ty));
        } else if ty != Ty::Unit {
            lines.push(self.expression(ty));
        }
        self.scope.leave(from);
        let after = self.scope.state();
        let (label, exits) = self.shut();
        self.scope.restore(&join(after, exits));
        Some(expression(
            ty,
            &format!("{label}{{\n$}}"),
            vec![Tree::lines(Sort::Piece, lines)],
        ))
    }
}
