//! The delegate is a local; each of its steps is a suspension; its `Return` is the expression's value.

use std::convert::Infallible;

use resumable::{Generator, generator};

#[generator]
pub fn both<G>(first: G, rest: Vec<u32>) -> impl Generator<Item = u32, Send = u32, Return = usize>
where
    G: Generator<Item = u32, Send = u32, Throw = Infallible, Return = usize>,
{
    let length = yield_from!(first) + rest.len();
    yield_from!(rest);
    length
}
