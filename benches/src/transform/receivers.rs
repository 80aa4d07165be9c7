//! Bodies that values are sent to. What is assigned anew before it is read again, `average` and `answer`, lives across no yield.

use std::hint::unreachable_unchecked;

use super::{DONE, FIRST, START, Slot};
use crate::ways::Receive;

pub struct Average {
    total: Slot<f64>,
    count: Slot<f64>,
    state: u8,
}

impl Average {
    pub fn new() -> Self {
        Self {
            total: Slot::EMPTY,
            count: Slot::EMPTY,
            state: START,
        }
    }
}

impl Receive<f64> for Average {
    type Answer = f64;

    #[inline]
    fn receive(&mut self, value: Option<f64>) -> Option<f64> {
        const RESUME: u8 = FIRST;
        let average;
        match self.state {
            START => {
                self.total.put(0.0);
                self.count.put(0.0);
                average = 0.0;
            }
            RESUME => {
                let Some(term) = value else {
                    self.state = DONE;
                    return None;
                };
                // SAFETY: put by `START`, which this state comes after.
                let (total, count) = unsafe { (self.total.get(), self.count.get()) };
                *total += term;
                *count += 1.0;
                average = *total / *count;
            }
            DONE => return None,
            // SAFETY: no other state is ever stored.
            _ => unsafe { unreachable_unchecked() },
        }
        self.state = RESUME;
        Some(average)
    }
}

pub struct Parser {
    number: Slot<u32>,
    state: u8,
}

impl Parser {
    pub fn new() -> Self {
        Self {
            number: Slot::EMPTY,
            state: START,
        }
    }
}

impl Receive<u8> for Parser {
    type Answer = Option<u32>;

    #[inline]
    fn receive(&mut self, value: Option<u8>) -> Option<Option<u32>> {
        const NAME: u8 = FIRST;
        const NUMBER: u8 = FIRST + 1;
        let answer;
        match self.state {
            START => answer = None,
            NAME => match value {
                None => {
                    self.state = DONE;
                    return None;
                }
                Some(b'=') => {
                    self.number.put(0);
                    self.state = NUMBER;
                    return Some(None);
                }
                Some(_) => answer = None,
            },
            NUMBER => {
                // SAFETY: put by `NAME`, which this state comes after.
                let number = unsafe { self.number.get() };
                match value {
                    None => {
                        self.state = DONE;
                        return None;
                    }
                    Some(digit @ b'0'..=b'9') => {
                        *number = number
                            .wrapping_mul(10)
                            .wrapping_add(u32::from(digit - b'0'));
                        self.state = NUMBER;
                        return Some(None);
                    }
                    Some(_) => answer = Some(*number),
                }
            }
            DONE => return None,
            // SAFETY: no other state is ever stored.
            _ => unsafe { unreachable_unchecked() },
        }
        self.state = NAME;
        Some(answer)
    }
}
