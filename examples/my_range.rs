//! The article's first generator: Python's `range`, written out.
//!
//! ```python
//! def my_range(start, end):
//!     index = start
//!     while index < end:
//!         yield index
//!         index += 1
//!
//! for i in my_range(0, 10):
//!     print(i)
//! ```
//!
//! `my_range-expanded.rs`, beside this file, is the same program with the state machine written out by hand.

use resumable::generator;

/// The numbers from `start` up to, but not including, `end`.
#[generator]
pub fn my_range(start: u32, end: u32) -> impl Iterator<Item = u32> {
    let mut index = start;
    while index < end {
        yield_!(index);
        index += 1;
    }
}

fn main() {
    for i in my_range(0, 10) {
        println!("{i}");
    }
}
