//! Statements: declarations, items, and the choice among all statements.

use super::pattern::{COMPOSED, REFUTABLE, as_matched};
use super::{Writer, piece, statement};
use crate::scope::{Init, State, join};
use crate::tree::{Sort, Tree};
use crate::types::{MADE, Ty};

impl Writer<'_> {
    /// At most so many, up to the first that is not left at its end.
    pub(super) fn statements(&mut self, most: usize) -> Vec<Tree> {
        let mut lines = Vec::new();
        let count = self.random.below(most + 1);
        while lines.len() < count && self.size > 0 && !self.scope.unreachable {
            lines.push(self.statement());
        }
        lines
    }

    pub(super) fn statement(&mut self) -> Tree {
        self.size -= 1;
        for _ in 0..8 {
            if let Some(tree) = self.some_statement() {
                return tree;
            }
        }
        self.noted()
    }

    fn some_statement(&mut self) -> Option<Tree> {
        match self.random.below(100) {
            0..=17 => Some(self.declared()),
            18..=22 => Some(self.destructured()),
            23..=25 => self.let_else(),
            26..=28 => self.deferred(),
            29..=44 => self.yield_statement(),
            45..=50 => self.assigned(),
            51..=54 => self.updated(),
            55..=58 => self.dropped(),
            59..=61 => Some(self.noted()),
            62..=67 => self.if_statement(),
            68..=70 => self.nested(),
            71..=78 => self.loop_statement(),
            79..=81 => self.jump_if(),
            82..=84 => self.closure(),
            85..=87 => self.iterator(),
            88 | 89 => self.guard(),
            90..=93 => self.effect(),
            94 | 95 => self.brief(),
            96 | 97 => Some(self.item()),
            98 => self.waiting(),
            _ => Some(self.discarded()),
        }
    }

    /// `let x = value;`
    fn declared(&mut self) -> Tree {
        let ty = self.random.pick(&MADE);
        let value = self.expression(ty);
        let name = self.name();
        let mutable = self.random.chance(50);
        self.scope.declare(&name, ty, mutable);
        let is_typed = self.random.chance(25);
        let typed = match ty.written() {
            Some(written) if is_typed || hides_members(ty, &value) => format!(": {written}"),
            _ => String::new(),
        };
        let word = if mutable { "mut " } else { "" };
        statement(&format!("let {word}{name}{typed} = $;"), vec![value])
    }

    /// `let (a, b) = value;`
    fn destructured(&mut self) -> Tree {
        let ty = self.random.pick(&COMPOSED);
        let (value, place) = self.scrutinee(ty);
        let pattern = self.irrefutable(ty);
        self.take_by(&pattern, place);
        self.bind(&pattern);
        let form = format!("let {} = {};", pattern.text, as_matched(ty));
        statement(&form, vec![value])
    }

    /// `let Some(x) = value else { .. };`
    fn let_else(&mut self) -> Option<Tree> {
        if !self.may_nest() || !self.allow.jumps {
            return None;
        }
        let ty = self.random.pick(&REFUTABLE);
        let (value, place) = self.scrutinee(ty);
        let pattern = self.refutable(ty);
        let before = self.scope.state();
        let from = self.scope.locals.len();
        let mut lines = self.statements(2);
        if !self.scope.unreachable {
            lines.push(self.leave());
        }
        self.scope.leave(from);
        self.scope.restore(&before);
        self.take_by(&pattern, place);
        self.bind(&pattern);
        let otherwise = Tree::lines(Sort::Piece, lines);
        Some(statement(
            &format!("let {} = $ else {{\n$}};", pattern.text),
            vec![value, otherwise],
        ))
    }

    /// A statement that is not left at its end.
    fn leave(&mut self) -> Tree {
        self.returned()
    }

    /// `let x;` and its assignments on the paths of a branch, or a local that may never be assigned.
    fn deferred(&mut self) -> Option<Tree> {
        if !self.may_nest() {
            return None;
        }
        let ty = self
            .random
            .pick(&[Ty::Int, Ty::Noisy, Ty::Noisy, Ty::MaybeNoisy, Ty::Pair]);
        // Declared before the condition is written, so it must not hide what that sees.
        let name = self.new_name();
        let written = ty.written().unwrap_or_default();
        if self.random.chance(50) {
            self.scope.declare(&name, ty, true);
            if let Some(local) = self.scope.locals.last_mut() {
                local.init = Init::Gone;
            }
            return Some(statement(&format!("let mut {name}: {written};"), vec![]));
        }
        let from = self.scope.locals.len();
        let (condition, otherwise) = self.condition();
        let first = self.assigning(&name, ty);
        self.scope.leave(from);
        let after = self.scope.state();
        self.scope.restore(&otherwise);
        let second = self.assigning(&name, ty);
        let state: State = join(after, self.scope.state());
        self.scope.restore(&state);
        self.scope.declare(&name, ty, false);
        let template = format!("let {name}: {written};\nif $ $ else $");
        Some(statement(&template, vec![condition, first, second]))
    }

    /// `{ statements; x = value; statements }`, in which `x` can't be seen otherwise.
    fn assigning(&mut self, name: &str, ty: Ty) -> Tree {
        let from = self.scope.locals.len();
        // The statements must neither see the local that is being declared nor hide it.
        self.scope.declare(name, ty, false);
        if let Some(local) = self.scope.locals.last_mut() {
            local.init = Init::Gone;
        }
        let mut lines = Vec::new();
        if self.random.chance(40) {
            lines.extend(self.yield_statement());
        }
        if !self.scope.unreachable {
            let value = self.expression(ty);
            lines.push(statement(&format!("{name} = $;"), vec![value]));
        }
        self.scope.leave(from);
        piece("{\n$}", vec![Tree::lines(Sort::Piece, lines)])
    }

    /// Locals in the captures of a macro.
    fn noted(&mut self) -> Tree {
        let found = self
            .scope
            .whole(|local| matches!(local.ty, Ty::Int | Ty::Noisy | Ty::Text));
        if found.is_empty() {
            return statement("step();", vec![]);
        }
        let first = self.random.pick(&found);
        let second = self.random.pick(&found);
        let names = [first, second].map(|index| self.scope.locals[index].name.clone());
        let form = self.random.pick(&[
            "note!(\"{a} {b}\");",
            "note!(\"{} {b:>4}\", a);",
            "note!(\"{c}\", c = b);",
        ]);
        let mut text = String::new();
        // The letters stand for names only where they stand alone.
        let mut before = ' ';
        let letters: Vec<char> = form.chars().collect();
        for (index, letter) in letters.iter().enumerate() {
            let after = letters.get(index + 1).copied().unwrap_or(' ');
            let alone = !before.is_alphabetic() && !after.is_alphabetic();
            match letter {
                'a' if alone => text.push_str(&names[0]),
                'b' if alone => text.push_str(&names[1]),
                _ => text.push(*letter),
            }
            before = *letter;
        }
        statement(&text, vec![])
    }

    /// A block, a `match` or a labelled block as a statement.
    fn nested(&mut self) -> Option<Tree> {
        if !self.may_nest() {
            return None;
        }
        self.depth += 1;
        let tree = match self.random.below(4) {
            0 => Some(self.block(4)),
            1 => self.labelled_block(Ty::Unit),
            2 => {
                let block = self.block(3);
                Some(piece("unsafe $", vec![block]))
            }
            _ => self.matched(Ty::Unit),
        };
        self.depth -= 1;
        Some(statement("$", vec![tree?]))
    }

    /// An item, and a local made by it.
    fn item(&mut self) -> Tree {
        let number = self.number();
        let value = self.expression(Ty::Int);
        let name = self.name();
        self.scope.declare(&name, Ty::Int, false);
        let form = self.random.pick(&[
            "fn inner#(z: i64) -> i64 { sum(z, #) }\nlet @ = inner#($);",
            "const INNER#: i64 = #;\nlet @ = sum($, INNER#);",
            "macro_rules! inner# { (%z:expr) => { sum(%z, #) } }\nlet @: i64 = $;\nlet @ = inner#!(@);",
            "struct Inner# { z: i64 }\nlet @ = Inner# { z: $ }.z;",
            "use self::sum as inner#;\nlet @ = inner#($, 1);",
        ]);
        let text = form.replace('#', &number.to_string()).replace('@', &name);
        // What a `macro_rules!` calls `$z` is no place for a child.
        let mut tree = Vec::new();
        for (index, text) in text.split('%').enumerate() {
            if index > 0 {
                tree.push(Tree::text(Sort::Piece, "$"));
            }
            match text.split_once('$') {
                Some((before, after)) => {
                    tree.push(Tree::text(Sort::Piece, before));
                    tree.push(value.clone());
                    tree.push(Tree::text(Sort::Piece, after));
                }
                None => tree.push(Tree::text(Sort::Piece, text)),
            }
        }
        let places = "$".repeat(tree.len());
        statement(&places, tree)
    }

    /// A value that nobody keeps.
    fn discarded(&mut self) -> Tree {
        let ty = self.random.pick(&MADE);
        let value = self.expression(ty);
        let form = self
            .random
            .pick(&["let _ = $;", "_ = $;", "drop($);", "let _unused = $;"]);
        statement(form, vec![value])
    }
}

/// Whether syntax can't name the members of the value: one that a generic function gives. What is left of such is not kept (README, Limits).
fn hides_members(ty: Ty, value: &Tree) -> bool {
    let text = value.render();
    let calls = ["same(", "after("].iter().any(|call| text.contains(call));
    matches!(ty, Ty::Pair | Ty::Duo) && calls
}
