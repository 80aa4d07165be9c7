//! What the body declares is seen where the plain function would see it, and is used once.
#![deny(warnings)]
use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    use std::collections::BTreeMap;
    const LIMIT: u32 = 2;
    struct Counter {
        count: u32,
    }
    impl Counter {
        fn next(&mut self) -> u32 {
            self.count += 1;
            self.count
        }
    }
    macro_rules! double {
        ($value:expr) => {
            $value * 2
        };
    }
    let mut counter = Counter { count: 0 };
    while counter.count < LIMIT {
        yield_!(double!(counter.next()));
    }
    let map = BTreeMap::from([(1, 2)]);
    yield_!(map.len() as u32);
}

/// Imports and macros that only the body's items need.
#[generator]
fn for_items() -> impl Iterator<Item = u32> {
    use std::ops::Neg;
    macro_rules! one {
        () => {
            1
        };
    }
    struct Number(u32);
    impl Neg for Number {
        type Output = u32;
        fn neg(self) -> u32 {
            self.0 + one!()
        }
    }
    yield_!(-Number(1));
}

/// An import of an inner block that its items need, and one that its code needs.
#[generator]
fn inside(twice: bool) -> impl Iterator<Item = usize> {
    if twice {
        use std::fmt;
        struct Shown;
        impl fmt::Display for Shown {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("shown")
            }
        }
        yield_!(Shown.to_string().len());
    }
    {
        use std::collections::BTreeSet;
        fn one() -> usize {
            1
        }
        yield_!(BTreeSet::from([one()]).len());
    }
}

fn main() {
    assert_eq!(inside(true).collect::<Vec<_>>(), [5, 1]);
    assert_eq!(numbers().collect::<Vec<_>>(), [2, 4, 1]);
    assert_eq!(for_items().collect::<Vec<_>>(), [2]);
}
