use resumable::generator;

#[generator]
fn words(first: &str, second: &str) -> impl Iterator<Item = &str> {
    yield_!(first);
    yield_!(second);
}

fn main() {
    assert_eq!(words("a", "b").count(), 2);
}
