use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
}

fn main() {
    let mut numbers = numbers();
    drop(numbers.send(1));
}
