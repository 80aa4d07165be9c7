use resumable::{Generator, generator};

#[generator]
fn numbers(limit: u32) -> impl Generator<Item = u32, Send = bool> {
    while yield_!(1) {
        if limit {
            yield_!(2);
        }
    }
}

fn main() {
    assert_eq!(numbers(1).count(), 2);
}
