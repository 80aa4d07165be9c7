#![deny(warnings)]
use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    fn helper() {}
    use std::collections::HashMap;
    struct Never;
    yield_!(1);
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
