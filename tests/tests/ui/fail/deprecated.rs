#![deny(warnings)]
use resumable::generator;

#[deprecated(note = "count by hand")]
fn count() -> u32 {
    1
}

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(count());
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
