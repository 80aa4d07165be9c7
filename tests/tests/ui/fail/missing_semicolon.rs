use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let number = 1
    yield_!(number);
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
