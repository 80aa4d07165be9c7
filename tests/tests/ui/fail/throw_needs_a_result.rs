//! What an alias stands for, only rustc can say.
use resumable::{Generator, generator};

type Outcome = Option<u32>;

#[generator]
fn guarded() -> impl Generator<Item = u32, Throw = String, Return = Outcome> {
    yield_!(0);
    None
}

fn main() {
    drop(guarded());
}
