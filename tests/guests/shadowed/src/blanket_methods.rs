//! A trait with the methods that macros like to call, implemented for everything: no call may become ambiguous.

use resumable::{Generator, generator};

#[allow(
    clippy::wrong_self_convention,
    reason = "the names are the runtime's, the rest is not"
)]
pub trait Everything: Sized {
    fn hold(&self) -> u32 {
        1
    }
    fn held(&self) -> u32 {
        2
    }
    fn proof(&self) -> u32 {
        3
    }
    fn into_step(self) -> u32 {
        4
    }
    fn yielded(&self) -> u32 {
        5
    }
    fn returned(self) -> u32 {
        6
    }
    fn step(&mut self) -> u32 {
        7
    }
    fn run(self) -> u32 {
        8
    }
    fn kind(&self) -> u32 {
        9
    }
    fn raise(self) -> u32 {
        10
    }
    fn place(&self) -> u32 {
        11
    }
    fn closed(&self) -> u32 {
        12
    }
    fn iterator(&self) -> u32 {
        13
    }
    fn of(&self) -> u32 {
        14
    }
    fn resume_with(&mut self) -> u32 {
        15
    }
    fn branch(self) -> u32 {
        16
    }
    fn from_output(&self) -> u32 {
        17
    }
}

impl<T> Everything for T {}

#[generator]
pub fn all(
    name: String,
    flag: bool,
) -> impl Generator<Item = u32, Send = u32, Throw = u8, Return = Result<u32, u8>> {
    let guard = vec![name.len() as u32];
    if flag {
        drop(name);
    }
    for n in guard.clone() {
        yield_!(n);
    }
    let lines = guard.into_iter().map(|n| n + 1);
    yield_from!(lines);
    if let Err(thrown) = try_yield!(9) {
        Err(thrown)?;
    }
    yield_!(1.hold() + "x".step_number());
    Ok(4)
}

trait StepNumber {
    fn step_number(&self) -> u32;
}

impl StepNumber for str {
    fn step_number(&self) -> u32 {
        let mut text = self;
        text.step()
    }
}
