#![deny(warnings)]
use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    'outer: loop {
        yield_!(1);
        break;
    }
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
