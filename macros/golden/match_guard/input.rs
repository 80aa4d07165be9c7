//! A guard that yields: the arms before it are tried first, the bindings are looked up anew, and those after it follow.

use resumable::{Generator, generator};

#[generator]
pub fn asked(answer: Option<u32>) -> impl Generator<Item = u32, Send = bool, Return = u32> {
    match answer {
        Some(0) => 0,
        Some(number) if yield_!(number).unwrap_or(false) => {
            yield_!(number + 1);
            number
        }
        Some(number) => number * 2,
        None => 1,
    }
}
