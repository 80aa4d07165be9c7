use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_from!();
    yield_from!(0..2, 2..4);
}

fn main() {
    assert_eq!(numbers().sum::<u32>(), 6);
}
