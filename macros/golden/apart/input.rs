//! Something refers to a member of what a `&mut` points to, while another is changed: in a frame each has a reference of its own.

use resumable::generator;

pub struct Sums {
    items: Vec<u32>,
    sum: u32,
}

impl Sums {
    pub fn new(items: Vec<u32>) -> Self {
        Self { items, sum: 0 }
    }

    #[generator]
    pub fn run(&mut self) -> impl Iterator<Item = u32> {
        for item in &self.items {
            self.sum += item;
            yield_!(self.sum);
        }
    }
}
