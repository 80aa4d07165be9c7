use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    for number in 7 {
        yield_!(number);
    }
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
