//! Moved on one path only: `text` is held, where it is left, in an `Option`, and each branch settles to that.

use resumable::generator;

#[generator]
pub fn conditional(text: String, consume: bool) -> impl Iterator<Item = u32> {
    if consume {
        yield_!(1);
        drop(text);
    }
    yield_!(2);
    let _last = String::new();
    yield_!(3);
}
