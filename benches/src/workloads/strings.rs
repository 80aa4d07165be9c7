//! Ten strings alive across every yield.

use std::hint::black_box;

use crate::contender::{Workload, bodies, workload};

#[inline(never)]
pub fn text(number: u64) -> String {
    format!("string number {number}")
}

bodies! {
    fn generate(count: u64) -> u64 {
        let a = text(1);
        let b = text(22);
        let c = text(333);
        let d = text(4444);
        let e = text(55555);
        let f = text(666_666);
        let g = text(7_777_777);
        let h = text(88_888_888);
        let i = text(999_999_999);
        let j = text(1_010_101_010);
        for number in 0..count {
            let left = match number % 5 {
                0 => &a,
                1 => &b,
                2 => &c,
                3 => &d,
                _ => &e,
            };
            let right = match number % 5 {
                0 => &f,
                1 => &g,
                2 => &h,
                3 => &i,
                _ => &j,
            };
            let both = left.len() + right.len();
            yield_!(both as u64);
        }
    }
}

#[derive(Clone)]
struct Hand {
    strings: Option<[String; 10]>,
    number: u64,
    count: u64,
}

impl Iterator for Hand {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        let strings = self.strings.get_or_insert_with(|| {
            [1, 22, 333, 4444, 55555, 666_666, 7_777_777, 88_888_888, 999_999_999, 1_010_101_010].map(text)
        });
        if self.number == self.count {
            return None;
        }
        let choice = (self.number % 5) as usize;
        self.number += 1;
        Some((strings[choice].len() + strings[5 + choice].len()) as u64)
    }
}

pub const COUNT: u64 = 500_000;

/// Half a million items.
pub fn workload() -> Workload {
    workload!("10 strings", 1, generate(COUNT),
        "hand": Hand { strings: None, number: 0, count: black_box(COUNT) },
    )
}
