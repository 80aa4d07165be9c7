//! Beside the method that asks, a trait's that consumes is ambiguous, where what it returns may be told by the type that is written.

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
    let length: u32 = text.finish();
    yield_!(length);
}

fn main() {}
