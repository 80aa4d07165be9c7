//! The `#[generator]` attribute of the `resumable` crate.
mod hygiene;
mod ir;
mod leap;
mod std_macros;
