//! rustc refuses the keyword before the macro sees it.
use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield 1;
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
