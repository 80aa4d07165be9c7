//! The four ways of consuming: takes a way of making an iterator or generator, gives one function a way that consumes it all.
//!
//! The rule: a function for each contender and way, none inlined into the harness, so that each is optimised alone and has a
//! symbol of its own; and every item goes into a sum that the optimiser can't foresee.

use std::hint::black_box;
use std::rc::Rc;

use resumable::{Generator, Resume};

/// Consumes a whole workload once; what the items came to.
pub type Run = Rc<dyn Fn() -> u64>;

/// What items are summed up by.
pub trait Mix {
    /// The sum with this item in it. A rotation can't be turned into a formula for the whole loop.
    fn mix(self, sum: u64) -> u64;
}

macro_rules! mix {
    ($($ty:ty => $bits:expr),*) => {$(
        impl Mix for $ty {
            #[inline(always)]
            fn mix(self, sum: u64) -> u64 {
                let bits: fn($ty) -> u64 = $bits;
                sum.rotate_left(1) ^ bits(self)
            }
        }
    )*};
}
mix!(u64 => |x| x, u32 => u64::from, u8 => u64::from, f64 => f64::to_bits, Option<u32> => |x| x.map_or(1 << 40, u64::from));

/// `for`, all in sight of the optimiser.
#[inline(never)]
pub fn run_for<I: Iterator<Item: Mix>>(repeat: u32, make: impl Fn() -> I) -> u64 {
    let mut sum = 0;
    for _ in 0..repeat {
        for item in make() {
            sum = item.mix(sum);
        }
    }
    sum
}

/// `fold`.
#[inline(never)]
pub fn run_fold<I: Iterator<Item: Mix>>(repeat: u32, make: impl Fn() -> I) -> u64 {
    (0..repeat).fold(0, |sum, _| make().fold(sum, |sum, item| item.mix(sum)))
}

/// `next` through `Box<dyn Iterator>`.
#[inline(never)]
pub fn run_dyn<I: Iterator<Item: Mix> + 'static>(repeat: u32, make: impl Fn() -> I) -> u64 {
    let mut sum = 0;
    for _ in 0..repeat {
        let mut items: Box<dyn Iterator<Item = I::Item>> = black_box(Box::new(make()));
        while let Some(item) = items.next() {
            sum = item.mix(sum);
        }
    }
    sum
}

/// `resume` through `Box<dyn Generator>`.
#[inline(never)]
pub fn run_resume<G>(repeat: u32, make: impl Fn() -> G) -> u64
where
    G: Generator<Item: Mix, Send = (), Throw = std::convert::Infallible, Return = ()> + 'static,
{
    let mut sum = 0;
    for _ in 0..repeat {
        let mut items: resumable::BoxGenerator<'static, G::Item> = black_box(Box::new(make()));
        while let Ok(item) = items.resume(Resume::Next) {
            sum = item.mix(sum);
        }
    }
    sum
}

/// The body as a plain function that calls what it is given.
#[inline(never)]
pub fn run_plain<Y: Mix>(repeat: u32, body: impl Fn(&mut dyn FnMut(Y))) -> u64 {
    let mut sum = 0;
    for _ in 0..repeat {
        body(&mut |item| sum = item.mix(sum));
    }
    sum
}

/// `resume` through `Pin<Box<dyn Coroutine>>`.
#[cfg(native)]
#[inline(never)]
pub fn run_coroutine<C>(repeat: u32, make: impl Fn() -> C) -> u64
where
    C: std::ops::Coroutine<Yield: Mix, Return = ()> + 'static,
{
    let mut sum = 0;
    for _ in 0..repeat {
        let mut items: std::pin::Pin<Box<dyn std::ops::Coroutine<Yield = C::Yield, Return = ()>>> =
            black_box(Box::pin(make()));
        while let std::ops::CoroutineState::Yielded(item) = items.as_mut().resume(()) {
            sum = item.mix(sum);
        }
    }
    sum
}

/// A coroutine of the compiler's as an iterator, for what only an iterator is asked for.
#[cfg(native)]
#[derive(Clone)]
pub struct Resumed<C>(pub C);

#[cfg(native)]
impl<C: std::ops::Coroutine<Return = ()> + Unpin> Iterator for Resumed<C> {
    type Item = C::Yield;
    #[inline]
    fn next(&mut self) -> Option<C::Yield> {
        match std::pin::Pin::new(&mut self.0).resume(()) {
            std::ops::CoroutineState::Yielded(item) => Some(item),
            std::ops::CoroutineState::Complete(()) => None,
        }
    }
}

/// What values are sent into: one after the other, until there is no answer.
pub trait Receive<S> {
    /// What it answers.
    type Answer: Mix;
    /// The next answer; `None` at the end. The first value sent is `None`.
    fn receive(&mut self, value: Option<S>) -> Option<Self::Answer>;
}

/// A generator of this crate, spoken to by `send`.
pub struct Sent<G>(pub G);

impl<S, G: Generator<Item: Mix, Send = S>> Receive<S> for Sent<G> {
    type Answer = G::Item;
    #[inline]
    fn receive(&mut self, value: Option<S>) -> Option<G::Item> {
        match value {
            Some(value) => self.0.send(value).ok(),
            None => self.0.next(),
        }
    }
}

/// A coroutine of the compiler's.
#[cfg(native)]
pub struct Coroutined<C>(pub C);

#[cfg(native)]
impl<S, C: std::ops::Coroutine<Option<S>, Yield: Mix> + Unpin> Receive<S> for Coroutined<C> {
    type Answer = C::Yield;
    #[inline]
    fn receive(&mut self, value: Option<S>) -> Option<C::Yield> {
        match std::pin::Pin::new(&mut self.0).resume(value) {
            std::ops::CoroutineState::Yielded(item) => Some(item),
            std::ops::CoroutineState::Complete(_) => None,
        }
    }
}

/// Sends every value, all in sight of the optimiser.
#[inline(never)]
pub fn run_send<S: Copy, R: Receive<S>>(values: &[S], make: impl Fn() -> R) -> u64 {
    send_all(values, &mut make())
}

/// Sends every value through `dyn Generator`, or what is nearest to it.
#[inline(never)]
pub fn run_send_dyn<S: Copy, R: Receive<S> + 'static>(values: &[S], make: impl Fn() -> R) -> u64 {
    let mut receiver: Box<dyn Receive<S, Answer = R::Answer>> = black_box(Box::new(make()));
    send_all(values, &mut *receiver)
}

#[inline(always)]
fn send_all<S: Copy, R: Receive<S> + ?Sized>(values: &[S], receiver: &mut R) -> u64 {
    let mut sum = receiver.receive(None).map_or(0, |answer| answer.mix(0));
    for &value in values {
        match receiver.receive(Some(value)) {
            Some(answer) => sum = answer.mix(sum),
            None => break,
        }
    }
    sum
}
