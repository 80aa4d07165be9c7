//! A map and a set in sorted vectors, with the methods of std's under their names.
//!
//! Std's B-trees are compiled anew for each type of key and value, unoptimized by everyone who uses the crate: measured, they were a quarter
//! of what its build compiles. There are few keys in each of these, they mostly come in order, and they are looked up far more often.
//!
//! Nor is std's sorting used, four thousand lines for LLVM each time: what is sorted here is short, or nearly in order.
//!
//! Rule: keys ascend. So iteration is in their order, which makes what the macro writes the same each time.

mod map;
mod set;

pub(crate) use map::Map;
pub(crate) use set::Set;

/// Those of equal keys stay in order.
pub(crate) fn sort_by_key<T, K: Ord>(values: &mut [T], key: impl Fn(&T) -> K) {
    for at in 1..values.len() {
        let mut place = at;
        while place > 0 && key(&values[place - 1]) > key(&values[place]) {
            values.swap(place - 1, place);
            place -= 1;
        }
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
    fn equal_keys_stay_in_order() {
        let mut values = [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        sort_by_key(&mut values, |(key, _)| *key);
        assert_eq!(values, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
        sort_by_key::<u8, u8>(&mut [], |key| *key);
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
