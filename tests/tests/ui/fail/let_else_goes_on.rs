use resumable::generator;

#[generator]
fn numbers(choice: Option<u32>) -> impl Iterator<Item = u32> {
    let Some(number) = choice else {
        yield_!(0);
    };
    yield_!(number);
}

fn main() {
    assert_eq!(numbers(None).count(), 1);
}
