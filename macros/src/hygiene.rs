//! Identifiers compared as rustc compares them, and the scopes in which they are looked up.
//!
//! Takes identifiers with the spans that the compiler gave them. Two identifiers are the same local variable if they have
//! the same name and the same syntax context. The context can only be read from a span's debug text (`#4 bytes(12..20)`), so
//! it is a hint: where no binding has the context looked for, the innermost one of that name is taken.
//!
//! Rule: inner scopes shadow outer ones; what is not a local of the frame shadows as well.

use std::cell::OnceCell;

use proc_macro2::{Ident, Span};
use syn::Member;

use crate::ir::{LocalId, LocalSet, MemberPath};
use crate::sorted::{Map, Set};

/// What makes two identifiers the same variable.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Key {
    /// Without `r#`.
    name: String,
    context: Context,
}

/// A syntax context's number; 0 where it can't be read.
type Context = u32;

pub(crate) fn key(ident: &Ident) -> Key {
    Key {
        name: name(ident),
        context: context(ident.span()),
    }
}

/// Whether both are the same variable.
pub(crate) fn are_same(one: &Ident, other: &Ident) -> bool {
    name(one) == name(other) && context(one.span()) == context(other.span())
}

/// Whether both are the same token of the user's, by its place in the source.
pub(crate) fn are_one(one: &Ident, other: &Ident) -> bool {
    name(one) == name(other) && format!("{:?}", one.span()) == format!("{:?}", other.span())
}

fn name(ident: &Ident) -> String {
    let mut name = ident.to_string();
    if name.starts_with("r#") {
        name.drain(..2);
    }
    name
}

/// The compiler writes a text for that, so it is asked only where there is a choice.
fn context(span: Span) -> Context {
    let text = format!("{span:?}");
    let Some(rest) = text.strip_prefix('#') else {
        return 0;
    };
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    rest[..digits].parse().unwrap_or_default()
}

/// The bindings visible at a point, innermost last, and the macros that the body has declared so far.
///
/// `T` is what a binding stands for: a local of the frame, by default.
#[derive(Clone, Debug)]
pub(crate) struct Env<T = LocalId> {
    by_name: Map<String, Vec<Bound<T>>>,
    /// The names in order of declaration, so that a scope's end can take them back.
    order: Vec<String>,
    macros: Vec<(String, LocalSet)>,
    calls: Vec<(T, Call)>,
    options: Vec<T>,
    temporaries: Vec<T>,
    entries: Vec<T>,
    plain: Vec<MemberPath>,
    numbered: Vec<Ident>,
    types: Set<String>,
    /// By the receiver's name and the call.
    consuming: Set<(String, String)>,
}

/// What a call does to the local that is called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Call {
    /// Consumes it: it is `FnOnce` only.
    Once,
    /// Consumes it, unless what the closure takes out of what it captured are copies.
    Closure,
    /// Borrows it.
    Again,
}

#[derive(Clone, Debug)]
struct Bound<T> {
    span: Span,
    /// Read from the span when it is asked for.
    context: OnceCell<Context>,
    /// `None` for what is no local of the frame.
    local: Option<T>,
}

impl<T> Bound<T> {
    fn is_of(&self, context: Context) -> bool {
        *self.context.get_or_init(|| self::context(self.span)) == context
    }
}

/// A point in the declarations to go back to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    bindings: usize,
    macros: usize,
}

impl<T> Default for Env<T> {
    fn default() -> Self {
        Self {
            by_name: Map::new(),
            order: Vec::new(),
            macros: Vec::new(),
            calls: Vec::new(),
            options: Vec::new(),
            temporaries: Vec::new(),
            entries: Vec::new(),
            plain: Vec::new(),
            numbered: Vec::new(),
            types: Set::new(),
            consuming: Set::new(),
        }
    }
}

impl<T: Copy + PartialEq> Env<T> {
    /// What a call of this local does to it.
    pub(crate) fn declare_call(&mut self, local: T, call: Call) {
        self.calls.push((local, call));
    }

