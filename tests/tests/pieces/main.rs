//! Receivers that may be consumed, and locals in pieces: types decide what a frame keeps, and what drops when.
//!
//! Here traces are written out; in `both`, the plain function says what they are.

#![allow(
    unused,
    clippy::pedantic,
    reason = "the code of the tests is odd on purpose"
)]

mod both;

use std::cell::RefCell;

use resumable::generator;

thread_local!(static TRACE: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) });

/// Tells when it is dropped.
struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        note(self.0);
    }
}

fn note(what: &'static str) {
    TRACE.with_borrow_mut(|trace| trace.push(what));
}

/// What happens up to the `k`-th yield, `--`, and what is dropped then.
fn dropped_at<I: Iterator>(mut iterator: I, k: usize) -> Vec<&'static str> {
    TRACE.take();
    for _ in 0..k {
        iterator.next();
    }
    note("--");
    drop(iterator);
    TRACE.take()
}

struct Boxed {
    items: Vec<u32>,
}

impl Boxed {
    #[generator]
    fn items(self: Box<Self>) -> impl Iterator<Item = u32> {
        for x in self.items {
            yield_!(x);
        }
    }
}

#[test]
fn a_member_moved_out_of_a_box() {
    assert!(Box::new(Boxed { items: vec![1, 2] }).items().eq([1, 2]));
}

#[generator]
fn other_member(p: (String, Vec<u32>)) -> impl Iterator<Item = usize> {
    for x in p.1 {
        yield_!(x as usize);
    }
    yield_!(p.0.len());
}

#[test]
fn the_other_members_stay_usable() {
    assert!(other_member(("text".to_owned(), vec![1, 2])).eq([1, 2, 4]));
}

struct Page {
    guard: Noisy,
    items: Vec<Noisy>,
    next: Noisy,
}

fn page() -> Page {
    Page {
        guard: Noisy("guard"),
        items: vec![Noisy("a"), Noisy("b")],
        next: Noisy("next"),
    }
}

#[generator]
fn pages() -> impl Iterator<Item = ()> {
    let page = page();
    note(page.guard.0);
    for item in page.items {
        note(item.0);
        yield_!(());
    }
    note(page.next.0);
    yield_!(());
    note("end");
}

#[test]
fn what_is_left_drops_at_the_end_of_the_scope() {
    assert_eq!(
        dropped_at(pages(), 1),
        ["guard", "a", "--", "a", "b", "guard", "next"]
    );
    assert_eq!(dropped_at(pages(), 3)[5..], ["next", "--", "guard", "next"]);
    assert_eq!(
        dropped_at(pages(), 4)[5..],
        ["next", "end", "guard", "next", "--"]
    );
}

/// Its `count` borrows.
struct Counter(Noisy);

impl Counter {
    fn count(&self) -> usize {
        self.0.0.len()
    }
}

#[generator]
fn counts() -> impl Iterator<Item = usize> {
    let counter = Counter(Noisy("counter"));
    yield_!(0);
    let count = counter.count();
    yield_!(count);
    note("end");
}

#[test]
fn a_method_of_a_consuming_name_may_borrow() {
    assert_eq!(dropped_at(counts(), 2), ["--", "counter"]);
    assert_eq!(dropped_at(counts(), 3), ["end", "counter", "--"]);
}

#[generator]
fn counts_an_iterator() -> impl Iterator<Item = usize> {
    let items = vec![Noisy("a"), Noisy("b")].into_iter();
    yield_!(0);
    let count = items.count();
    yield_!(count);
    note("end");
}

#[test]
fn or_consume() {
    assert_eq!(dropped_at(counts_an_iterator(), 1), ["--", "a", "b"]);
    assert_eq!(dropped_at(counts_an_iterator(), 2), ["a", "b", "--"]);
}

#[generator]
fn counts_on_a_branch(first: bool, second: bool) -> impl Iterator<Item = usize> {
    let counter = Counter(Noisy("counter"));
    let items = vec![Noisy("a")].into_iter();
    if first {
        yield_!(counter.count());
    }
    if second {
        yield_!(items.count());
    }
    yield_!(0);
    note("end");
}

#[test]
fn on_some_paths_only() {
    assert_eq!(
        dropped_at(counts_on_a_branch(false, false), 1),
        ["--", "a", "counter"]
    );
    assert_eq!(
        dropped_at(counts_on_a_branch(true, false), 2),
        ["--", "a", "counter"]
    );
    assert_eq!(
        dropped_at(counts_on_a_branch(true, true), 3),
        ["a", "--", "counter"]
    );
    assert_eq!(
        dropped_at(counts_on_a_branch(false, true), 2),
        ["a", "--", "counter"]
    );
    assert_eq!(
        dropped_at(counts_on_a_branch(false, true), 3),
        ["a", "end", "counter", "--"]
    );
    assert_eq!(
        dropped_at(counts_on_a_branch(false, false), 2),
        ["end", "a", "counter", "--"]
    );
}

struct Config {
    rate: u32,
    name: Noisy,
}

impl Drop for Config {
    fn drop(&mut self) {
        note("config");
    }
}

#[generator]
fn copies_a_member(config: Config) -> impl Iterator<Item = u32> {
    let rate = config.rate + 1;
    yield_!(rate);
    note(config.name.0);
    yield_!(rate);
    note("end");
}

