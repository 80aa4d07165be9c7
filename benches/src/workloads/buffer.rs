//! A frame with eight kilobytes in it, whose bytes are yielded one by one.

use std::hint::black_box;

use crate::contender::{Workload, bodies, workload};

/// Fills the buffer with noise.
#[inline(never)]
pub fn fill(buffer: &mut [u8; 8192], seed: u32) {
    let mut state = seed | 1;
    for byte in buffer {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        *byte = state as u8;
    }
}

bodies! {
    fn generate(rounds: u32) -> u8 {
        let mut buffer = [0_u8; 8192];
        for round in 0..rounds {
            fill(&mut buffer, round);
            let mut at = 0;
            while at < buffer.len() {
                yield_!(buffer[at]);
                at += 1;
            }
        }
    }
}

#[derive(Clone)]
struct Hand {
    buffer: [u8; 8192],
    at: usize,
    round: u32,
    rounds: u32,
}

impl Iterator for Hand {
    type Item = u8;

    #[inline]
    fn next(&mut self) -> Option<u8> {
        if self.at == self.buffer.len() {
            if self.round == self.rounds {
                return None;
            }
            fill(&mut self.buffer, self.round);
            self.round += 1;
            self.at = 0;
        }
        self.at += 1;
        Some(self.buffer[self.at - 1])
    }
}

pub const ROUNDS: u32 = 4;

/// Four buffers full.
pub fn workload() -> Workload {
    workload!("8 KiB frame", 1, generate(ROUNDS),
        "hand": Hand { buffer: [0; 8192], at: 8192, round: 0, rounds: black_box(ROUNDS) },
    )
}
