//! A thrown error must be one that `Return` can be made from.
use resumable::{Generator, generator};

#[generator]
fn guarded() -> impl Generator<Item = u32, Throw = String, Return = Result<(), u32>> {
    yield_!(0);
    Ok(())
}

fn main() {
    drop(guarded());
}
