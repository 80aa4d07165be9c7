use resumable::generator;

#[generator]
fn numbers() {
    yield_!(1);
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
