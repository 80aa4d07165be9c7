use resumable::generator;

#[generator]
fn numbers(left: u32) -> impl Iterator<Item = u32> {
    assert_eq!(left, 1, "{:?}", yield_!(left));
}

fn main() {
    assert_eq!(numbers(1).count(), 0);
}
