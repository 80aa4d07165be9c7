#![deny(warnings)]
use resumable::{Generator, generator};

#[generator]
fn numbers(stop: bool) -> impl Generator<Item = u32, Return = u32> {
    if stop {
        yield_!(return 9);
    }
    let pair = (yield_!(1), return 2);
    3
}

fn main() {
    assert_eq!(numbers(false).count(), 1);
}
