//! A trait's method and its implementation.
use resumable::generator;

trait Walk {
    fn walk(&self) -> impl Iterator<Item = u32>;
}

struct Tree;

impl Walk for Tree {
    #[generator]
    fn walk(&self) -> impl Iterator<Item = String> {
        yield_!(String::new());
    }
}

fn main() {
    assert_eq!(Tree.walk().count(), 1);
}
