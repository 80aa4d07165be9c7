//! What is thrown is caught by `try_yield!`, and leaves the function at `yield_!`, as does `?`.

use std::num::ParseIntError;

use resumable::{Generator, generator};

#[generator]
pub fn retried(
    words: Vec<String>,
) -> impl Generator<Item = u32, Throw = ParseIntError, Return = Result<u32, ParseIntError>> {
    let mut sum = 0;
    for word in words {
        let number: u32 = word.trim().parse()?;
        while try_yield!(number).is_err() {
            sum += 1;
        }
        sum += number;
    }
    yield_!(sum);
    Ok(sum)
}
