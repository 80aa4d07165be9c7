use resumable::{Generator, generator};

#[generator]
fn numbers() -> impl Generator<Item = u32> {
    let _ = try_yield!(1);
}

fn main() {
    assert_eq!(numbers().sum::<u32>(), 1);
}
