//! Loops over numbers and slices: nothing that lives across their yields has a destructor.

use std::hint::unreachable_unchecked;
use std::ops::Range;
use std::slice::Iter;

use super::{Body, DONE, FIRST, START, Slot};
use crate::workloads::buffer::fill;
use crate::workloads::filter::is_wanted;
use crate::workloads::lexer::Token;

pub struct Filter {
    end: u64,
    numbers: Slot<Range<u64>>,
    state: u8,
}

impl Filter {
    pub fn new(end: u64) -> Self {
        Self {
            end,
            numbers: Slot::EMPTY,
            state: START,
        }
    }
}

impl Body for Filter {
    type Item = u64;

    #[inline(always)]
    fn step(&mut self) -> Option<u64> {
        const LOOP: u8 = FIRST;
        let numbers = match self.state {
            START => self.numbers.put(0..self.end),
            // SAFETY: put before the first yield, and the only yield stands inside the loop.
            LOOP => unsafe { self.numbers.get() },
            DONE => return None,
            // SAFETY: no other state is ever stored.
            _ => unsafe { unreachable_unchecked() },
        };
        for number in numbers {
            if is_wanted(number) {
                self.state = LOOP;
                return Some(number);
            }
        }
        self.state = DONE;
        None
    }

    fn state(&mut self) -> &mut u8 {
        &mut self.state
    }
}

pub struct Nested {
    side: u32,
    outer: Slot<Range<u32>>,
    a: Slot<u32>,
    middle: Slot<Range<u32>>,
    b: Slot<u32>,
    inner: Slot<Range<u32>>,
    state: u8,
}

impl Nested {
    pub fn new(side: u32) -> Self {
        Self {
            side,
            outer: Slot::EMPTY,
            a: Slot::EMPTY,
            middle: Slot::EMPTY,
            b: Slot::EMPTY,
            inner: Slot::EMPTY,
            state: START,
        }
    }
}

impl Body for Nested {
    type Item = u32;

    #[inline(always)]
    fn step(&mut self) -> Option<u32> {
        const OUTER: u8 = FIRST;
        const MIDDLE: u8 = FIRST + 1;
        const INNER: u8 = FIRST + 2;
        let mut block = self.state;
        loop {
            match block {
                START => {
                    self.outer.put(0..self.side);
                    block = OUTER;
                }
                OUTER => {
                    // SAFETY: put by `START`, which every other block comes after.
                    let outer = unsafe { self.outer.get() };
                    let Some(a) = outer.next() else {
                        self.state = DONE;
                        return None;
                    };
                    self.a.put(a);
                    self.middle.put(0..self.side);
                    block = MIDDLE;
                }
                MIDDLE => {
                    // SAFETY: put by `OUTER`, which this block comes after.
                    let middle = unsafe { self.middle.get() };
                    if let Some(b) = middle.next() {
                        self.b.put(b);
                        self.inner.put(0..self.side);
                        block = INNER;
                    } else {
                        block = OUTER;
                    }
                }
                INNER => {
                    // SAFETY: `a` was put by `OUTER`, the others by `MIDDLE`, which this block comes after.
                    let (a, b, inner) = unsafe { (self.a.get(), self.b.get(), self.inner.get()) };
                    if let Some(c) = inner.next() {
                        self.state = INNER;
                        return Some(*a ^ *b ^ c);
                    }
                    block = MIDDLE;
                }
                DONE => return None,
                // SAFETY: no other state is ever stored.
                _ => unsafe { unreachable_unchecked() },
            }
        }
    }

    fn state(&mut self) -> &mut u8 {
        &mut self.state
    }
}

pub struct Flatten {
    rows: &'static [Vec<u32>],
    outer: Slot<Iter<'static, Vec<u32>>>,
    inner: Slot<Iter<'static, u32>>,
    state: u8,
}

impl Flatten {
    pub fn new(rows: &'static [Vec<u32>]) -> Self {
        Self {
            rows,
            outer: Slot::EMPTY,
            inner: Slot::EMPTY,
            state: START,
        }
    }
}

impl Body for Flatten {
    type Item = u32;

