//! What a pattern binds.
//!
//! Takes a pattern and its position; gives its bindings in order of occurrence. A name that all alternatives of an
//! or-pattern bind is one binding.
//!
//! Rule: a lone identifier that begins with an uppercase letter is a constant or a unit variant, where the pattern may fail
//! to match; nothing but a name can tell.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Pat, Token};

use crate::hygiene;
use crate::tokens;

/// Where a pattern stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum PatPosition {
    /// A plain `let`, a parameter, a `for`.
    Irrefutable,
    /// A match arm, `if let`, `while let`, `let .. else`.
    Refutable,
}

impl PatPosition {
    /// That of the patterns of a match, as to what they take and leave: an only arm can't fail. What is a constant by its name is one there too.
    pub(crate) fn of_arms(arms: &[syn::Arm]) -> Self {
        let count = |arm: &syn::Arm, position| bindings(&arm.pat, position).len();
        match arms {
            [arm]
                if !matches!(arm.pat, Pat::Guard(_))
                    && count(arm, Self::Irrefutable) == count(arm, Self::Refutable) =>
            {
                Self::Irrefutable
            }
            _ => Self::Refutable,
        }
    }
}

#[derive(Clone)]
pub(crate) struct Binding {
    pub(crate) name: Ident,
    /// `ref x` or `ref mut x`
    pub(crate) by_ref: bool,
    /// `mut x` or `ref mut x`
    pub(crate) mutability: Option<Token![mut]>,
    /// Inside a `&` pattern, so that it copies what a reference points to.
    pub(crate) through_ref: bool,
    /// What a `Vacant(x)` or `Occupied(x)` holds: a map's entry, by the looks of it.
    pub(crate) entry: bool,
}

pub(crate) fn bindings(pat: &Pat, position: PatPosition) -> Vec<Binding> {
    let mut collector = Collector {
        position,
        through_ref: false,
        entry: false,
        found: Vec::new(),
    };
    collector.pat(pat);
    collector.found
}

/// An arm's pattern and its guard, which syn keeps as one.
pub(crate) fn split_guard(pat: &Pat) -> (&Pat, Option<&syn::Expr>) {
    match pat {
        Pat::Guard(guarded) => (&guarded.pat, Some(&guarded.guard)),
        other => (other, None),
    }
}

/// Whether matching moves out of (or copies from) the scrutinee.
pub(crate) fn binds_by_value(pat: &Pat, position: PatPosition) -> bool {
    let bindings = bindings(pat, position);
    bindings.iter().any(|b| !b.by_ref && !b.through_ref)
}

/// The pattern arguments of a macro in pattern position, if they look like patterns.
pub(crate) fn macro_patterns(tokens: TokenStream) -> Option<Punctuated<Pat, Token![,]>> {
    let parser = Punctuated::parse_terminated_with;
    let parser = |input: syn::parse::ParseStream| parser(input, Pat::parse_multi_with_leading_vert);
    parser.parse2(tokens).ok()
}

struct Collector {
    position: PatPosition,
    through_ref: bool,
    entry: bool,
    found: Vec<Binding>,
}

impl Collector {
    fn pat(&mut self, pat: &Pat) {
        match pat {
            Pat::Ident(ident) => self.ident(ident, false),
            Pat::Guard(inner) => self.pat(&inner.pat),
            Pat::Paren(inner) => self.pat(&inner.pat),
            Pat::Type(inner) => self.pat(&inner.pat),
            Pat::Reference(inner) => self.reference(&inner.pat),
            Pat::Or(inner) => {
                // Alternatives can fail, wherever the whole stands.
                let position = std::mem::replace(&mut self.position, PatPosition::Refutable);
                self.all(&inner.cases);
                self.position = position;
            }
            Pat::Slice(inner) => self.all(&inner.elems),
            Pat::Tuple(inner) => self.all(&inner.elems),
            Pat::TupleStruct(inner) => {
                let outer = std::mem::replace(&mut self.entry, holds_entry(&inner.path));
                self.all(&inner.elems);
                self.entry = outer;
            }
            Pat::Struct(inner) => inner.fields.iter().for_each(|field| self.field(field)),
            Pat::Macro(inner) => self.mac(&inner.mac),
            // The others bind nothing; what syn does not know (`Verbatim`) is no pattern of stable Rust.
            _ => {}
        }
    }

