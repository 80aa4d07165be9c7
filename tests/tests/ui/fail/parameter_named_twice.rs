use resumable::generator;

#[generator]
fn numbers(number: u32, (other, number): (u32, u32)) -> impl Iterator<Item = u32> {
    yield_!(number);
    yield_!(other);
}

fn main() {
    assert_eq!(numbers(1, (2, 3)).count(), 2);
}
