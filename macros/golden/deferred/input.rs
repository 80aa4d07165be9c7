//! Declared first, assigned later, on two paths: in no frame before it is assigned.

use resumable::generator;

#[generator]
pub fn deferred(long: bool) -> impl Iterator<Item = String> {
    let text: String;
    let count;
    if long {
        yield_!("wait".to_owned());
        text = "long".to_owned();
        count = 2;
    } else {
        text = "short".to_owned();
        count = 1;
    }
    yield_!(text.repeat(count));
    yield_!(text);
}
