use resumable::generator;

#[generator]
fn numbers(limit: u32) -> impl Iterator<Item = u32> {
    let number = 1;
    let other = limit + 1;
    yield_!(2);
    yield_!(nubmer);
    println!("{limt}");
    for step in 0..3 {
        yield_!(othr + step);
    }
}

fn main() {
    assert_eq!(numbers(1).count(), 5);
}
