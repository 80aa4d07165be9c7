use resumable::{Generator, generator};

#[generator]
fn numbers(stop: bool) -> impl Generator<Item = u32, Return = bool> {
    yield_!(1);
    if stop {
        return 7;
    }
    true
}

fn main() {
    assert_eq!(numbers(true).count(), 1);
}
