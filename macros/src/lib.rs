//! The `#[generator]` attribute of the `resumable` crate.
mod ir;
