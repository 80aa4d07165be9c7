//! `self` becomes an ordinary local; the receiver is a reference, so there is nothing to hold once it is not used.

use resumable::generator;

pub struct Stack {
    items: Vec<u32>,
}

impl Stack {
    #[generator]
    pub fn drain(&mut self, atleast: usize) -> impl Iterator<Item = u32> {
        while self.items.len() > atleast {
            if let Some(item) = self.items.pop() {
                yield_!(item);
            }
        }
        yield_!(0);
    }
}
