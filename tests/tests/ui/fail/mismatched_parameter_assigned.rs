use resumable::generator;

#[generator]
fn numbers(mut number: u32) -> impl Iterator<Item = u32> {
    yield_!(number);
    number = "two";
    yield_!(number);
}

fn main() {
    assert_eq!(numbers(1).count(), 2);
}
