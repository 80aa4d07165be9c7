use resumable::generator;

#[generator]
fn numbers(odd: bool) -> impl Iterator<Item = u32> {
    let name: String = {
        yield_!(1);
        "two"
    };
    let number: u32 = if odd {
        yield_!(2);
        3u64
    } else {
        4
    };
    yield_!(number + name.len() as u32);
}

fn main() {
    assert_eq!(numbers(true).count(), 3);
}
