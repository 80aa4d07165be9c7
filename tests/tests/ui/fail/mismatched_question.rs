use resumable::{Generator, generator};

#[generator]
fn numbers(text: &str) -> impl Generator<Item = u32, Return = Result<(), u8>> {
    for word in text.split(' ') {
        yield_!(word.parse()?);
    }
    Ok(())
}

fn main() {
    assert_eq!(numbers("1").count(), 1);
}
