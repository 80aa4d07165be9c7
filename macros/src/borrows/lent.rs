//! Which place an expression refers to, as far as syntax tells, and what its types are still to be asked.
//!
//! Takes an expression whose value is kept; gives the place, and the question, or nothing where the value may be anybody's.
//!
//! ```text
//! &list.items          list.items; the value refers to it for sure, if `list` itself is no reference
//! text.chars().rev()   text; it refers to it if `text` is one of std's collections
//! lock.lock().unwrap() lock; likewise, for a lock
//! &*guard              guard; likewise, for a guard or a box
//! iter.by_ref()        iter; it refers to it if `iter` is no pointer
//! map.entry(k).or_default()   map; as with `get_mut`
//! text.lines().collect::<Vec<_>>()   text; as with `lines`
//! list.iter().max().unwrap()  list; as with `iter`
//! list.as_mut_ptr()    list; a raw pointer into it, if it is an array
//! ```

use syn::ext::IdentExt;
use syn::{Expr, ExprMethodCall, GenericArgument, Member, Type, UnOp};

use crate::syntax::peel;

/// What the type of the place itself is asked. Those of the places around it are asked whether they are pointers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Question {
    /// Nothing: a reference to the place was taken.
    Nothing,
    /// Whether it is a collection, which lends what is its own.
    Lends,
    /// Whether it is a lock. What that lends is a guard, which has a destructor, and so is kept whether it is named again or not.
    Locks,
    /// Whether it is a guard or a box: its target was borrowed.
    Derefs,
    /// Whether it is a pointer.
    Owns,
    /// Whether what a raw pointer was made of is in it, as an array's elements are, or elsewhere, as a vector's.
    Points,
}

pub(super) struct Lent<'e> {
    /// A name.
    pub(super) root: &'e Expr,
    pub(super) members: Vec<Member>,
    pub(super) question: Question,
}

/// In which form the value is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As it is.
    Exact,
    /// What a pattern binds of it, which reaches through references.
    Matched,
    /// What `into_iter` makes of it, or a coercion, which may reach through references in it.
    Converted,
}

/// `ty`: what is written as the type of the value.
pub(super) fn lent<'e>(expr: &'e Expr, form: Form, ty: Option<&Type>) -> Option<Lent<'e>> {
    let exact = form != Form::Converted;
    let (place, question) = match borrowed(expr) {
        Some(Expr::Index(place)) => {
            let sure = exact || matches!(peel(&place.index), Expr::Range(_));
            let place = Some(peel(&place.expr)).filter(|_| sure)?;
            (place, Question::Lends)
        }
        Some(Expr::Unary(unary)) => {
            let is_deref = matches!(unary.op, UnOp::Deref(_));
            let place = Some(peel(&unary.expr)).filter(|_| is_deref)?;
            let question = if exact {
                Question::Derefs
            } else {
                Question::Lends
            };
            (place, question)
        }
        Some(place) => match form {
            Form::Exact => (place, Question::Nothing),
            Form::Matched => (place, Question::Owns),
            Form::Converted => (place, Question::Lends),
        },
        None => pointed(expr)
            .or_else(|| receiver(expr, exact))
            .or_else(|| gathered(expr, exact, ty))?,
    };
    let mut members = Vec::new();
    let root = root(place, &mut members)?;
    Some(Lent {
        root,
        members,
        question,
    })
}

/// The name of the place that the value refers to, if it does so by what is written.
pub(crate) fn lender(value: &Expr) -> Option<&Expr> {
    lent(value, Form::Exact, None).map(|lent| lent.root)
}

/// Whether a method of that name gives an iterator.
pub(crate) fn iterates(method: &str) -> bool {
    let is_view = method.starts_with("as_") || method.starts_with("trim");
    method == "into_iter" || PASSING_ON.contains(&method) || LENDING.contains(&method) && !is_view
}

/// Whether the value refers to the place itself, so that what it lends is lent by the place. A reference to an element may lead on to another's.
pub(super) fn lends_on(value: &Expr, ty: Option<&Type>) -> bool {
    let is_plain = borrowed(value).is_some_and(|place| !matches!(place, Expr::Index(_)));
    !is_plain && lent(value, Form::Converted, ty).is_some()
}

/// `x` in `x` and `x.into_iter().rev()`, whose value holds what `x` held.
pub(super) fn carried(mut value: &Expr) -> Option<&Expr> {
    while let Expr::MethodCall(call) = value {
        let name = call.method.unraw();
        if name != "into_iter" && !PASSING_ON.iter().any(|passing| name == passing) {
            return None;
        }
        value = peel(&call.receiver);
    }
    matches!(value, Expr::Path(_)).then_some(value)
}

