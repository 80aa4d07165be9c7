//! Methods: every kind of `self`, in inherent impls, traits, default methods and trait impls.

use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use resumable::{Generator, generator};
use resumable_tests::{Loud, log, trace};

struct Tree {
    values: Vec<u32>,
    name: Loud,
}

fn tree() -> Tree {
    Tree {
        values: vec![1, 2, 3],
        name: Loud("tree"),
    }
}

impl Tree {
    const SCALE: u32 = 10;

    #[generator]
    fn by_ref(&self) -> impl Iterator<Item = &u32> {
        for value in self.values.iter() {
            yield_!(value);
        }
    }

    #[generator]
    fn by_ref_with_a_field_after(&self) -> impl Iterator<Item = u32> {
        for value in &self.values {
            yield_!(*value * Self::SCALE);
        }
        yield_!(self.values.len() as u32);
        yield_!(self.helper());
    }

    fn helper(&self) -> u32 {
        100
    }

    #[generator]
    fn by_mut(&mut self) -> impl Iterator<Item = u32> {
        while let Some(value) = self.values.pop() {
            yield_!(value);
            self.values.retain(|other| *other != 1);
        }
        self.values.push(7);
    }

    #[generator]
    fn by_mut_yielding_references(&mut self) -> impl Iterator<Item = &mut u32> {
        for value in self.values.iter_mut() {
            yield_!(value);
        }
    }

    #[generator]
    fn by_mut_taken_apart(&mut self) -> impl Iterator<Item = usize> {
        yield_!(self.values.len());
        self.values.push(4);
        yield_!(self.values.len());
        let Self { values, name } = self;
        values.push(5);
        yield_!(values.len());
        *name = Loud("another");
        yield_!(values.len());
    }

    #[generator]
    fn by_value(self) -> impl Iterator<Item = u32> {
        for value in self.values {
            yield_!(value);
        }
        log(&self.name.0);
        yield_!(9);
    }

    #[generator]
    fn by_mut_value(mut self) -> impl Iterator<Item = u32> {
        self.values.push(4);
        yield_!(self.values.len() as u32);
        self.values.clear();
        yield_!(self.values.len() as u32);
    }

    #[generator]
    fn boxed(self: Box<Self>) -> impl Iterator<Item = u32> {
        yield_!(self.values[0]);
        let Tree { values, .. } = *self;
        for value in values {
            yield_!(value);
        }
    }

    #[generator]
    fn counted(self: Rc<Self>) -> impl Iterator<Item = u32> {
        let other = Rc::clone(&self);
        yield_!(Rc::strong_count(&self) as u32);
        drop(other);
        yield_!(Rc::strong_count(&self) as u32);
    }

    #[generator]
    fn shared(self: Arc<Self>) -> impl Iterator<Item = u32> + Send {
        for i in 0..self.values.len() {
            yield_!(self.values[i]);
        }
    }

    #[generator]
    fn by_ref_to_rc(self: &Rc<Self>) -> impl Iterator<Item = Rc<Self>> {
        yield_!(Rc::clone(self));
        yield_!(self.clone());
    }

    #[generator]
    fn pinned(mut self: Pin<&mut Self>) -> impl Iterator<Item = u32> {
        self.values.push(8);
        yield_!(self.values.len() as u32);
        self.as_mut().get_mut().values.push(9);
        yield_!(self.values.len() as u32);
    }

    #[generator]
    fn typed_reference(self: &Self) -> impl Iterator<Item = u32> {
        yield_!(self.values[1]);
        yield_!(self.values[2]);
    }

    #[generator]
    fn associated(start: u32) -> impl Iterator<Item = Self> {
        yield_!(Self {
            values: vec![start],
            name: Loud("one")
        });
        yield_!(Tree {
            values: vec![],
            ..tree()
        });
    }

    #[generator]
    fn with_arguments<'a>(&'a self, extra: &'a [u32]) -> impl Iterator<Item = &'a u32> {
        for pair in self.values.iter().zip(extra) {
            yield_!(pair.0);
            yield_!(pair.1);
        }
    }

    #[generator]
    fn recursive<'a>(&'a self, depth: u32) -> Box<dyn Iterator<Item = u32> + 'a> {
        if depth > 0 {
            yield_from!(self.recursive(depth - 1));
        }
        for value in self.values.iter() {
            yield_!(value + depth * Self::SCALE);
        }
    }
}

