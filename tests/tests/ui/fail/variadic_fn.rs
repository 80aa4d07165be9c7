use resumable::generator;

#[generator]
unsafe fn numbers(first: u32, rest: ...) -> impl Iterator<Item = u32> {
    yield_!(first);
}

fn main() {}
