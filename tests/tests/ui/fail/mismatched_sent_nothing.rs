//! Without `Send` a yield is `()`.
use resumable::generator;

#[generator]
fn echo() -> impl Iterator<Item = u32> {
    let sent: Option<u32> = yield_!(0);
    yield_!(sent.unwrap_or(1));
}

fn main() {
    assert_eq!(echo().count(), 2);
}
