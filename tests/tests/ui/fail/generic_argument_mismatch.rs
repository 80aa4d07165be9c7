use resumable::generator;

#[generator]
fn twice<T: Clone>(value: T) -> impl Iterator<Item = T> {
    yield_!(value.clone());
    yield_!(value.to_owned() + 1);
}

fn main() {
    assert_eq!(twice(1).count(), 2);
}
