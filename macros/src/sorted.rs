//! A map and a set in sorted vectors, with the methods of std's under their names.
//!
//! Std's B-trees are compiled anew for each type of key and value, unoptimized by everyone who uses the crate: measured, they were a quarter
//! of what its build compiles. There are few keys in each of these, they mostly come in order, and they are looked up far more often.
//!
//! Rule: keys ascend. So iteration is in their order, which makes what the macro writes the same each time.

use std::borrow::Borrow;
use std::ops::{Bound, Index, RangeBounds};

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Map<K, V>(Vec<(K, V)>);

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Map<K, V> {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    fn find<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        // Most keys come in order.
        match self.0.last() {
            Some((last, _)) if last.borrow() >= key => self
                .0
                .binary_search_by(|(known, _)| known.borrow().cmp(key)),
            _ => Err(self.0.len()),
        }
    }

    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(key).ok()?;
        Some(&self.0[at].1)
    }

    pub(crate) fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(key).ok()?;
        Some(&mut self.0[at].1)
    }

    pub(crate) fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.find(key).is_ok()
    }

    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.find(&key) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (key, value));
                None
            }
        }
    }

    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let at = self.find(key).ok()?;
        Some(self.0.remove(at).1)
    }

    /// `entry(key).or_insert(value)` of std's.
    pub(crate) fn or_insert(&mut self, key: K, value: V) -> &mut V {
        let at = match self.find(&key) {
            Ok(at) => at,
            Err(at) => {
                self.0.insert(at, (key, value));
                at
            }
        };
        &mut self.0[at].1
    }

    /// `entry(key).or_default()` of std's.
    pub(crate) fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        self.or_insert(key, V::default())
    }

    pub(crate) fn range(&self, keys: impl RangeBounds<K>) -> Iter<'_, K, V> {
        let from = match keys.start_bound() {
            Bound::Included(key) => self.0.partition_point(|(known, _)| known < key),
            Bound::Excluded(key) => self.0.partition_point(|(known, _)| known <= key),
            Bound::Unbounded => 0,
        };
        let rest = &self.0[from..];
        let len = match keys.end_bound() {
            Bound::Included(key) => rest.partition_point(|(known, _)| known <= key),
            Bound::Excluded(key) => rest.partition_point(|(known, _)| known < key),
            Bound::Unbounded => rest.len(),
        };
        Iter(rest[..len].iter())
    }
}

impl<K, V> Map<K, V> {
    pub(crate) fn iter(&self) -> Iter<'_, K, V> {
        Iter(self.0.iter())
    }

    pub(crate) fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + Clone {
        self.0.iter().map(|(key, _)| key)
    }

    pub(crate) fn values(&self) -> impl DoubleEndedIterator<Item = &V> + Clone {
        self.0.iter().map(|(_, value)| value)
    }

    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
        self.0.retain_mut(|(key, value)| keep(key, value));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

pub(crate) struct Iter<'a, K, V>(std::slice::Iter<'a, (K, V)>);

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<'a, K, V> Iterator for Iter<'a, K, V> {
    type Item = (&'a K, &'a V);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(key, value)| (key, value))
    }
}

impl<K, V> DoubleEndedIterator for Iter<'_, K, V> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|(key, value)| (key, value))
    }
}

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<K: Ord, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, pairs: I) {
        for (key, value) in pairs {
            self.insert(key, value);
        }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut map = Self::new();
        map.extend(pairs);
        map
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for Map<K, V> {
    fn from(pairs: [(K, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl<K: Ord + Borrow<Q>, Q: Ord + ?Sized, V> Index<&Q> for Map<K, V> {
    type Output = V;

    fn index(&self, key: &Q) -> &V {
        match self.get(key) {
            Some(value) => value,
            None => panic!("no such key"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Set<T>(Vec<T>);

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> Set<T> {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    fn find<Q: Ord + ?Sized>(&self, value: &Q) -> Result<usize, usize>
    where
        T: Borrow<Q>,
    {
        match self.0.last() {
            Some(last) if last.borrow() >= value => {
                self.0.binary_search_by(|known| known.borrow().cmp(value))
            }
            _ => Err(self.0.len()),
        }
    }

    pub(crate) fn contains<Q: Ord + ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.find(value).is_ok()
    }

    /// Whether it was not there.
    pub(crate) fn insert(&mut self, value: T) -> bool {
        let found = self.find(&value);
        if let Err(at) = found {
            self.0.insert(at, value);
        }
        found.is_err()
    }

    /// Whether it was there.
    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        let found = self.find(value);
        if let Ok(at) = found {
            self.0.remove(at);
        }
        found.is_ok()
    }
}

impl<T: Ord> Set<T> {
    pub(crate) fn difference<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a T> {
        self.iter().filter(|value| !other.contains(*value))
    }

    pub(crate) fn intersection<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a T> {
        self.iter().filter(|value| other.contains(*value))
    }

    pub(crate) fn is_disjoint(&self, other: &Self) -> bool {
        self.intersection(other).next().is_none()
    }

    pub(crate) fn is_subset(&self, other: &Self) -> bool {
        self.difference(other).next().is_none()
    }

    pub(crate) fn range(&self, values: std::ops::Range<T>) -> std::slice::Iter<'_, T> {
        let from = self.0.partition_point(|value| *value < values.start);
        let len = self.0[from..].partition_point(|value| *value < values.end);
        self.0[from..from + len].iter()
    }

    pub(crate) fn append(&mut self, other: &mut Self) {
        self.extend(std::mem::take(other));
    }
}

impl<T> Set<T> {
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    pub(crate) fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

impl<'a, T> IntoIterator for &'a Set<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        for value in values {
            self.insert(value);
        }
    }
}

impl<'a, T: Ord + Copy> Extend<&'a T> for Set<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, values: I) {
        for value in values {
            self.insert(*value);
        }
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::new();
        set.extend(values);
        set
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for Set<T> {
    fn from(values: [T; N]) -> Self {
        values.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_ascend_however_they_come() {
        let mut map = Map::from([(3, 'c'), (1, 'a')]);
        assert_eq!(map.insert(2, 'x'), None);
        assert_eq!(map.insert(2, 'b'), Some('x'));
        *map.or_insert(0, '-') = 'z';
        assert_eq!(map.keys().copied().collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert_eq!(map.remove(&1), Some('a'));
        assert_eq!((map.get(&1), map.get(&2)), (None, Some(&'b')));
        let within = |map: &Map<i32, char>| map.range(1..=2).map(|(key, _)| *key).collect();
        let within: Vec<_> = within(&map);
        assert_eq!(within, [2]);
        assert_eq!(map.range(..2).next_back(), Some((&0, &'z')));
    }

    #[test]
    fn a_set_holds_each_value_once() {
        let mut set = Set::from([3, 1, 3]);
        assert!(!set.insert(1) && set.insert(2));
        assert_eq!(set.iter().copied().collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(set.range(2..3).collect::<Vec<_>>(), [&2]);
        let other = Set::from([2, 3, 4]);
        assert_eq!(set.difference(&other).collect::<Vec<_>>(), [&1]);
        assert_eq!(set.intersection(&other).collect::<Vec<_>>(), [&2, &3]);
        assert!(!set.is_subset(&other) && set.remove(&1) && set.is_subset(&other));
    }
}
