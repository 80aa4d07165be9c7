//! Statements that change a local: assignments, calls for their effect, and its end.

use super::{Writer, statement};
use crate::scope::Init;
use crate::tree::Tree;
use crate::types::Ty;

impl Writer<'_> {
    /// `x = value;`, whether or not there is something in it.
    pub(super) fn assigned(&mut self) -> Option<Tree> {
        if !self.allow.changes {
            return None;
        }
        if self.random.chance(15) {
            return self.assigned_pair();
        }
        let found = self
            .scope
            .that(|local| local.mutable && local.locks == 0 && local.ty.is_made());
        if found.is_empty() {
            return None;
        }
        let index = self.random.pick(&found);
        let (name, ty) = (
            self.scope.locals[index].name.clone(),
            self.scope.locals[index].ty,
        );
        let value = self.expression(ty);
        if !self.scope.unreachable {
            self.scope.locals[index].init = Init::Whole;
        }
        Some(statement(&format!("{name} = $;"), vec![value]))
    }

    /// `(a, b) = (x, y);`
    fn assigned_pair(&mut self) -> Option<Tree> {
        let found = self
            .scope
            .that(|local| local.mutable && local.locks == 0 && local.ty == Ty::Noisy);
        if found.len() < 2 {
            return None;
        }
        let first = self.random.pick(&found);
        let second = self.random.pick(&found);
        if first == second {
            return None;
        }
        let values = vec![self.expression(Ty::Noisy), self.expression(Ty::Noisy)];
        let names = [first, second].map(|index| {
            self.scope.locals[index].init = Init::Whole;
            self.scope.locals[index].name.clone()
        });
        Some(statement(
            &format!("({}, {}) = ($, $);", names[0], names[1]),
            values,
        ))
    }

    /// `x += value;` and its like.
    pub(super) fn updated(&mut self) -> Option<Tree> {
        let (place, ty) = match self.random.below(6) {
            0 | 1 => (self.changed(Ty::Int)?, ""),
            2 => (self.changed(Ty::Pair)?, ".count"),
            3 => (self.changed(Ty::Noisy)?, ""),
            4 => {
                let (index, name) = self.changed(Ty::Lent)?;
                ((index, format!("*{name}")), "")
            }
            _ => {
                let (index, name) = self.changed(Ty::Numbers)?;
                let value = self.hidden(index, |writer| writer.expression(Ty::Int));
                let at = self.random.below(2);
                return Some(statement(&format!("{name}[{at}] = $;"), vec![value]));
            }
        };
        let (index, name) = place;
        let noisy = self.scope.locals[index].ty == Ty::Noisy;
        let operator = if noisy {
            "+="
        } else {
            self.random.pick(&["+=", "-=", "^=", "="])
        };
        let operator = if operator == "=" && self.scope.locals[index].ty == Ty::Noisy {
            "+="
        } else {
            operator
        };
        let value = self.hidden(index, |writer| writer.expression(Ty::Int));
        Some(statement(&format!("{name}{ty} {operator} $;"), vec![value]))
    }

    /// A local used up, in one way or another; or not at all.
    pub(super) fn dropped(&mut self) -> Option<Tree> {
        let types = [
            Ty::Noisy,
            Ty::Pair,
            Ty::Crowd,
            Ty::Shape,
            Ty::MaybeNoisy,
            Ty::Duo,
            Ty::Boxed,
            Ty::Lent,
            Ty::March,
        ];
        let ty = self.random.pick(&types);
        if self.random.chance(25) {
            let (_, name) = self.seen(ty)?;
            let form = self.random.pick(&["let _ = #;", "_ = #;", "let _ = &#;"]);
            return Some(statement(&form.replace('#', &name), vec![]));
        }
        let name = self.taken(ty)?;
        let form = self.random.pick(&[
            "drop(#);",
            "drop(#);",
            "#;",
            "{ #; }",
            "let _moved = #;",
            "(|| drop(#))();",
            "drop({ # });",
        ]);
        Some(statement(&form.replace('#', &name), vec![]))
    }

    /// A change in place.
    pub(super) fn effect(&mut self) -> Option<Tree> {
        match self.random.below(7) {
            0 => {
                let (index, name) = self.changed(Ty::Noisy)?;
                let value = self.locked(index, |writer| writer.expression(Ty::Int));
                Some(statement(&format!("{name}.poke($);"), vec![value]))
            }
            1 => {
                let (index, name) = self.changed(Ty::Noisy)?;
                let value = self.hidden(index, |writer| writer.expression(Ty::Int));
                Some(statement(&format!("prod(&mut {name}, $);"), vec![value]))
            }
            2 => {
                let (index, name) = self.changed(Ty::Crowd)?;
                let value = self.locked(index, |writer| writer.expression(Ty::Noisy));
                Some(statement(&format!("{name}.push($);"), vec![value]))
            }
            3 => {
                let (index, name) = self.changed(Ty::Numbers)?;
                let value = self.locked(index, |writer| writer.expression(Ty::Int));
                Some(statement(&format!("{name}.push($);"), vec![value]))
            }
            4 => {
                let (_, name) = self.seen(Ty::Cell)?;
                let value = self.expression(Ty::Int);
                Some(statement(
                    &format!("*{name}.borrow_mut() = $;"),
                    vec![value],
                ))
            }
            5 => {
                let (index, name) = self.changed(Ty::Row)?;
                let value = self.hidden(index, |writer| writer.expression(Ty::Noisy));
                let at = self.random.below(2);
                Some(statement(&format!("{name}[{at}] = $;"), vec![value]))
            }
            _ => {
                let (index, name) = self.changed(Ty::Pair)?;
                let value = self.hidden(index, |writer| writer.expression(Ty::Noisy));
                let field = self.random.pick(&["left", "right"]);
                Some(statement(&format!("{name}.{field} = $;"), vec![value]))
            }
        }
    }
}
