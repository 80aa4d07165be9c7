use resumable::generator;

#[generator]
fn count_down(from: u32) -> impl Iterator<Item = u32> {
    yield_!(from);
    if from > 0 {
        yield_from!(count_down(from - 1));
    }
}

fn main() {
    assert_eq!(count_down(2).count(), 3);
}
