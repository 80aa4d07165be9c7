use resumable::generator;

#[generator]
fn numbers(text: &str) -> impl Iterator<Item = u32> {
    for word in text.split(' ') {
        yield_!(word.parse()?);
    }
}

fn main() {
    assert_eq!(numbers("1 2").sum::<u32>(), 3);
}
