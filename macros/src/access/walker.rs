//! What a walk has found so far.
//!
//! Takes what the walk sees done to names; gives the [`Access`]. Rule kept: what the piece itself declares is no local of the frame.

use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::{Expr, Pat, UnOp};

use super::control::Left;
use super::state::{State, UNTOUCHED};
use crate::hygiene::Env;
use crate::ir::{Access, LocalId, LocalSet, MemberPath, Method, Name, Part, Taking};
use crate::resolve::{PatPosition, bindings};
use crate::sorted::Set;

/// A local, or a member of one.
pub(super) type Place = (LocalId, MemberPath);

/// Where a value is taken from.
#[derive(Clone)]
pub(super) enum Source {
    Place(Place),
    /// What the place points to.
    Deref(Place),
}

/// What the value of what is walked is bound to by a plain `let`.
#[derive(Default)]
pub(super) struct Bound {
    pub(super) name: Option<Ident>,
    /// A type is written.
    pub(super) is_typed: bool,
}

pub(super) struct Walker<'a> {
    /// What is in scope around the piece.
    pub(super) outer: &'a Env,
    /// What the piece itself has declared; no local of the frame.
    pub(super) inner: Env,
    pub(super) state: State,
    uses: LocalSet,
    mentions: Vec<(LocalId, MemberPath)>,
    renewed: Vec<(LocalId, MemberPath)>,
    pub(super) members: Vec<(LocalId, MemberPath)>,
    /// All that was named so far.
    pub(super) named: Set<Place>,
    /// Of that, what was more than matched; all locals moved and all parts taken: what a closure captures, and what by value.
    pub(super) seen: Set<Place>,
    pub(super) moved: LocalSet,
    pub(super) taken: Set<(LocalId, Part)>,
    pub(super) values: Vec<(LocalId, MemberPath)>,
    pub(super) operands: Vec<(LocalId, MemberPath)>,
    pub(super) captured: LocalSet,
    pub(super) opaque: LocalSet,
    /// Jumps whose target lies around what has been walked so far.
    pub(super) left: Vec<Left>,
    /// Inside an `unsafe` block: a place there may be one that only such a block may name (a union's field), so no type is asked for.
    pub(super) in_unsafe: bool,
    pub(super) binds: Bound,
    /// The method's call that comes next has a type by itself: none is told from around it.
    pub(super) is_alone: bool,
    pub(super) misspelt: bool,
}

impl<'a> Walker<'a> {
    pub(super) fn new(env: &'a Env) -> Self {
        Self {
            outer: env,
            inner: Env::default(),
            state: State::start(),
            uses: LocalSet::new(),
            mentions: Vec::new(),
            renewed: Vec::new(),
            members: Vec::new(),
            named: Set::new(),
            seen: Set::new(),
            moved: LocalSet::new(),
            taken: Set::new(),
            values: Vec::new(),
            operands: Vec::new(),
            captured: LocalSet::new(),
            opaque: LocalSet::new(),
            left: Vec::new(),
            in_unsafe: false,
            binds: Bound::default(),
            is_alone: false,
            misspelt: false,
        }
    }

    pub(super) fn finish(self) -> Access {
        let (mut effects, mut parts) = self.state.into_effects();
        let receivers = parts.iter().filter_map(|((local, part), taken)| {
            let method = unlikely(part)?;
            Some((*local, method.clone(), *taken))
        });
        let receivers = receivers.collect();
        parts.retain(|(_, part), _| unlikely(part).is_none());
        for (local, _) in self.named {
            if !self.uses.contains(&local) {
                // Assigned, perhaps only on paths that leave: the name must be declared there all the same.
                effects.or_insert(local, UNTOUCHED);
            }
        }
        Access {
            uses: self.uses,
            effects,
            mentions: self.mentions,
            assigned: self.renewed,
            members: self.members,
            parts,
            receivers,
            values: self.values,
            operands: self.operands,
            captured: self.captured,
            opaque: self.opaque,
            misspelt: self.misspelt,
        }
    }

    pub(super) fn lookup(&self, ident: &Ident) -> Option<LocalId> {
        self.inner.lookup_within(self.outer, ident)
    }

    /// The name of a variable, whatever it is.
    pub(super) fn variable(&mut self, ident: &Ident) -> Option<LocalId> {
        let known = self.inner.knows(ident) || self.outer.knows(ident);
        self.misspelt |= !known && ident.unraw().to_string().starts_with(char::is_lowercase);
        self.lookup(ident)
    }

    pub(super) fn macro_uses(&self, name: &Ident) -> Option<&LocalSet> {
        let declared = self.inner.macro_uses(name);
        declared.or_else(|| self.outer.macro_uses(name))
    }

    pub(super) fn used(&mut self, local: LocalId) {
        self.mentioned(local, MemberPath::default());
    }

    pub(super) fn mentioned(&mut self, local: LocalId, path: MemberPath) {
        self.seen.insert((local, path.clone()));
        self.matched_with((local, path));
    }

