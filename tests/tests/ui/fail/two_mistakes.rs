//! All mistakes of a function are reported together, and its callers report none.
use resumable::{Generator, generator};

#[generator]
fn numbers() -> impl Generator<Item = u32, Return = bool> {
    let mut one = || yield_!(1);
    one();
    yield_!(2, 3);
    true
}

fn main() {
    let mut numbers = numbers();
    let number: Option<u32> = numbers.next();
    let more: Option<bool> = numbers.take_return();
    drop((number, more));
}
