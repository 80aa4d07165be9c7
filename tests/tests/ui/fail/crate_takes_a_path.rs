use resumable::generator;

#[generator(crate = "resumable")]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
}

#[generator(crate)]
fn letters() -> impl Iterator<Item = char> {
    yield_!('a');
}

fn main() {
    assert_eq!(numbers().zip(letters()).count(), 1);
}