#[test]
fn a_copied_member_leaves_the_whole() {
    let config = || Config {
        rate: 1,
        name: Noisy("name"),
    };
    assert_eq!(
        dropped_at(copies_a_member(config()), 1),
        ["--", "config", "name"]
    );
    assert_eq!(
        dropped_at(copies_a_member(config()), 2),
        ["name", "--", "config", "name"]
    );
    assert_eq!(
        dropped_at(copies_a_member(config()), 3),
        ["name", "end", "config", "name", "--"]
    );
    assert!(copies_a_member(config()).eq([2, 2]));
}

#[generator]
fn nested(pair: (Page, Noisy)) -> impl Iterator<Item = ()> {
    drop(pair.0.items);
    yield_!(());
    drop(pair.0.guard);
    note(pair.0.next.0);
    yield_!(());
    note(pair.1.0);
}

#[test]
fn members_of_members() {
    let pair = || (page(), Noisy("one"));
    assert_eq!(
        dropped_at(nested(pair()), 1),
        ["a", "b", "--", "guard", "next", "one"]
    );
    assert_eq!(
        dropped_at(nested(pair()), 2),
        ["a", "b", "guard", "next", "--", "next", "one"]
    );
    assert_eq!(
        dropped_at(nested(pair()), 3),
        ["a", "b", "guard", "next", "one", "next", "one", "--"]
    );
}

#[generator]
fn nested_pattern(tuple: (Noisy, (Noisy, Noisy))) -> impl Iterator<Item = ()> {
    let (_, (b, _)) = tuple;
    yield_!(());
    drop(b);
    note(tuple.1.1.0);
    yield_!(());
}

#[test]
fn what_a_pattern_leaves() {
    let tuple = || (Noisy("a"), (Noisy("b"), Noisy("c")));
    assert_eq!(
        dropped_at(nested_pattern(tuple()), 1),
        ["--", "b", "a", "c"]
    );
    assert_eq!(
        dropped_at(nested_pattern(tuple()), 3),
        ["b", "c", "a", "c", "--"]
    );
}

#[generator]
fn parameter_pattern(
    (a, _): (Noisy, Noisy),
    list: Vec<(Noisy, Noisy)>,
) -> impl Iterator<Item = ()> {
    for (_, b) in list {
        note(a.0);
        yield_!(());
        note(b.0);
    }
    yield_!(());
}

#[test]
fn what_the_patterns_of_parameters_and_loops_leave() {
    let generator = || {
        let list = vec![(Noisy("x"), Noisy("y"))];
        parameter_pattern((Noisy("a"), Noisy("b")), list)
    };
    assert_eq!(dropped_at(generator(), 1), ["a", "--", "y", "x", "a", "b"]);
    assert_eq!(
        dropped_at(generator(), 2),
        ["a", "y", "y", "x", "--", "a", "b"]
    );
}

#[generator]
fn borrowed_patterns(list: &[(Noisy, Noisy)]) -> impl Iterator<Item = &'static str> {
    for (a, _) in list {
        yield_!(a.0);
    }
    for pair in list {
        let (_, b) = pair;
        yield_!(b.0);
    }
    yield_!("end");
}

#[test]
fn patterns_through_references_leave_everything() {
    let list = [(Noisy("a"), Noisy("b"))];
    assert!(borrowed_patterns(&list).eq(["a", "b", "end"]));
    assert_eq!(dropped_at(borrowed_patterns(&list), 2), ["--"]);
}

struct Tree {
    values: Vec<u32>,
    name: Noisy,
}

impl Tree {
    #[generator]
    fn unboxed(self: Box<Self>) -> impl Iterator<Item = u32> {
        yield_!(self.values[0]);
        let Self { values, .. } = *self;
        for value in values {
            yield_!(value);
        }
        yield_!(0);
    }
}

#[test]
fn a_pattern_that_opens_a_box() {
    let tree = || {
        Box::new(Tree {
            values: vec![1, 2],
            name: Noisy("name"),
        })
    };
    note(tree().name.0);
    assert!(tree().unboxed().eq([1, 1, 2, 0]));
}

#[generator]
fn literals() -> impl Iterator<Item = ()> {
    let pair = (Noisy("a"), Noisy("b"));
    let page = Page {
        guard: Noisy("guard"),
        items: Vec::new(),
        next: Noisy("next"),
    };
    drop(pair.1);
    drop(page.items);
    yield_!(());
    note("end");
}

#[test]
fn what_a_literal_names_is_held() {
    assert_eq!(dropped_at(literals(), 1), ["b", "--", "guard", "next", "a"]);
    assert_eq!(
        dropped_at(literals(), 2),
        ["b", "end", "guard", "next", "a", "--"]
    );
}

#[generator]
fn unboxes(boxed: Box<Noisy>, number: Box<u32>) -> impl Iterator<Item = u32> {
    let inner = *boxed;
    let copy = *number;
    yield_!(copy);
    drop(inner);
    yield_!(0);
}

#[test]
fn out_of_a_box() {
    assert_eq!(
        dropped_at(unboxes(Box::new(Noisy("boxed")), Box::new(1)), 1),
        ["--", "boxed"]
    );
    assert_eq!(
        dropped_at(unboxes(Box::new(Noisy("boxed")), Box::new(1)), 2),
        ["boxed", "--"]
    );
}
