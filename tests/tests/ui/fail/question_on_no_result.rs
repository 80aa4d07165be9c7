use resumable::{Generator, generator};

#[generator]
fn numbers() -> impl Generator<Item = u32, Return = Result<(), String>> {
    let first = 1?;
    yield_!(first);
    let second = Some(2)?;
    yield_!(second);
    Ok(())
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
