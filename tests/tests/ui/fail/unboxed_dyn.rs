use resumable::generator;

#[generator]
fn numbers() -> dyn Iterator<Item = u32> {
    yield_!(1);
}

fn main() {
    assert_eq!(numbers().sum::<u32>(), 1);
}
