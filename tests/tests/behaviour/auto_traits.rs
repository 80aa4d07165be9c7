//! `Send`, `Sync`, `Unpin`, `'static`, `dyn`, and recursion through boxes. Most of it is shown by compiling.

use std::cell::Cell;
use std::rc::Rc;

use resumable::{BoxGenerator, Generator, generator};
use resumable_tests::{Loud, log, trace};

fn send<T: Send>(value: T) -> T {
    value
}

fn sync<T: Sync>(value: T) -> T {
    value
}

fn unpin<T: Unpin>(value: T) -> T {
    value
}

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    let list = vec![n, n + 1];
    for n in list {
        yield_!(n);
    }
}

#[test]
fn auto_traits_follow_the_saved_locals() {
    assert_eq!(unpin(sync(send(numbers(1)))).sum::<u32>(), 3);
}

#[test]
fn declared_auto_traits_are_kept() {
    #[generator]
    fn declared() -> impl Generator<Item = u32> + Send + Sync + Unpin + 'static {
        yield_!(1);
    }
    assert_eq!(send(declared()).count(), 1);
}

#[test]
fn a_started_generator_is_sent_to_another_thread() {
    let mut started = numbers(1);
    started.next();
    assert_eq!(
        std::thread::spawn(move || started.collect::<Vec<_>>())
            .join()
            .unwrap(),
        [2]
    );
}

#[test]
fn a_value_on_a_branch_without_a_yield_does_not_cost_send() {
    #[generator]
    fn branch(flag: bool) -> impl Iterator<Item = u32> {
        if flag {
            let rc = Rc::new(Cell::new(1));
            rc.set(2);
            log(rc.get());
        }
        yield_!(1);
        let n = {
            let rc = Rc::new(5);
            *rc
        };
        yield_!(n);
    }
    assert_eq!(send(branch(true)).sum::<u32>(), 6);
}

#[test]
fn a_value_dropped_before_the_yield_does_not_cost_send() {
    #[generator]
    fn dropped() -> impl Iterator<Item = u32> {
        let rc = Rc::new(1);
        let n = *rc;
        drop(rc);
        yield_!(n);
    }
    assert_eq!(send(dropped()).sum::<u32>(), 1);
}

#[test]
fn items_that_are_not_send_may_be_yielded_by_a_generator_that_is() {
    #[generator]
    fn fresh() -> impl Iterator<Item = Rc<u32>> {
        for i in 0..2 {
            yield_!(Rc::new(i));
        }
    }
    assert_eq!(send(fresh()).count(), 2);
}

#[test]
fn a_generator_behind_dyn_and_references() {
    let mut generator = numbers(1);
    {
        let dynamic: &mut dyn Iterator<Item = u32> = &mut generator;
        assert_eq!(dynamic.next(), Some(1));
    }
    let boxed: Box<dyn Iterator<Item = u32> + Send> = Box::new(generator);
    assert_eq!(boxed.collect::<Vec<_>>(), [2]);
}

#[test]
fn every_method_works_through_dyn_box_and_reference() {
    #[generator]
    fn all() -> impl Generator<Item = u32, Send = u32, Throw = String, Return = Result<u32, String>>
    {
        let sent = try_yield!(1)?;
        yield_!(sent.unwrap_or(0));
        Ok(3)
    }
    fn through(
        mut generator: impl Generator<
            Item = u32,
            Send = u32,
            Throw = String,
            Return = Result<u32, String>,
        >,
    ) {
        use resumable::GeneratorState::*;
        assert_eq!(generator.state(), Created);
        assert_eq!(generator.next(), Some(1));
        assert_eq!(generator.state(), Suspended);
        assert_eq!(generator.send(7), Ok(7));
        assert_eq!(generator.next(), None);
        assert_eq!(generator.take_return(), Some(Ok(3)));
        assert_eq!(
            generator.throw("x".into()).unwrap_err().value,
            Some(Err("x".into()))
        );
        generator.close();
        assert_eq!(generator.state(), Closed);
    }
    through(all());
    through(&mut all());
    through(Box::new(all()));
    let erased: BoxGenerator<'_, u32, u32, Result<u32, String>, String> = Box::new(all());
    through(erased);
    let mut erased: BoxGenerator<'_, u32, u32, Result<u32, String>, String> = Box::new(all());
    through(&mut *erased);
}

