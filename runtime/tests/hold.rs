//! What a dead local leaves, by its type; and whether a call has taken its receiver.

#![cfg(feature = "std")]
#![expect(
    unreachable_code,
    unused_variables,
    reason = "what follows a proof that the value is gone, or is held; what lapses is not used; generated code allows it"
)]

mod machines;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque};
use std::io::{BufRead, Cursor, Read};

use machines::{Noisy, note, trace};

/// What the macro writes for a dead local.
macro_rules! hold {
    ($local:ident) => {{
        use resumable::__private::hold::{asks::*, *};
        let tag = if true {
            known()
        } else {
            never();
            (&&&&&Probe::of(&raw const $local)).resumable_held()
        };
        if tag.held() {
            tag.proof();
            tag.whole($local)
        } else {
            tag.gone();
            tag.parts(())
        }
    }};
}

/// Asserts that nothing is left of the values.
macro_rules! assert_lapses {
    ($($value:expr),* $(,)?) => { $({
        let local = $value;
        let held: () = hold!(local);
        held
    })* };
}

/// What the macro writes in front of a call that may take its receiver.
macro_rules! receiver {
    ($local:ident, $class:ident) => {{
        use resumable::__private::hold::{asks::*, *};
        (&&&Receiver::of(&raw const $local)).$class()
    }};
}

/// What the macro writes where the local waits.
macro_rules! rest {
    ($tag:ident, $local:ident) => {
        if $tag.held() {
            $tag.proof();
            Some($local)
        } else {
            None
        }
    };
}

#[test]
fn copies_leave_nothing() {
    #[derive(Clone, Copy)]
    struct Copied;
    let texts = [String::new()];
    assert_lapses!(
        1,
        1.5,
        'c',
        true,
        "text",
        (),
        Copied,
        &texts,
        [1, 2],
        Some(&texts),
        (1, &texts[0]),
        0..=1,
        0..
    );
}

#[test]
fn an_integer_whose_type_is_not_yet_known_leaves_nothing() {
    let local = 1;
    let mut twin = 2;
    twin += local;
    let held: () = hold!(local);
    let sum: u8 = twin;
    assert_eq!((held, sum), ((), 3));
}

#[test]
fn borrows_lapse() {
    let mut numbers = vec![3, 1, 2];
    let mut text = String::from("a b");
    let (mut one, mut other) = (1, 2);
    assert_lapses!(
        &mut one,
        Some(&mut one),
        (&mut one, &mut other),
        (0_usize, [&mut one]),
        Ok::<&mut i32, &mut i32>(&mut one),
        text.as_mut_str(),
        numbers.iter(),
        numbers.iter_mut(),
        numbers.iter_mut().enumerate().peekable(),
        numbers.iter().copied().rev().skip(1).step_by(2),
        numbers.iter().zip(text.chars()).chain(None),
        numbers.chunks(2),
        numbers.windows(2),
        numbers.split(|number| *number == 1),
        numbers
            .iter()
            .map(|number| number + 1)
            .filter(|number| *number > 2),
        numbers.iter().flat_map(|number| 0..*number),
        numbers.chunks_mut(2).flatten(),
        text.chars(),
        text.char_indices().rev(),
        text.bytes(),
        text.lines(),
        text.split(' '),
        text.split(", "),
        text.split(['a', 'b']),
        text.split(char::is_whitespace),
        text.splitn(2, |c: char| c.is_lowercase()),
        text.split_whitespace().peekable(),
        text.match_indices("a b"),
        0..numbers.len(),
        (0..3_u8).rev().enumerate(),
        std::iter::repeat("x").skip(2),
        std::iter::successors(Some(1), |number| Some(number + 1)),
        std::cell::Cell::new(1),
        std::pin::Pin::new(&mut one),
    );
    numbers.push(1);
    text.push('x');
}

#[test]
fn iterators_over_collections_lapse() {
    let mut map: HashMap<u8, String> = HashMap::new();
    let (mut set, other) = (HashSet::<String>::new(), HashSet::new());
    let mut tree: BTreeMap<u8, String> = BTreeMap::new();
    let leaves: BTreeSet<String> = BTreeSet::new();
    let mut queue: VecDeque<String> = VecDeque::new();
    let list: LinkedList<String> = LinkedList::new();
    assert_lapses!(
        map.iter(),
        map.iter_mut(),
        map.keys(),
        map.values_mut(),
        set.iter(),
        set.union(&other),
        tree.iter_mut(),
        tree.range(1..),
        leaves.iter(),
        queue.iter_mut(),
        list.iter(),
        std::path::Path::new("a/b").components(),
    );
    map.clear();
    set.clear();
    tree.clear();
    queue.clear();
}

#[test]
fn what_has_a_destructor_is_kept() {
    let cell = std::cell::RefCell::new(1);
    let mutex = std::sync::Mutex::new(1);
    let borrow = cell.borrow_mut();
    let guard = mutex.lock();
    let option = Some(Noisy("option"));
    let iterator = vec![1].into_iter();
    let mut vector = vec![1];
    let drain = vector.drain(..);

    let borrow: std::cell::RefMut<'_, i32> = hold!(borrow);
    assert!(cell.try_borrow().is_err());
    drop(borrow);
    let guard = hold!(guard);
    assert!(mutex.try_lock().is_err());
    drop(guard);
    let option: Option<Noisy> = hold!(option);
    let iterator: std::vec::IntoIter<i32> = hold!(iterator);
    let drain: std::vec::Drain<'_, i32> = hold!(drain);
    assert_eq!(trace(), [""; 0]);
    drop((iterator, drain, option));
    assert_eq!(trace(), ["option"]);
}

