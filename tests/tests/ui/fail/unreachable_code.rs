#![deny(warnings)]
use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    loop {
        yield_!(1);
    }
    yield_!(2);
}

fn main() {
    assert_eq!(numbers().take(1).count(), 1);
}