    fn all<'a>(&mut self, pats: impl IntoIterator<Item = &'a Pat>) {
        pats.into_iter().for_each(|pat| self.pat(pat));
    }

    fn field(&mut self, field: &syn::FieldPat) {
        match &*field.pat {
            // In `S { x }` the field's name is always a binding.
            Pat::Ident(ident) => self.ident(ident, field.colon_token.is_none()),
            pat => self.pat(pat),
        }
    }

    fn reference(&mut self, pat: &Pat) {
        let outer = self.through_ref;
        self.through_ref = true;
        self.pat(pat);
        self.through_ref = outer;
    }

    fn ident(&mut self, pat: &syn::PatIdent, surely: bool) {
        let surely = surely
            || self.position == PatPosition::Irrefutable
            || pat.subpat.is_some()
            || pat.by_ref.is_some()
            || pat.mutability.is_some();
        if surely
            || !pat
                .ident
                .unraw()
                .to_string()
                .starts_with(char::is_uppercase)
        {
            self.add(Binding {
                name: pat.ident.clone(),
                by_ref: pat.by_ref.is_some(),
                mutability: pat.mutability,
                through_ref: self.through_ref,
                entry: self.entry,
            });
        }
        if let Some((_, subpat)) = &pat.subpat {
            self.pat(subpat);
        }
    }

    /// What a macro in pattern position binds is among its arguments.
    fn mac(&mut self, mac: &syn::Macro) {
        if let Some(pats) = macro_patterns(mac.tokens.clone()) {
            return self.all(&pats);
        }
        for name in tokens::mentions(mac.tokens.clone()) {
            let first = name.to_string().chars().next();
            if first.is_some_and(|c| c.is_lowercase() || c == '_')
                && syn::parse_str::<Ident>(&name.to_string()).is_ok()
            {
                self.add(Binding {
                    name,
                    mutability: None,
                    by_ref: false,
                    through_ref: self.through_ref,
                    entry: false,
                });
            }
        }
    }

    fn add(&mut self, binding: Binding) {
        let known = |b: &Binding| hygiene::are_same(&b.name, &binding.name);
        if !self.found.iter().any(known) {
            self.found.push(binding);
        }
    }
}

fn holds_entry(path: &syn::Path) -> bool {
    let last = path.segments.last();
    last.is_some_and(|last| last.ident == "Vacant" || last.ident == "Occupied")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(source: &str, position: PatPosition) -> String {
        let pat = Pat::parse_multi_with_leading_vert
            .parse_str(source)
            .unwrap();
        let bindings = bindings(&pat, position);
        let names = bindings.iter().map(|b| {
            let by_ref = if b.by_ref { "ref " } else { "" };
            let through = if b.through_ref { "*" } else { "" };
            format!("{by_ref}{through}{}", b.name)
        });
        names.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn of_patterns() {
        use PatPosition::{Irrefutable, Refutable};
        for (source, position, expected) in [
            ("x", Irrefutable, "x"),
            ("N", Irrefutable, "N"),
            ("None", Refutable, ""),
            ("N @ 1", Refutable, "N"),
            (
                "(mut a, ref b, ref mut c, _, ..)",
                Refutable,
                "a, ref b, ref c",
            ),
            ("Some(x) | Ok(x)", Refutable, "x"),
            ("S { x, y: (z, None), ref w, .. }", Refutable, "x, z, ref w"),
            (
                "[first, rest @ .., r#last]",
                Refutable,
                "first, rest, r#last",
            ),
            ("&(a, b)", Irrefutable, "*a, *b"),
            ("whole @ Some(part)", Refutable, "whole, part"),
            ("m!(a, Some(b), C)", Refutable, "a, b"),
            ("m!(a => b; C)", Refutable, "a, b"),
            ("1..=9 | A::B", Refutable, ""),
        ] {
            assert_eq!(names(source, position), expected, "{source}");
        }
    }
}
