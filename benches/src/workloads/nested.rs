//! Three loops, one in the other.

use std::hint::black_box;

use crate::contender::{Workload, bodies, workload};

bodies! {
    fn generate(side: u32) -> u32 {
        for a in 0..side {
            for b in 0..side {
                for c in 0..side {
                    yield_!(a ^ b ^ c);
                }
            }
        }
    }
}

#[derive(Clone)]
struct Hand {
    side: u32,
    a: u32,
    b: u32,
    c: u32,
}

impl Iterator for Hand {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        if self.c == self.side {
            self.c = 0;
            self.b += 1;
            if self.b == self.side {
                self.b = 0;
                self.a += 1;
            }
        }
        if self.a == self.side {
            return None;
        }
        self.c += 1;
        Some(self.a ^ self.b ^ (self.c - 1))
    }
}

pub const SIDE: u32 = 100;

/// A million items.
pub fn workload() -> Workload {
    workload!("triple loop", 1, generate(SIDE),
        "hand": Hand { side: black_box(SIDE), a: 0, b: 0, c: 0 },
        "std": {
            let side = black_box(SIDE);
            (0..side).flat_map(move |a| (0..side).flat_map(move |b| (0..side).map(move |c| a ^ b ^ c)))
        },
    )
}
