use resumable::{Generator, generator};

#[generator]
fn numbers() -> Iterator<Item = u32> {
    yield_!(1);
}

#[generator]
fn echo() -> Generator<Item = u32, Send = u32> {
    yield_!(1);
}

fn main() {
    for number in numbers() {
        let _: u32 = number;
    }
    assert_eq!(echo().count(), 1);
}
