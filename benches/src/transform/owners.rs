//! Bodies of which a local that lives across a yield has a destructor.

use std::hint::unreachable_unchecked;
use std::ops::Range;

use super::{Body, DONE, FIRST, START, Slot};
use crate::workloads::permutations::pack;
use crate::workloads::strings::text;
use crate::workloads::tree::Node;

pub struct Tree {
    root: Option<&'static Node>,
    stack: Slot<Vec<&'static Node>>,
    top: Slot<&'static Node>,
    state: u8,
}

impl Tree {
    pub fn new(root: Option<&'static Node>) -> Self {
        Self {
            root,
            stack: Slot::EMPTY,
            top: Slot::EMPTY,
            state: START,
        }
    }
}

impl Body for Tree {
    type Item = u64;

    #[inline(always)]
    fn step(&mut self) -> Option<u64> {
        const RESUME: u8 = FIRST;
        let (stack, mut node) = match self.state {
            START => (self.stack.put(Vec::new()), self.root),
            // SAFETY: both were put before the yield.
            RESUME => unsafe { (self.stack.get(), self.top.get().right.as_deref()) },
            DONE => return None,
            // SAFETY: no other state is ever stored.
            _ => unsafe { unreachable_unchecked() },
        };
        while let Some(inner) = node {
            stack.push(inner);
            node = inner.left.as_deref();
        }
        if let Some(top) = stack.pop() {
            self.top.put(top);
            self.state = RESUME;
            return Some(top.value);
        }
        self.state = DONE;
        // SAFETY: alive, and in `DONE` nobody drops it again.
        unsafe { self.stack.drop() };
        None
    }

    fn state(&mut self) -> &mut u8 {
        &mut self.state
    }

    #[inline]
    fn drop_locals(&mut self) {
        if self.state >= FIRST {
            // SAFETY: alive in every state but `START` and `DONE`.
            unsafe { self.stack.drop() }
        }
    }
}

pub struct Permutations {
    length: u8,
    items: Slot<Vec<u8>>,
    counts: Slot<Vec<usize>>,
    place: Slot<usize>,
    state: u8,
}

impl Permutations {
    pub fn new(length: u8) -> Self {
        Self {
            length,
            items: Slot::EMPTY,
            counts: Slot::EMPTY,
            place: Slot::EMPTY,
            state: START,
        }
    }
}

impl Body for Permutations {
    type Item = u64;

    #[inline(always)]
    fn step(&mut self) -> Option<u64> {
        const RESUME_1: u8 = FIRST;
        const RESUME_2: u8 = FIRST + 1;
        match self.state {
            START => {
                let items = self.items.put((0..self.length).collect());
                self.counts.put(vec![0; items.len()]);
                self.state = RESUME_1;
                return Some(pack(items));
            }
            RESUME_1 => {
                self.place.put(1);
            }
            RESUME_2 => {
                // SAFETY: put by `START` and `RESUME_1`, which this state comes after.
                let (counts, place) = unsafe { (self.counts.get(), self.place.get()) };
                counts[*place] += 1;
                *place = 1;
            }
            DONE => return None,
            // SAFETY: no other state is ever stored.
            _ => unsafe { unreachable_unchecked() },
        }
        // SAFETY: put by `START` and `RESUME_1`, one of which is behind each of the ways here.
        let (items, counts, place) =
            unsafe { (self.items.get(), self.counts.get(), self.place.get()) };
        while *place < items.len() {
            if counts[*place] < *place {
                let other = if place.is_multiple_of(2) {
                    0
                } else {
                    counts[*place]
                };
                items.swap(other, *place);
                self.state = RESUME_2;
                return Some(pack(items));
            }
            counts[*place] = 0;
            *place += 1;
        }
        self.drop_locals();
        self.state = DONE;
        None
    }

    fn state(&mut self) -> &mut u8 {
        &mut self.state
    }

    #[inline]
    fn drop_locals(&mut self) {
        if self.state >= FIRST {
            // SAFETY: alive in every state but `START` and `DONE`.
            unsafe {
                self.counts.drop();
                self.items.drop();
            }
        }
    }
}

pub struct Strings {
    count: u64,
    texts: [Slot<String>; 10],
    numbers: Slot<Range<u64>>,
    state: u8,
}

impl Strings {
    pub fn new(count: u64) -> Self {
        Self {
            count,
            texts: [const { Slot::EMPTY }; 10],
            numbers: Slot::EMPTY,
            state: START,
        }
    }
}

impl Body for Strings {
    type Item = u64;

    #[inline(always)]
    fn step(&mut self) -> Option<u64> {
        const LOOP: u8 = FIRST;
        let [a, b, c, d, e, f, g, h, i, j] = &mut self.texts;
        match self.state {
            START => {
                a.put(text(1));
                b.put(text(22));
                c.put(text(333));
                d.put(text(4444));
                e.put(text(55555));
                f.put(text(666_666));
                g.put(text(7_777_777));
                h.put(text(88_888_888));
                i.put(text(999_999_999));
                j.put(text(1_010_101_010));
                self.numbers.put(0..self.count);
            }
            LOOP => {}
            DONE => return None,
            // SAFETY: no other state is ever stored.
            _ => unsafe { unreachable_unchecked() },
        }
        // SAFETY: put by `START`, which is behind both ways here.
        let numbers = unsafe { self.numbers.get() };
        if let Some(number) = numbers.next() {
            // SAFETY: all were put by `START`.
            let (left, right) = unsafe {
                let left = match number % 5 {
                    0 => a.get(),
                    1 => b.get(),
                    2 => c.get(),
                    3 => d.get(),
                    _ => e.get(),
                };
                let right = match number % 5 {
                    0 => f.get(),
                    1 => g.get(),
                    2 => h.get(),
                    3 => i.get(),
                    _ => j.get(),
                };
                (left, right)
            };
            let both = left.len() + right.len();
            self.state = LOOP;
            return Some(both as u64);
        }
        self.state = FIRST;
        self.drop_locals();
        self.state = DONE;
        None
    }

    fn state(&mut self) -> &mut u8 {
        &mut self.state
    }

    #[inline]
    fn drop_locals(&mut self) {
        if self.state >= FIRST {
            for text in self.texts.iter_mut().rev() {
                // SAFETY: alive in every state but `START` and `DONE`.
                unsafe { text.drop() }
            }
        }
    }
}
