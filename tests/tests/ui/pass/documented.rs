//! A public generator with docs needs nothing more.
#![deny(warnings, missing_docs)]

use resumable::generator;

/// Some numbers.
pub struct Numbers(Vec<u32>);

impl Numbers {
    /// Each of them.
    #[must_use]
    #[generator]
    pub fn each(&self) -> impl Iterator<Item = u32> {
        for number in &self.0 {
            yield_!(*number);
        }
    }
}

fn main() {
    assert_eq!(Numbers(vec![1]).each().count(), 1);
}
