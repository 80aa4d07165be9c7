//! Two locals that go round in a circle.

use std::hint::black_box;

use crate::contender::{Workload, bodies, workload};

bodies! {
    fn generate(count: u32) -> u64 {
        let (mut a, mut b) = (0_u64, 1_u64);
        for _ in 0..count {
            yield_!(a);
            (a, b) = (b, a.wrapping_add(b));
        }
    }
}

#[derive(Clone)]
struct Hand {
    left: u32,
    a: u64,
    b: u64,
}

impl Iterator for Hand {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        self.left = self.left.checked_sub(1)?;
        let a = self.a;
        (self.a, self.b) = (self.b, a.wrapping_add(self.b));
        Some(a)
    }
}

pub const COUNT: u32 = 1_000_000;

/// A million numbers.
pub fn workload() -> Workload {
    workload!("fibonacci", 1, generate(COUNT),
        "hand": Hand { left: black_box(COUNT), a: 0, b: 1 },
        "std": std::iter::successors(Some((0_u64, 1_u64)), |&(a, b)| Some((b, a.wrapping_add(b)))).map(|(a, _)| a).take(black_box(COUNT) as usize),
    )
}
