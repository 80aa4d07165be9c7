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

#[test]
fn a_default_method_with_a_mutable_self_and_a_send() {
    let mut limit = Limit(4);
    let mut twice = limit.twice();
    assert_eq!(twice.next(), Some(4));
    assert_eq!(
        twice.send(5).unwrap_err().value.as_deref(),
        Some("Some(5) 4")
    );
}

#[test]
fn a_method_of_a_trait_impl() {
    assert_eq!(Limit(3).above().collect::<Vec<_>>(), [4, 5]);
    fn any(source: &impl Source) -> u32 {
        source.above().sum()
    }
    assert_eq!(any(&Limit(1)), 5);
}

#[test]
fn a_boxed_method_of_a_trait_impl() {
    let limit = Limit(2);
    let mut erased = limit.erased();
    assert_eq!(erased.by_ref().collect::<Vec<_>>(), [0, 1]);
    assert_eq!(erased.take_return(), Some(2));
}

#[test]
fn methods_of_a_generic_type() {
    struct Pair<T>(T, T);
    impl<T: Clone> Pair<T> {
        #[generator]
        fn both(&self) -> impl Iterator<Item = T> {
            yield_!(self.0.clone());
            yield_!(self.1.clone());
        }
        #[generator]
        fn into_both(self) -> impl Iterator<Item = T> {
            yield_!(self.0);
            yield_!(self.1);
        }
        #[generator]
        fn zipped<U>(self, other: Pair<U>) -> impl Iterator<Item = (T, U)> {
            let Self(a, b) = self;
            yield_!((a, other.0));
            yield_!((b, other.1));
        }
    }
    assert_eq!(Pair(1, 2).both().collect::<Vec<_>>(), [1, 2]);
    assert_eq!(Pair("a", "b").into_both().collect::<String>(), "ab");
    assert_eq!(
        Pair(1, 2).zipped(Pair('a', 'b')).collect::<Vec<_>>(),
        [(1, 'a'), (2, 'b')]
    );
}

#[test]
fn a_method_whose_body_names_self_in_closures_macros_and_nested_items() {
    struct S(u32);
    impl S {
        #[generator]
        fn go(&self) -> impl Iterator<Item = String> {
            let add = |n| n + self.0;
            yield_!(format!("{}", add(1)));
            yield_!(format!("{} {}", self.0, {
                yield_!(String::from("inner"));
                2
            }));
            struct Other(u32);
            impl Other {
                fn get(&self) -> u32 {
                    self.0
                }
            }
            yield_!(Other(5).get().to_string());
            macro_rules! own {
                ($me:ident) => {
                    $me.0
                };
            }
            yield_!(own!(self).to_string());
        }
    }
    assert_eq!(
        S(1).go().collect::<Vec<_>>(),
        ["2", "inner", "1 2", "5", "1"]
    );
}

#[test]
fn into_iterator_for_a_type_of_ones_own() {
    struct Bag(Vec<u32>);
    impl IntoIterator for Bag {
        type Item = u32;
        type IntoIter = Box<dyn Iterator<Item = u32>>;
        #[generator]
        fn into_iter(self) -> Box<dyn Iterator<Item = u32>> {
            for n in self.0 {
                yield_!(n);
                yield_!(n);
            }
        }
    }
    let mut total = 0;
    for n in Bag(vec![1, 2]) {
        total += n;
    }
    assert_eq!(total, 6);
}
