use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> + DoubleEndedIterator {
    yield_!(1);
}

#[generator]
fn counted() -> impl ExactSizeIterator<Item = u32> {
    yield_!(1);
}

fn main() {
    drop(numbers());
    drop(counted());
}