#[test]
fn a_shared_self() {
    let tree = tree();
    assert_eq!(tree.by_ref().copied().collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(tree.by_ref().sum::<u32>(), 6);
}

#[test]
fn a_shared_self_used_after_a_loop_over_its_field() {
    assert_eq!(
        tree().by_ref_with_a_field_after().collect::<Vec<_>>(),
        [10, 20, 30, 3, 100]
    );
}

#[test]
fn a_mutable_self() {
    let mut tree = tree();
    assert_eq!(tree.by_mut().collect::<Vec<_>>(), [3, 2]);
    assert_eq!(tree.values, [7]);
}

#[test]
fn a_mutable_self_that_yields_mutable_references() {
    let mut tree = tree();
    tree.by_mut_yielding_references()
        .for_each(|value| *value += 1);
    for value in tree.by_mut_yielding_references() {
        *value *= 2;
    }
    assert_eq!(tree.values, [4, 6, 8]);
}

#[test]
fn a_mutable_self_that_a_pattern_takes_apart() {
    let mut tree = tree();
    assert_eq!(tree.by_mut_taken_apart().collect::<Vec<_>>(), [3, 4, 5, 5]);
    assert_eq!(tree.name.0, "another");
}

#[test]
fn a_self_by_value() {
    let _ = trace();
    assert_eq!(tree().by_value().collect::<Vec<_>>(), [1, 2, 3, 9]);
    assert_eq!(trace(), ["tree", "drop tree"]);
}

#[test]
fn a_self_by_value_dropped_before_its_start_and_after() {
    let _ = trace();
    drop(tree().by_value());
    assert_eq!(trace(), ["drop tree"]);
    let mut started = tree().by_value();
    started.next();
    drop(started);
    assert_eq!(trace(), ["drop tree"]);
}

#[test]
fn a_mutable_self_by_value() {
    assert_eq!(tree().by_mut_value().collect::<Vec<_>>(), [4, 0]);
}

#[test]
fn a_boxed_self() {
    assert_eq!(Box::new(tree()).boxed().collect::<Vec<_>>(), [1, 1, 2, 3]);
}

#[test]
fn a_counted_self() {
    assert_eq!(Rc::new(tree()).counted().collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn an_arc_self_crosses_threads() {
    struct Numbers(Vec<u32>);
    impl Numbers {
        #[generator]
        fn all(self: Arc<Self>) -> impl Iterator<Item = u32> + Send {
            for i in 0..self.0.len() {
                yield_!(self.0[i]);
            }
        }
    }
    let mut all = Arc::new(Numbers(vec![1, 2, 3])).all();
    assert_eq!(all.next(), Some(1));
    assert_eq!(
        std::thread::spawn(move || all.sum::<u32>()).join().unwrap(),
        5
    );
    assert_eq!(Arc::new(tree()).shared().sum::<u32>(), 6);
}

#[test]
fn a_reference_to_a_counted_self() {
    let tree = Rc::new(tree());
    assert_eq!(tree.by_ref_to_rc().count(), 2);
    assert_eq!(Rc::strong_count(&tree), 1);
}

#[test]
fn a_pinned_self() {
    let mut tree = tree();
    assert_eq!(Pin::new(&mut tree).pinned().collect::<Vec<_>>(), [4, 5]);
}

#[test]
fn a_self_with_a_written_reference_type() {
    assert_eq!(tree().typed_reference().collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn an_associated_function_that_names_self() {
    assert_eq!(
        Tree::associated(5)
            .map(|tree| tree.values.len())
            .collect::<Vec<_>>(),
        [1, 0]
    );
}

#[test]
fn a_self_beside_other_borrowed_arguments() {
    let tree = tree();
    assert_eq!(
        tree.with_arguments(&[5, 6]).copied().collect::<Vec<_>>(),
        [1, 5, 2, 6]
    );
}

#[test]
fn a_recursive_boxed_method() {
    assert_eq!(
        tree().recursive(1).collect::<Vec<_>>(),
        [1, 2, 3, 11, 12, 13]
    );
}

/// What is returned from inside a loop may borrow from `&mut self`.
#[test]
fn a_loop_of_a_method_returns_a_borrow() {
    struct Stack {
        names: Vec<String>,
        waiting: Vec<usize>,
    }

    impl Stack {
        #[generator]
        fn first_long(&mut self) -> impl Generator<Item = usize, Return = Option<&str>> {
            while let Some(length) = self.waiting.pop() {
                yield_!(length);
                self.names.retain(|name| name.len() >= length);
                if self.names.len() == 1 {
                    return Some(&self.names[0]);
                }
            }
            None
        }
    }

    let names = ["a", "three", "twelve"].map(String::from).to_vec();
    let waiting = vec![9, 6, 2];
    let mut stack = Stack { names, waiting };
    let mut first = stack.first_long();
    assert_eq!(first.by_ref().collect::<Vec<_>>(), [2, 6]);
    assert_eq!(first.take_return(), Some(Some("twelve")));
}
