//! The `#[generator]` attribute of the `resumable` crate.
mod access;
mod hygiene;
mod ir;
mod leap;
mod resolve;
mod std_macros;
mod tokens;
