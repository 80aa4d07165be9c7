//! One binary for all behaviour tests: a single binary links faster than many.
#![allow(missing_docs, unused, nonstandard_style, break_with_label_and_loop, clippy::all, clippy::pedantic, reason = "the code of the tests is odd on purpose")]

mod calls;
mod conditions;
mod leaving;
mod let_else;
mod literals_of_types;
mod literals_paths_blocks;
mod locals;
mod loops;
mod macros_with_yields;
mod matches;
mod moves;
mod operators;
mod patterns;
mod statements;
mod temporaries;
