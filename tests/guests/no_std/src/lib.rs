//! A crate without the standard library and without `alloc`: every form that a body may take.
#![no_std]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs)]

use core::convert::Infallible;

use resumable::{Generator, generator};

/// The numbers from `start` to `end`.
#[generator]
pub fn my_range(start: u32, end: u32) -> impl Iterator<Item = u32> {
    let mut index = start;
    while index < end {
        yield_!(index);
        index += 1;
    }
}

/// A running average.
#[generator]
pub fn averager() -> impl Generator<Item = f64, Send = f64, Return = f64> {
    let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
    while let Some(term) = yield_!(average) {
        total += term;
        count += 1.0;
        average = total / count;
    }
    average
}

/// Words of a text, and an error where one is too long.
#[generator]
pub fn words(
    text: &str,
) -> impl Generator<Item = &str, Throw = usize, Return = Result<usize, usize>> {
    let mut count = 0;
    for word in text.split(' ') {
        if word.len() > 5 {
            return Err(word.len());
        }
        if let Err(code) = try_yield!(word) {
            count += code;
        }
        count += 1;
    }
    let parsed: u8 = "7".parse().map_err(|_| 0_usize)?;
    Ok(count + usize::from(parsed))
}

/// Two delegations.
#[generator]
pub fn delegating<'a>(text: &'a str) -> impl Generator<Item = u32, Return = bool> + 'a {
    yield_from!(my_range(0, 2));
    yield_from!(text.chars().map(u32::from));
    true
}

/// A generic one that is cloned and printed.
#[generator]
pub fn repeated<T: Clone + core::fmt::Debug>(
    value: T,
) -> impl Iterator<Item = T> + Clone + core::fmt::Debug {
    let other = value.clone();
    yield_!(value);
    yield_!(other);
}

/// Drives a generator without naming its type.
pub fn total(
    generator: &mut dyn Generator<Item = u32, Send = (), Throw = Infallible, Return = bool>,
) -> u32 {
    let mut total = 0;
    while let Ok(item) = generator.send(()) {
        total += item;
    }
    total
}
