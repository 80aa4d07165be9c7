//! An iterator returns nothing.
use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
    2
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
