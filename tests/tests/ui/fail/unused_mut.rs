#![deny(warnings)]
use resumable::generator;

#[generator]
fn numbers(mut limit: u32) -> impl Iterator<Item = u32> {
    let mut number = 1;
    yield_!(number);
    yield_!(number + limit);
}

fn main() {
    assert_eq!(numbers(0).count(), 2);
}
