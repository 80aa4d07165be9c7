//! Random generators against the plain functions that they are.
//!
//! A program is written by [`grammar`] from a seed, put into files by [`emit`], compiled by [`compile`], run by [`run`] under
//! all modes of the support crate, and if it fails made small by [`shrink`].
//!
//! `cargo run -p resumable-differential -- --seed 1 --count 100` runs the programs 1 to 100; `--release` compiles them
//! with optimisations, `--native` by nightly with its own coroutines as a third opinion, `--shrink` makes failures small, and
//! `--print` shows programs and runs nothing.

pub mod compile;
pub mod emit;
pub mod grammar;
mod native;
pub mod program;
mod random;
pub mod run;
mod scope;
pub mod shrink;
pub mod tree;
pub mod types;