#[test]
fn closures_are_kept_and_references_to_them_lapse() {
    fn name(noisy: &Noisy) -> &str {
        noisy.0
    }
    let (one, two, three) = (Noisy("one"), Noisy("two"), Noisy("three"));
    let none = move || drop(one);
    let some = move |_: u8, text: &str| text.len() + name(&two).len();
    let mut count = 0;
    let borrowing = |more: i32| count += more;
    let boxed: Box<dyn Fn()> = Box::new(move || note(name(&three)));
    let (shared, dynamic): (_, &dyn Fn()) = (&some, &boxed);
    assert_lapses!(shared, dynamic);

    let (none, some, mut borrowing, boxed) =
        (hold!(none), hold!(some), hold!(borrowing), hold!(boxed));
    boxed();
    borrowing(some(1, "text").try_into().unwrap());
    none();
    drop((some, boxed));
    assert_eq!(count, 7);
    assert_eq!(trace(), ["three", "one", "two", "three"]);
}

#[test]
fn a_type_parameter_is_kept_unless_a_bound_says_copy() {
    fn kept<T>(local: T) -> T {
        hold!(local)
    }
    fn lapses<T: Copy>(local: T) {
        hold!(local);
    }
    fn iterators<I: Iterator>(local: I) -> I {
        hold!(local)
    }
    fn borrowed<T>(local: &mut T, slice: std::slice::Iter<'_, T>) {
        assert_lapses!(local, slice);
    }
    assert_eq!(kept(1), 1);
    assert_eq!(kept(String::from("text")), "text");
    lapses(1);
    assert_eq!(iterators(0..2).count(), 2);
    borrowed(&mut String::new(), [].iter());
}

#[test]
fn a_lapsed_borrow_frees_what_it_borrowed() {
    let mut items = vec![1, 2];
    let first = items.iter_mut().next();
    assert!(first.is_some());
    hold!(first);
    items.push(3);
}

#[test]
fn an_iterator_s_method_takes_it() {
    let iterator = vec![Noisy("one"), Noisy("two")].into_iter();
    let tag = receiver!(iterator, resumable_iterator);
    assert_eq!(iterator.count(), 2);
    trace();
    let rest = rest!(tag, iterator);
    assert!(rest.is_none());
}

#[test]
fn a_user_s_own_method_of_that_name_borrows() {
    struct Counter(Noisy);
    impl Counter {
        fn count(&self) -> usize {
            self.0.0.len()
        }
    }
    let counter = Counter(Noisy("counter"));
    let tag = receiver!(counter, resumable_iterator);
    assert_eq!(counter.count(), 7);
    let rest = rest!(tag, counter);
    assert_eq!(trace(), [""; 0]);
    drop(rest);
    assert_eq!(trace(), ["counter"]);
}

#[test]
fn lines_takes_a_reader_and_borrows_a_text() {
    let reader = Cursor::new("a\nb");
    let tag = receiver!(reader, resumable_reader);
    assert_eq!(reader.lines().count(), 2);
    assert!(rest!(tag, reader).is_none());

    let text = String::from("a\nb");
    let tag = receiver!(text, resumable_reader);
    assert_eq!(text.lines().count(), 2);
    assert_eq!(rest!(tag, text).as_deref(), Some("a\nb"));
}

#[test]
fn take_takes_iterators_and_readers_and_borrows_options() {
    let iterator = vec![1, 2].into_iter();
    let tag = receiver!(iterator, resumable_iterator_or_reader);
    assert_eq!(iterator.take(1).count(), 1);
    assert!(rest!(tag, iterator).is_none());

    let reader = Cursor::new(vec![1, 2]);
    let tag = receiver!(reader, resumable_iterator_or_reader);
    assert_eq!(reader.take(1).bytes().count(), 1);
    assert!(rest!(tag, reader).is_none());

    let mut option = Some(String::from("text"));
    let tag = receiver!(option, resumable_iterator_or_reader);
    assert_eq!(option.take().as_deref(), Some("text"));
    assert_eq!(rest!(tag, option), Some(None));
}

#[test]
fn map_takes_iterators_options_and_arrays() {
    struct Grid(u8);
    impl Grid {
        fn map(&self) -> u8 {
            self.0
        }
    }
    let iterator = vec![1].into_iter();
    let tag = receiver!(iterator, resumable_iterator_or_choice);
    assert_eq!(iterator.map(|number| number + 1).next(), Some(2));
    assert!(rest!(tag, iterator).is_none());

    let option = Some(String::from("text"));
    let tag = receiver!(option, resumable_iterator_or_choice);
    assert_eq!(option.map(|text| text.len()), Some(4));
    assert!(rest!(tag, option).is_none());

    let array = [String::from("text")];
    let tag = receiver!(array, resumable_iterator_or_choice);
    assert_eq!(array.map(|text| text.len()), [4]);
    assert!(rest!(tag, array).is_none());

    let grid = Grid(1);
    let tag = receiver!(grid, resumable_iterator_or_choice);
    assert_eq!(grid.map(), 1);
    assert!(rest!(tag, grid).is_some());
}

#[test]
fn unwrap_takes_results_whatever_they_hold() {
    fn generic<T>(result: Result<T, String>) -> bool {
        let tag = receiver!(result, resumable_choice);
        let _ = result.ok();
        rest!(tag, result).is_none()
    }
    assert!(generic(Ok(1)));
    let later = std::iter::empty().next();
    let tag = receiver!(later, resumable_choice);
    let value: String = later.unwrap_or_else(String::new);
    assert_eq!(value, "");
    assert!(rest!(tag, later).is_none());
}
