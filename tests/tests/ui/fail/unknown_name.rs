use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
    yield_!(two);
    let three: Three = 3;
    four();
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
