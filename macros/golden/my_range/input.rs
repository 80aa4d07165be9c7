//! The smallest generator: three entries, and `start` is in no frame after the first.

use resumable::generator;

#[generator]
pub fn my_range(start: u32, end: u32) -> impl Iterator<Item = u32> {
    let mut index = start;
    while index < end {
        yield_!(index);
        index += 1;
    }
}
