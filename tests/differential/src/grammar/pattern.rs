//! Patterns.
//!
//! Takes the type of what is matched; gives a pattern and what it binds.

use super::Writer;
use crate::types::Ty;

/// A pattern, and the locals that it makes.
pub(super) struct Pattern {
    pub(super) text: String,
    pub(super) binds: Vec<(String, Ty, bool)>,
    /// What is left of the matched place is gone, all or in part: the bits of its fields.
    pub(super) takes: Takes,
}

/// What a pattern moves out of the place that it is matched with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    Nothing,
    Fields(u8),
    All,
}

/// Types that can be matched with a pattern that may fail.
pub(super) const REFUTABLE: [Ty; 6] = [
    Ty::Int,
    Ty::MaybeInt,
    Ty::MaybeNoisy,
    Ty::MaybeNoisy,
    Ty::Outcome,
    Ty::Shape,
];

/// Types of which a pattern names the parts.
pub(super) const COMPOSED: [Ty; 4] = [Ty::Pair, Ty::Duo, Ty::Row, Ty::Duo];

/// How a value of the type is matched. An array that some pattern may take apart where it is, rustc drops in reverse (1.95, contrary to
/// the reference); a generator does so only where something was taken. So it is moved first.
pub(super) fn as_matched(ty: Ty) -> &'static str {
    if ty == Ty::Row { "({ $ })" } else { "$" }
}

impl Writer<'_> {
    /// A pattern that may fail. Each `@` of a form is a binding of the next type.
    pub(super) fn refutable(&mut self, ty: Ty) -> Pattern {
        let (form, types): (&str, &[Ty]) = match ty {
            Ty::Int => self.random.pick(&[
                ("0..=4", &[] as &[Ty]),
                ("(1 | 2 | 3)", &[]),
                ("@ @ 1..=9", &[Ty::Int]),
                ("7", &[]),
            ]),
            Ty::MaybeInt => self.random.pick(&[
                ("Some(@)", &[Ty::Int] as &[Ty]),
                ("Some(@ @ 2..)", &[Ty::Int]),
                ("Some(0..=9)", &[]),
                ("None", &[]),
                ("@ @ Some(_)", &[Ty::MaybeInt]),
            ]),
            Ty::MaybeNoisy => self.random.pick(&[
                ("Some(@)", &[Ty::Noisy] as &[Ty]),
                ("Some(@)", &[Ty::Noisy]),
                ("Some(_)", &[]),
                ("None", &[]),
                ("@ @ Some(_)", &[Ty::MaybeNoisy]),
            ]),
            Ty::Outcome => self.random.pick(&[
                ("Ok(@)", &[Ty::Int] as &[Ty]),
                ("Err(Fail(@))", &[Ty::Int]),
                ("Err(_)", &[]),
            ]),
            _ => self.random.pick(&[
                ("Shape::Line(@)", &[Ty::Noisy] as &[Ty]),
                ("Shape::Quad { first: @, second: @ }", &[Ty::Noisy, Ty::Int]),
                ("Shape::Quad { second: @, .. }", &[Ty::Int]),
                ("Shape::Dot", &[]),
                ("(Shape::Line(_) | Shape::Dot)", &[]),
            ]),
        };
        let moves = types.iter().any(|ty| !ty.is_copy());
        self.bound(form, types, if moves { Takes::All } else { Takes::Nothing })
    }

    /// A pattern that can't fail.
    pub(super) fn irrefutable(&mut self, ty: Ty) -> Pattern {
        const N: Ty = Ty::Noisy;
        let (form, types, takes): (&str, &[Ty], Takes) = match ty {
            Ty::Pair => self.random.pick(&[
                (
                    "Pair { left: @, right: @, count: @ }",
                    &[N, N, Ty::Int] as &[Ty],
                    Takes::Fields(3),
                ),
                (
                    "Pair { left: @, right: _, count: _ }",
                    &[N],
                    Takes::Fields(1),
                ),
                (
                    "Pair { right: @, left: _, count: @ }",
                    &[N, Ty::Int],
                    Takes::Fields(2),
                ),
            ]),
            Ty::Duo => self.random.pick(&[
                ("(@, @)", &[N, N] as &[Ty], Takes::Fields(3)),
                ("(@, _)", &[N], Takes::Fields(1)),
                ("(_, @)", &[N], Takes::Fields(2)),
            ]),
            Ty::Row => self
                .random
                .pick(&[("[@, @]", &[N, N] as &[Ty], Takes::All)]),
            _ => ("@", &[], Takes::All),
        };
        if types.is_empty() {
            let pattern = self.bound("@", &[ty], Takes::All);
            return pattern;
        }
        self.bound(form, types, takes)
    }

    fn bound(&mut self, form: &str, types: &[Ty], takes: Takes) -> Pattern {
        let mut text = String::new();
        let mut binds: Vec<(String, Ty, bool)> = Vec::new();
        let mut types = types.iter();
        let mut pieces = form.split('@');
        text.push_str(pieces.next().unwrap_or_default());
        // In `@ @ 1..=9` the second `@` is Rust's own.
        let own = form.contains("@ @");
        let mut first = true;
        for piece in pieces {
            match types.next() {
                Some(ty) if first || !own => {
                    let mut name = self.name();
                    while binds.iter().any(|(other, _, _)| *other == name) {
                        name = self.name();
                    }
                    let mutable = self.random.chance(30);
                    text.push_str(if mutable { "mut " } else { "" });
                    text.push_str(&name);
                    binds.push((name, *ty, mutable));
                }
                _ => text.push('@'),
            }
            first = false;
            text.push_str(piece);
        }
        Pattern { text, binds, takes }
    }

    pub(super) fn bind(&mut self, pattern: &Pattern) {
        for (name, ty, mutable) in &pattern.binds {
            self.scope.declare(name, *ty, *mutable);
        }
    }
}
