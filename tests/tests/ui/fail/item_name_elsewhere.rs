use resumable::generator;

#[generator]
fn numbers(odd: bool) -> impl Iterator<Item = u32> {
    if odd {
        const LIMIT: u32 = 1;
        yield_!(LIMIT);
    } else {
        const LIMIT: u32 = 2;
        yield_!(LIMIT);
    }
}

fn main() {
    assert_eq!(numbers(true).sum::<u32>(), 1);
}
