//! Methods of traits, trait impls and generic types; `self` in closures, macros and nested items.

use resumable::{BoxGenerator, Generator, generator};

trait Source {
    fn limit(&self) -> u32;

    #[generator]
    fn below(&self) -> impl Iterator<Item = u32> {
        for i in 0..self.limit() {
            yield_!(i);
        }
    }

    #[generator]
    fn twice(&mut self) -> impl Generator<Item = u32, Send = u32, Return = String>
    where
        Self: Sized,
    {
        let sent = yield_!(self.limit());
        format!("{sent:?} {}", self.limit())
    }

    fn above(&self) -> impl Iterator<Item = u32>;

    fn erased<'a>(&'a self) -> BoxGenerator<'a, u32, (), u32>;
}

struct Limit(u32);

impl Source for Limit {
    fn limit(&self) -> u32 {
        self.0
    }

    #[generator]
    fn above(&self) -> impl Iterator<Item = u32> {
        yield_!(self.0 + 1);
        yield_!(self.0 + 2);
    }

    #[generator]
    fn erased<'a>(&'a self) -> BoxGenerator<'a, u32, (), u32> {
        yield_from!(self.below());
        self.limit()
    }
}

#[test]
fn a_default_method_of_a_trait() {
    assert_eq!(Limit(3).below().collect::<Vec<_>>(), [0, 1, 2]);
}















































































































