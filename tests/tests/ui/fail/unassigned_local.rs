use resumable::generator;

#[generator]
fn numbers(odd: bool) -> impl Iterator<Item = u32> {
    let number;
    if odd {
        number = 1;
    }
    yield_!(2);
    yield_!(number);
}

fn main() {
    assert_eq!(numbers(true).count(), 2);
}
