//! Beside the method that asks, a trait's that consumes is ambiguous.

use resumable::generator;

trait Finish {
    fn finish(self) -> u32;
}

impl Finish for String {
    fn finish(self) -> u32 {
        1
    }
}

#[generator]
fn lengths(text: String) -> impl Iterator<Item = u32> {
    let length = text.finish();
    yield_!(length);
}

fn main() {}
