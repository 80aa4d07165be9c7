//! Parts of a local: members by path, and what of a local a piece of code takes if its type is such.
//!
//! Syntax names them; only types decide: `page.items` in value position leaves the rest of `page`, or, where the member is
//! `Copy`, all of it; `it.count()` takes an iterator and borrows a type of the user's. So both are kept apart from moves that
//! syntax is sure of.

use std::cmp::Ordering;
use std::fmt;
use std::rc::Rc;

use proc_macro2::Ident;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{ExprMethodCall, Member, Pat};

use crate::access::{self, Class};
use crate::resolve::PatPosition;

/// `.pages.0` of `book.pages.0`; empty for the local as a whole.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct MemberPath(pub(crate) Vec<Member>);

/// Something that a piece of code may take out of a local.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Part {
    pub(crate) path: MemberPath,
    pub(crate) taking: Taking,
}

/// What was done with the part, and so what its type is asked.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Taking {
    /// Its value was used: it is still there if it is `Copy`.
    Value,
    /// As [`Taking::Value`], by an operator: it is nearly always `Copy`.
    Operand,
    /// A pattern bound it, this many members deep: it is still there if it is `Copy`, or if the binding went through a reference.
    Bind(usize),
    /// A pattern bound all fields of it, so deep: it is still there as by [`Taking::Bind`], but if it has a destructor of its own, for then
    /// they were copied.
    Fields(usize),
    /// A pattern bound some of it that syntax can't name, so deep: it is still there as by [`Taking::Bind`], but if all that the pattern
    /// binds is `Copy`.
    Match {
        pattern: Pattern,
        depth: usize,
        /// Where the pattern may fail, it may be one of an enum's variants.
        position: PatPosition,
    },
    /// A struct literal ended with `..` it, and gave these members itself: it is still there if it is `Copy`, if it has a destructor of its own, or
    /// if it lies behind a pointer, for then the others were copied.
    Others(Vec<MemberPath>),
    /// The value that it points to was used: it is still there if that is `Copy`, or if nothing can be moved out of it.
    Deref,
    /// As [`Taking::Deref`], by an operator: it is nearly always `Copy`.
    DerefOperand,
    /// A closure was called that takes something out of what it captured: it is still there if those are copies.
    Once,
    /// A `move` closure captured a member of it: it is gone itself if it is a pointer, for nothing is captured through one.
    Through,
    /// It was called, and syntax does not tell what it is: it is still there if it can be called again.
    Called,
    /// A method that consumes receivers of the class was called: it is still there if it is not of the class.
    Call(Class),
    /// A method was called that nothing is known of: it is still there if the method borrows.
    Method(Method),
    /// A method's receiver went in front of operands that suspend: it is still there if the call, as the other says, will leave it there, and if it
    /// has a destructor.
    Receiver(Box<Taking>),
}

impl Part {
    /// Whether the answer is to come when all types are known. Of what is left of a local its members' types must be known at once.
    pub(crate) fn is_asked_late(&self) -> bool {
        self.path.is_empty() && self.taking.is_by_method()
    }

    /// Whether its value goes elsewhere, be it by copying.
    pub(crate) fn is_moved(&self) -> bool {
        matches!(
            self.taking,
            Taking::Value
                | Taking::Operand
                | Taking::Bind(_)
                | Taking::Deref
                | Taking::DerefOperand
        )
    }
}

/// A piece of syntax; one of the same text is the same.
#[derive(Clone)]
pub(crate) struct ByText<T> {
    pub(crate) syntax: Rc<T>,
    text: String,
}

pub(crate) type Pattern = ByText<Pat>;

/// A method that was called on a local.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Method {
    /// The call, of which the receiver is left out, and each argument whose type is not told.
    pub(crate) call: ByText<ExprMethodCall>,
    /// The variables that the others name, whose types can be told in front of the statement.
    pub(crate) told: Vec<Ident>,
    /// What tells the type that the method returns, should its arguments not.
    pub(crate) returns: Told,
    pub(crate) name: Name,
    /// That of which the name is known to consume: it is asked of other types alone.
    pub(crate) class: Option<Class>,
}

impl Method {
    /// Whether it is one of std's, by its name.
    pub(crate) fn is_of_std(&self) -> bool {
        let name = self.call.syntax.method.unraw().to_string();
        self.class.is_some() || access::is_method_of_std(&name)
    }
}

/// Where a type is told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Told {
    /// Nowhere around it.
    Alone,
    /// Perhaps around it, for all that is known.
    Around,
    /// Likely around it, where one is written.
    Written,
}

/// What a method's name says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Name {
    /// Nothing, or that it borrows.
    Untold,
    /// That it may well consume.
    Likely,
    /// That it consumes: `into_..`.
    Into,
}

/// On which paths through a piece.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Taken {
    Always,
    Sometimes,
}

