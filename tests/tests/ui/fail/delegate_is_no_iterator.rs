use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_from!(7);
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
