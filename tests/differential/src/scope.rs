//! What is in scope while a body is written, and which of it is still there.
//!
//! Takes every declaration, move and join, in the order of the text; gives the locals that may be used, moved or changed.
//!
//! Rule: as strict as rustc's borrow checker, or stricter. A program that rustc would refuse is not written.

use crate::types::Ty;

/// What is left of a local.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Init {
    /// All.
    Whole,
    /// All but the fields of these bits.
    Without(u8),
    /// Nothing for certain.
    Gone,
}

/// A local.
#[derive(Clone, Debug)]
pub(crate) struct Local {
    /// Its name; a later local may have the same.
    pub(crate) name: String,
    /// Its type.
    pub(crate) ty: Ty,
    /// Declared `mut`.
    pub(crate) mutable: bool,
    /// What is left of it.
    pub(crate) init: Init,
    /// How many borrows are being held: it can be read only.
    pub(crate) locks: usize,
    /// Out of reach of a closure.
    pub(crate) hidden: bool,
    /// How many loops are around its declaration.
    pub(crate) loops: usize,
}

/// What is left of the locals at a point; `None` where control does not come.
pub(crate) type State = Option<Vec<Init>>;

/// The locals in scope.
#[derive(Default)]
pub(crate) struct Scope {
    /// All of them, the innermost last.
    pub(crate) locals: Vec<Local>,
    /// Control does not come here.
    pub(crate) unreachable: bool,
    /// How many loops are around.
    pub(crate) loops: usize,
}

impl Scope {
    /// A new local, all there.
    pub(crate) fn declare(&mut self, name: &str, ty: Ty, mutable: bool) {
        let (name, loops) = (name.to_owned(), self.loops);
        self.locals.push(Local {
            name,
            ty,
            mutable,
            init: Init::Whole,
            locks: 0,
            hidden: false,
            loops,
        });
    }

    /// Now.
    #[must_use]
    pub(crate) fn state(&self) -> State {
        (!self.unreachable).then(|| self.locals.iter().map(|local| local.init).collect())
    }

    /// Goes on from there. Locals declared since are forgotten by the caller.
    pub(crate) fn restore(&mut self, state: &State) {
        self.unreachable = state.is_none();
        for (local, init) in self.locals.iter_mut().zip(state.iter().flatten()) {
            local.init = *init;
        }
    }

    /// Ends the scopes of all locals from `from` on.
    pub(crate) fn leave(&mut self, from: usize) {
        self.locals.truncate(from);
    }

    /// Whether no later local has its name, nor a closure hides it.
    #[must_use]
    pub(crate) fn visible(&self, index: usize) -> bool {
        let local = &self.locals[index];
        let shadowed = self.locals[index + 1..]
            .iter()
            .any(|later| later.name == local.name);
        !shadowed && !local.hidden
    }

    /// The locals that are all there and pass the test.
    #[must_use]
    pub(crate) fn whole(&self, test: impl Fn(&Local) -> bool) -> Vec<usize> {
        self.that(|local| local.init == Init::Whole && test(local))
    }

    /// The visible locals that pass the test.
    #[must_use]
    pub(crate) fn that(&self, test: impl Fn(&Local) -> bool) -> Vec<usize> {
        (0..self.locals.len())
            .filter(|index| self.visible(*index) && test(&self.locals[*index]))
            .collect()
    }

    /// Whether a move from it is allowed: what was declared outside of a loop must be put back in every round.
    #[must_use]
    pub(crate) fn can_go(&self, local: &Local) -> bool {
        local.locks == 0 && (local.loops == self.loops || (local.mutable && local.ty.is_made()))
    }
}

/// What is left where two paths meet.
#[must_use]
pub(crate) fn join(left: State, right: State) -> State {
    let (Some(left), Some(right)) = (&left, &right) else {
        return left.or(right);
    };
    Some(
        left.iter()
            .zip(right)
            .map(|(left, right)| meet(*left, *right))
            .collect(),
    )
}

fn meet(left: Init, right: Init) -> Init {
    match (left, right) {
        (Init::Gone, _) | (_, Init::Gone) => Init::Gone,
        (Init::Without(left), Init::Without(right)) => Init::Without(left | right),
        (Init::Without(bits), Init::Whole) | (Init::Whole, Init::Without(bits)) => {
            Init::Without(bits)
        }
        (Init::Whole, Init::Whole) => Init::Whole,
    }
}

/// Whether `now` has at least what `before` had.
#[must_use]
pub(crate) fn covers(now: Init, before: Init) -> bool {
    meet(now, before) == before
}
