use resumable::generator;

#[generator]
fn numbers(list: Vec<u32>) -> impl Iterator<Item = u32> {
    yield_!(list.first_of_all());
    yield_!(list.len);
}

fn main() {
    assert_eq!(numbers(vec![]).count(), 2);
}
