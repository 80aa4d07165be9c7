//! [`Bits`]: a set of locals as a bit each, for the fixpoints; the facts themselves are ordinary ordered sets.
//!
//! Rule kept: sets that are equal have equal words, so a change is seen by comparing.

use crate::ir::{LocalId, LocalSet};

#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Bits {
    /// Without zero words at the end.
    words: Vec<u64>,
}

fn position(local: LocalId) -> (usize, u64) {
    (local.0 as usize / 64, 1 << (local.0 % 64))
}

impl Bits {
    pub(super) fn contains(&self, local: LocalId) -> bool {
        let (word, bit) = position(local);
        self.words.get(word).is_some_and(|bits| bits & bit != 0)
    }

    pub(super) fn insert(&mut self, local: LocalId) {
        let (word, bit) = position(local);
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= bit;
    }

    pub(super) fn remove(&mut self, local: LocalId) {
        let (word, bit) = position(local);
        if let Some(bits) = self.words.get_mut(word) {
            *bits &= !bit;
        }
        self.trim();
    }

    pub(super) fn subtract(&mut self, other: &Self) {
        for (bits, others) in self.words.iter_mut().zip(&other.words) {
            *bits &= !others;
        }
        self.trim();
    }

    fn trim(&mut self) {
        while self.words.last() == Some(&0) {
            self.words.pop();
        }
    }

    pub(super) fn union(&mut self, other: &Self) {
        if other.words.len() > self.words.len() {
            self.words.resize(other.words.len(), 0);
        }
        for (bits, others) in self.words.iter_mut().zip(&other.words) {
            *bits |= others;
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = LocalId> {
        let words = self.words.iter().zip(0_u32..);
        words.flat_map(|(bits, word)| {
            let set = (0..64_u32).filter(move |bit| bits & (1 << bit) != 0);
            set.map(move |bit| LocalId(64 * word + bit))
        })
    }

    pub(super) fn to_set(&self) -> LocalSet {
        self.iter().collect()
    }
}