#[test]
fn the_three_boxed_return_types() {
    #[generator]
    fn iterator(n: u32) -> Box<dyn Iterator<Item = u32>> {
        yield_!(n);
    }
    #[generator]
    fn written(n: u32) -> Box<dyn Generator<Item = u32, Return = u32> + Send> {
        yield_!(n);
        n + 1
    }
    #[generator]
    fn alias(n: u32) -> BoxGenerator<'static, u32, u32, u32> {
        yield_!(n).unwrap_or(0)
    }
    assert_eq!(iterator(1).sum::<u32>(), 1);
    let mut written = send(written(1));
    assert_eq!(
        (written.next(), written.next(), written.take_return()),
        (Some(1), None, Some(2))
    );
    let mut alias = alias(1);
    alias.next();
    assert_eq!(alias.send(5).unwrap_err().value, Some(5));
}

#[test]
fn boxed_generators_of_different_functions_in_one_list() {
    #[generator]
    fn down(mut n: u32) -> BoxGenerator<'static, u32> {
        while n > 0 {
            n -= 1;
            yield_!(n);
        }
    }
    let mut tasks: std::collections::VecDeque<BoxGenerator<'static, u32>> =
        [down(2), Box::new(down(3))].into();
    let mut order = Vec::new();
    while let Some(mut task) = tasks.pop_front() {
        if let Some(n) = task.next() {
            order.push(n);
            tasks.push_back(task);
        }
    }
    assert_eq!(order, [1, 2, 0, 1, 0]);
}

#[test]
fn mutual_recursion_through_boxes() {
    #[generator]
    fn even(n: u32) -> Box<dyn Iterator<Item = String>> {
        yield_!(format!("even {n}"));
        if n > 0 {
            yield_from!(odd(n - 1));
        }
    }
    #[generator]
    fn odd(n: u32) -> Box<dyn Iterator<Item = String>> {
        yield_!(format!("odd {n}"));
        yield_from!(even(n - 1));
        yield_!(format!("after {n}"));
    }
    assert_eq!(
        even(2).collect::<Vec<_>>(),
        ["even 2", "odd 1", "even 0", "after 1"]
    );
}

#[test]
fn recursion_over_a_borrowed_tree() {
    struct Node {
        value: u32,
        children: Vec<Node>,
    }
    #[generator]
    fn walk(node: &Node) -> Box<dyn Iterator<Item = u32> + '_> {
        for child in node.children.iter() {
            yield_from!(walk(child));
        }
        yield_!(node.value);
    }
    let leaf = |value| Node {
        value,
        children: vec![],
    };
    let tree = Node {
        value: 3,
        children: vec![leaf(1), leaf(2)],
    };
    assert_eq!(walk(&tree).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn permutations_by_recursion() {
    #[generator]
    fn permutations(items: Vec<u32>) -> Box<dyn Iterator<Item = Vec<u32>>> {
        if items.is_empty() {
            yield_!(vec![]);
            return;
        }
        for i in 0..items.len() {
            let mut rest = items.clone();
            let first = rest.remove(i);
            for mut permutation in permutations(rest) {
                permutation.insert(0, first);
                yield_!(permutation);
            }
        }
    }
    assert_eq!(permutations(vec![1, 2, 3]).count(), 6);
    assert_eq!(permutations(vec![1, 2, 3]).last(), Some(vec![3, 2, 1]));
}

#[test]
fn a_generator_in_a_struct_field_and_as_an_argument() {
    let _ = trace();
    struct Holder<G> {
        generator: G,
        name: Loud,
    }
    let mut holder = Holder {
        generator: numbers(5),
        name: Loud("holder"),
    };
    assert_eq!(holder.generator.next(), Some(5));
    fn rest(holder: Holder<impl Generator<Item = u32>>) -> u32 {
        holder.generator.sum()
    }
    #[generator]
    fn two() -> impl Generator<Item = u32> {
        yield_!(1);
        yield_!(2);
    }
    assert_eq!(
        rest(Holder {
            generator: two(),
            name: Loud("two")
        }),
        3
    );
    drop(holder);
    assert_eq!(trace(), ["drop two", "drop holder"]);
}

#[test]
fn a_generator_moved_between_resumes() {
    let mut boxed = Box::new(numbers(1));
    boxed.next();
    let mut unboxed = *boxed;
    let mut list = vec![numbers(9)];
    std::mem::swap(&mut unboxed, &mut list[0]);
    assert_eq!(list.pop().unwrap().next(), Some(2));
    assert_eq!(unboxed.next(), Some(9));
}
