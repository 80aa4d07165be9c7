//! A parser that bytes are pushed into: `name=number;` again and again, of which it answers the numbers.

use std::sync::OnceLock;

use crate::contender::{Workload, receiving_bodies, receiving_workload};
use crate::ways::Receive;

receiving_bodies! {
    fn generate() -> Option<u32>, u8 {
        let mut answer = None;
        loop {
            // The name.
            loop {
                match yield_!(answer) {
                    None => return,
                    Some(b'=') => break,
                    Some(_) => answer = None,
                }
            }
            let mut number = 0_u32;
            loop {
                match yield_!(None) {
                    None => return,
                    Some(digit @ b'0'..=b'9') => number = number.wrapping_mul(10).wrapping_add(u32::from(digit - b'0')),
                    Some(_) => break,
                }
            }
            answer = Some(number);
        }
    }
}

#[derive(Default)]
struct Hand {
    in_number: bool,
    number: u32,
}

impl Receive<u8> for Hand {
    type Answer = Option<u32>;

    #[inline]
    fn receive(&mut self, value: Option<u8>) -> Option<Option<u32>> {
        match (self.in_number, value) {
            (false, Some(b'=')) => {
                self.in_number = true;
                self.number = 0;
            }
            (true, Some(digit @ b'0'..=b'9')) => {
                self.number = self.number.wrapping_mul(10).wrapping_add(u32::from(digit - b'0'));
            }
            (true, Some(_)) => {
                self.in_number = false;
                return Some(Some(self.number));
            }
            _ => {}
        }
        Some(None)
    }
}

pub fn bytes() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| (0..80_000_u32).flat_map(|number| format!("name{}={number};", number % 7).into_bytes()).collect())
}

/// A megabyte of bytes.
pub fn workload() -> Workload {
    receiving_workload!("push parser (send)", bytes(), generate(), "hand": Hand::default())
}
