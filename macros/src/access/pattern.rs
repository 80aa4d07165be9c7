//! What a pattern takes out of the place that it is matched with, and what it leaves there.
//!
//! Takes a pattern; gives the members that its bindings take by value, and those that a `_` leaves, as far as syntax can name them: through
//! tuples, and through structs where the pattern can't fail, or other code shows that they are none of an enum's variants, whose fields have no names.
//!
//! Rule: where a binding takes something that can't be named, or nothing is left, the whole is taken; but for what only types tell: that the
//! bindings are copies, or that the whole has a destructor, so that nothing can be moved out of it.

use syn::punctuated::Punctuated;
use syn::{Member, Pat, Token};

use crate::ir::{MemberPath, Part, Pattern, Taking};
use crate::resolve::{PatPosition, bindings, binds_by_value};

/// How a pattern that binds by value, and that can't be split, takes what it is matched with, so many members deep; `None`: all of it, for
/// sure.
pub(super) fn taking(pat: &Pat, depth: usize, position: PatPosition) -> Option<Taking> {
    if takes_all(pat) {
        None
    } else if takes_fields(pat) {
        Some(Taking::Fields(depth))
    } else {
        Some(Taking::Match {
            pattern: Pattern::new(pat),
            depth,
            position,
        })
    }
}

/// Whether nothing that could have a destructor stays where it was: a tuple has none of its own, nor have the variants of std.
pub(crate) fn takes_all(pat: &Pat) -> bool {
    takes(pat, false)
}

/// Whether matching by the pattern may leave something with a destructor where it was: an unbound part, one bound by reference, or
/// what has a destructor itself and fields that are copied. A name alone, a constant or a variant without fields leaves nothing.
pub(crate) fn leaves_rest(pat: &Pat) -> bool {
    !takes(pat, true)
}

/// Whether it is a constant, a unit struct or a variant without fields, or several of them, and may have a destructor: what matches stays where it
/// was.
pub(crate) fn is_constant(pat: &Pat) -> bool {
    match pat {
        Pat::Paren(inner) => is_constant(&inner.pat),
        Pat::Or(inner) => inner.cases.iter().all(is_constant),
        Pat::Path(path) => !is_plain(&path.path),
        Pat::Ident(name) => {
            bindings(pat, PatPosition::Refutable).is_empty()
                && !is_plain(&name.ident.clone().into())
        }
        _ => false,
    }
}

/// Whether some of what it matches is compared with such a constant, beside what it binds.
pub(crate) fn compares(pat: &Pat) -> bool {
    match pat {
        Pat::Paren(inner) => compares(&inner.pat),
        Pat::Type(inner) => compares(&inner.pat),
        Pat::Guard(inner) => compares(&inner.pat),
        Pat::Or(inner) => inner.cases.iter().any(compares),
        Pat::Tuple(inner) => inner.elems.iter().any(compares),
        Pat::TupleStruct(inner) => inner.elems.iter().any(compares),
        Pat::Slice(inner) => inner.elems.iter().any(compares),
        other => is_constant(other),
    }
}

/// As [`takes_all`]; what holds of a path, which is a constant or a variant without fields, is up to the caller.
fn takes(pat: &Pat, constant: bool) -> bool {
    let all = |pats: &Punctuated<Pat, _>| pats.iter().all(|pat| takes(pat, constant));
    match pat {
        // What stands behind its `@` looks at what it takes.
        Pat::Ident(name) => name.by_ref.is_none(),
        Pat::Paren(inner) => takes(&inner.pat, constant),
        Pat::Type(inner) => takes(&inner.pat, constant),
        Pat::Guard(inner) => takes(&inner.pat, constant),
        Pat::Or(inner) => inner.cases.iter().all(|pat| takes(pat, constant)),
        Pat::Tuple(inner) => all(&inner.elems),
        Pat::Slice(inner) => all(&inner.elems),
        Pat::TupleStruct(inner) => is_of_std(&inner.path) && all(&inner.elems),
        // What a reference points to stays, and has no drop by it.
        Pat::Reference(_) | Pat::Lit(_) | Pat::Range(_) => true,
        Pat::Wild(_) | Pat::Rest(_) | Pat::Struct(_) => false,
        _ => constant,
    }
}

/// As [`takes_all`], but for a destructor of the whole.
fn takes_fields(pat: &Pat) -> bool {
    match pat {
        Pat::Paren(inner) => takes_fields(&inner.pat),
        Pat::Or(inner) => inner.cases.iter().all(takes_fields),
        Pat::TupleStruct(inner) => inner.elems.iter().all(takes_all),
        Pat::Struct(inner) => {
            let mut fields = inner.fields.iter();
            inner.rest.is_none() && fields.all(|field| takes_all(&field.pat))
        }
        _ => false,
    }
}

/// Whether it takes all fields of what may be the only variant of an enum: where none is named by a number, for all that syntax knows.
pub(super) fn takes_variant(pat: &Pat) -> bool {
    matches!(pat, Pat::TupleStruct(_)) && takes_fields(pat)
}

