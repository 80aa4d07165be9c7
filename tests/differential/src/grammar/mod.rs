//! Writes random bodies, well typed and accepted by the borrow checker.
//!
//! Takes a seed; gives a [`Program`]. One pass over the text: what is written is decided from left to right, and
//! `Scope` knows at each point which locals are there.
//!
//! Rule: nothing is written that the contract names as not supported (a reference to an own local held across a yield) or as
//! a deliberate difference; everything else is, whether or not it is known to work.

// Every production gives an `Option`, whether or not it can fail.
#![allow(clippy::unnecessary_wraps)]

mod borrow;
mod branch;
mod change;
mod condition;
mod expression;
mod jump;
mod number;
mod pattern;
mod repeat;
mod statement;
mod suspend;
mod value;

use crate::program::{Function, Param, Program, Signature};
use crate::random::Random;
use crate::scope::{Init, Local, Scope, State};
use crate::tree::{Sort, Tree};
use crate::types::Ty;

/// The program of a seed.
#[must_use]
pub fn program(seed: u64) -> Program {
    let mut random = Random::new(seed);
    let signature = Signature::random(&mut random);
    let mut functions: Vec<Function> = Vec::new();
    for _ in 0..random.pick(&[0, 0, 1, 1, 2]) {
        // A delegate may delegate in turn, to one that is no pickier than itself.
        let outer = functions
            .first()
            .map_or(signature, |function| function.signature);
        let signature = Signature::delegate(outer, &mut random);
        let params = (0..random.below(3))
            .map(|index| Param::plain(index, &mut random))
            .collect();
        functions.insert(
            0,
            Function {
                signature,
                params,
                body: Tree::text(Sort::Piece, ""),
            },
        );
    }
    let cell = !signature.clones;
    let params = (0..random.below(4))
        .map(|index| Param::random(index, cell, &mut random))
        .collect();
    functions.push(Function {
        signature,
        params,
        body: Tree::text(Sort::Piece, ""),
    });
    let last = functions.len() - 1;
    for index in 0..=last {
        let size = if index == last {
            random.pick(&[15, 30, 50, 80, 120])
        } else {
            random.pick(&[5, 10, 20])
        };
        let (before, rest) = functions.split_at(index);
        let mut writer = Writer::new(&mut random, &rest[0], before, size);
        let body = writer.body();
        functions[index].body = body;
    }
    Program { functions }
}

/// What may be written here. Four freedoms, each of which is lost by itself.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Copy)]
struct Allow {
    /// Suspension points.
    yields: bool,
    /// Moves out of locals.
    moves: bool,
    /// Assignments and other changes.
    changes: bool,
    /// `break`, `continue`, `return`, `?`.
    jumps: bool,
    /// Names that are taken.
    hiding: bool,
}

/// Something that `break` can leave.
struct Target {
    label: String,
    is_loop: bool,
    value: Option<Ty>,
    /// The locals declared around it.
    base: usize,
    /// What was there at the start of a round.
    entry: State,
    /// What is there where it was left.
    exits: State,
    /// Whether the label was named.
    named: bool,
}

struct Writer<'a> {
    random: &'a mut Random,
    scope: Scope,
    signature: Signature,
    /// What can be delegated to.
    delegates: &'a [Function],
    targets: Vec<Target>,
    allow: Allow,
    /// How many pieces may still be written.
    size: i32,
    depth: usize,
    /// Names and numbers given so far.
    names: usize,
    numbers: usize,
}

impl<'a> Writer<'a> {
    fn new(
        random: &'a mut Random,
        function: &'a Function,
        delegates: &'a [Function],
        size: i32,
    ) -> Self {
        let allow = Allow {
            yields: true,
            moves: true,
            changes: true,
            jumps: true,
            hiding: true,
        };
        let mut scope = Scope::default();
        for (name, ty, mutable) in function.params.iter().flat_map(|param| &param.binds) {
            scope.declare(name, *ty, *mutable);
        }
        let signature = function.signature;
        let (targets, depth, names, numbers) = (Vec::new(), 0, 0, 0);
        Self {
            random,
            scope,
            signature,
            delegates,
            targets,
            allow,
            size,
            depth,
            names,
            numbers,
        }
    }

    fn body(&mut self) -> Tree {
        let mut lines = Vec::new();
        while self.size > 0 && !self.scope.unreachable {
            lines.push(self.statement());
        }
        if !self.scope.unreachable && self.signature.result != Ty::Unit {
            lines.push(self.expression(self.signature.result));
        }
        Tree::lines(Sort::Piece, lines)
    }

