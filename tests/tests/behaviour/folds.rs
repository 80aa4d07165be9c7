//! `fold` and what stands on it, started or not; and the sharing of state with the consumer.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use resumable::{Generator, GeneratorState, generator};
use resumable_tests::{Loud, both, log, trace};

#[generator]
fn squares(n: u64) -> impl Iterator<Item = u64> {
    for i in 0..n {
        yield_!(i * i);
    }
}

#[test]
fn what_stands_on_fold() {
    assert_eq!(squares(5).sum::<u64>(), 30);
    assert_eq!(squares(5).skip(1).product::<u64>(), 576);
    assert_eq!(squares(5).count(), 5);
    assert_eq!(squares(5).max(), Some(16));
    assert_eq!(squares(5).min_by_key(|n| n.abs_diff(5)), Some(4));
    assert_eq!(squares(5).last(), Some(16));
    assert_eq!(
        squares(3)
            .map(|n| n.to_string())
            .collect::<Vec<_>>()
            .join(","),
        "0,1,4"
    );
    assert_eq!(
        squares(4).filter(|n| n % 2 == 1).collect::<BTreeSet<_>>(),
        BTreeSet::from([1, 9])
    );
    assert_eq!(squares(4).reduce(|a, b| a * 10 + b), Some(149));
    assert_eq!(
        squares(4).partition::<Vec<_>, _>(|n| *n > 1),
        (vec![4, 9], vec![0, 1])
    );
    assert_eq!(squares(2).unzip_pairs(), (vec![0, 1], vec![0, 2]));
    let mut seen = Vec::new();
    squares(3).for_each(|n| seen.push(n));
    assert_eq!(seen, [0, 1, 4]);
}

trait UnzipPairs {
    fn unzip_pairs(self) -> (Vec<u64>, Vec<u64>);
}

impl<I: Iterator<Item = u64>> UnzipPairs for I {
    fn unzip_pairs(self) -> (Vec<u64>, Vec<u64>) {
        self.map(|n| (n, n * 2)).unzip()
    }
}

#[test]
fn what_does_not_stand_on_fold() {
    assert!(squares(5).any(|n| n == 9));
    assert!(squares(5).all(|n| n < 20));
    assert_eq!(squares(5).find(|n| *n > 3), Some(4));
    assert_eq!(squares(5).nth(2), Some(4));
    assert_eq!(squares(5).take_while(|n| *n < 9).count(), 3);
    assert!(squares(3).eq([0, 1, 4]));
    assert!(squares(3).lt(squares(4)));
}

#[test]
fn a_fold_of_a_started_generator_goes_on_where_it_was() {
    let mut generator = squares(5);
    generator.next();
    generator.next();
    assert_eq!(generator.fold(0, |sum, n| sum * 100 + n), 4_09_16);
}

#[test]
fn a_fold_of_an_ended_generator_is_empty() {
    let mut generator = squares(2);
    generator.by_ref().count();
    assert_eq!(generator.sum::<u64>(), 0);
}

#[test]
fn a_fold_by_reference_leaves_the_generator_closed_with_its_value() {
    #[generator]
    fn valued() -> impl Generator<Item = u32, Return = u32> {
        yield_!(1);
        5
    }
    let mut generator = valued();
    assert_eq!(generator.by_ref().sum::<u32>(), 1);
    assert_eq!(generator.state(), GeneratorState::Closed);
    assert_eq!(generator.take_return(), Some(5));
}

#[test]
fn the_consumer_and_the_body_take_turns() {
    #[generator]
    fn noting(notes: Rc<RefCell<Vec<String>>>) -> impl Iterator<Item = u32> {
        for i in 0..2 {
            notes.borrow_mut().push(format!("body {i}"));
            yield_!(i);
        }
        notes.borrow_mut().push("end".into());
    }
    let notes = Rc::new(RefCell::new(Vec::new()));
    noting(notes.clone()).for_each(|i| notes.borrow_mut().push(format!("consumer {i}")));
    assert_eq!(
        notes.take(),
        ["body 0", "consumer 0", "body 1", "consumer 1", "end"]
    );
}

#[test]
fn the_consumer_changes_what_the_body_reads() {
    #[generator]
    fn watching(cell: &Cell<u32>) -> impl Iterator<Item = u32> {
        while cell.get() < 4 {
            yield_!(cell.get());
        }
    }
    let cell = Cell::new(0);
    assert_eq!(
        watching(&cell)
            .map(|n| {
                cell.set(n + 2);
                n
            })
            .collect::<Vec<_>>(),
        [0, 2]
    );
}

#[test]
fn a_fold_drops_everything_at_its_end() {
    let _ = trace();
    #[generator]
    fn holding(argument: Loud) -> impl Iterator<Item = u32> {
        let _local = Loud("local");
        yield_!(1);
    }
    let _ = trace();
    holding(Loud("argument")).for_each(|_| log("item"));
    log("after");
    assert_eq!(trace(), ["item", "drop local", "drop argument", "after"]);
}

#[test]
fn a_fold_with_sends_resumes_as_next_does() {
    #[generator]
    fn sums() -> impl Generator<Item = u32, Send = u32, Return = u32> {
        let mut n = 0;
        while n < 3 {
            n += yield_!(n).unwrap_or(1);
        }
        n
    }
    assert_eq!(sums().collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(sums().sum::<u32>(), 3);
}

#[test]
fn a_fold_of_a_body_that_fails_ends_early() {
    #[generator]
    fn parsed(
        text: &str,
    ) -> impl Generator<Item = u32, Return = Result<(), std::num::ParseIntError>> {
        for word in text.split(' ') {
            yield_!(word.parse()?);
        }
        Ok(())
    }
    assert_eq!(parsed("1 2 x 3").sum::<u32>(), 3);
}

#[test]
fn chained_generators_fold_through_each_other() {
    #[generator]
    fn doubled(items: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
        for item in items {
            yield_!(item * 2);
        }
    }
    #[generator]
    fn even(items: impl Iterator<Item = u64>) -> impl Iterator<Item = u64> {
        for item in items {
            if item % 4 == 0 {
                yield_!(item);
            }
        }
    }
    assert_eq!(even(doubled(squares(5))).collect::<Vec<_>>(), [0, 8, 32]);
    assert_eq!(even(doubled(squares(5))).sum::<u64>(), 40);
    assert_eq!(even(doubled(squares(5))).nth(1), Some(8));
}

both! {
    fn side_effects_between_yields_in_every_way_of_driving() -> impl Iterator<Item = u32> {
        log("a");
        for i in 0..2 {
            log("b");
            yield_!(i);
            log("c");
        }
        log("d");
        yield_!(2);
        log("e");
    }
}