    /// `None` where syntax does not tell.
    pub(crate) fn call(&self, local: T) -> Option<Call> {
        let mut calls = self.calls.iter();
        calls
            .find(|(called, _)| *called == local)
            .map(|(_, call)| *call)
    }

    /// This local is an `Option` or a `Result`: their methods need no question to its type.
    pub(crate) fn declare_option(&mut self, local: T) {
        self.options.push(local);
    }

    pub(crate) fn is_option(&self, local: T) -> bool {
        self.options.contains(&local)
    }

    /// This local is a temporary of a statement: no code of the user's names it again.
    pub(crate) fn declare_temporary(&mut self, local: T) {
        self.temporaries.push(local);
    }

    pub(crate) fn is_temporary(&self, local: T) -> bool {
        self.temporaries.contains(&local)
    }

    /// This local is a map's entry, by the pattern that binds it.
    pub(crate) fn declare_entry(&mut self, local: T) {
        self.entries.push(local);
    }

    pub(crate) fn is_entry(&self, local: T) -> bool {
        self.entries.contains(&local)
    }

    /// These members are named outside of `unsafe` blocks: they are none of a union.
    pub(crate) fn declare_plain(&mut self, members: Vec<MemberPath>) {
        self.plain = members;
    }

    pub(crate) fn is_plain(&self, path: &MemberPath) -> bool {
        let mut members = path.0.iter();
        let is_tuple = members.all(|member| matches!(member, Member::Unnamed(_)));
        is_tuple || self.plain.contains(path)
    }

    /// Of what has these names, members are named by their numbers.
    pub(crate) fn declare_numbered(&mut self, names: Vec<Ident>) {
        self.numbered = names;
    }

    pub(crate) fn numbered(&self) -> impl Iterator<Item = &Ident> {
        self.numbered.iter()
    }

    /// The code names types by these names.
    pub(crate) fn declare_types(&mut self, names: Set<String>) {
        self.types = names;
    }

    /// Whether the path of a pattern with braces is a struct's: what is named by one word, and is a type elsewhere, is no variant.
    pub(crate) fn is_struct(&self, path: &syn::Path) -> bool {
        let name = path.get_ident();
        name.is_some_and(|name| name == "Self" || self.types.contains(&name.to_string()))
    }

    /// These calls are the last that name their receivers; so they may well consume them.
    pub(crate) fn declare_consuming(&mut self, calls: Set<(String, String)>) {
        self.consuming = calls;
    }

    pub(crate) fn may_consume(&self, receiver: &Ident, call: &impl ToString) -> bool {
        !self.consuming.is_empty() && {
            let call = (receiver.to_string(), call.to_string());
            self.consuming.contains(&call)
        }
    }

    /// From here on the name means this local; `None`: something that is no local of the frame.
    pub(crate) fn declare(&mut self, ident: &Ident, binding: impl Into<Option<T>>) {
        let name = name(ident);
        let found = self.by_name.or_default(name.clone());
        found.push(Bound {
            span: ident.span(),
            context: OnceCell::new(),
            local: binding.into(),
        });
        self.order.push(name);
    }

    /// From here on a call of the macro uses these locals: those that its body names.
    pub(crate) fn declare_macro(&mut self, name: &Ident, uses: LocalSet) {
        self.macros.push((self::name(name), uses));
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark {
            bindings: self.order.len(),
            macros: self.macros.len(),
        }
    }

    /// Ends the scopes that began at the mark or later.
    pub(crate) fn reset(&mut self, mark: Mark) {
        for name in self.order.drain(mark.bindings..) {
            if let Some(bindings) = self.by_name.get_mut(&name) {
                bindings.pop();
            }
        }
        self.macros.truncate(mark.macros);
    }

    /// The local that the identifier means here.
    pub(crate) fn lookup(&self, ident: &Ident) -> Option<T> {
        found(&[self.named(ident)], ident)?.local
    }

