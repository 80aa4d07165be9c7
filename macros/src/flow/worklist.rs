//! [`Worklist`]: the points that a fixpoint has still to look at, taken in the order of the source or against it.
//!
//! Rule kept: a point is in it once, however often it is put in.

pub(super) struct Worklist {
    waiting: Vec<bool>,
    /// None waits before the first, nor at the second or behind it.
    between: (usize, usize),
}

impl Worklist {
    /// For points with numbers below `size`.
    pub(super) fn new(size: usize, first: impl Iterator<Item = usize>) -> Self {
        let mut list = Self {
            waiting: vec![false; size],
            between: (size, 0),
        };
        first.for_each(|point| list.insert(point));
        list
    }

    pub(super) fn insert(&mut self, point: usize) {
        let (from, to) = self.between;
        self.waiting[point] = true;
        self.between = (from.min(point), to.max(point + 1));
    }

    pub(super) fn pop_first(&mut self) -> Option<usize> {
        while self.between.0 < self.between.1 {
            let point = self.between.0;
            self.between.0 += 1;
            if std::mem::take(&mut self.waiting[point]) {
                return Some(point);
            }
        }
        None
    }

    pub(super) fn pop_last(&mut self) -> Option<usize> {
        while self.between.0 < self.between.1 {
            let point = self.between.1 - 1;
            self.between.1 = point;
            if std::mem::take(&mut self.waiting[point]) {
                return Some(point);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_both_ends() {
        let mut list = Worklist::new(5, [3, 1, 3].into_iter());
        assert_eq!(list.pop_first(), Some(1));
        list.insert(0);
        assert_eq!(list.pop_last(), Some(3));
        list.insert(4);
        assert_eq!(list.pop_last(), Some(4));
        assert_eq!(list.pop_first(), Some(0));
        assert_eq!((list.pop_first(), list.pop_last()), (None, None));
        list.insert(2);
        assert_eq!(list.pop_last(), Some(2));
    }
}
