use std::ptr;

use resumable::generator;

struct Short {
    bytes: [u8; 4],
    length: usize,
}

#[generator]
fn pointed(mut list: [u32; 3]) -> impl Iterator<Item = u32> {
    let first = list.as_mut_ptr();
    yield_!(1);
    unsafe { *first += 1 };
    yield_!(list[0]);
}

#[generator]
fn raw(mut short: Short) -> impl Iterator<Item = usize> {
    let length = &raw mut short.length;
    yield_!(1);
    unsafe { *length += 1 };
    yield_!(short.length);
}

#[generator]
fn cast(number: u32) -> impl Iterator<Item = u32> {
    let place = &number as *const u32;
    yield_!(1);
    yield_!(unsafe { *place });
}

#[generator]
fn made_of(mut list: [u32; 3]) -> impl Iterator<Item = u32> {
    let second = list.as_mut_ptr().wrapping_add(1).cast::<i32>();
    yield_!(1);
    unsafe { *second += 1 };
    yield_!(list[1]);
}

#[generator]
fn from(mut number: u32) -> impl Iterator<Item = u32> {
    let pointer = ptr::from_mut(&mut number);
    let other = ptr::NonNull::from(&mut number);
    yield_!(1);
    unsafe { *pointer += *other.as_ptr() };
    yield_!(number);
}

#[generator]
fn operand(text: &str) -> impl Iterator<Item = usize> {
    let mut short = Short { bytes: [0; 4], length: text.len() };
    unsafe { ptr::copy_nonoverlapping(text.as_ptr(), short.bytes.as_mut_ptr(), { yield_!(1); short.bytes.len() }) };
    yield_!(short.length);
}

fn main() {}
