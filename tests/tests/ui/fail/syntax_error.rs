use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let number = ;
    yield_!(number);
}

fn main() {
    assert_eq!(numbers().sum::<u32>(), 1);
}
