//! What ends without a value where one is wanted: as the plain function says it, and once.

use resumable::{Generator, generator};

#[generator]
fn after_a_for(text: &str) -> impl Generator<Item = u32, Return = Result<u32, String>> {
    for line in text.lines() {
        let number = line.parse::<u32>().map_err(|error| error.to_string())?;
        yield_!(number);
    }
}

#[generator]
fn after_a_while(mut number: u32) -> impl Generator<Item = u32, Return = Option<u32>> {
    while number > 0 {
        yield_!(number);
        number -= 1;
    }
}

#[generator]
fn broken_out_of(number: u32) -> impl Generator<Item = u32, Return = u32> {
    loop {
        yield_!(number);
        if number == 1 {
            break;
        }
    }
}

#[generator]
fn without_else(number: u32) -> impl Generator<Item = u32, Return = bool> {
    if number == 1 {
        yield_!(number);
    }
}

#[generator]
fn of_a_let(number: u32) -> impl Iterator<Item = u32> {
    let next: u32 = if number == 1 {
        yield_!(number);
        2
    };
    let last: u32 = match next {
        2 => {
            yield_!(next);
        }
        _ => 3,
    };
    yield_!(last);
}

fn main() {
    after_a_for("").for_each(drop);
    after_a_while(1).for_each(drop);
    broken_out_of(1).for_each(drop);
    without_else(1).for_each(drop);
    of_a_let(1).for_each(drop);
}
