use resumable::generator;

#[generator]
fn numbers() -> Box<u32> {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
