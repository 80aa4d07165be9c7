use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<u32> {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
