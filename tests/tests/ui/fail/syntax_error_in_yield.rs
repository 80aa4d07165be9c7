use resumable::generator;

#[generator]
fn numbers(start: u32) -> impl Iterator<Item = u32> {
    yield_!(start 1);
    yield_!({ start } 2);
}

#[generator]
fn more_numbers(start: u32) -> impl Iterator<Item = u32> {
    yield_!(start 1);
    yield_!(start +);
}

fn main() {
    assert_eq!(numbers(1).chain(more_numbers(1)).count(), 4);
}
