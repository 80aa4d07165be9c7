//! The guest's generators do what they should.

use std::cell::Cell;
use std::rc::Rc;

use resumable::Generator;
use resumable_guest_edition2021::*;

#[test]
fn iterators_and_borrows() {
    assert_eq!(my_range(0, 4).sum::<u32>(), 6);
    let list = vec![String::from("a"), String::from("b")];
    assert_eq!(names(&list).collect::<Vec<_>>(), ["a", "b"]);
    assert_eq!(Tree(vec![5, 6]).values().collect::<Vec<_>>(), [5, 6, 2]);
    assert_eq!(later_keyword(1).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(boxed(2).collect::<Vec<_>>(), [0, 1, 2]);
}

#[test]
fn the_protocol() {
    let mut generator = delegating();
    generator.next();
    assert_eq!(generator.send(2), Ok(2));
    assert_eq!(generator.throw("reset".into()), Ok(0));
    assert_eq!(generator.send(1), Ok(1));
    assert_eq!(generator.by_ref().collect::<Vec<_>>(), [0, 2, 2]);
    assert_eq!(generator.take_return(), Some(Ok(1)));
}

#[test]
fn an_unsafe_fn() {
    assert_eq!(
        unsafe { unchecked(vec![1, 2], 1) }.collect::<Vec<_>>(),
        [2, 3]
    );
}

struct Count(Rc<Cell<u32>>);
struct Held(Rc<Cell<u32>>);

impl Scope for Count {
    type Guard = Held;
    fn enter(&self) -> Held {
        self.0.set(self.0.get() + 1);
        Held(self.0.clone())
    }
}

impl Guard for Held {
    fn value(&self) -> u32 {
        7
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

#[test]
fn temporaries_of_if_let_live_through_the_else_block() {
    let count = Rc::new(Cell::new(0));
    let mut generator = if_let_scope(Count(count.clone()));
    assert_eq!((generator.next(), count.get()), (Some(2), 1));
    assert_eq!((generator.next(), count.get()), (Some(3), 0));
}

#[test]
fn temporaries_of_if_let_live_to_the_end_of_the_statement() {
    for (one, two, expected) in [
        (1, 7, [1, 10, 30]),
        (1, 0, [1, 20, 30]),
        (0, 6, [2, 10, 30]),
        (0, 0, [2, 20, 30]),
    ] {
        let count = Rc::new(Cell::new(0));
        let mut generator = if_let_scopes(Count(count.clone()), one, two);
        for (item, held) in expected.into_iter().zip([1, 1, 0]) {
            assert_eq!((generator.next(), count.get()), (Some(item), held));
        }
    }
}

#[test]
fn what_an_if_let_leaves_lives_to_the_end_of_the_statement() {
    let count = Rc::new(Cell::new(0));
    let mut generator = if_let_takes(Count(count.clone()));
    for (item, held) in [(7, 2), (5, 1), (9, 0)] {
        assert_eq!((generator.next(), count.get()), (Some(item), held));
    }
}

#[test]
fn a_parameter_has_the_name_of_a_later_keyword() {
    let numbers: Vec<u32> = names_of_later_keywords(1, vec![2, 3]).collect();
    assert_eq!(numbers, [1, 3, 4, 11]);
}
