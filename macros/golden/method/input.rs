//! `self` becomes an ordinary local; the receiver is a reference, so there is nothing to hold once it is not used.

use resumable::generator;

pub struct Stack {
    items: Vec<u32>,
}

impl Stack {
    pub fn new(items: Vec<u32>) -> Self {
        Self { items }
    }

    #[generator]
    pub fn drain(&mut self, keep: usize) -> impl Iterator<Item = u32> {
        while self.items.len() > keep {
            if let Some(item) = self.items.pop() {
                yield_!(item);
            }
        }
        yield_!(0);
    }
}
