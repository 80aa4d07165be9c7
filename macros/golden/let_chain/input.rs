//! `let else` whose `else` yields, and a chain of `let`s with a yield in its middle: one `if` a link, one way to `else`.

use resumable::{Generator, generator};

#[generator]
pub fn parse(word: Option<String>) -> impl Generator<Item = usize, Send = u32, Return = u32> {
    let Some(word) = word else {
        yield_!(0);
        return 0;
    };
    if let Ok(number) = word.parse::<u32>()
        && let Some(factor) = yield_!(word.len())
        && factor > 1
    {
        number * factor
    } else {
        word.len() as u32
    }
}
