//! Beside the method that asks of what a call has made, a trait's that consumes is ambiguous.

use resumable::generator;

trait Arranged {
    fn arranged(self) -> std::vec::IntoIter<u32>;
}

impl Arranged for Vec<u32> {
    fn arranged(mut self) -> std::vec::IntoIter<u32> {
        self.sort_unstable();
        self.into_iter()
    }
}

#[generator]
fn arranged(list: &[u32]) -> impl Iterator<Item = u32> {
    for value in list.to_vec().arranged() {
        yield_!(value);
    }
}

fn main() {}
