use resumable::{Generator, generator};

#[generator]
fn numbers() -> impl Generator<Item = u32, Send = u32> {
    yield_!(());
    if let Ok(number) = yield_!(1) {
        yield_!(number);
    }
    match (yield_!(2), 3) {
        (Some(1.5), _) => {}
        _ => {}
    }
}

fn main() {
    assert_eq!(numbers().count(), 4);
}