/// Names that nobody gives anything else.
pub(crate) fn is_of_std(path: &syn::Path) -> bool {
    is_one_of(path, &["Some", "Ok", "Err"])
}

/// The same, of variants that have nothing to drop.
fn is_plain(path: &syn::Path) -> bool {
    is_one_of(path, &["None", "Less", "Equal", "Greater"])
}

fn is_one_of(path: &syn::Path, names: &[&str]) -> bool {
    let last = path.segments.last();
    last.is_some_and(|last| names.iter().any(|name| last.ident == name))
}

#[derive(Default)]
pub(crate) struct Split {
    pub(crate) taken: Vec<Part>,
    pub(crate) left: Vec<MemberPath>,
    /// Whether anything stays behind.
    pub(crate) leaves: bool,
    /// What is more than left where it is: bound, or compared with something.
    looked_at: Vec<MemberPath>,
}

/// The members that the pattern looks at; `None` if it looks at the whole, or at what syntax can't name.
pub(super) fn looked_at(
    pat: &Pat,
    position: PatPosition,
    structs: IsStruct,
) -> Option<Vec<MemberPath>> {
    let split = Splitter::of(pat, position, structs)?;
    Some(split.looked_at)
}

/// `None` if the pattern takes everything, or what syntax can't tell. Of all the fields of a struct types have to tell whether they are copies.
pub(crate) fn split(pat: &Pat, position: PatPosition, structs: IsStruct) -> Option<Split> {
    let split = Splitter::of(pat, position, structs)?;
    let nameable = split.taken.iter().all(|part| !part.path.is_empty());
    (nameable && (split.leaves || !takes_all(pat))).then_some(split)
}

/// Whether the path of a pattern with braces is known to be a struct's, though the pattern may fail.
pub(crate) type IsStruct<'s> = &'s dyn Fn(&syn::Path) -> bool;

struct Splitter<'s> {
    position: PatPosition,
    structs: IsStruct<'s>,
    /// Of the place that the pattern at hand is matched with.
    path: MemberPath,
    split: Split,
}

impl<'s> Splitter<'s> {
    fn of(pat: &Pat, position: PatPosition, structs: IsStruct<'s>) -> Option<Split> {
        let mut splitter = Self {
            position,
            structs,
            path: MemberPath::default(),
            split: Split::default(),
        };
        splitter.pat(pat)?;
        Some(splitter.split)
    }

    fn pat(&mut self, pat: &Pat) -> Option<()> {
        match pat {
            Pat::Paren(inner) => self.pat(&inner.pat),
            Pat::Type(inner) => self.pat(&inner.pat),
            Pat::Guard(inner) => self.pat(&inner.pat),
            Pat::Tuple(inner) => self.elements(&inner.elems),
            Pat::TupleStruct(inner) if self.is_struct(&inner.path) => self.elements(&inner.elems),
            Pat::Struct(inner) if self.is_struct(&inner.path) || (self.structs)(&inner.path) => {
                self.split.leaves |= inner.rest.is_some();
                let mut fields = inner.fields.iter();
                fields.try_for_each(|field| self.member(field.member.clone(), &field.pat))
            }
            // What a reference points to stays, and it has no drop itself.
            Pat::Reference(_) | Pat::Lit(_) | Pat::Range(_) => {
                self.split.looked_at.push(self.path.clone());
                Some(())
            }
            _ => {
                self.leaf(pat);
                Some(())
            }
        }
    }

    /// What stands behind a `..` has no number that could be told.
    fn elements(&mut self, elements: &Punctuated<Pat, Token![,]>) -> Option<()> {
        let mut rest = false;
        for (number, pat) in elements.iter().enumerate() {
            if rest && binds_by_value(pat, self.position) {
                return None;
            }
            rest |= matches!(pat, Pat::Rest(_));
            if rest {
                self.split.leaves = true;
            } else {
                self.member(Member::from(number), pat)?;
            }
        }
        Some(())
    }

    fn member(&mut self, member: Member, pat: &Pat) -> Option<()> {
        self.path.0.push(member);
        let found = self.pat(pat);
        self.path.0.pop();
        found
    }

    fn leaf(&mut self, pat: &Pat) {
        if !matches!(pat, Pat::Wild(_)) {
            self.split.looked_at.push(self.path.clone());
        }
        if binds_by_value(pat, self.position) {
            let path = self.path.clone();
            let taking = taking(pat, path.0.len(), self.position);
            if taking.is_some() {
                self.split.leaves = true;
                self.split.left.push(path.clone());
            }
            let taking = taking.unwrap_or(Taking::Bind(path.0.len()));
            self.split.taken.push(Part { path, taking });
        } else {
            self.split.leaves = true;
            self.split.left.push(self.path.clone());
        }
    }

    fn is_struct(&self, path: &syn::Path) -> bool {
        self.position == PatPosition::Irrefutable && path.segments.len() == 1 && !is_of_std(path)
    }
}
