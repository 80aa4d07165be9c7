//! Values that hold others: closures, iterators, guards; and borrows that end before the next yield.

use super::{Writer, expression, piece, statement};
use crate::scope::Init;
use crate::tree::Tree;
use crate::types::Ty;

impl Writer<'_> {
    /// `let f = move |..| ..`
    pub(super) fn closure(&mut self) -> Option<Tree> {
        match self.random.below(5) {
            0 | 1 => self.function(),
            2 => self.counter(),
            3 => self.slot(),
            _ => self.once(),
        }
    }

    /// Hides everything but one local of that type, which is taken by the closure.
    fn capturing(&mut self, ty: Ty, write: impl FnOnce(&mut Self, Option<&str>) -> Tree) -> Tree {
        let captured = self.taken(ty);
        let inside: Vec<bool> = self.scope.locals.iter().map(|local| local.hidden).collect();
        for index in 0..self.scope.locals.len() {
            let local = &self.scope.locals[index];
            // Numbers are copied into it.
            let copied = matches!(local.ty, Ty::Int | Ty::MaybeInt | Ty::Bool);
            self.scope.locals[index].hidden |= !copied;
        }
        let tree = self.pure(|writer| write(writer, captured.as_deref()));
        for (local, hidden) in self.scope.locals.iter_mut().zip(inside) {
            local.hidden = hidden;
        }
        tree
    }

    fn function(&mut self) -> Option<Tree> {
        let body = self.function_body();
        let name = self.name();
        self.scope.declare(&name, Ty::Function, false);
        Some(statement(
            &format!("let {name} = move |z: i64| $;"),
            vec![body],
        ))
    }

    fn slot(&mut self) -> Option<Tree> {
        let body = self.function_body();
        let name = self.name();
        self.scope.declare(&name, Ty::Slot, true);
        Some(statement(
            &format!("let mut {name} = Some(move |z: i64| $);"),
            vec![body],
        ))
    }

    fn function_body(&mut self) -> Tree {
        self.capturing(Ty::Noisy, |writer, captured| {
            let value = writer.expression(Ty::Int);
            match captured {
                Some(name) => expression(Ty::Int, &format!("{name}.plus(sum(z, $))"), vec![value]),
                None => expression(Ty::Int, "sum(z, $)", vec![value]),
            }
        })
    }

    fn counter(&mut self) -> Option<Tree> {
        let start = self.number();
        let body = self.capturing(Ty::Noisy, |writer, captured| {
            let value = writer.expression(Ty::Int);
            let read = captured.map_or_else(|| "1".to_owned(), |name| format!("{name}.value()"));
            expression(
                Ty::Int,
                &format!("{{ count = sum(count, z); sum(count, $) ^ {read} }}"),
                vec![value],
            )
        });
        let name = self.name();
        self.scope.declare(&name, Ty::Counter, true);
        let template = format!("let mut {name} = {{ let mut count = {start}; move |z: i64| $ }};");
        Some(statement(&template, vec![body]))
    }

    /// With `move` or without, what it uses by value goes into it.
    fn once(&mut self) -> Option<Tree> {
        let word = self.random.pick(&["", "move "]);
        let captured = self.taken(Ty::Noisy)?;
        let name = self.name();
        let number = self.number();
        self.scope.declare(&name, Ty::Once, false);
        let form = self
            .random
            .pick(&["$", "$.into_other(#)", "join($, Noisy::new(#))"]);
        let body = form
            .replace('$', &captured)
            .replace('#', &number.to_string());
        Some(statement(&format!("let {name} = {word}|| {body};"), vec![]))
    }

    /// `let mut it = ..`
    pub(super) fn iterator(&mut self) -> Option<Tree> {
        let (source, ty) = match self.random.below(8) {
            0 => (piece("(1..6i64).filter(|z| test(*z))", vec![]), Ty::Walk),
            1 => {
                let numbers = self.expression(Ty::Numbers);
                (
                    piece("($).into_iter().map(|z| sum(z, 1))", vec![numbers]),
                    Ty::Walk,
                )
            }
            2 => {
                let (_, name) = self.seen(Ty::Slice)?;
                (
                    piece(&format!("{name}.iter().copied().peekable()"), vec![]),
                    Ty::Walk,
                )
            }
            3 => {
                let offset = self.expression(Ty::Int);
                (
                    piece(
                        "{ let y = $; (0..4).map(move |z| sum(y, z)) }",
                        vec![offset],
                    ),
                    Ty::Walk,
                )
            }
            4 => {
                let name = self.taken(Ty::Walk)?;
                let form = self.random.pick(&[
                    "map(|z| z ^ 1)",
                    "take(2)",
                    "skip(1)",
                    "filter(|z| z % 2 == 0)",
                    "fuse()",
                ]);
                (piece(&format!("{name}.{form}"), vec![]), Ty::Walk)
            }
            5 => {
                let name = self.taken(Ty::March)?;
                let form = self.random.pick(&[
                    "map(|z| z.into_other(1))",
                    "take(1)",
                    "skip(1)",
                    "peekable()",
                ]);
                (piece(&format!("{name}.{form}"), vec![]), Ty::March)
            }
            _ => {
                let crowd = self.expression(Ty::Crowd);
                (piece("($).into_iter()", vec![crowd]), Ty::March)
            }
        };
        let name = self.name();
        self.scope.declare(&name, ty, true);
        Some(statement(&format!("let mut {name} = $;"), vec![source]))
    }

    /// `let guard = cell.borrow_mut();`
    pub(super) fn guard(&mut self) -> Option<Tree> {
        if !self.may_lend() {
            return None;
        }
        let (_, cell) = self.seen(Ty::Cell)?;
        let name = self.name();
        self.scope.declare(&name, Ty::Lent, true);
        Some(statement(
            &format!("let mut {name} = {cell}.borrow_mut();"),
            vec![],
        ))
    }

    /// A borrow of an own local, over before anything is yielded.
    pub(super) fn brief(&mut self) -> Option<Tree> {
        let name = self.name();
        match self.random.below(8) {
            0 => {
                let (index, of) = self.seen(Ty::Noisy)?;
                let value = self.locked(index, |writer| {
                    writer.unsuspended(|writer| writer.expression(Ty::Int))
                });
                Some(statement(
                    // What moves in a block among the macro's tokens would be hidden from the generator.
                    &format!("let r = &{of};\nlet told = r.plus($);\nnote!(\"{{told}}\");"),
                    vec![value],
                ))
            }
            1 => {
                let (_, of) = self.changed(Ty::Noisy)?;
                Some(statement(
                    &format!("let r = &mut {of};\nr.poke(3);\nprod(r, 4);"),
                    vec![],
                ))
            }
            2 => {
                let (_, of) = self.seen(Ty::Crowd)?;
                Some(statement(
                    &format!(
                        "let first = {of}.iter().next();\nif let Some(first) = first {{ note!(\"{{first}}\"); }}"
                    ),
                    vec![],
                ))
            }
            3 => {
                let (_, of) = self.changed(Ty::Crowd)?;
                Some(statement(
                    &format!("for one in &mut {of} {{ one.poke(1); }}"),
                    vec![],
                ))
            }
            4 => {
                let (_, of) = self.changed(Ty::MaybeNoisy)?;
                Some(statement(
                    &format!("if let Some(one) = &mut {of} {{ one.poke(2); }}"),
                    vec![],
                ))
            }
            5 => {
                let (_, of) = self.seen(Ty::Shape)?;
                Some(statement(
                    &format!(
                        "match {of} {{ Shape::Line(ref one) => note!(\"{{one}}\"), ref other => note!(\"{{other:?}}\") }}"
                    ),
                    vec![],
                ))
            }
            6 => {
                let (_, of) = self.changed(Ty::Pair)?;
                Some(statement(
                    &format!(
                        "let Pair {{ left, right, .. }} = &mut {of};\nstd::mem::swap(left, right);"
                    ),
                    vec![],
                ))
            }
            _ => {
                let (index, of) = self.changed(Ty::Int)?;
                self.scope.locals[index].init = Init::Whole;
                let _ = name;
                Some(statement(
                    &format!("(0..3).for_each(|z| {of} ^= z);"),
                    vec![],
                ))
            }
        }
    }
}
