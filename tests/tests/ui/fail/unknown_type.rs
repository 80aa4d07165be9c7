use resumable::{Generator, generator};

#[generator]
fn numbers() -> impl Generator<Item = u32, Output = u32> {
    yield_!(1);
}

fn main() {
    assert_eq!(numbers().sum::<u32>(), 1);
}
