use resumable::{Generator, generator};

#[generator]
fn numbers() -> impl Generator<Item = u32, Send = u32> {
    let next = yield_!(1).pow(2);
    yield_!(next);
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
