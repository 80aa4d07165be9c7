//! [`States`]: what is left of each local in scope at a point, in order of declaration.
//!
//! Rule kept: a local of which nothing is left is not listed. In a long body that is most of them, and so what is listed is all that a point
//! costs.

use super::presence::{GONE, State};
use crate::ir::LocalId;

#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct States {
    /// How many locals are in scope.
    depth: usize,
    /// By the local's position among those in scope.
    listed: Vec<(usize, LocalId, State)>,
}

impl States {
    fn find(&self, slot: usize) -> Result<usize, usize> {
        // In a short body all are listed.
        if self
            .listed
            .get(slot)
            .is_some_and(|(found, ..)| *found == slot)
        {
            return Ok(slot);
        }
        self.listed.binary_search_by_key(&slot, |(slot, ..)| *slot)
    }

    pub(super) fn get(&self, slot: usize) -> State {
        self.find(slot).map_or(GONE, |at| self.listed[at].2)
    }

    /// Nothing happens if the local is not in scope.
    pub(super) fn set(&mut self, slot: usize, local: LocalId, state: State) {
        match self.find(slot) {
            _ if slot >= self.depth => {}
            Ok(at) if state == GONE => {
                self.listed.remove(at);
            }
            Ok(at) => self.listed[at].2 = state,
            Err(_) if state == GONE => {}
            Err(at) => self.listed.insert(at, (slot, local, state)),
        }
    }

    /// The local comes into scope.
    pub(super) fn declare(&mut self, local: LocalId, state: State) {
        self.depth += 1;
        self.set(self.depth - 1, local, state);
    }

    /// All but the outermost go out of scope.
    pub(super) fn truncate(&mut self, depth: usize) {
        let slots = self.find(depth).unwrap_or_else(|at| at);
        self.listed.truncate(slots);
        self.depth = self.depth.min(depth);
    }

    /// Each becomes what `to` says.
    pub(super) fn change(&mut self, to: &dyn Fn(LocalId, State) -> State) {
        self.listed.retain_mut(|(_, local, state)| {
            *state = to(*local, *state);
            *state != GONE
        });
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (LocalId, State)> {
        self.listed.iter().map(|(_, local, state)| (*local, *state))
    }

    /// Those that are listed in either, with what is left of them in both.
    pub(super) fn pairs(&self, other: &Self) -> Vec<(usize, LocalId, [State; 2])> {
        let (mut mine, mut others) = (&self.listed[..], &other.listed[..]);
        let mut pairs = Vec::with_capacity(mine.len().max(others.len()));
        loop {
            let slot = match (mine.first(), others.first()) {
                (Some(one), Some(other)) => one.0.min(other.0),
                (Some(one), None) => one.0,
                (None, Some(other)) => other.0,
                (None, None) => return pairs,
            };
            let one = take(&mut mine, slot);
            let other = take(&mut others, slot);
            let local = one.or(other).map(|(_, local, _)| local);
            let state = |it: Option<(usize, LocalId, State)>| it.map_or(GONE, |(.., state)| state);
            pairs.extend(local.map(|local| (slot, local, [state(one), state(other)])));
        }
    }
}

/// The first, if it is at the position.
fn take(listed: &mut &[(usize, LocalId, State)], slot: usize) -> Option<(usize, LocalId, State)> {
    let (first, rest) = listed.split_first()?;
    if first.0 != slot {
        return None;
    }
    *listed = rest;
    Some(*first)
}
