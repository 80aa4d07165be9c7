use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!();
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
