use resumable::generator;

// rustc parses this, and refuses it later than it calls the attribute.
#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
    do yeet 2;
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
