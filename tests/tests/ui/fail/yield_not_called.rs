//! Forms that are not what they look like.
use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_(1);
    yields!(2);
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
