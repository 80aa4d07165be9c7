use resumable::generator;

#[generator(boxed)]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
