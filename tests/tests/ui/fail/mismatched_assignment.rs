use resumable::{Generator, generator};

#[generator]
fn numbers() -> impl Generator<Item = u32, Send = u32> {
    let mut last = 1;
    last = yield_!(last);
    yield_!(last);
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
