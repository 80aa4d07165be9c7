use resumable::{Generator, generator};

#[generator]
fn numbers() -> impl Generator<Item = u32, Throw = String> {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
