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

fn main() {
    assert_eq!(numbers().collect::<Vec<_>>(), [2, 4, 1]);
}
