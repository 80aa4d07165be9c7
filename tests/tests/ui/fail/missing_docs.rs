//! A crate whose public items all have docs, but for one.
#![deny(warnings, missing_docs)]
use resumable::generator;

#[generator]
pub fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
}

fn main() {}
