#![deny(warnings)]
use resumable::generator;

#[generator]
fn Numbers(Limit: u32) -> impl Iterator<Item = u32> {
    let Next = 1;
    yield_!(Next + Limit);
}

fn main() {
    assert_eq!(Numbers(1).count(), 1);
}
