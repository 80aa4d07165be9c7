use resumable::generator;

#[generator]
#[generator]
fn numbers(end: u32) -> impl Iterator<Item = u32> {
    for number in 0..end {
        yield_!(number);
    }
}

fn main() {
    assert_eq!(numbers(2).count(), 2);
}
