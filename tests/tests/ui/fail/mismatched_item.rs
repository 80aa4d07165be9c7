use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
    yield_!("two");
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
