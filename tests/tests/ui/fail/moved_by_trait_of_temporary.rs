//! Beside the method that asks of what a call has made, a trait's that consumes is ambiguous, if the type is none of std's.

use resumable::generator;

trait Arranged {
    fn arranged(self) -> std::vec::IntoIter<u32>;
}

struct Numbers(Vec<u32>);

impl Arranged for Numbers {
    fn arranged(mut self) -> std::vec::IntoIter<u32> {
        self.0.sort_unstable();
        self.0.into_iter()
    }
}

fn numbers(list: &[u32]) -> Numbers {
    Numbers(list.to_vec())
}

fn pair<A, B>(one: A, other: B) -> (A, B) {
    (one, other)
}

#[generator]
fn arranged(list: &[u32]) -> impl Iterator<Item = u32> {
    let (values, _) = pair(numbers(list).arranged(), { yield_!(0); 1 });
    yield_!(values.count() as u32);
}

fn main() {}
