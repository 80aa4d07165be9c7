use resumable::{Generator, generator};

struct Pair {
    left: u32,
    right: u32,
}

#[generator]
fn numbers() -> impl Generator<Item = u32, Send = u32> {
    let pair = Pair {
        left: "one",
        right: yield_!(1),
    };
    yield_!(pair.left + pair.right);
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
