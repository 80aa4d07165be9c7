use resumable::{Generator, generator};

#[generator]
fn numbers(stop: bool) -> impl Generator<Item = u32, Return = bool> {
    if stop {
        return true;
    }
    yield_!(1);
    "done"
}

fn main() {
    assert_eq!(numbers(true).count(), 1);
}