    /// As [`Self::mentioned`], of what a pattern is matched with: by itself that is no reason to capture it.
    pub(super) fn matched_with(&mut self, place: Place) {
        if self.is_of_outside(&place) && !self.mentions.contains(&place) {
            self.mentions.push(place);
        }
    }

    /// The member gets another value.
    pub(super) fn renewed(&mut self, place: Place) {
        self.seen.insert(place.clone());
        if self.is_of_outside(&place) && !self.renewed.contains(&place) {
            self.renewed.push(place);
        }
    }

    /// The place is named: whether that is of the value that the piece has found there. What no path comes to asks for none.
    fn is_of_outside(&mut self, (local, path): &Place) -> bool {
        self.state.mentioned(*local, path);
        self.named.insert((*local, path.clone()));
        let is_outside = self.state.is_reachable() && !self.state.is_assigned(*local);
        if is_outside {
            self.uses.insert(*local);
        }
        is_outside
    }

    pub(super) fn moved(&mut self, local: LocalId) {
        self.moved.insert(local);
        self.values.push((local, MemberPath::default()));
        self.state.moved(local);
    }

    pub(super) fn took(&mut self, local: LocalId, part: Part) {
        self.values.push((local, part.path.clone()));
        if self.in_unsafe && !self.may_be_asked(&part) {
            return;
        }
        self.taken.insert((local, part.clone()));
        self.state.took(local, part);
    }

    /// Whether code that is not in an `unsafe` block may ask: of a local by its name, and of a member that such code names somewhere.
    fn may_be_asked(&self, part: &Part) -> bool {
        match (&part.taking, part.path.is_empty()) {
            // The method may be one that only such a block may call.
            (Taking::Method(..), _) | (Taking::Match { .. }, true) => false,
            (_, true) => true,
            _ => self.outer.is_plain(&part.path),
        }
    }

    /// The value is taken: all of a local; of a member, or through a pointer, as types say.
    pub(super) fn moved_out_of(&mut self, source: Source) {
        match source {
            Source::Place((local, path)) if path.is_empty() => self.moved(local),
            Source::Place((local, path)) => {
                let taking = Taking::Value;
                self.took(local, Part { path, taking });
            }
            Source::Deref((local, path)) => {
                let taking = Taking::Deref;
                self.took(local, Part { path, taking });
            }
        }
    }

    pub(super) fn assigned(&mut self, local: LocalId) {
        let place = (local, MemberPath::default());
        self.named.insert(place.clone());
        self.seen.insert(place);
        self.state.assign(local);
    }

    /// The names of the pattern are the piece's own from here on.
    pub(super) fn declare(&mut self, pat: &Pat, position: PatPosition) {
        for binding in bindings(pat, position) {
            self.shadow(&binding.name);
        }
    }

    /// From here on the name is the piece's own.
    pub(super) fn shadow(&mut self, name: &Ident) {
        self.opaque.extend(self.lookup(name));
        self.inner.declare(name, None);
    }

    /// The local that the expression is, and nothing more.
    pub(super) fn bare_local(&self, expr: &Expr) -> Option<LocalId> {
        match expr {
            Expr::Path(path) if path.qself.is_none() => self.lookup(path.path.get_ident()?),
            Expr::Paren(inner) => self.bare_local(&inner.expr),
            Expr::Group(inner) => self.bare_local(&inner.expr),
            _ => None,
        }
    }

    /// The local, or the member of a local, that the expression is.
    pub(super) fn bare_place(&self, expr: &Expr) -> Option<Place> {
        match expr {
            Expr::Paren(inner) => self.bare_place(&inner.expr),
            Expr::Group(inner) => self.bare_place(&inner.expr),
            Expr::Field(inner) => {
                let (local, mut path) = self.bare_place(&inner.base)?;
                path.0.push(inner.member.clone());
                Some((local, path))
            }
            _ => Some((self.bare_local(expr)?, MemberPath::default())),
        }
    }

    /// Whether some code names its fields, or those of a member, by number: it is no enum then.
    pub(super) fn is_numbered(&self, local: LocalId) -> bool {
        let mut numbered = self.outer.numbered();
        numbered.any(|name| self.lookup(name) == Some(local))
    }

    /// What a use of the expression's value takes it from, if that may leave less behind.
    pub(super) fn source(&self, expr: &Expr) -> Option<Source> {
        match expr {
            Expr::Paren(inner) => self.source(&inner.expr),
            Expr::Group(inner) => self.source(&inner.expr),
            Expr::Unary(inner) if matches!(inner.op, UnOp::Deref(_)) => {
                Some(Source::Deref(self.bare_place(&inner.expr)?))
            }
            _ => Some(Source::Place(self.bare_place(expr)?)),
        }
    }
}

/// The method by whose name it likely borrows.
fn unlikely(part: &Part) -> Option<&Method> {
    match &part.taking {
        Taking::Method(method) if method.name == Name::Untold => Some(method),
        _ => None,
    }
}
