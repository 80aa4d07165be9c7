//! Heap's algorithm, with two vectors for locals.

use std::hint::black_box;

use crate::contender::{Workload, bodies, workload};

/// What is yielded of an order: its first eight places.
#[inline]
pub fn pack(items: &[u8]) -> u64 {
    items.iter().take(8).fold(0, |packed, &item| packed << 8 | u64::from(item))
}

bodies! {
    fn generate(length: u8) -> u64 {
        let mut items: Vec<u8> = (0..length).collect();
        let mut counts = vec![0_usize; items.len()];
        yield_!(pack(&items));
        let mut place = 1;
        while place < items.len() {
            if counts[place] < place {
                let other = if place % 2 == 0 { 0 } else { counts[place] };
                items.swap(other, place);
                yield_!(pack(&items));
                counts[place] += 1;
                place = 1;
            } else {
                counts[place] = 0;
                place += 1;
            }
        }
    }
}

#[derive(Clone)]
struct Hand {
    items: Vec<u8>,
    counts: Vec<usize>,
    place: usize,
}

impl Hand {
    fn new(length: u8) -> Self {
        Self { items: (0..length).collect(), counts: vec![0; length.into()], place: 0 }
    }
}

impl Iterator for Hand {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        if self.place == 0 {
            self.place = 1;
            return Some(pack(&self.items));
        }
        while self.place < self.items.len() {
            let place = self.place;
            if self.counts[place] < place {
                let other = if place.is_multiple_of(2) { 0 } else { self.counts[place] };
                self.items.swap(other, place);
                self.counts[place] += 1;
                self.place = 1;
                return Some(pack(&self.items));
            }
            self.counts[place] = 0;
            self.place += 1;
        }
        None
    }
}

pub const LENGTH: u8 = 9;

/// The 362 880 orders of nine things.
pub fn workload() -> Workload {
    workload!("permutations", 1, generate(LENGTH),
        "hand": Hand::new(black_box(LENGTH)),
    )
}
