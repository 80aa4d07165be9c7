use resumable::{Generator, generator};

#[generator]
fn running(mut totals: Vec<u32>) -> impl Generator<Item = u32, Send = usize> {
    totals[yield_!(1).unwrap_or(0)] += next();
    *totals.last_mut().unwrap() += yield_!(2).map_or(0, |_| 1);
}

fn next() -> u32 {
    4
}

fn main() {
    assert_eq!(running(vec![0]).count(), 2);
}
