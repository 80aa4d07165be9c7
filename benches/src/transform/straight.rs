//! Fifty yields in a row: a state each.

use std::hint::unreachable_unchecked;

use super::{Body, DONE, FIRST, START};

pub struct Straight {
    value: u64,
    state: u8,
}

impl Straight {
    pub fn new(value: u64) -> Self {
        Self {
            value,
            state: START,
        }
    }
}

/// The blocks: the first yield, one for each number after it, and the end.
macro_rules! blocks {
    ($self:ident, 1, $($number:literal),*; $end:literal) => {
        match $self.state {
            START => {
                $self.state = FIRST;
                Some($self.value ^ 1)
            }
            $($number => {
                $self.state = $number + 1;
                Some($self.value ^ $number)
            })*
            $end => {
                $self.state = DONE;
                None
            }
            DONE => None,
            // SAFETY: no other state is ever stored.
            _ => unsafe { unreachable_unchecked() },
        }
    };
}

impl Body for Straight {
    type Item = u64;

    #[inline(always)]
    fn step(&mut self) -> Option<u64> {
        blocks!(
            self,
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34,
            35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50; 51
        )
    }

    fn state(&mut self) -> &mut u8 {
        &mut self.state
    }
}
