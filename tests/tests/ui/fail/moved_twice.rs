use resumable::generator;

#[generator]
fn words(text: String) -> impl Iterator<Item = String> {
    yield_!(text);
    yield_!(text);
}

fn main() {
    assert_eq!(words(String::new()).count(), 2);
}