/// The name that a place begins with, and the members on the way from it.
fn root<'e>(place: &'e Expr, members: &mut Vec<Member>) -> Option<&'e Expr> {
    match peel(place) {
        Expr::Field(field) => {
            let root = root(&field.base, members)?;
            members.push(field.member.clone());
            Some(root)
        }
        name @ Expr::Path(_) => Some(name),
        _ => None,
    }
}

/// `x` in `x.iter().enumerate()` and `x.lock().unwrap()`: of a chain whose value refers to `x` to its end.
fn receiver(mut expr: &Expr, exact: bool) -> Option<(&Expr, Question)> {
    let (mut adapted, mut unwrapped) = (false, false);
    loop {
        let call = match expr {
            Expr::MethodCall(call) => call,
            Expr::Try(inner) if !adapted => {
                (expr, unwrapped) = (peel(&inner.expr), true);
                continue;
            }
            _ => return None,
        };
        let (name, receiver) = (
            call.method.unraw().to_string(),
            dereferenced(&call.receiver),
        );
        let is = |names: &[&str]| names.contains(&&*name);
        match receiver {
            Expr::Path(_) | Expr::Field(_) => {
                let question = match (unwrapped, adapted) {
                    (false, _) if is(LENDING) => Question::Lends,
                    (false, _) if name == "by_ref" => Question::Owns,
                    (_, false) if exact && is(LENDING_ONE) => Question::Lends,
                    (_, false) if is(LOCKING) => Question::Locks,
                    _ => return None,
                };
                return Some((receiver, question));
            }
            Expr::MethodCall(_) if !unwrapped && (is(LENDING) || is(PASSING_ON)) => {
                adapted = true;
            }
            Expr::MethodCall(_) | Expr::Try(_) if !adapted && is(UNWRAPPING) => unwrapped = true,
            _ => return None,
        }
        expr = receiver;
    }
}

/// `x` in `*x`, for methods are looked up in a pointer as in what it points to.
fn dereferenced(receiver: &Expr) -> &Expr {
    match peel(receiver) {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => peel(&unary.expr),
        other => other,
    }
}

/// `x` in `x.lines().collect::<Vec<_>>()` and `x.iter().max().unwrap()`: of what holds items of `x` that are references.
fn gathered<'e>(
    mut expr: &'e Expr,
    exact: bool,
    ty: Option<&Type>,
) -> Option<(&'e Expr, Question)> {
    let mut unwrapped = false;
    let chain = loop {
        expr = match expr {
            Expr::Try(inner) => peel(&inner.expr),
            Expr::MethodCall(call) => {
                let (name, receiver) = (call.method.unraw().to_string(), peel(&call.receiver));
                match &*name {
                    "collect" if !unwrapped && collects(call, ty) => break receiver,
                    name if exact && PICKING.contains(&name) => break receiver,
                    name if UNWRAPPING.contains(&name) => receiver,
                    _ => return None,
                }
            }
            _ => return None,
        };
        unwrapped = true;
    };
    lender_of_items(chain).map(|lender| (lender, Question::Lends))
}

/// Whether the items are collected as they are; a `String` would copy them.
fn collects(call: &ExprMethodCall, ty: Option<&Type>) -> bool {
    let written = call.turbofish.as_ref().and_then(|turbofish| {
        turbofish.args.iter().find_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })
    });
    let Some(Type::Path(ty)) = written.or(ty) else {
        return false;
    };
    let last = ty.path.segments.last();
    last.is_some_and(|last| COLLECTIONS.iter().any(|name| last.ident == name))
}

/// `x` in `x.trim().lines().rev()`: of an iterator whose items refer to `x`.
fn lender_of_items(mut chain: &Expr) -> Option<&Expr> {
    let mut lent = false;
    loop {
        let Expr::MethodCall(call) = chain else {
            return None;
        };
        let name = call.method.unraw().to_string();
        let is_in = |names: &[&str]| names.contains(&&*name);
        if !lent && is_in(REMAKING) || !is_in(LENDING) && (lent || !is_in(PASSING_ON)) {
            return None;
        }
        lent |= is_in(LENDING);
        chain = peel(&call.receiver);
        if lent && matches!(chain, Expr::Path(_) | Expr::Field(_)) {
            return Some(chain);
        }
    }
}

/// `x` in `&raw mut x`, `&mut x as *mut _`, `ptr::from_mut(&mut x)`, `x.as_ptr().add(1)`
fn pointed(expr: &Expr) -> Option<(&Expr, Question)> {
    match expr {
        Expr::MethodCall(call) => {
            let (name, receiver) = (call.method.unraw().to_string(), peel(&call.receiver));
            match &*name {
                "as_ptr" | "as_mut_ptr" => Some((receiver, Question::Points)),
                name if POINTING_ON.contains(&name) => pointed(receiver),
                _ => None,
            }
        }
        Expr::RawAddr(raw) => Some(match peel(&raw.expr) {
            Expr::Index(place) => (peel(&place.expr), Question::Points),
            place => (place, Question::Nothing),
        }),
        Expr::Cast(cast) if matches!(*cast.ty, Type::Ptr(_)) => match peel(&cast.expr) {
            Expr::Reference(reference) => Some((peel(&reference.expr), Question::Nothing)),
            value => pointed(value),
        },
        Expr::Call(call) if is_from_reference(&call.func) => match call.args.first()? {
            Expr::Reference(reference) => Some((peel(&reference.expr), Question::Nothing)),
            _ => None,
        },
        _ => None,
    }
}

