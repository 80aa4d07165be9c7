use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    for number in [{ 1 }, 2] {
        yield_!(number);
    }
    yield_!(1);
    if numbers().count() > 1 {
        continue;
    }
    break;
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
