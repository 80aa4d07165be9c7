use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let mut list = vec![1];
    let first = &list[0];
    list = vec![2];
    let number = *first;
    yield_!(number);
    yield_!(list[0]);
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
