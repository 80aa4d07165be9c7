//! The analysis on small bodies, as text; on big ones, for time; on random ones, against a simulation of the machine.
//! `UPDATE_EXPECT=1 cargo test` blesses the texts.

mod build;
mod effects;
mod random;
mod scale;
mod shapes;
mod simulate;
