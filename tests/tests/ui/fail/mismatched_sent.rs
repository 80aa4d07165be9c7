use resumable::{Generator, generator};

#[generator]
fn echo() -> impl Generator<Item = u32, Send = u32> {
    let sent: u32 = yield_!(0);
    yield_!(sent);
}

fn main() {
    assert_eq!(echo().count(), 2);
}
