#![deny(warnings)]
use resumable::generator;

#[generator]
fn numbers(odd: bool) -> impl Iterator<Item = u32> {
    if (odd) {
        yield_!(1);
    }
    let number = (2);
    yield_!(number);
}

fn main() {
    assert_eq!(numbers(true).count(), 2);
}
