//! What is sent arrives in a condition: the suspension comes out of the `while let`, into a local of its own.

use resumable::{Generator, generator};

#[generator]
pub fn averager() -> impl Generator<Item = f64, Send = f64> {
    let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
    while let Some(term) = yield_!(average) {
        total += term;
        count += 1.0;
        average = total / count;
    }
}
