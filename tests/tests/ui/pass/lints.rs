//! What the macro writes gives no warning of its own. (The guest package `lints` has clippy look at it too.)
#![deny(warnings, missing_docs, unreachable_pub, unused_qualifications)]
use resumable::{Generator, generator};

#[generator]
fn check() -> impl Generator<Item = u32, Return = bool> {
    yield_!(1);
    true
}

#[generator]
fn outer(c: bool, choice: Option<u32>) -> impl Generator<Item = u32, Return = bool> {
    if yield_from!(check()) {
        yield_!(2);
    }
    if c {
        yield_!(3);
    } else {
        return yield_from!(check());
    }
    match choice {
        Some(n) => yield_!(n),
        None => yield_!(0),
    }
    let both = yield_from!(check()) && yield_from!(check());
    if both { return false; }
    while yield_from!(check()) && c {
        yield_!(8);
    }
    choice.is_none()
}

#[generator]
fn sent() -> impl Generator<Item = u32, Send = u32> {
    let a = yield_!(1);
    if let Some(x) = yield_!(2) {
        yield_!(x);
    }
    let Some(n) = yield_!(1) else { return };
    while let Some(x) = yield_!(n) {
        yield_!(x + a.unwrap_or(1));
    }
    yield_!(3);
}

#[generator]
fn caught() -> impl Generator<Item = u32, Send = u32, Throw = String, Return = Result<u32, String>> {
    let a = try_yield!(1)?;
    if try_yield!(2).is_err() {
        return Err("no".to_owned());
    }
    match try_yield!(4) {
        Ok(Some(n)) => Ok(n),
        Ok(None) => Ok(a.unwrap_or(0)),
        Err(error) => Err(error),
    }
}

struct S(Vec<u32>);

impl S {
    #[generator]
    fn unused(&self) -> impl Iterator<Item = u32> {
        yield_!(1);
    }
    #[generator]
    fn each(&self) -> impl Iterator<Item = u32> {
        for n in &self.0 {
            yield_!(*n);
        }
    }
    #[generator]
    fn tail(&self) -> impl Iterator<Item = usize> {
        yield_!(self.0.len());
    }
}

#[generator]
fn units(n: u32) -> impl Generator<Item = ()> {
    for _ in 0..n {
        yield_!();
    }
    if n > 2 { yield_!() }
    yield_!(());
}

fn main() {
    for x in outer(true, None) { println!("{x}"); }
    sent().next();
    caught().next();
    units(1).next();
    let s = S(vec![]);
    let all = [s.unused().count(), s.each().count(), s.tail().count()];
    assert_eq!(all, [1, 0, 1]);
}
