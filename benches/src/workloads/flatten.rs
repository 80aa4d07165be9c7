//! Vectors of vectors, most of them short.

use std::hint::black_box;
use std::sync::OnceLock;

use crate::contender::{Workload, bodies, workload};

bodies! {
    fn generate(rows: &'static [Vec<u32>]) -> u32 {
        for row in rows {
            for &item in row {
                yield_!(item);
            }
        }
    }
}

#[derive(Clone)]
struct Hand {
    rows: std::slice::Iter<'static, Vec<u32>>,
    row: std::slice::Iter<'static, u32>,
}

impl Iterator for Hand {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        loop {
            if let Some(&item) = self.row.next() {
                return Some(item);
            }
            self.row = self.rows.next()?.iter();
        }
    }
}

/// A hundred thousand rows of 0 to 15 numbers.
pub fn rows() -> &'static [Vec<u32>] {
    static ROWS: OnceLock<Vec<Vec<u32>>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let length = |row: u32| row.wrapping_mul(0x9e37_79b9) >> 28;
        (0..100_000).map(|row| (0..length(row)).map(|item| row ^ item).collect()).collect()
    })
}

/// All items of the rows.
pub fn workload() -> Workload {
    workload!("flatten", 1, generate(rows()),
        "hand": Hand { rows: black_box(rows()).iter(), row: [].iter() },
        "std": black_box(rows()).iter().flatten().copied(),
    )
}
