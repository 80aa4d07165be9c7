//! What the generator keeps, its type must say.
use resumable::generator;

#[generator]
fn numbers(list: &[u32]) -> impl Iterator<Item = u32> + use<> {
    for number in list {
        yield_!(*number);
    }
}

fn main() {
    assert_eq!(numbers(&[1]).count(), 1);
}
