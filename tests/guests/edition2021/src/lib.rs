//! The same generators in an older edition.
#![deny(warnings)]

use resumable::{Generator, generator};

#[generator]
pub fn my_range(start: u32, end: u32) -> impl Iterator<Item = u32> {
    let mut index = start;
    while index < end {
        yield_!(index);
        index += 1;
    }
}

#[generator]
pub fn names<'a>(list: &'a [String]) -> impl Iterator<Item = &'a str> + 'a {
    for name in list {
        yield_!(name);
    }
}

#[generator]
pub fn sums() -> impl Generator<Item = u32, Send = u32, Throw = String, Return = Result<u32, String>>
{
    let mut total = 0;
    loop {
        match try_yield!(total) {
            Ok(Some(n)) => total += n,
            Ok(None) => return Ok(total),
            Err(error) if error == "reset" => total = 0,
            Err(error) => return Err(error),
        }
    }
}

#[generator]
pub fn delegating()
-> impl Generator<Item = u32, Send = u32, Throw = String, Return = Result<u32, String>> {
    let value = yield_from!(sums())?;
    yield_from!(my_range(0, value));
    let closure = move |n| n + value;
    yield_!(closure(1));
    println!("{} {}", value, {
        yield_!(2);
        3
    });
    Ok(value)
}

#[generator]
pub fn boxed(n: u32) -> Box<dyn Iterator<Item = u32>> {
    if n > 0 {
        yield_from!(boxed(n - 1));
    }
    yield_!(n);
}

/// A name that is a keyword in later editions.
#[generator]
pub fn later_keyword(gen: u32) -> impl Iterator<Item = u32> {
    let gen = gen + 1;
    yield_!(gen);
    yield_!(gen + 1);
}

pub struct Tree(pub Vec<u32>);

impl Tree {
    #[generator]
    pub fn values<'a>(&'a self) -> impl Iterator<Item = u32> + 'a {
        for value in self.0.iter() {
            yield_!(*value);
        }
        yield_!(self.0.len() as u32);
    }
}

/// The body of an `unsafe fn` is an unsafe context in this edition.
///
/// # Safety
/// `index` is below the list's length.
#[generator]
pub unsafe fn unchecked(list: Vec<u32>, index: usize) -> impl Iterator<Item = u32> {
    let first = *list.get_unchecked(index);
    yield_!(first);
    yield_!(*list.get_unchecked(index) + 1);
}

/// The condition's temporary lives through the `else` block before edition 2024.
#[generator]
pub fn if_let_scope<T: Scope>(scope: T) -> impl Iterator<Item = u32> {
    if let 1 = scope.enter().value() {
        yield_!(1);
    } else {
        yield_!(2);
    }
    yield_!(3);
}

/// As deep inside as it may be.
#[generator]
pub fn if_let_scopes<T: Scope>(scope: T, one: u32, two: u32) -> impl Iterator<Item = u32> {
    if let 10 = two
        + if let 7 = scope.enter().value() * one {
            yield_!(1);
            3
        } else {
            yield_!(2);
            4
        }
    {
        yield_!(10);
    } else {
        yield_!(20);
    }
    yield_!(30);
}

/// The pattern takes something of the temporary, whose rest lives on.
#[generator]
pub fn if_let_takes<T: Scope>(scope: T) -> impl Iterator<Item = u32> {
    let sum = if let (guard, Some(7), _) = (scope.enter(), Some(7), scope.enter()) {
        yield_!(guard.value());
        3
    } else {
        4
    } + {
        yield_!(5);
        6
    };
    yield_!(sum);
}

pub trait Scope {
    type Guard: Guard;
    fn enter(&self) -> Self::Guard;
}

pub trait Guard {
    fn value(&self) -> u32;
}

/// `gen` is a keyword in the macro's edition, and none here.
#[generator]
pub fn names_of_later_keywords(gen: u32, items: Vec<u32>) -> impl Iterator<Item = u32> {
    yield_!(gen);
    for gen in items {
        yield_!(gen + 1);
    }
    let gen = Some(gen + 10);
    if let Some(gen) = gen {
        yield_!(gen);
    }
}
