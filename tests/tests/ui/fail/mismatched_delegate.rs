use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_from!(["one", "two"]);
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
