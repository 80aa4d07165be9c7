use resumable::{Generator, generator};

#[generator]
fn numbers() -> impl Iterator<u32> {
    yield_!(1);
}

#[generator]
fn pairs() -> impl Generator<u32, u32> {
    yield_!(1);
}

fn main() {
    drop(numbers());
    drop(pairs());
}
