#![deny(warnings)]
use resumable::{Generator, generator};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
}

#[generator]
fn forever() -> impl Iterator<Item = u32> {
    loop {
        yield_!(1);
    }
}

#[generator]
fn forever_bool() -> impl Generator<Item = u32, Return = bool> {
    loop {
        yield_!(1);
    }
}

#[generator]
fn returns(odd: bool) -> impl Generator<Item = u32, Return = bool> {
    if odd {
        return true;
    }
    yield_!(1);
    return false;
}

fn main() {
    assert_eq!(numbers().sum::<u32>(), 1);
    assert_eq!(forever().next(), Some(1));
    assert_eq!(forever_bool().next(), Some(1));
    assert_eq!(returns(false).next(), Some(1));
}
