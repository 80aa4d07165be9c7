use resumable::{Generator, generator};

#[generator]
fn numbers() -> impl Generator<Item = u32, Return = bool> {
    yield_!(1);
    "done"
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
