use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let list = vec![1];
    list.push(2);
    yield_!(1);
    list.push(3);
    yield_!(list.len() as u32);
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