/// `ptr::from_ref`, `ptr::from_mut`, `NonNull::from`
fn is_from_reference(func: &Expr) -> bool {
    let Expr::Path(path) = func else {
        return false;
    };
    let mut names = path.path.segments.iter().rev().map(|name| &name.ident);
    let (last, owner) = (names.next(), names.next());
    last.is_some_and(|last| match owner {
        Some(owner) if owner == "ptr" => last == "from_ref" || last == "from_mut",
        Some(owner) => owner == "NonNull" && last == "from",
        None => false,
    })
}

/// Whether it makes a raw pointer: that leaves what it points to free to be used.
pub(super) fn is_raw(expr: &Expr) -> bool {
    pointed(expr).is_some()
}

/// `x` in `&x`
fn borrowed(lent: &Expr) -> Option<&Expr> {
    match lent {
        Expr::Reference(reference) => Some(peel(&reference.expr)),
        _ => None,
    }
}

/// Methods of collections, and of strings, whose value refers to them.
#[rustfmt::skip]
pub(super) const LENDING: &[&str] = &[
    "as_bytes", "as_mut_slice", "as_slice", "as_str", "bytes", "char_indices", "chars",
    "chunk_by", "chunks", "chunks_exact", "chunks_mut", "drain", "iter", "iter_mut", "keys", "lines",
    "match_indices", "matches", "range", "range_mut", "rchunks", "rsplit", "rsplitn", "split",
    "split_ascii_whitespace", "split_inclusive", "split_terminator", "split_whitespace", "splitn", "trim",
    "trim_end", "trim_end_matches", "trim_matches", "trim_start", "trim_start_matches", "values", "values_mut",
    "windows",
];

/// Methods of collections whose value may hold a reference to one element.
#[rustfmt::skip]
pub(super) const LENDING_ONE: &[&str] = &[
    "as_deref", "as_deref_mut", "as_mut", "as_ref", "back", "back_mut", "entry", "first", "first_key_value",
    "first_mut", "front", "front_mut", "get", "get_key_value", "get_mut", "get_or_insert", "get_or_insert_with",
    "last", "last_key_value", "last_mut", "peek", "peek_mut", "rsplit_once", "split_at", "split_at_mut", "split_first",
    "split_first_mut", "split_last", "split_last_mut", "split_once", "strip_prefix", "strip_suffix",
];

/// Methods of locks and cells whose value may hold a guard.
pub(super) const LOCKING: &[&str] = &["borrow", "borrow_mut", "lock", "read", "write"];

/// Methods of raw pointers whose value points into the same.
#[rustfmt::skip]
pub(crate) const POINTING_ON: &[&str] = &[
    "add", "byte_add", "byte_sub", "cast", "cast_const", "cast_mut", "offset", "sub", "wrapping_add", "wrapping_offset", "wrapping_sub",
];

/// Methods of iterators whose value holds the iterator.
#[rustfmt::skip]
pub(super) const PASSING_ON: &[&str] = &[
    "chain", "cloned", "copied", "cycle", "enumerate", "filter", "filter_map", "flat_map",
    "fuse", "inspect", "map", "map_while", "peekable", "rev", "scan", "skip", "skip_while",
    "step_by", "take", "take_while", "zip",
];

/// Methods whose value is what is in their receiver.
#[rustfmt::skip]
pub(super) const UNWRAPPING: &[&str] = &[
    "expect", "or_default", "or_insert", "or_insert_with", "or_insert_with_key", "unwrap", "unwrap_or",
];

/// Methods of iterators whose value may hold one of their items.
#[rustfmt::skip]
pub(super) const PICKING: &[&str] = &[
    "find", "last", "max", "max_by", "max_by_key", "min", "min_by", "min_by_key", "next", "next_back", "nth",
    "nth_back", "reduce", "rfind",
];

/// Of the lending, and of those that pass on, those that make items of their own.
#[rustfmt::skip]
pub(super) const REMAKING: &[&str] = &[
    "bytes", "char_indices", "chars", "cloned", "copied", "drain", "filter_map", "flat_map", "map", "map_while", "scan",
];

/// Std's collections, which hold items as they come.
#[rustfmt::skip]
const COLLECTIONS: &[&str] = &["BTreeMap", "BTreeSet", "BinaryHeap", "HashMap", "HashSet", "LinkedList", "Vec", "VecDeque"];
