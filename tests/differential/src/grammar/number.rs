//! Numbers and truth values.

use super::{Writer, expression};
use crate::scope::{Init, join};
use crate::tree::Tree;
use crate::types::Ty;

impl Writer<'_> {
    /// A number.
    pub(super) fn int(&mut self) -> Option<Tree> {
        match self.random.below(5) {
            0 => self.arithmetic(),
            1 => self.asked(),
            2 => self.called(),
            3 => self.yielded_int(),
            _ => self.gathered(),
        }
    }

    fn arithmetic(&mut self) -> Option<Tree> {
        let form = self.random.pick(&[
            "$ + $",
            "$ - $",
            "$.wrapping_mul($)",
            "sum($, $)",
            "sum($, $)",
            "$ % ($ | 1)",
            "$ & $",
            "$ ^ $",
        ]);
        let first = self.expression(Ty::Int);
        let first = expression(Ty::Int, "($)", vec![first]);
        let second = self.expression(Ty::Int);
        let second = if form.starts_with("sum") || form.contains(".w") {
            second
        } else {
            expression(Ty::Int, "($)", vec![second])
        };
        Some(expression(Ty::Int, form, vec![first, second]))
    }

    /// Of a noisy one or a pair, lent for the occasion.
    fn asked(&mut self) -> Option<Tree> {
        match self.random.below(9) {
            0 => {
                let (_, name) = self.seen(Ty::Noisy)?;
                Some(expression(Ty::Int, &format!("{name}.value()"), vec![]))
            }
            1 => {
                let (index, name) = self.seen(Ty::Noisy)?;
                let form = self.random.pick(&[".plus($)", " + $", ".lend().plus($)"]);
                let other = self.locked(index, |writer| match form {
                    // What `lend` gives is a reference to the local.
                    ".lend().plus($)" => writer.unsuspended(|writer| writer.expression(Ty::Int)),
                    _ => writer.expression(Ty::Int),
                });
                let form = if form == " + $" {
                    format!("(&{name} + $)")
                } else {
                    format!("{name}{form}")
                };
                Some(expression(Ty::Int, &form, vec![other]))
            }
            2 => {
                let (index, name) = self.seen(Ty::Noisy)?;
                let other = self.locked(index, |writer| writer.expression(Ty::Int));
                Some(expression(
                    Ty::Int,
                    &format!("peek(&{name}, $)"),
                    vec![other],
                ))
            }
            3 => {
                let noisy = self.expression(Ty::Noisy);
                let form = self
                    .random
                    .pick(&["$.value()", "$.into_value()", "same($).value()"]);
                Some(expression(Ty::Int, form, vec![noisy]))
            }
            4 => {
                let noisy = self.made(Ty::Noisy);
                let other = self.expression(Ty::Int);
                let form = self.random.pick(&[
                    "$.plus($)",
                    "peek(&$, $)",
                    "($.value() + $)",
                    "sum($.value(), $)",
                ]);
                Some(expression(Ty::Int, form, vec![noisy, other]))
            }
            5 => {
                let (first, noisy, last) = (
                    self.expression(Ty::Int),
                    self.expression(Ty::Noisy),
                    self.expression(Ty::Int),
                );
                Some(expression(
                    Ty::Int,
                    "three($, $, $)",
                    vec![first, noisy, last],
                ))
            }
            6 => {
                let index = self
                    .scope
                    .that(|local| local.ty == Ty::Pair && local.init != Init::Gone);
                let name = self.one_of(&index)?;
                Some(expression(Ty::Int, &format!("{name}.count"), vec![]))
            }
            7 => {
                let (_, name) = self.seen(Ty::Pair)?;
                let form = self
                    .random
                    .pick(&[".total()", ".left.value()", ".right.plus(3)"]);
                Some(expression(Ty::Int, &format!("{name}{form}"), vec![]))
            }
            _ => {
                let (_, name) = self.seen(Ty::Boxed)?;
                Some(expression(Ty::Int, &format!("{name}.value()"), vec![]))
            }
        }
    }

    pub(super) fn one_of(&mut self, found: &[usize]) -> Option<String> {
        if found.is_empty() {
            return None;
        }
        let index = self.random.pick(found);
        Some(self.scope.locals[index].name.clone())
    }

    /// From a closure, an iterator, a cell, a nested option.
    fn called(&mut self) -> Option<Tree> {
        match self.random.below(11) {
            0 | 1 => {
                let (index, name) = self.seen(Ty::Function)?;
                let argument = self.locked(index, |writer| writer.expression(Ty::Int));
                Some(expression(Ty::Int, &format!("{name}($)"), vec![argument]))
            }
            2 => {
                let (index, name) = self.changed(Ty::Counter)?;
                let argument = self.hidden(index, |writer| writer.expression(Ty::Int));
                Some(expression(Ty::Int, &format!("{name}($)"), vec![argument]))
            }
            3 => {
                let (_, name) = self.changed(Ty::Walk)?;
                let other = self.expression(Ty::Int);
                Some(expression(
                    Ty::Int,
                    &format!("{name}.next().unwrap_or($)"),
                    vec![other],
                ))
            }
            4 => {
                let name = self.taken(Ty::Walk)?;
                let form = self.random.pick(&[
                    "sum::<i64>()",
                    "fold(1, |a, z| a ^ z)",
                    "map(|z| z & 7).sum::<i64>()",
                ]);
                Some(expression(Ty::Int, &format!("{name}.{form}"), vec![]))
            }
            9 => {
                let (index, name) = self.changed(Ty::Slot)?;
                let other = self.number();
                let argument = self.hidden(index, |writer| writer.expression(Ty::Int));
                let form =
                    format!("match {name}.take() {{ Some(call) => call($), None => {other}i64 }}");
                Some(expression(Ty::Int, &form, vec![argument]))
            }
            10 => {
                let (_, name) = self.seen(Ty::Slot)?;
                let (other, argument) = (self.number(), self.number());
                let form = format!("{name}.as_ref().map_or({other}, |call| call({argument}))");
                Some(expression(Ty::Int, &form, vec![]))
            }
            5 => {
                let (_, name) = self.seen(Ty::Lent)?;
                Some(expression(Ty::Int, &format!("*{name}"), vec![]))
            }
            6 => {
                let (_, name) = self.seen(Ty::Cell)?;
                Some(expression(Ty::Int, &format!("*{name}.borrow()"), vec![]))
            }
            7 => {
                let (ty, form) = self.random.pick(&[
                    (Ty::MaybeInt, "$.unwrap_or($)"),
                    (Ty::MaybeInt, "$.map_or($, |z| z + 1)"),
                    (Ty::Outcome, "$.unwrap_or($)"),
                ]);
                let (first, second) = (self.expression(ty), self.expression(Ty::Int));
                Some(expression(Ty::Int, form, vec![first, second]))
            }
            _ => {
                let ty = self.random.pick(&[Ty::Outcome, Ty::MaybeInt]);
                if !self.may_try(ty) {
                    return None;
                }
                let value = self.expression(ty);
                Some(expression(Ty::Int, "$?", vec![value]))
            }
        }
    }

    /// From a collection, a text or a truth value.
    fn gathered(&mut self) -> Option<Tree> {
        match self.random.below(9) {
            0 => {
                let (index, name) = self.seen(Ty::Numbers)?;
                let at = self.locked(index, |writer| writer.expression(Ty::Int));
                Some(expression(
                    Ty::Int,
                    &format!("{name}[($) as usize % 2]"),
                    vec![at],
                ))
            }
            1 => {
                let (_, name) = self.seen(Ty::Slice)?;
                let at = self.expression(Ty::Int);
                Some(expression(
                    Ty::Int,
                    &format!("{name}[($) as usize % 3]"),
                    vec![at],
                ))
            }
            2 => {
                let (_, name) = self.seen(Ty::Numbers)?;
                let form = self.random.pick(&[
                    "iter().sum::<i64>()",
                    "len() as i64",
                    "iter().map(|z| z ^ 1).sum::<i64>()",
                ]);
                Some(expression(Ty::Int, &format!("({name}.{form})"), vec![]))
            }
            3 => {
                let name = self.taken(Ty::Numbers)?;
                Some(expression(
                    Ty::Int,
                    &format!("{name}.into_iter().fold(0, |a, z| a ^ z)"),
                    vec![],
                ))
            }
            4 => {
                let (_, name) = self.seen(Ty::Text)?;
                Some(expression(
                    Ty::Int,
                    &format!("({name}.len() as i64)"),
                    vec![],
                ))
            }
            5 => {
                let (_, name) = self.seen(Ty::Crowd)?;
                Some(expression(
                    Ty::Int,
                    &format!("{name}.iter().map(Noisy::value).sum::<i64>()"),
                    vec![],
                ))
            }
            6 => {
                let value = self.expression(Ty::Bool);
                Some(expression(Ty::Int, "i64::from($)", vec![value]))
            }
            7 => {
                let value = self.expression(Ty::Int);
                let form = self
                    .random
                    .pick(&["(-$)", "(!$)", "$.abs()", "(($) as i8 as i64)"]);
                let value = expression(Ty::Int, "($)", vec![value]);
                Some(expression(Ty::Int, form, vec![value]))
            }
            _ => {
                let first = self.expression(Ty::Int);
                let second = self.expression(Ty::Int);
                Some(expression(
                    Ty::Int,
                    "[$, $].iter().sum::<i64>()",
                    vec![first, second],
                ))
            }
        }
    }

    /// A truth value.
    pub(super) fn bool(&mut self) -> Option<Tree> {
        match self.random.below(9) {
            0 | 1 => {
                let form = self.random.pick(&[
                    "(($) < ($))",
                    "(($) == ($))",
                    "(($) >= ($))",
                    "(($) != ($))",
                ]);
                let (first, second) = (self.expression(Ty::Int), self.expression(Ty::Int));
                Some(expression(Ty::Bool, form, vec![first, second]))
            }
            2 => {
                let value = self.expression(Ty::Int);
                Some(expression(Ty::Bool, "test($)", vec![value]))
            }
            3 => {
                let value = self.expression(Ty::Bool);
                Some(expression(Ty::Bool, "!$", vec![value]))
            }
            4 => Some(self.short_circuit()),
            5 => {
                let (first, name) = self.seen(Ty::Noisy)?;
                let other = self.locked(first, |writer| writer.expression(Ty::Noisy));
                let form = self.random.pick(&["==", "<", "!="]);
                Some(expression(
                    Ty::Bool,
                    &format!("({name} {form} $)"),
                    vec![other],
                ))
            }
            6 => {
                let (ty, form) = self.random.pick(&[
                    (Ty::MaybeInt, "$.is_some()"),
                    (Ty::MaybeInt, "matches!($, Some(1..=9))"),
                    (Ty::MaybeNoisy, "$.is_none()"),
                    (Ty::Outcome, "$.is_ok()"),
                    (Ty::Shape, "matches!($, Shape::Line(_) | Shape::Dot)"),
                ]);
                let value = self.expression(ty);
                Some(expression(Ty::Bool, form, vec![value]))
            }
            7 => {
                let ty = self.random.pick(&[Ty::MaybeNoisy, Ty::Shape, Ty::Outcome]);
                let (_, name) = self.seen(ty)?;
                let pattern = match ty {
                    Ty::MaybeNoisy => "Some(_)",
                    Ty::Shape => "Shape::Quad { second: 0..=20, .. }",
                    _ => "Ok(3..)",
                };
                Some(expression(
                    Ty::Bool,
                    &format!("matches!({name}, {pattern})"),
                    vec![],
                ))
            }
            _ => {
                let noisy = self.expression(Ty::Noisy);
                let other = self.expression(Ty::Noisy);
                Some(expression(Ty::Bool, "($ == $)", vec![noisy, other]))
            }
        }
    }

    /// What the right side does happens on some paths only.
    fn short_circuit(&mut self) -> Tree {
        let form = self.random.pick(&["($ && $)", "($ || $)"]);
        let first = self.expression(Ty::Bool);
        let before = self.scope.state();
        let second = self.expression(Ty::Bool);
        let state = join(before, self.scope.state());
        self.scope.restore(&state);
        expression(Ty::Bool, form, vec![first, second])
    }
}
