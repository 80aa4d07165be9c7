//! diapause: takes the workloads, adds its own bodies where it can express them.
//!
//! The rule: the body of the workload with the types written that diapause needs, and nothing else changed.

use std::hint::black_box;

use crate::contender::{Workload, iterator};
use crate::workloads::{buffer, collatz, fibonacci, filter, nested, primes, range};

#[diapause::coroutine(yield = u64)]
fn count(start: u64, end: u64) {
    let mut index: u64 = start;
    while index < end {
        yield_!(index);
        index += 1;
    }
}

#[diapause::coroutine(yield = u64)]
fn fibonaccis(count: u32) {
    let mut a: u64 = 0;
    let mut b: u64 = 1;
    for _ in 0..count {
        yield_!(a);
        (a, b) = (b, a.wrapping_add(b));
    }
}

#[diapause::coroutine(yield = u64)]
fn wanted(end: u64) {
    for number in 0..end {
        if filter::is_wanted(number) {
            yield_!(number);
        }
    }
}

#[diapause::coroutine(yield = u32)]
fn triple(side: u32) {
    for a in 0..side {
        for b in 0..side {
            for c in 0..side {
                yield_!(a ^ b ^ c);
            }
        }
    }
}

#[diapause::coroutine(yield = u32)]
fn prime_numbers(end: u32) {
    let mut primes: Vec<u32> = Vec::new();
    let mut candidate: u32 = 2;
    while candidate < end {
        if primes::is_prime(&primes, candidate) {
            primes.push(candidate);
            yield_!(candidate);
        }
        candidate += 1;
    }
}

#[diapause::coroutine(yield = u64)]
fn hailstones(end: u64) {
    for start in 1..end {
        let mut number: u64 = start;
        while number != 1 {
            yield_!(number);
            number = if number % 2 == 0 {
                number / 2
            } else {
                3 * number + 1
            };
        }
    }
}

#[diapause::coroutine(yield = u8)]
fn bytes(rounds: u32) {
    let mut buffer: [u8; 8192] = [0_u8; 8192];
    for round in 0..rounds {
        buffer::fill(&mut buffer, round);
        let mut at: usize = 0;
        while at < buffer.len() {
            yield_!(buffer[at]);
            at += 1;
        }
    }
}

/// Adds what diapause runs.
pub fn join(workloads: &mut [Workload]) {
    for workload in workloads {
        let name = "diapause";
        workload.contenders.extend(match workload.name {
            "range" => Some(iterator(name, 1, || {
                count(black_box(0), black_box(range::END)).into_iter()
            })),
            "fibonacci" => Some(iterator(name, 1, || {
                fibonaccis(black_box(fibonacci::COUNT)).into_iter()
            })),
            "filter 1/64" => Some(iterator(name, 1, || {
                wanted(black_box(filter::END)).into_iter()
            })),
            "triple loop" => Some(iterator(name, 1, || {
                triple(black_box(nested::SIDE)).into_iter()
            })),
            "primes" => Some(iterator(name, 1, || {
                prime_numbers(black_box(primes::END)).into_iter()
            })),
            "collatz" => Some(iterator(name, 1, || {
                hailstones(black_box(collatz::END)).into_iter()
            })),
            "8 KiB frame" => Some(iterator(name, 1, || {
                bytes(black_box(buffer::ROUNDS)).into_iter()
            })),
            _ => None,
        });
    }
}
