//! Values that are more than a number: noisy ones, options, results, and what is composed of them.

use super::{Writer, expression};
use crate::scope::Init;
use crate::tree::Tree;
use crate::types::Ty;

impl Writer<'_> {
    /// A noisy one.
    pub(super) fn noisy(&mut self) -> Option<Tree> {
        let ty = Ty::Noisy;
        match self.random.below(14) {
            0 | 1 => {
                let value = self.expression(Ty::Int);
                Some(expression(ty, "Noisy::new($)", vec![value]))
            }
            2 => {
                let form = self.random.pick(&["join($, $)", "($ + $)"]);
                let (first, second) = (self.expression(ty), self.expression(ty));
                Some(expression(ty, form, vec![first, second]))
            }
            3 => {
                let (first, second) = (self.expression(ty), self.expression(Ty::Int));
                Some(expression(ty, "$.into_other($)", vec![first, second]))
            }
            4 => self.field(),
            5 => {
                let form = self.random.pick(&[
                    "$.unwrap_or_else(|| Noisy::new(#))",
                    "$.unwrap_or(Noisy::new(#))",
                    "$.unwrap()",
                ]);
                let number = self.number().to_string();
                let value = self.expression(Ty::MaybeNoisy);
                Some(expression(ty, &form.replace('#', &number), vec![value]))
            }
            6 => {
                let (_, name) = self.changed(Ty::Crowd)?;
                let other = self.expression(ty);
                Some(expression(
                    ty,
                    &format!("{name}.pop().unwrap_or($)"),
                    vec![other],
                ))
            }
            7 => {
                let name = self.taken(Ty::Boxed)?;
                Some(expression(ty, &format!("(*{name})"), vec![]))
            }
            8 => {
                let name = self.taken(Ty::Once)?;
                let form = self
                    .random
                    .pick(&["#()", "(#)()", "({ # })()", "same(#)()"]);
                Some(expression(ty, &form.replace('#', &name), vec![]))
            }
            9 => {
                let (index, name) = self.changed(ty)?;
                let other = self.hidden(index, |writer| writer.expression(ty));
                Some(expression(
                    ty,
                    &format!("std::mem::replace(&mut {name}, $)"),
                    vec![other],
                ))
            }
            10 => {
                let (_, name) = self.seen(ty)?;
                Some(expression(ty, &format!("{name}.clone()"), vec![]))
            }
            11 => {
                let (_, name) = self.changed(Ty::March)?;
                let other = self.expression(ty);
                Some(expression(
                    ty,
                    &format!("{name}.next().unwrap_or($)"),
                    vec![other],
                ))
            }
            12 => {
                if !self.may_try(Ty::MaybeNoisy) {
                    return None;
                }
                let value = self.expression(Ty::MaybeNoisy);
                Some(expression(ty, "$?", vec![value]))
            }
            _ => {
                let value = self.expression(ty);
                Some(expression(ty, "(-$)", vec![value]))
            }
        }
    }

    /// A field moved out of a local that keeps the others.
    fn field(&mut self) -> Option<Tree> {
        if !self.allow.moves {
            return None;
        }
        let (ty, bit, field) = self.random.pick(&[
            (Ty::Pair, 1, "left"),
            (Ty::Pair, 2, "right"),
            (Ty::Duo, 1, "0"),
            (Ty::Duo, 2, "1"),
        ]);
        let found = self.scope.that(|local| {
            let there = match local.init {
                Init::Whole => true,
                Init::Without(bits) => bits & bit == 0,
                Init::Gone => false,
            };
            local.ty == ty && there && self.scope.can_go(local)
        });
        if found.is_empty() {
            return None;
        }
        let index = self.random.pick(&found);
        let local = &mut self.scope.locals[index];
        local.init = match local.init {
            Init::Without(bits) => Init::Without(bits | bit),
            _ => Init::Without(bit),
        };
        Some(expression(
            Ty::Noisy,
            &format!("{}.{field}", local.name),
            vec![],
        ))
    }

    /// A number or none.
    pub(super) fn maybe_int(&mut self) -> Option<Tree> {
        let ty = Ty::MaybeInt;
        match self.random.below(8) {
            0 | 1 => {
                let form =
                    self.random
                        .pick(&["Some($)", "find($)", "Some($).filter(|z| z % 2 == 0)"]);
                let value = self.expression(Ty::Int);
                Some(expression(ty, form, vec![value]))
            }
            2 | 3 if self.signature.send == Ty::Int => self.yielded(),
            4 => {
                let value = self.expression(Ty::MaybeNoisy);
                Some(expression(ty, "$.map(Noisy::into_value)", vec![value]))
            }
            5 => {
                let value = self.expression(Ty::Outcome);
                Some(expression(ty, "$.ok()", vec![value]))
            }
            6 => {
                let (_, name) = self.changed(Ty::Walk)?;
                Some(expression(ty, &format!("{name}.next()"), vec![]))
            }
            _ => {
                let (_, name) = self.changed(Ty::Numbers)?;
                Some(expression(ty, &format!("{name}.pop()"), vec![]))
            }
        }
    }

    /// A noisy one or none.
    pub(super) fn maybe_noisy(&mut self) -> Option<Tree> {
        let ty = Ty::MaybeNoisy;
        match self.random.below(8) {
            0 => {
                let value = self.expression(Ty::Noisy);
                Some(expression(ty, "Some($)", vec![value]))
            }
            1 => {
                let value = self.expression(Ty::Int);
                Some(expression(ty, "maybe($)", vec![value]))
            }
            2 | 3 if self.signature.send == Ty::Noisy => self.yielded(),
            4 => {
                let (_, name) = self.changed(Ty::Crowd)?;
                Some(expression(ty, &format!("{name}.pop()"), vec![]))
            }
            5 => {
                let (_, name) = self.changed(ty)?;
                Some(expression(ty, &format!("{name}.take()"), vec![]))
            }
            6 => {
                let (_, name) = self.changed(Ty::March)?;
                Some(expression(ty, &format!("{name}.next()"), vec![]))
            }
            _ => {
                let name = self.taken(Ty::Crowd)?;
                Some(expression(
                    ty,
                    &format!("{name}.into_iter().next()"),
                    vec![],
                ))
            }
        }
    }

    /// A number or a failure.
    pub(super) fn outcome(&mut self) -> Option<Tree> {
        let ty = Ty::Outcome;
        match self.random.below(6) {
            0 => {
                let value = self.expression(Ty::Int);
                Some(expression(ty, "attempt($)", vec![value]))
            }
            1 => {
                let value = self.expression(Ty::Int);
                Some(expression(ty, "Ok::<i64, Fail>($)", vec![value]))
            }
            2 => {
                let (first, second) = (self.expression(Ty::MaybeInt), self.expression(Ty::Int));
                Some(expression(ty, "$.ok_or(Fail($))", vec![first, second]))
            }
            3 | 4 => self.delegated_value(ty).or_else(|| self.caught()),
            _ => {
                let value = self.expression(ty);
                Some(expression(ty, "$.map(|z| z ^ 5)", vec![value]))
            }
        }
    }

    /// Everything that is made of parts.
    pub(super) fn composed(&mut self, ty: Ty) -> Option<Tree> {
        let (parts, form): (&[Ty], &str) = match ty {
            Ty::Text => return self.text(),
            Ty::Pair => (
                &[Ty::Noisy, Ty::Noisy, Ty::Int],
                "Pair { left: $, right: $, count: $ }",
            ),
            Ty::Duo => (&[Ty::Noisy, Ty::Noisy], "($, $)"),
            Ty::Row => (&[Ty::Noisy, Ty::Noisy], "[$, $]"),
            Ty::Shape if self.random.chance(50) => (&[Ty::Noisy], "Shape::Line($)"),
            Ty::Shape => (&[Ty::Int, Ty::Noisy], "Shape::Quad { second: $, first: $ }"),
            Ty::Numbers => (&[Ty::Int, Ty::Int], "vec![$, $]"),
            Ty::Crowd => (&[Ty::Noisy, Ty::Noisy], "vec![$, $]"),
            Ty::Boxed => (&[Ty::Noisy], "Box::new($)"),
            _ => return None,
        };
        if ty == Ty::Pair && self.random.chance(25) {
            let (count, base) = (self.expression(Ty::Int), self.made(ty));
            return Some(expression(ty, "Pair { count: $, ..$ }", vec![count, base]));
        }
        let children = parts.iter().map(|part| self.expression(*part)).collect();
        Some(expression(ty, form, children))
    }

    fn text(&mut self) -> Option<Tree> {
        match self.random.below(4) {
            0 => {
                let (_, name) = self.seen(Ty::Noisy)?;
                let value = self.expression(Ty::Int);
                Some(expression(
                    Ty::Text,
                    &format!("format!(\"{{}} {{}}\", {name}.value(), $)"),
                    vec![value],
                ))
            }
            1 => {
                let (_, name) = self.seen(Ty::Int)?;
                let value = self.expression(Ty::Int);
                Some(expression(
                    Ty::Text,
                    &format!("format!(\"{{{name}}} {{}} {{{name}:>3}}\", $)"),
                    vec![value],
                ))
            }
            2 => {
                let (first, second) = (self.expression(Ty::Text), self.expression(Ty::Int));
                Some(expression(
                    Ty::Text,
                    "($ + &($).to_string())",
                    vec![first, second],
                ))
            }
            _ => {
                let (first, second) = (self.expression(Ty::Int), self.expression(Ty::Noisy));
                Some(expression(
                    Ty::Text,
                    "format!(\"{}{}\", $, $)",
                    vec![first, second],
                ))
            }
        }
    }

    /// Something done for its effect.
    pub(super) fn unit(&mut self) -> Option<Tree> {
        match self.random.below(3) {
            0 if self.signature.send == Ty::Unit => self.yielded(),
            1 => {
                let noisy = self.expression(Ty::Noisy);
                Some(expression(Ty::Unit, "drop($)", vec![noisy]))
            }
            _ => Some(expression(Ty::Unit, "step()", vec![])),
        }
    }
}