    /// As [`Env::lookup`], by name and context only: the binding that a new one shadows.
    pub(crate) fn lookup_exactly(&self, ident: &Ident) -> Option<T> {
        exact(&[self.named(ident)], ident)?.local
    }

    /// As [`Env::lookup`], in the bindings of a second stack of scopes around this one's.
    pub(crate) fn lookup_within(&self, outer: &Self, ident: &Ident) -> Option<T> {
        found(&[self.named(ident), outer.named(ident)], ident)?.local
    }

    /// Whether the identifier means anything here.
    pub(crate) fn knows(&self, ident: &Ident) -> bool {
        !self.named(ident).is_empty()
    }

    /// The bindings of this name, innermost last.
    fn named(&self, ident: &Ident) -> &[Bound<T>] {
        self.by_name.get(&name(ident)).map_or(&[], Vec::as_slice)
    }

    /// What a call of the macro uses, if the body declared it.
    pub(crate) fn macro_uses(&self, name: &Ident) -> Option<&LocalSet> {
        let name = self::name(name);
        let mut innermost_first = self.macros.iter().rev();
        innermost_first
            .find(|(declared, _)| *declared == name)
            .map(|(_, uses)| uses)
    }
}

/// The binding that the identifier means, of those of its name, by stacks of scopes, innermost first.
fn found<'b, T>(stacks: &[&'b [Bound<T>]], ident: &Ident) -> Option<&'b Bound<T>> {
    let innermost = stacks.iter().find_map(|stack| stack.last())?;
    let count: usize = stacks.iter().map(|stack| stack.len()).sum();
    if count == 1 {
        return Some(innermost);
    }
    exact(stacks, ident).or(Some(innermost))
}

/// As [`found`], if its context is that of the identifier.
fn exact<'b, T>(stacks: &[&'b [Bound<T>]], ident: &Ident) -> Option<&'b Bound<T>> {
    if stacks.iter().all(|stack| stack.is_empty()) {
        return None;
    }
    let context = context(ident.span());
    let mut stacks = stacks.iter();
    stacks.find_map(|stack| stack.iter().rev().find(|bound| bound.is_of(context)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ident(name: &str) -> Ident {
        syn::parse_str::<syn::Ident>(name).unwrap()
    }

    #[test]
    fn raw_identifiers_are_the_same() {
        assert_eq!(key(&ident("r#x")), key(&ident("x")));
        assert_ne!(key(&ident("y")), key(&ident("x")));
    }

    #[test]
    fn scopes_shadow_and_end() {
        let mut env = Env::default();
        env.declare(&ident("x"), LocalId(0));
        let mark = env.mark();
        env.declare(&ident("x"), LocalId(1));
        env.declare(&ident("y"), LocalId(2));
        assert_eq!(env.lookup(&ident("r#x")), Some(LocalId(1)));
        env.declare(&ident("x"), None);
        assert_eq!(env.lookup(&ident("x")), None);
        env.reset(mark);
        assert_eq!(env.lookup(&ident("x")), Some(LocalId(0)));
        assert_eq!(env.lookup(&ident("y")), None);
    }

    #[test]
    fn an_inner_stack_shadows_the_outer_one() {
        let mut outer = Env::default();
        outer.declare(&ident("x"), LocalId(0));
        outer.declare(&ident("y"), LocalId(1));
        let mut inner = Env::default();
        inner.declare(&ident("x"), None);
        assert_eq!(inner.lookup_within(&outer, &ident("x")), None);
        assert_eq!(inner.lookup_within(&outer, &ident("y")), Some(LocalId(1)));
    }

    #[test]
    fn macros_end_with_their_scope() {
        let mut env: Env = Env::default();
        let mark = env.mark();
        env.declare_macro(&ident("m"), LocalSet::from([LocalId(3)]));
        assert!(env.macro_uses(&ident("m")).is_some());
        env.reset(mark);
        assert!(env.macro_uses(&ident("m")).is_none());
    }
}
