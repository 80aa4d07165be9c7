//! Counting up: the smallest frame and the smallest step.

use std::hint::black_box;

use crate::contender::{Workload, bodies, workload};

bodies! {
    fn generate(start: u64, end: u64) -> u64 {
        let mut index = start;
        while index < end {
            yield_!(index);
            index += 1;
        }
    }
}

#[derive(Clone)]
struct Hand {
    index: u64,
    end: u64,
}

impl Iterator for Hand {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        if self.index < self.end {
            self.index += 1;
            Some(self.index - 1)
        } else {
            None
        }
    }
}

pub const END: u64 = 1_000_000;

/// A million numbers.
pub fn workload() -> Workload {
    workload!("range", 1, generate(0, END),
        "hand": Hand { index: black_box(0), end: black_box(END) },
        "std": black_box(0)..black_box(END),
    )
}
