//! Every number's way down to 1.

use std::hint::black_box;

use crate::contender::{Workload, bodies, workload};

bodies! {
    fn generate(end: u64) -> u64 {
        for start in 1..end {
            let mut number = start;
            while number != 1 {
                yield_!(number);
                number = if number % 2 == 0 { number / 2 } else { 3 * number + 1 };
            }
        }
    }
}

#[derive(Clone)]
struct Hand {
    start: u64,
    number: u64,
    end: u64,
}

impl Iterator for Hand {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        while self.number == 1 {
            self.start += 1;
            if self.start >= self.end {
                return None;
            }
            self.number = self.start;
        }
        let number = self.number;
        self.number = if number.is_multiple_of(2) { number / 2 } else { 3 * number + 1 };
        Some(number)
    }
}

pub const END: u64 = 10_000;

/// From all numbers below ten thousand.
pub fn workload() -> Workload {
    workload!("collatz", 1, generate(END),
        "hand": Hand { start: 0, number: 1, end: black_box(END) },
        "std": (1..black_box(END)).flat_map(|start| {
            std::iter::successors(Some(start), |&number| Some(if number % 2 == 0 { number / 2 } else { 3 * number + 1 }))
                .take_while(|&number| number != 1)
        }),
    )
}
