//! The contender `unsafe`: takes the workloads that miss a bar, adds the same body as a macro that may write `unsafe` would cut it.
//!
//! The rule: what the compiler's own pass over coroutines does, in Rust's source, and nothing tuned by hand. A local that lives across a yield is
//! a [`Slot`] of the frame, and stays in place; `state` is the one tag; a step goes on at the state's block of the body, and where control comes
//! to a block from several places, a `match` in a loop is the jump. It is what the safe frames are held against, for they pay for being
//! enums: this is the one module of the workspace that writes `unsafe` itself.
//!
//! No drop here is exact: a panic inside a body leaks its locals, which an iterator that is measured never sees.
#![allow(unsafe_code)]

mod loops;
mod owners;
mod receivers;
mod straight;

use std::hint::black_box;
use std::mem::MaybeUninit;

use resumable::{Generator, GeneratorState, Resume, StopIteration};

use crate::contender::{Contender, Workload, iterator, receiver};
use crate::ways::{self, Mix};
use crate::workloads::{
    average, buffer, filter, flatten, lexer, nested, parser, permutations, straight as yields,
    strings, tree,
};

/// Not begun yet.
const START: u8 = 0;
/// Ended: no local is alive.
const DONE: u8 = 1;
/// The first state of each machine's own.
const FIRST: u8 = 2;

/// A local of the frame, alive in some states.
struct Slot<T>(MaybeUninit<T>);

impl<T> Slot<T> {
    const EMPTY: Self = Slot(MaybeUninit::uninit());

    #[inline(always)]
    fn put(&mut self, value: T) -> &mut T {
        self.0.write(value)
    }

    /// The local, in place.
    ///
    /// # Safety
    ///
    /// Something has been put there, and has not been dropped since.
    #[inline(always)]
    unsafe fn get(&mut self) -> &mut T {
        // SAFETY: as the caller says.
        unsafe { self.0.assume_init_mut() }
    }

    /// Drops the local.
    ///
    /// # Safety
    ///
    /// As [`Slot::get`], and nobody gets it any more.
    #[inline(always)]
    unsafe fn drop(&mut self) {
        // SAFETY: as the caller says.
        unsafe { self.0.assume_init_drop() }
    }
}

/// A body that was cut at its yields.
trait Body {
    /// What it yields.
    type Item;
    /// Runs to the next yield.
    fn step(&mut self) -> Option<Self::Item>;
    /// Where it stands.
    fn state(&mut self) -> &mut u8;
    /// Drops what lives in its state.
    fn drop_locals(&mut self) {}
}

/// The generator around a body.
struct Machine<B: Body>(B);

impl<B: Body> Iterator for Machine<B> {
    type Item = B::Item;

    #[inline]
    fn next(&mut self) -> Option<B::Item> {
        self.0.step()
    }
}

impl<B: Body> Generator for Machine<B> {
    type Send = ();
    type Throw = std::convert::Infallible;
    type Return = ();

    #[inline]
    fn resume(
        &mut self,
        _: Resume<(), std::convert::Infallible>,
    ) -> Result<B::Item, StopIteration<()>> {
        self.0.step().ok_or(StopIteration { value: None })
    }

    fn close(&mut self) {
        self.0.drop_locals();
        *self.0.state() = DONE;
    }

    fn state(&self) -> GeneratorState {
        unimplemented!("nobody asks")
    }
}

impl<B: Body> Drop for Machine<B> {
    #[inline]
    fn drop(&mut self) {
        self.0.drop_locals();
    }
}

/// As a contender. `fold` is left out: by it a macro would write the body whole, without states, as ours does.
fn machine<B: Body<Item: Mix> + 'static>(
    repeat: u32,
    body: impl Fn() -> B + Copy + 'static,
) -> Contender {
    let make = move || Machine(body());
    let mut contender = iterator("unsafe", repeat, make);
    contender.ways[1] = None;
    contender.ways[3] = Some(std::rc::Rc::new(move || ways::run_resume(repeat, make)));
    contender
}

/// Joins the workloads that miss a bar.
pub fn join(workloads: &mut [Workload]) {
    let mut join = |name: &str, contender: Contender| {
        if let Some(workload) = workloads.iter_mut().find(|workload| workload.name == name) {
            workload.contenders.push(contender);
        }
    };
    join(
        "filter 1/64",
        machine(1, || loops::Filter::new(black_box(filter::END))),
    );
    join(
        "triple loop",
        machine(1, || loops::Nested::new(black_box(nested::SIDE))),
    );
    join(
        "permutations",
        machine(1, || {
            owners::Permutations::new(black_box(permutations::LENGTH))
        }),
    );
    join(
        "lexer 10 MB",
        machine(1, || loops::Lexer::new(black_box(lexer::text()))),
    );
    join(
        "flatten",
        machine(1, || loops::Flatten::new(black_box(flatten::rows()))),
    );
    join(
        "tree walk",
        machine(10, || owners::Tree::new(black_box(tree::root()))),
    );
    join(
        "8 KiB frame",
        machine(1, || loops::Buffer::new(black_box(buffer::ROUNDS))),
    );
    join(
        "50 yields",
        machine(20_000, || straight::Straight::new(black_box(yields::VALUE))),
    );
    join(
        "10 strings",
        machine(1, || owners::Strings::new(black_box(strings::COUNT))),
    );
    join(
        "average (send)",
        receiver("unsafe", average::terms(), receivers::Average::new),
    );
    join(
        "push parser (send)",
        receiver("unsafe", parser::bytes(), receivers::Parser::new),
    );
}
