use resumable::{Generator, generator};

struct Money;

#[generator]
fn numbers() -> impl Generator<Item = u32, Send = u32> {
    let sum = Money + yield_!(1);
    let more = 1 + Money;
    yield_!(sum + more);
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
