use resumable::generator;

#[generator]
fn numbers(choice: Option<u32>) -> impl Iterator<Item = u32> {
    match choice {
        Some(number) => yield_!(number),
    }
}

fn main() {
    assert_eq!(numbers(None).count(), 1);
}