    /// A name: a new one, or one that hides another local.
    fn name(&mut self) -> String {
        let seen = self.scope.that(|_| true);
        if !seen.is_empty() && self.allow.hiding && self.random.chance(20) {
            let index = self.random.pick(&seen);
            return self.scope.locals[index].name.clone();
        }
        self.new_name()
    }

    /// A name that hides nothing.
    fn new_name(&mut self) -> String {
        self.names += 1;
        format!("v{}", self.names)
    }

    /// A number that no other value of the program was made from.
    fn number(&mut self) -> usize {
        self.numbers += 1;
        self.numbers
    }

    /// A value that needs nothing in scope.
    fn made(&mut self, ty: Ty) -> Tree {
        let form = self.random.pick(ty.forms());
        let mut text = String::new();
        for (index, piece) in form.split('#').enumerate() {
            if index > 0 {
                text.push_str(&self.number().to_string());
            }
            text.push_str(piece);
        }
        Tree::text(Sort::Expression(ty), text)
    }

    /// One of the locals that pass the test.
    fn some(&mut self, test: impl Fn(&Local) -> bool) -> Option<usize> {
        let found = self.scope.whole(test);
        (!found.is_empty()).then(|| self.random.pick(&found))
    }

    /// A whole local to look at.
    fn seen(&mut self, ty: Ty) -> Option<(usize, String)> {
        let index = self.some(|local| local.ty == ty)?;
        Some((index, self.scope.locals[index].name.clone()))
    }

    /// A whole local to change in place.
    fn changed(&mut self, ty: Ty) -> Option<(usize, String)> {
        if !self.allow.changes {
            return None;
        }
        let index = self.some(|local| local.ty == ty && local.mutable && local.locks == 0)?;
        Some((index, self.scope.locals[index].name.clone()))
    }

    /// A whole local to move out of; it is gone thereafter. A copied one stays.
    fn taken(&mut self, ty: Ty) -> Option<String> {
        let index = if ty.is_copy() {
            self.some(|local| local.ty == ty)?
        } else {
            let found = self.movable(ty);
            if found.is_empty() {
                return None;
            }
            self.random.pick(&found)
        };
        if !ty.is_copy() {
            self.scope.locals[index].init = Init::Gone;
        }
        Some(self.scope.locals[index].name.clone())
    }

    /// The whole locals that may be moved out of.
    fn movable(&self, ty: Ty) -> Vec<usize> {
        if !self.allow.moves {
            return Vec::new();
        }
        self.scope
            .whole(|local| local.ty == ty && self.scope.can_go(local))
    }

    /// Writes something while a local can only be read.
    fn locked<T>(&mut self, index: usize, write: impl FnOnce(&mut Self) -> T) -> T {
        self.scope.locals[index].locks += 1;
        let written = write(self);
        self.scope.locals[index].locks -= 1;
        written
    }

    /// Writes something while a local is out of reach.
    fn hidden<T>(&mut self, index: usize, write: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.scope.locals[index].hidden, true);
        let written = write(self);
        self.scope.locals[index].hidden = before;
        written
    }

    /// Writes something where less is allowed.
    fn allowing<T>(&mut self, allow: Allow, write: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.allow, allow);
        let written = write(self);
        self.allow = before;
        written
    }

    /// Nothing but values: no yields, moves, changes or jumps.
    fn pure<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        let allow = Allow {
            yields: false,
            moves: false,
            changes: false,
            jumps: false,
            hiding: true,
        };
        self.allowing(allow, write)
    }

    /// Everything but yields.
    fn unsuspended<T>(&mut self, write: impl FnOnce(&mut Self) -> T) -> T {
        self.allowing(
            Allow {
                yields: false,
                ..self.allow
            },
            write,
        )
    }

    /// Whether a body of statements may be opened here.
    fn may_nest(&self) -> bool {
        self.size > 0 && self.depth < 7
    }

    /// Whether the function can be left by `?` on a value of this type.
    fn may_try(&self, ty: Ty) -> bool {
        let fits = match ty {
            Ty::Outcome => self.signature.result == Ty::Outcome,
            Ty::MaybeInt | Ty::MaybeNoisy => self.signature.result == Ty::MaybeInt,
            _ => false,
        };
        fits && self.allow.jumps
    }

    /// Whether frames are only moved: then a local need not be `Clone`.
    fn may_lend(&self) -> bool {
        !self.signature.clones
    }
}

fn expression(ty: Ty, template: &str, children: Vec<Tree>) -> Tree {
    Tree::fill(Sort::Expression(ty), template, children)
}

fn statement(template: &str, children: Vec<Tree>) -> Tree {
    Tree::fill(Sort::Statement, template, children)
}

fn piece(template: &str, children: Vec<Tree>) -> Tree {
    Tree::fill(Sort::Piece, template, children)
}
