use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let found: u32 = loop {
        yield_!(1);
        break "found";
    };
    yield_!(found);
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
