//! The `#[generator]` attribute of the `resumable` crate.
mod flow;
mod ir;
