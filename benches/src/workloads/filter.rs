//! A yield in one of 64 rounds.

use std::hint::black_box;

use crate::contender::{Workload, bodies, workload};

#[inline]
pub fn is_wanted(number: u64) -> bool {
    number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58 == 0
}

bodies! {
    fn generate(end: u64) -> u64 {
        for number in 0..end {
            if is_wanted(number) {
                yield_!(number);
            }
        }
    }
}

#[derive(Clone)]
struct Hand {
    number: u64,
    end: u64,
}

impl Iterator for Hand {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        while self.number < self.end {
            let number = self.number;
            self.number += 1;
            if is_wanted(number) {
                return Some(number);
            }
        }
        None
    }
}

pub const END: u64 = 2_000_000;

/// Two million numbers, of which one in 64 is yielded.
pub fn workload() -> Workload {
    workload!("filter 1/64", 1, generate(END),
        "hand": Hand { number: 0, end: black_box(END) },
        "std": (0..black_box(END)).filter(|&number| is_wanted(number)),
    )
}
