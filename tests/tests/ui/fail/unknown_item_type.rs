//! A mistake in the signature.
use resumable::generator;

#[generator]
fn numbers(limit: Limit) -> impl Iterator<Item = Number> {
    yield_!(1);
}

fn main() {
    numbers(1);
}
