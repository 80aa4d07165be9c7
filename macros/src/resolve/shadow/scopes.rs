//! The bindings of a walk, and which of them may have to be named where another shadows them.
//!
//! Takes the walk's scopes, branches and patterns as they come; numbers the bindings in order of declaration, and marks at the end of each scope
//! those that are `crossed`.
//!
//! Rule: nothing hangs on what the bindings are renamed to.

use proc_macro2::Ident;
use syn::{Expr, Pat};

use crate::access::takes_all;
use crate::hygiene::{Env, Mark};
use crate::resolve::{PatPosition, bindings, binds_by_value};

/// The walk with its scopes. Bindings are numbered in order of declaration.
pub(super) struct Scopes {
    pub(super) env: Env<usize>,
    pub(super) bindings: Vec<Declared>,
    /// The numbers of the bindings in scope, innermost last.
    in_scope: Vec<usize>,
    /// How many suspension points have been passed.
    pub(super) suspensions: usize,
    /// How many branches are around.
    branches: usize,
    /// In a chain of conditions, in front of the last.
    pub(super) chain_goes_on: bool,
    /// Inside a closure, which is never taken apart.
    in_closure: bool,
    /// New names by number: none on the first walk.
    pub(super) renames: Vec<Option<String>>,
}

pub(super) struct Declared {
    pub(super) name: Ident,
    /// The binding that this one shadows.
    shadows: Option<usize>,
    /// How many suspension points there were before it.
    suspensions: usize,
    /// How many branches are around it.
    branches: usize,
    /// One in an inner branch shadows it, and it may be there still.
    shadowed_in_branch: bool,
    /// It may have to be named where one that shadows it is in scope.
    pub(super) crossed: bool,
}

/// What a pattern is matched with.
#[derive(Clone, Copy, Default)]
pub(super) struct Matched {
    /// A local, and nothing more.
    local: Option<usize>,
    /// By a `let .. else`, of which the `else` is another branch.
    pub(super) may_fail: bool,
}

#[derive(Clone, Copy)]
pub(super) struct Scope {
    mark: Mark,
    depth: usize,
}

impl Scopes {
    pub(super) fn new(renames: Vec<Option<String>>) -> Self {
        Self {
            env: Env::default(),
            bindings: Vec::new(),
            in_scope: Vec::new(),
            suspensions: 0,
            branches: 0,
            chain_goes_on: false,
            in_closure: false,
            renames,
        }
    }

    pub(super) fn open(&self) -> Scope {
        Scope {
            mark: self.env.mark(),
            depth: self.in_scope.len(),
        }
    }

    pub(super) fn close(&mut self, scope: Scope) {
        for number in self.in_scope.drain(scope.depth..) {
            let binding = &mut self.bindings[number];
            if binding.suspensions < self.suspensions {
                binding.crossed |= binding.shadowed_in_branch;
                if let Some(shadowed) = binding.shadows {
                    self.bindings[shadowed].crossed = true;
                }
            }
        }
        self.env.reset(scope.mark);
    }

    /// Walks one of several ways that meet again; what it declares is in scope inside only.
    pub(super) fn branch(&mut self, walk: impl FnOnce(&mut Self)) {
        let scope = self.open();
        self.branches += 1;
        walk(self);
        self.branches -= 1;
        self.close(scope);
    }

    /// Walks what runs in a frame of its own.
    pub(super) fn apart(&mut self, walk: impl FnOnce(&mut Self)) {
        let scope = self.open();
        let around = std::mem::replace(&mut self.in_closure, true);
        walk(self);
        self.in_closure = around;
        self.close(scope);
    }

    pub(super) fn matched(&self, scrutinee: &Expr) -> Matched {
        let local = match scrutinee {
            Expr::Path(path) => path.path.get_ident(),
            _ => None,
        };
        Matched {
            local: local.and_then(|name| self.env.lookup(name)),
            may_fail: false,
        }
    }

    /// Brings the pattern's bindings into scope.
    pub(super) fn bring(&mut self, pat: &Pat, position: PatPosition, matched: Matched) {
        let found = bindings(pat, position);
        let is_moved = binds_by_value(pat, position) && takes_all(pat);
        let taken = matched.local.filter(|_| is_moved);
        // Parameters and patterns bind each name once, so that none of these shadows another.
        let shadowed: Vec<_> = found
            .iter()
            .map(|binding| self.env.lookup_exactly(&binding.name))
            .collect();
        for (binding, shadows) in found.into_iter().zip(shadowed) {
            if let Some(shadowed) = shadows.filter(|_| shadows != taken && !self.in_closure) {
                let shadowed = &mut self.bindings[shadowed];
                let in_branch = shadowed.branches < self.branches || matched.may_fail;
                shadowed.shadowed_in_branch |= in_branch;
            }
            let number = self.bindings.len();
            self.env.declare(&binding.name, number);
            self.in_scope.push(number);
            self.bindings.push(Declared {
                name: binding.name,
                shadows,
                suspensions: self.suspensions,
                branches: self.branches,
                shadowed_in_branch: false,
                crossed: false,
            });
        }
    }
}
