#![deny(warnings)]
use resumable::{Generator, generator};

#[generator]
fn numbers() -> impl Generator<Item = u32, Throw = String, Return = Result<(), String>> {
    try_yield!(1);
    "2".parse::<u32>();
    Ok(())
}

fn main() {
    assert_eq!(numbers().count(), 1);
    numbers();
}
