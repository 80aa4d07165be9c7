use resumable::{Generator, generator};

#[generator]
fn inner() -> impl Generator<Item = u32, Send = String> {
    yield_!(1);
}

#[generator]
fn outer() -> impl Generator<Item = u32, Send = u32> {
    yield_from!(inner());
}

fn main() {
    assert_eq!(outer().count(), 1);
}
