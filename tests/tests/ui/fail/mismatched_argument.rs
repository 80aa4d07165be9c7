//! A type error beside a yield, in a piece that the machine takes apart.
use resumable::{Generator, generator};

fn add(left: u32, right: u32) -> u32 {
    left + right
}

#[generator]
fn numbers() -> impl Generator<Item = u32, Send = u32> {
    let sum = add("one", yield_!(1).unwrap_or(2));
    yield_!(sum);
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
