use resumable::generator;

#[generator]
fn numbers((left, right): (u32, u32), &third: u32) -> impl Iterator<Item = u32> {
    yield_!(left);
    yield_!(right + third);
}

fn main() {
    assert_eq!(numbers((1, 2), 3).count(), 2);
}
