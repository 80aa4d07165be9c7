use resumable::generator;

#[generator]
fn words<'a>(first: &'a str, second: &str) -> impl Iterator<Item = &'a str> {
    yield_!(first);
    yield_!(second);
}

fn main() {
    assert_eq!(words("a", "b").count(), 2);
}
