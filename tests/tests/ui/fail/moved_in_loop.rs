use resumable::generator;

#[generator]
fn words(text: String) -> impl Iterator<Item = String> {
    loop {
        yield_!(text);
    }
}

fn main() {
    assert_eq!(words(String::new()).take(2).count(), 2);
}
