use resumable::generator;

unsafe fn dangerous() -> u32 {
    1
}

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
    yield_!(dangerous());
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
