use resumable::generator;

#[generator]
fn words(text: &str) -> impl Iterator<Item = u32> {
    let word = *text;
    yield_!(1);
}

fn main() {
    assert_eq!(words("").count(), 1);
}
