use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let list = vec![1, 2];
    let first = &list[0];
    yield_!(*first);
    yield_!(*first);
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
