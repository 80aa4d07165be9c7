use resumable::generator;

#[generator]
fn numbers(list: Vec<u32>, choice: Option<u32>) -> impl Iterator<Item = u32> {
    for (left, right) in list {
        yield_!(left + right);
    }
    if let Ok(number) = choice {
        yield_!(number);
    }
}

fn main() {
    assert_eq!(numbers(vec![], None).count(), 1);
}
