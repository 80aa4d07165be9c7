use resumable::generator;

#[generator]
fn numbers(odd: bool) -> impl Iterator<Item = u32> {
    let number = if odd {
        yield_!(1);
        2
    } else {
        "two"
    };
    yield_!(number);
}

fn main() {
    assert_eq!(numbers(true).count(), 2);
}
