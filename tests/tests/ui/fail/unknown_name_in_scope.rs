//! A local of a block that has ended.
use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    {
        let inner = 1;
        yield_!(inner);
    }
    yield_!(inner);
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
