use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item: Clone> {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
