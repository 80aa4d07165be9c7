//! Bodies that never end, end early, or end in an expression of each kind: no warning.
#![deny(warnings)]
use std::convert::Infallible;

use resumable::{Generator, generator};

#[generator]
fn forever() -> impl Iterator<Item = u32> {
    loop {
        yield_!(1);
    }
}

#[generator]
fn forever_of_a_type() -> impl Generator<Item = u32, Return = bool> {
    loop {
        yield_!(1);
    }
}

#[generator]
fn labelled() -> impl Generator<Item = u32, Return = &'static str> {
    'outer: loop {
        loop {
            yield_!(1);
            break 'outer "done";
        }
    }
}

#[generator]
fn labelled_with_what_is_sent() -> impl Generator<Item = u32, Send = u32, Return = u32> {
    let first = 'block: {
        if let Some(sent) = yield_!(1) {
            break 'block Some(sent);
        }
        break 'block yield_!(2);
    };
    first.unwrap_or(0)
}

#[generator]
fn returns(odd: bool) -> impl Generator<Item = u32, Return = bool> {
    if odd {
        return true;
    }
    yield_!(1);
    return false;
}

#[generator]
fn panics(odd: bool) -> impl Generator<Item = u32, Return = Infallible> {
    yield_!(1);
    if odd {
        panic!("odd");
    }
    unreachable!();
}

#[generator]
fn exits() -> impl Generator<Item = u32, Return = bool> {
    yield_!(1);
    std::process::exit(0);
}

#[generator]
fn borrowed(text: &str, stop: bool) -> impl Generator<Item = &str, Return = Option<&str>> {
    if stop {
        return None;
    }
    yield_!(text);
    Some(text)
}

#[generator]
fn opaque(stop: bool) -> impl Generator<Item = impl Clone, Return = Result<impl Clone, u32>> {
    yield_!(1);
    if stop {
        return Err(1);
    }
    Ok(2)
}

#[generator]
fn coerced() -> impl Generator<Item = u32, Return = Box<dyn std::fmt::Debug>> {
    yield_!(1);
    Box::new(2)
}

fn main() {
    assert_eq!(forever().next(), Some(1));
    assert_eq!(forever_of_a_type().next(), Some(1));
    assert_eq!(labelled().count(), 1);
    assert_eq!(returns(false).count(), 1);
    assert_eq!(panics(true).next(), Some(1));
    assert_eq!(exits().next(), Some(1));
    assert_eq!(borrowed("a", false).count(), 1);
    assert_eq!(opaque(false).count(), 1);
    assert_eq!(coerced().count(), 1);
}
