use resumable::{generator, Generator};

#[generator]
pub fn my_range(start: u32, end: u32) -> impl Iterator<Item = u32> {
    let mut index = start;
    while index < end {
        yield_!(index);
        index += 1;
    }
}

#[generator]
fn averager() -> impl Generator<Item = f64, Send = f64> {
    let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
    while let Some(term) = yield_!(average) {
        total += term;
        count += 1.0;
        average = total / count;
    }
}

#[test]
fn range() {
    assert_eq!(my_range(0, 10).collect::<Vec<_>>(), (0..10).collect::<Vec<_>>());
    let mut g = my_range(0, 10);
    assert_eq!(g.next(), Some(0));
    assert_eq!(g.next(), Some(1));
    assert_eq!(g.sum::<u32>(), 44);
    assert_eq!(my_range(0, 10).sum::<u32>(), 45);
}

#[test]
fn average() {
    let mut avg = averager();
    avg.next();
    assert_eq!(avg.send(10.0), Ok(10.0));
    assert_eq!(avg.send(30.0), Ok(20.0));
}
