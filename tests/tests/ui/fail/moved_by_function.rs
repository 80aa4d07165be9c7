use resumable::generator;

#[generator]
fn words(text: String) -> impl Iterator<Item = usize> {
    drop(text);
    yield_!(1);
    yield_!(text.len());
}

fn main() {
    assert_eq!(words(String::new()).count(), 2);
}