impl Taking {
    /// Whether the method itself is to tell, once all types are known.
    pub(crate) fn is_by_method(&self) -> bool {
        matches!(self, Self::Method(..))
    }

    /// Whether it is by the same call, be that in another place.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Method(one), Self::Method(other)) => {
                (&one.call, one.name) == (&other.call, other.name)
            }
            _ => self == other,
        }
    }

    /// Whether the method's name says that it consumes.
    pub(crate) fn is_by_name(&self) -> bool {
        matches!(self, Self::Method(method) if method.name == Name::Into)
    }
}

impl<T: ToTokens> ByText<T> {
    pub(crate) fn new(syntax: T) -> Self {
        Self {
            text: syntax.to_token_stream().to_string(),
            syntax: Rc::new(syntax),
        }
    }
}

impl<T> fmt::Display for ByText<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<T> fmt::Debug for ByText<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<T> PartialEq for ByText<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<T> Eq for ByText<T> {}

impl<T> PartialOrd for ByText<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for ByText<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl MemberPath {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn join(&self, inner: &Self) -> Self {
        Self(self.0.iter().chain(&inner.0).cloned().collect())
    }

    /// As seen from the other place, if it is a member of that.
    pub(crate) fn within(&self, around: &Self) -> Option<Self> {
        let inner = self.0.strip_prefix(&around.0[..])?;
        (!inner.is_empty()).then(|| Self(inner.to_vec()))
    }

    /// The places around the place, from the innermost.
    pub(crate) fn around(&self) -> impl Iterator<Item = Self> {
        (0..self.0.len())
            .rev()
            .map(|length| Self(self.0[..length].to_vec()))
    }

    /// Whether one is inside the other.
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(one, other)| one == other)
    }
}

impl fmt::Display for MemberPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|member| match member {
            Member::Named(name) => write!(f, ".{name}"),
            Member::Unnamed(index) => write!(f, ".{}", index.index),
        })
    }
}

impl fmt::Debug for MemberPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Ord for MemberPath {
    fn cmp(&self, other: &Self) -> Ordering {
        let pairs = self.0.iter().zip(&other.0);
        let differences = pairs.map(|(one, other)| compare(one, other));
        let first = differences.into_iter().find(|ordering| ordering.is_ne());
        first.unwrap_or_else(|| self.0.len().cmp(&other.0.len()))
    }
}

impl PartialOrd for MemberPath {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn compare(one: &Member, other: &Member) -> Ordering {
    match (one, other) {
        (Member::Unnamed(one), Member::Unnamed(other)) => one.index.cmp(&other.index),
        (Member::Named(one), Member::Named(other)) => one.cmp(other),
        (Member::Unnamed(_), Member::Named(_)) => Ordering::Less,
        (Member::Named(_), Member::Unnamed(_)) => Ordering::Greater,
    }
}

/// What may be missing of one local: some of its parts, by their numbers in [`crate::flow::Parts`].
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PartSet {
    taken: u64,
    /// Of those taken: on some paths only. What the others left has been put aside, in a `Perhaps`.
    aside: u64,
}

impl PartSet {
    /// How many parts of one local are told apart.
    pub(crate) const LIMIT: usize = 64;

    pub(crate) fn is_empty(self) -> bool {
        self.taken == 0
    }

    pub(crate) fn with(self, number: usize) -> Self {
        let taken = self.taken | 1 << (number % Self::LIMIT);
        Self { taken, ..self }
    }

    /// These were taken too, on this path.
    pub(crate) fn then(self, more: Self) -> Self {
        Self {
            taken: self.taken | more.taken,
            aside: self.aside & !more.taken,
        }
    }

    /// Where two paths meet.
    pub(crate) fn meet(self, other: Self) -> Self {
        let differs = self.taken ^ other.taken;
        Self {
            taken: self.taken | other.taken,
            aside: self.aside | other.aside | differs,
        }
    }

    pub(crate) fn without(self, other: Self) -> Self {
        Self {
            taken: self.taken & !other.taken,
            aside: self.aside & !other.taken,
        }
    }

    pub(crate) fn contains(self, number: usize) -> bool {
        number < Self::LIMIT && self.taken & 1 << number != 0
    }

    /// Those put aside, as a set of their own.
    pub(crate) fn aside(self) -> Self {
        Self {
            taken: self.aside,
            aside: 0,
        }
    }

    /// For names: the same set, the same text.
    pub(crate) fn name(self) -> String {
        match self.aside {
            0 => self.taken.to_string(),
            aside => format!("{}_{aside}", self.taken),
        }
    }
}

impl fmt::Debug for PartSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers = (0..Self::LIMIT).filter(|number| self.contains(*number));
        let marks = numbers.map(|number| {
            if self.aside().contains(number) {
                format!("{number}?")
            } else {
                number.to_string()
            }
        });
        write!(f, "{}", marks.collect::<Vec<_>>().join(" "))
    }
}
