use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = usize> {
    let list = Vec::new();
    yield_!(1);
    yield_!(list.len());
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
