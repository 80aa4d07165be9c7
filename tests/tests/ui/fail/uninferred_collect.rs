use resumable::generator;

#[generator]
fn numbers(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let _collected = list.into_iter().map(|x| x + 1).collect();
    yield_!(1);
    yield_!(2);
}

fn main() {
    assert_eq!(numbers(vec![]).count(), 2);
}