    #[inline(always)]
    fn step(&mut self) -> Option<u32> {
        const OUTER: u8 = FIRST;
        const INNER: u8 = FIRST + 1;
        let mut block = self.state;
        loop {
            match block {
                START => {
                    self.outer.put(self.rows.iter());
                    block = OUTER;
                }
                OUTER => {
                    // SAFETY: put by `START`, which every other block comes after.
                    let outer = unsafe { self.outer.get() };
                    let Some(row) = outer.next() else {
                        self.state = DONE;
                        return None;
                    };
                    self.inner.put(row.iter());
                    block = INNER;
                }
                INNER => {
                    // SAFETY: put by `OUTER`, which this block comes after.
                    let inner = unsafe { self.inner.get() };
                    if let Some(&item) = inner.next() {
                        self.state = INNER;
                        return Some(item);
                    }
                    block = OUTER;
                }
                DONE => return None,
                // SAFETY: no other state is ever stored.
                _ => unsafe { unreachable_unchecked() },
            }
        }
    }

    fn state(&mut self) -> &mut u8 {
        &mut self.state
    }
}

pub struct Buffer {
    rounds: u32,
    bytes: Slot<[u8; 8192]>,
    outer: Slot<Range<u32>>,
    at: Slot<usize>,
    state: u8,
}

impl Buffer {
    pub fn new(rounds: u32) -> Self {
        Self {
            rounds,
            bytes: Slot::EMPTY,
            outer: Slot::EMPTY,
            at: Slot::EMPTY,
            state: START,
        }
    }
}

impl Body for Buffer {
    type Item = u8;

    #[inline(always)]
    fn step(&mut self) -> Option<u8> {
        const OUTER: u8 = FIRST;
        const INNER: u8 = FIRST + 1;
        const RESUME: u8 = FIRST + 2;
        let mut block = self.state;
        loop {
            match block {
                START => {
                    self.bytes.put([0; 8192]);
                    self.outer.put(0..self.rounds);
                    block = OUTER;
                }
                OUTER => {
                    // SAFETY: put by `START`, which every other block comes after.
                    let (bytes, outer) = unsafe { (self.bytes.get(), self.outer.get()) };
                    let Some(round) = outer.next() else {
                        self.state = DONE;
                        return None;
                    };
                    fill(bytes, round);
                    self.at.put(0);
                    block = INNER;
                }
                INNER => {
                    // SAFETY: `at` was put by `OUTER`, which this block comes after.
                    let (bytes, at) = unsafe { (self.bytes.get(), self.at.get()) };
                    if *at < bytes.len() {
                        self.state = RESUME;
                        return Some(bytes[*at]);
                    }
                    block = OUTER;
                }
                RESUME => {
                    // SAFETY: as in `INNER`.
                    let at = unsafe { self.at.get() };
                    *at += 1;
                    block = INNER;
                }
                DONE => return None,
                // SAFETY: no other state is ever stored.
                _ => unsafe { unreachable_unchecked() },
            }
        }
    }

    fn state(&mut self) -> &mut u8 {
        &mut self.state
    }
}

pub struct Lexer {
    text: &'static [u8],
    at: Slot<usize>,
    state: u8,
}

impl Lexer {
    pub fn new(text: &'static [u8]) -> Self {
        Self {
            text,
            at: Slot::EMPTY,
            state: START,
        }
    }
}

impl Body for Lexer {
    type Item = Token;

    #[inline(always)]
    fn step(&mut self) -> Option<Token> {
        const LOOP: u8 = FIRST;
        let text = self.text;
        let at = match self.state {
            START => self.at.put(0),
            // SAFETY: put before the first yield, and every yield stands inside the loop.
            LOOP => unsafe { self.at.get() },
            DONE => return None,
            // SAFETY: no other state is ever stored.
            _ => unsafe { unreachable_unchecked() },
        };
        while *at < text.len() {
            let byte = text[*at];
            if byte.is_ascii_alphabetic() {
                let start = *at;
                while *at < text.len() && text[*at].is_ascii_alphanumeric() {
                    *at += 1;
                }
                self.state = LOOP;
                return Some(Token::Word(&text[start..*at]));
            } else if byte.is_ascii_digit() {
                let mut number = 0_u64;
                while *at < text.len() && text[*at].is_ascii_digit() {
                    number = number
                        .wrapping_mul(10)
                        .wrapping_add(u64::from(text[*at] - b'0'));
                    *at += 1;
                }
                self.state = LOOP;
                return Some(Token::Number(number));
            }
            *at += 1;
            if !byte.is_ascii_whitespace() {
                self.state = LOOP;
                return Some(Token::Sign(byte));
            }
        }
        self.state = DONE;
        None
    }

    fn state(&mut self) -> &mut u8 {
        &mut self.state
    }
}
