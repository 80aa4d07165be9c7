use resumable::generator;

#[generator]
fn numbers(list: Vec<u32>) -> impl Iterator<Item = usize> {
    list.push(1);
    yield_!(list.len());
    list.push(2);
    yield_!(list.len());
}

fn main() {
    assert_eq!(numbers(vec![]).count(), 2);
}
