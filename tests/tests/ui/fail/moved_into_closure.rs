use resumable::generator;

#[generator]
fn words(text: String) -> impl Iterator<Item = usize> {
    let length = move || text.len();
    yield_!(length());
    yield_!(text.len());
}

fn main() {
    assert_eq!(words(String::new()).count(), 2);
}
