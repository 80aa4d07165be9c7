//! The generators whose golden files are in `macros/golden`, run: what is pinned there compiles, and does what it says.

#![allow(unreachable_pub, reason = "each input is a file of its own")]
#![allow(clippy::pedantic, reason = "the inputs are as short as they can be")]

use std::cell::RefCell;
use std::sync::Mutex;

use resumable::{Generator, Resume, StopIteration};

#[path = "../../macros/golden/averager/input.rs"]
mod averager;
#[path = "../../macros/golden/cloned/input.rs"]
mod cloned;
#[path = "../../macros/golden/conditional_move/input.rs"]
mod conditional_move;
#[path = "../../macros/golden/deferred/input.rs"]
mod deferred;
#[path = "../../macros/golden/for_loop/input.rs"]
mod for_loop;
#[path = "../../macros/golden/held_guard/input.rs"]
mod held_guard;
#[path = "../../macros/golden/left_loop/input.rs"]
mod left_loop;
#[path = "../../macros/golden/let_chain/input.rs"]
mod let_chain;
#[path = "../../macros/golden/match_guard/input.rs"]
mod match_guard;
#[path = "../../macros/golden/method/input.rs"]
mod method;
#[path = "../../macros/golden/my_range/input.rs"]
mod my_range;
#[path = "../../macros/golden/nested_loops/input.rs"]
mod nested_loops;
#[path = "../../macros/golden/operands/input.rs"]
mod operands;
#[path = "../../macros/golden/shadowing/input.rs"]
mod shadowing;
#[path = "../../macros/golden/short_circuit/input.rs"]
mod short_circuit;
#[path = "../../macros/golden/throwing/input.rs"]
mod throwing;
#[path = "../../macros/golden/yield_from/input.rs"]
mod yield_from;

fn all<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.collect()
}

/// What a generator gives when each of `answers` is sent to it in turn, after a `next`; and what it returns, if it does.
fn asked<G: Generator>(
    mut generator: G,
    answers: Vec<G::Send>,
) -> (Vec<G::Item>, Option<G::Return>) {
    let mut items = Vec::new();
    let mut step = generator.resume(Resume::Next);
    let mut answers = answers.into_iter();
    loop {
        match step {
            Ok(item) => items.push(item),
            Err(StopIteration { value }) => return (items, value),
        }
        let Some(answer) = answers.next() else {
            return (items, None);
        };
        step = generator.send(answer);
    }
}

#[test]
fn loops() {
    assert_eq!(all(my_range::my_range(2, 5)), [2, 3, 4]);
    assert_eq!(my_range::my_range(0, 10).sum::<u32>(), 45);
    let mut range = my_range::my_range(0, 10);
    assert_eq!((range.next(), range.next()), (Some(0), Some(1)));
    assert_eq!(range.sum::<u32>(), 44);
    assert_eq!(all(left_loop::first_multiple(7, 15)), [21]);
    let title = || "row".to_owned();
    assert_eq!(
        all(for_loop::rows(title(), vec![7, 10])),
        ["row 0:  7", "row 1: 10"]
    );
    assert_eq!(all(for_loop::rows(title(), vec![])), [""; 0]);
    let mut primes = nested_loops::primes(10);
    assert_eq!(all(&mut primes), [2, 3, 3]);
    assert_eq!(primes.take_return(), Some(Some(27)));
}

#[test]
fn sent() {
    assert_eq!(
        asked(averager::averager(), vec![10.0, 30.0]),
        (vec![0.0, 10.0, 20.0], None)
    );
    assert_eq!(
        asked(match_guard::asked(Some(4)), vec![true, true]),
        (vec![4, 5], Some(4))
    );
    assert_eq!(
        asked(match_guard::asked(Some(4)), vec![false]),
        (vec![4], Some(8))
    );
    assert_eq!(
        asked(match_guard::asked(Some(0)), vec![]),
        (vec![], Some(0))
    );
    let word = |word: &str| Some(word.to_owned());
    assert_eq!(
        asked(let_chain::parse(word("21")), vec![2]),
        (vec![2], Some(42))
    );
    assert_eq!(
        asked(let_chain::parse(word("21")), vec![1]),
        (vec![2], Some(2))
    );
    assert_eq!(asked(let_chain::parse(None), vec![0]), (vec![0], Some(0)));
    assert_eq!(
        asked(short_circuit::vote(true), vec![true, true]),
        (vec!["agreed?"], Some(true))
    );
    assert_eq!(
        asked(short_circuit::vote(false), vec![true]),
        (vec!["sure?"], Some(true))
    );
    assert_eq!(
        asked(
            operands::operands(vec!["ab".to_owned()], RefCell::new(7)),
            vec![3, 20, 5]
        ),
        (vec![1, 7, 20], Some(29))
    );
}

#[test]
fn locals() {
    assert_eq!(all(shadowing::shadowing("ab".to_owned())), [2, 3]);
    assert_eq!(
        all(conditional_move::conditional(String::new(), true)),
        [1, 2, 3]
    );
    assert_eq!(
        all(conditional_move::conditional(String::new(), false)),
        [2, 3]
    );
    assert_eq!(all(deferred::deferred(true)), ["wait", "longlong", "long"]);
    assert_eq!(all(deferred::deferred(false)), ["short", "short"]);
    let mut stack = method::Stack::new(vec![1, 2, 3]);
    assert_eq!(all(stack.drain(1)), [3, 2, 0]);
}

#[test]
fn a_guard_is_held_to_the_end_of_its_block() {
    let (first, second) = (Mutex::new(vec![1, 2]), Mutex::new(0));
    let mut generator = held_guard::locked(&first, &second);
    assert_eq!(generator.next(), Some(2));
    assert!(first.try_lock().is_ok() && second.try_lock().is_err());
    assert_eq!(generator.next(), Some(0));
    assert!(second.try_lock().is_ok());
}

#[test]
fn thrown() {
    let words = || vec!["1".to_owned(), " 2".to_owned()];
    let error = || "x".parse::<u32>().unwrap_err();
    let mut generator = throwing::retried(words());
    assert_eq!(generator.next(), Some(1));
    assert_eq!(generator.throw(error()), Ok(1));
    assert_eq!(all(&mut generator), [2, 4]);
    assert_eq!(generator.take_return(), Some(Ok(4)));
}

#[test]
fn delegated() {
    #[resumable::generator]
    fn inner() -> impl Generator<Item = u32, Send = u32, Return = usize> {
        yield_!(3).map_or(0, |sent| sent as usize)
    }
    let outer = yield_from::both(inner(), vec![8, 9]);
    assert_eq!(asked(outer, vec![5, 0, 0]), (vec![3, 8, 9], Some(7)));
}

#[test]
fn cloned() {
    let mut generator = cloned::countdown("x", 3);
    generator.next();
    let copy = generator.clone();
    assert!(format!("{generator:?}").contains("count"), "{generator:?}");
    assert_eq!(all(generator), all(copy));
}
