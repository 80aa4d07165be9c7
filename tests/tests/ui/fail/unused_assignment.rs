#![deny(warnings)]
use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let mut number = 1;
    yield_!(number);
    number = 2;
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
