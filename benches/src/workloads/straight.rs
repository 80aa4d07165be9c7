//! Fifty yields in a row: many states, one local.

use std::hint::black_box;

use crate::contender::{Workload, bodies, workload};

bodies! {
    fn generate(value: u64) -> u64 {
        yield_!(value ^ 1);
        yield_!(value ^ 2);
        yield_!(value ^ 3);
        yield_!(value ^ 4);
        yield_!(value ^ 5);
        yield_!(value ^ 6);
        yield_!(value ^ 7);
        yield_!(value ^ 8);
        yield_!(value ^ 9);
        yield_!(value ^ 10);
        yield_!(value ^ 11);
        yield_!(value ^ 12);
        yield_!(value ^ 13);
        yield_!(value ^ 14);
        yield_!(value ^ 15);
        yield_!(value ^ 16);
        yield_!(value ^ 17);
        yield_!(value ^ 18);
        yield_!(value ^ 19);
        yield_!(value ^ 20);
        yield_!(value ^ 21);
        yield_!(value ^ 22);
        yield_!(value ^ 23);
        yield_!(value ^ 24);
        yield_!(value ^ 25);
        yield_!(value ^ 26);
        yield_!(value ^ 27);
        yield_!(value ^ 28);
        yield_!(value ^ 29);
        yield_!(value ^ 30);
        yield_!(value ^ 31);
        yield_!(value ^ 32);
        yield_!(value ^ 33);
        yield_!(value ^ 34);
        yield_!(value ^ 35);
        yield_!(value ^ 36);
        yield_!(value ^ 37);
        yield_!(value ^ 38);
        yield_!(value ^ 39);
        yield_!(value ^ 40);
        yield_!(value ^ 41);
        yield_!(value ^ 42);
        yield_!(value ^ 43);
        yield_!(value ^ 44);
        yield_!(value ^ 45);
        yield_!(value ^ 46);
        yield_!(value ^ 47);
        yield_!(value ^ 48);
        yield_!(value ^ 49);
        yield_!(value ^ 50);
    }
}

#[derive(Clone)]
struct Hand {
    value: u64,
    state: u64,
}

impl Iterator for Hand {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        if self.state == 50 {
            return None;
        }
        self.state += 1;
        Some(self.value ^ self.state)
    }
}

pub const VALUE: u64 = 7;

/// Twenty thousand times fifty.
pub fn workload() -> Workload {
    workload!("50 yields", 20_000, generate(VALUE),
        "hand": Hand { value: black_box(VALUE), state: 0 },
        "std": {
            let value = black_box(VALUE);
            (1..=50).map(move |number| value ^ number)
        },
    )
}
