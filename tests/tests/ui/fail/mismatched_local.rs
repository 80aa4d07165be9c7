//! A type error in code that no yield is in.
use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let first: u32 = "one";
    yield_!(first);
    let second: &str = first;
    println!("{second}");
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
