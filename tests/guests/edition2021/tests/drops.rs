//! What an `if let` matches lives to the end of the statement around it, before edition 2024.
#![allow(
    clippy::all,
    clippy::pedantic,
    unused,
    missing_docs,
    reason = "the code of the tests is odd on purpose"
)]

use resumable_tests::{Loud, both, log, loud};

enum Shape {
    Line(Loud, u32),
    Dot(Loud),
    Nothing,
}

fn shape(n: u32) -> Shape {
    match n {
        0 => Shape::Line(loud("line"), 3),
        1 => Shape::Dot(loud("dot")),
        _ => Shape::Nothing,
    }
}

fn fails(name: &'static str) -> Result<u32, Loud> {
    Err(loud(name))
}

fn call(a: u32, b: u32) -> u32 {
    log("call");
    a + b
}

struct Sealed;

impl Drop for Sealed {
    fn drop(&mut self) {
        log("drop sealed");
    }
}

both! {
    fn what_fails_to_match_lives_through_the_else() -> impl Iterator<Item = u32> {
        if let Ok(n) = fails("one") { yield_!(n) } else { yield_!(1); log("else"); }
        let n = if let Ok(n) = fails("two") { n } else { yield_!(2); log("else"); 3 };
        yield_!(n);
        for n in 0..3 {
            if let Shape::Line(line, m) = shape(n) { yield_!(m); log(line.0); } else { yield_!(7); log("else"); }
            if let Shape::Line(line, _) = shape(n) { yield_!(4); log(line.0); }
            else if let Shape::Dot(dot) = shape(n) { yield_!(8); log("else"); }
            else { yield_!(9); log("last"); }
        }
    }
}

both! {
    fn what_is_matched_lives_behind_the_statement_around() -> impl Iterator<Item = u32> {
        for n in 0..3 {
            let sum = call(if let Shape::Line(_, m) = shape(n) { yield_!(5); m } else { 4 }, { yield_!(1); 2 });
            let sum = sum + call(if let Shape::Line(_line, m) = shape(n) { m } else { yield_!(5); 4 }, { yield_!(1); 2 });
            let sum = sum + call(if let Ok(m) = fails("err") { m } else { yield_!(5); 4 }, 3);
            match if let Ok(m) = fails("matched") { m } else { yield_!(5); 4 } { 4 => yield_!(sum), _ => {} }
        }
    }
}

both! {
    fn what_an_else_if_makes_ends_with_it() -> impl Iterator<Item = u32> {
        for first in [true, false] {
            let sum = call(
                if let Ok(n) = fails("one") { n } else if let Ok(n) = fails("two") { n } else { yield_!(1); 2 },
                { log("second"); 3 },
            );
            let sum = sum + call(if first { 3 } else if let Ok(n) = fails("three") { n } else { yield_!(2); 2 }, { log("second"); 3 });
            yield_!(sum);
        }
    }
}

both! {
    fn so_it_does_in_front_of_a_yield() -> impl Iterator<Item = u32> {
        for n in 0..3 {
            let sum = call(if let Shape::Line(_, m) = shape(n) { m } else { 4 }, { yield_!(1); 2 });
            let sum = sum + call(if let Ok(m) = fails("err") { m } else { 4 }, { yield_!(1); 2 });
            let sum = sum + call(if let 1 = loud("number").gives(3) { 3 } else { 4 }, { yield_!(1); 2 });
            yield_!(sum);
        }
    }
}

both! {
    fn what_is_compared_with_a_constant() -> impl Iterator<Item = u32> {
        let n = 1 + if let Some(Sealed) = Some(Sealed) { yield_!(1); log("block"); 2 } else { yield_!(2); 3 } + { log("last"); 3 };
        if let Some(Sealed) = None { yield_!(1); } else { yield_!(2); log("else"); }
        yield_!(n);
    }
}
