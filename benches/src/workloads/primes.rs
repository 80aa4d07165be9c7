//! Trial division by the primes found so far: a `Vec` that grows while it is saved.

use std::hint::black_box;

use crate::contender::{Workload, bodies, workload};

#[inline]
pub fn is_prime(primes: &[u32], candidate: u32) -> bool {
    for &prime in primes {
        if prime * prime > candidate {
            break;
        }
        if candidate.is_multiple_of(prime) {
            return false;
        }
    }
    true
}

bodies! {
    fn generate(end: u32) -> u32 {
        let mut primes: Vec<u32> = Vec::new();
        let mut candidate = 2;
        while candidate < end {
            if is_prime(&primes, candidate) {
                primes.push(candidate);
                yield_!(candidate);
            }
            candidate += 1;
        }
    }
}

#[derive(Clone)]
struct Hand {
    primes: Vec<u32>,
    candidate: u32,
    end: u32,
}

impl Iterator for Hand {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        while self.candidate < self.end {
            let candidate = self.candidate;
            self.candidate += 1;
            if is_prime(&self.primes, candidate) {
                self.primes.push(candidate);
                return Some(candidate);
            }
        }
        None
    }
}

pub const END: u32 = 50_000;

/// The primes below fifty thousand.
pub fn workload() -> Workload {
    workload!("primes", 1, generate(END),
        "hand": Hand { primes: Vec::new(), candidate: 2, end: black_box(END) },
    )
}
