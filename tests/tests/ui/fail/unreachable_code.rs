#![deny(warnings)]
use resumable::{Generator, generator};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    loop {
        yield_!(1);
    }
    yield_!(2);
}

#[generator]
fn stopped(stop: bool) -> impl Generator<Item = u32, Return = u32> {
    if stop {
        yield_!(return 9);
    }
    let _pair = (yield_!(1), return 2);
    3
}

fn main() {
    assert_eq!(numbers().take(1).count(), 1);
    assert_eq!(stopped(false).count(), 1);
}
