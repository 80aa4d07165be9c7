//! Beside the method that asks of what a call has made, a trait's that consumes is ambiguous.

use resumable::generator;

trait Sorted {
    fn sorted(self) -> std::vec::IntoIter<u32>;
}

impl Sorted for Vec<u32> {
    fn sorted(mut self) -> std::vec::IntoIter<u32> {
        self.sort_unstable();
        self.into_iter()
    }
}

#[generator]
fn sorted(list: &[u32]) -> impl Iterator<Item = u32> {
    for value in list.to_vec().sorted() {
        yield_!(value);
    }
}

fn main() {}
