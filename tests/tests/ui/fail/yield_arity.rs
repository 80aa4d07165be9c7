use resumable::generator;

#[generator]
fn pairs() -> impl Iterator<Item = (u32, char)> {
    yield_!(1, 'a');
}

fn main() {
    assert_eq!(pairs().count(), 1);
}
