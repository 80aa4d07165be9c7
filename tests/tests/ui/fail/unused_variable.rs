#![deny(warnings)]
use resumable::generator;

#[generator]
fn numbers(unused_parameter: u32) -> impl Iterator<Item = u32> {
    let unused_before = 1;
    yield_!(1);
    let unused_value = yield_!(2);
    let unused_after = 2;
}

fn main() {
    assert_eq!(numbers(0).count(), 2);
}
