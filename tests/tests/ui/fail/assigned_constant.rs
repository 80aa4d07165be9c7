use resumable::generator;

const LIMIT: u32 = 1;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    LIMIT = {
        yield_!(1);
        2
    };
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
