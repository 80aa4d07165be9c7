//! What the macro writes passes clippy's restriction lints too: all of them, but for those that contradict one another or the style here.
#![deny(clippy::restriction)]
#![allow(
    clippy::blanket_clippy_restriction_lints,
    clippy::implicit_return,
    clippy::question_mark_used,
    clippy::pub_use,
    clippy::separated_literal_suffix,
    clippy::single_call_fn,
    clippy::pub_with_shorthand,
    reason = "they forbid what others ask for, or plain Rust"
)]

use resumable::{Generator, generator};

/// Adds up what it is sent, and catches what is thrown.
///
/// # Errors
/// What is thrown twice in a row, or a sum that is too large.
#[inline]
#[generator]
pub fn sum(
    names: Vec<String>,
) -> impl Generator<Item = usize, Send = usize, Throw = String, Return = Result<usize, String>> {
    let mut total = 0_usize;
    for name in names {
        let sent = match try_yield!(name.len()) {
            Ok(sent) => sent,
            Err(error) => {
                drop(error);
                yield_!(total)
            }
        };
        let more = sent.unwrap_or_default();
        total = total.checked_add(more).ok_or("too large")?;
    }
    yield_from!([total]);
    Ok(total)
}
