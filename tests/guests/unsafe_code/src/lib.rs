//! Unsafe blocks with a yield inside, unsafe functions, raw pointers kept across yields.
#![deny(warnings, unsafe_op_in_unsafe_fn)]

use resumable::{Generator, generator};

/// Yields inside an unsafe block.
#[generator]
pub fn inside(list: Vec<u32>) -> impl Iterator<Item = u32> {
    unsafe {
        let first = *list.get_unchecked(0);
        yield_!(first);
        for i in 1..list.len() {
            yield_!(*list.get_unchecked(i));
        }
    }
    let last = unsafe { *list.get_unchecked(list.len() - 1) };
    yield_!(last);
}

/// An unsafe block as an operand, with a yield in it.
#[generator]
pub fn operand(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let sum = 1 + unsafe {
        yield_!(0);
        *list.get_unchecked(1)
    };
    yield_!(sum);
}

/// The elements below `len`.
///
/// # Safety
/// `pointer` is valid for `len` reads as long as the generator lives.
#[generator]
pub unsafe fn raw(pointer: *const u32, len: usize) -> impl Generator<Item = u32, Return = usize> {
    let end = unsafe { pointer.add(len) };
    let mut at = pointer;
    while at != end {
        yield_!(unsafe { *at });
        at = unsafe { at.add(1) };
    }
    len
}

/// A method.
pub struct Cell(pub *mut u32);

impl Cell {
    /// Counts in place.
    ///
    /// # Safety
    /// The pointer is valid as long as the generator lives.
    #[generator]
    pub unsafe fn count(&mut self, times: u32) -> impl Iterator<Item = u32> {
        for _ in 0..times {
            unsafe { *self.0 += 1 };
            yield_!(unsafe { *self.0 });
        }
    }
}

/// A union and a mutable static.
#[generator]
pub fn others() -> impl Iterator<Item = u32> {
    union Bits {
        float: f32,
        bits: u32,
    }
    static mut COUNT: u32 = 0;
    let bits = Bits { float: 1.0 };
    yield_!(unsafe { bits.bits });
    unsafe { COUNT += 1 };
    yield_!(unsafe { COUNT });
    unsafe fn three() -> u32 {
        3
    }
    yield_!(unsafe { three() });
}
