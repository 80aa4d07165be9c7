//! Suspension points: `yield_!`, `try_yield!`, `yield_from!`.

use super::{Writer, expression, piece, statement};
use crate::program::Function;
use crate::tree::Tree;
use crate::types::Ty;

impl Writer<'_> {
    /// `yield_!(value)`, of the type that it has here.
    pub(super) fn yielded(&mut self) -> Option<Tree> {
        if !self.allow.yields || self.size <= 0 {
            return None;
        }
        let value = self.expression(self.signature.item);
        let form = self.random.pick(&[
            "yield_!($)",
            "yield_!($)",
            "yield_!($)",
            "yield_![$]",
            "(yield_! { $ })",
            "yield_!($,)",
        ]);
        Some(expression(self.sent(), form, vec![value]))
    }

    fn sent(&self) -> Ty {
        match self.signature.send {
            Ty::Int => Ty::MaybeInt,
            Ty::Noisy => Ty::MaybeNoisy,
            _ => Ty::Unit,
        }
    }

    /// A yield as a number.
    pub(super) fn yielded_int(&mut self) -> Option<Tree> {
        let value = self.yielded()?;
        match self.signature.send {
            Ty::Int => {
                let other = self.expression(Ty::Int);
                Some(expression(Ty::Int, "$.unwrap_or($)", vec![value, other]))
            }
            Ty::Noisy => Some(expression(
                Ty::Int,
                "$.map_or(4, Noisy::into_value)",
                vec![value],
            )),
            _ => {
                let other = self.expression(Ty::Int);
                Some(expression(Ty::Int, "{ $; $ }", vec![value, other]))
            }
        }
    }

    /// Any suspension point as a value that can be dropped.
    pub(super) fn suspended(&mut self) -> Option<Tree> {
        match self.random.below(6) {
            0 => self.caught(),
            1 => {
                let ty = self
                    .random
                    .pick(&[Ty::Unit, Ty::Int, Ty::Noisy, Ty::Outcome]);
                self.delegated_value(ty)
            }
            _ => self.yielded(),
        }
    }

    /// `try_yield!`, its error made into a failure.
    pub(super) fn caught(&mut self) -> Option<Tree> {
        if !self.signature.throws || !self.allow.yields || self.size <= 0 {
            return None;
        }
        let value = self.expression(self.signature.item);
        let ok = self.number();
        let form = self.random.pick(&[
            "try_yield!($).map(|_| #i64).map_err(Fail::from)",
            "match try_yield!($) { Ok(_) => Ok(#i64), Err(Thrown(z)) => Err(Fail(z)) }",
            "match try_yield!($) { Ok(_) => Err(Fail(#)), Err(thrown) => attempt(thrown.0) }",
        ]);
        Some(expression(
            Ty::Outcome,
            &form.replace('#', &ok.to_string()),
            vec![value],
        ))
    }

    /// A call of a function that can be delegated to.
    fn call(&mut self, number: usize) -> Tree {
        let delegates: &[Function] = self.delegates;
        let types: Vec<Ty> = delegates[number]
            .params
            .iter()
            .map(|param| param.ty)
            .collect();
        let arguments: Vec<Tree> = types.into_iter().map(|ty| self.expression(ty)).collect();
        let places = vec!["$"; arguments.len()].join(", ");
        piece(&format!("f{number}({places})"), arguments)
    }

    /// The functions of this result that this one can delegate to.
    fn fitting(&self, ty: Ty) -> Vec<usize> {
        let (send, throws) = (self.signature.send, self.signature.throws);
        (0..self.delegates.len())
            .filter(|index| {
                let other = self.delegates[*index].signature;
                let alike = other.send == send && other.throws == throws;
                let deaf = other.send == Ty::Unit && !other.throws;
                other.result == ty && (alike || deaf)
            })
            .collect()
    }

    /// `yield_from!` of a function with such a result.
    pub(super) fn delegated_value(&mut self, ty: Ty) -> Option<Tree> {
        if !self.allow.yields || self.size <= 0 {
            return None;
        }
        let fitting = self.fitting(ty);
        let waiting = self.scope.whole(|local| match local.ty {
            Ty::Waiting(number) => {
                self.delegates[number].signature.result == ty && self.scope.can_go(local)
            }
            _ => false,
        });
        if !waiting.is_empty() && self.allow.moves {
            let index = self.random.pick(&waiting);
            self.scope.locals[index].init = crate::scope::Init::Gone;
            let name = self.scope.locals[index].name.clone();
            return Some(expression(ty, &format!("yield_from!({name})"), vec![]));
        }
        if fitting.is_empty() {
            return None;
        }
        let number = self.random.pick(&fitting);
        let call = self.call(number);
        Some(expression(ty, "yield_from!($)", vec![call]))
    }

    /// `let g = f(..);`, to be delegated to later.
    pub(super) fn waiting(&mut self) -> Option<Tree> {
        let all: Vec<usize> = (0..self.delegates.len()).collect();
        if all.is_empty() {
            return None;
        }
        let number = self.random.pick(&all);
        if self
            .fitting(self.delegates[number].signature.result)
            .iter()
            .all(|fits| *fits != number)
        {
            return None;
        }
        let call = self.call(number);
        let name = self.name();
        self.scope.declare(&name, Ty::Waiting(number), false);
        Some(statement(&format!("let {name} = $;"), vec![call]))
    }

    /// A suspension point as a statement.
    pub(super) fn yield_statement(&mut self) -> Option<Tree> {
        let tree = match self.random.below(8) {
            0 => self.delegated_iterator(),
            1 | 2 => self.suspended(),
            _ => {
                let tree = self.yielded()?;
                return Some(statement("$;", vec![tree]));
            }
        }?;
        let form = self
            .random
            .pick(&["let _ = $;", "_ = $;", "drop($);", "($);"]);
        Some(statement(form, vec![tree]))
    }

    /// `yield_from!` of what is no generator.
    fn delegated_iterator(&mut self) -> Option<Tree> {
        if !self.allow.yields || self.size <= 0 {
            return None;
        }
        let source = match self.signature.item {
            Ty::Int => match self.random.below(4) {
                0 => piece(&self.taken(Ty::Walk)?, vec![]),
                1 => self.expression(Ty::Numbers),
                2 => piece("0..3", vec![]),
                _ => {
                    let (first, second) = (self.expression(Ty::Int), self.expression(Ty::Int));
                    piece("[$, $].into_iter().map(|z| z + 1)", vec![first, second])
                }
            },
            Ty::Noisy => match self.random.below(3) {
                0 => piece(&self.taken(Ty::March)?, vec![]),
                1 => self.expression(Ty::MaybeNoisy),
                _ => self.expression(Ty::Crowd),
            },
            _ => {
                let text = self.expression(Ty::Text);
                piece("std::iter::once($)", vec![text])
            }
        };
        Some(expression(Ty::Unit, "yield_from!($)", vec![source]))
    }
}
