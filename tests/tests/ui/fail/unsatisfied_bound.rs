use resumable::generator;

#[generator]
fn sorted<T: Ord>(mut list: Vec<T>) -> impl Iterator<Item = T> {
    list.sort();
    for value in list {
        yield_!(value);
    }
}

fn main() {
    assert_eq!(sorted(vec![1.0]).count(), 1);
}
