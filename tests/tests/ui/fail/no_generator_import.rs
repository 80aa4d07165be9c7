//! A trait that is not in scope.
use resumable::generator;

#[generator]
fn numbers() -> impl Generator<Item = u32, Send = u32> {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
