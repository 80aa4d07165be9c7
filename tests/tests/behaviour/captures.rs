//! Closures: what they capture, and what they leave. Those without `move` are kept across yields where what they borrow is not the generator's own, or
//! they take it.

use std::rc::Rc;

use resumable::generator;
use resumable_tests::{Loud, both, log, loud};

both! {
    with (&[1, 2, 3, 4], &[2, 3]);
    fn what_references_refer_to(list: &'static [u32], set: &'static [u32]) -> impl Iterator<Item = u32> {
        let both = |x: &&u32| set.contains(x) && list.contains(x);
        for x in list.iter().filter(|x| set.contains(x)).inspect(|x| log(format!("{x} {}", set.len()))) {
            yield_!(*x);
        }
        yield_!(list.iter().filter(both).count() as u32);
        yield_!(list.iter().filter(both).count() as u32);
    }
}

#[test]
fn what_an_exclusive_reference_refers_to() {
    #[generator]
    fn pushed(list: &mut Vec<u32>) -> impl Iterator<Item = usize> {
        let mut push = |x| {
            list.push(x);
            list.len()
        };
        yield_!(push(7));
        yield_!(push(8));
    }
    let mut list = vec![6];
    assert_eq!(pushed(&mut list).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(list, [6, 7, 8]);
    for length in pushed(&mut list).take(1) {
        assert_eq!(length, 4);
    }
    assert_eq!(list, [6, 7, 8, 7]);
}

both! {
    fn what_the_closure_takes() -> impl Iterator<Item = usize> {
        let (a, b) = (loud("a"), String::from("b"));
        let take = || { let a = a; b.into_bytes().len() };
        yield_!(1);
        yield_!(take());
    }
}

both! {
    fn values_that_no_closure_is_in() -> impl Iterator<Item = u32> {
        let (factor, list, least) = (3, vec![1, 2], Some(2));
        let product = Some(5).map(|x| x * factor).filter(|x| *x > factor);
        let boxed = Box::new(list.iter().map(|x| x * factor).sum::<u32>());
        let first = list.iter().copied().find(|x| *x >= least.unwrap_or(factor)).into_iter();
        yield_!(product.unwrap_or(0));
        for x in Some(*boxed).map(|x| x + factor).zip(least).map(|(x, y)| x + y) {
            yield_!(x);
        }
        for x in first { yield_!(x); }
        yield_!(*boxed + factor + list.len() as u32);
    }
}

both! {
    fn a_closure_that_no_yield_sees() -> impl Iterator<Item = u32> {
        let (mut count, list) = (0, vec![1, 2, 3]);
        let mut bump = || { count += 1; count };
        bump();
        bump();
        yield_!(count);
        let mut rest = list.iter().filter(|x| **x > count);
        let next = rest.next().copied();
        yield_!(next.unwrap_or(count));
    }
}

both! {
    fn one_whose_parameters_have_the_names_of_locals() -> impl Iterator<Item = u32> {
        let (a, b) = (1, Loud("b"));
        let add = |a: u32, b: u32| { let c = a; c + b };
        yield_!(add(a, 2));
        let tell = move |a: u32| { log(b.0); a };
        yield_!(tell(add(a, 3)));
        yield_!(tell(4));
    }
}

both! {
    fn one_of_a_type_that_is_told_behind_the_yield() -> impl Iterator<Item = usize> {
        let mut found = Default::default();
        let mut keep = |x: u32| Vec::push(&mut found, x);
        keep(1);
        let (mut last, names) = (None, ["a", "b"]);
        let mut longer = move |name: &'static str| last.replace(name).is_some_and(|last: &str| last < name);
        yield_!(found.len());
        yield_!(usize::from(longer(names[0])) + usize::from(longer(names[1])));
    }
}

both! {
    fn what_is_matched_with_nothing() -> impl Iterator<Item = u32> {
        let (a, b, c, d) = (loud("a"), loud("b"), loud("c"), loud("d"));
        { let look = move || { let _ = a; }; look(); }
        yield_!(1);
        { let look = move || match b { _ => log("b") }; look(); }
        yield_!(2);
        { let look = || { _ = c; log("c") }; look(); }
        yield_!(3);
        { let look = async move { let _ = d; }; drop(look); }
        yield_!(4);
    }
}

both! {
    fn what_a_pattern_looks_at() -> impl Iterator<Item = u32> {
        struct Page { title: Loud, text: Loud, number: u32 }
        let page = Page { title: loud("title"), text: loud("text"), number: 1 };
        { let take = move || { let Page { title, .. } = page; title.gives(1) }; log(take()); }
        yield_!(page.number);
        log(&page.text.0);
        let pair = (loud("left"), (loud("right"), 3));
        { let look = move || { let (ref left, _) = pair; left.gives(2) }; log(look()); }
        yield_!(2);
        yield_!(pair.1.1);
        let pair = (loud("first"), (loud("second"), 3));
        let look = move || matches!(pair, (_, (_, 3)));
        yield_!(u32::from(look()));
    }
}

both! {
    fn a_pointer_whose_member_is_named() -> impl Iterator<Item = u32> {
        let shared = Rc::new((loud("shared"), 3));
        let scale = { let shared = Rc::clone(&shared); move |n: u32| n * shared.1 };
        yield_!(scale(1));
        yield_!(scale(2) + Rc::strong_count(&shared) as u32);
        drop(scale);
        yield_!(Rc::strong_count(&shared) as u32);
        let holder = (shared, loud("beside"));
        { let tell = move || holder.0.1; log(tell()); }
        yield_!(3);
        let boxed = Box::new((loud("boxed"), 4));
        let tell = move || boxed.1;
        yield_!(tell());
        drop(tell);
        yield_!(5);
    }
}

both! {
    fn what_a_moved_closure_takes_by_if_let() -> impl Iterator<Item = u32> {
        let pair = (1, loud("first"), loud("second"));
        let look = move || if let (0, ..) = pair { 1 } else { 2 };
        let beside = (1, (2, loud("third"), loud("fourth")));
        let look_again = move || { while let (2, ..) = beside.1 { return 3 } 4 };
        let whole = (1, loud("fifth"));
        let fail = move || { let (0, _) = whole else { return 5 }; 6 };
        yield_!(look());
        drop(look);
        yield_!(look_again());
        drop(look_again);
        yield_!(fail());
        log("end");
    }
}

struct Parcel {
    number: u32,
    left: Loud,
    right: Loud,
}

impl Parcel {
    fn new(left: &'static str, right: &'static str) -> Self {
        let (left, right) = (loud(left), loud(right));
        Self {
            number: 0,
            left,
            right,
        }
    }
}

fn parcel() -> Parcel {
    Parcel::new("left of a call", "right of a call")
}

both! {
    with (Parcel::new("left of an argument", "right of an argument"));
    fn what_a_moved_closure_looks_at_in_a_struct(argument: Parcel) -> impl Iterator<Item = u32> {
        let look = move || match argument { Parcel { number: 0, .. } => 1, _ => 2 };
        yield_!(look());
        let local = Parcel::new("left", "right");
        let look = move || if let Parcel { number: 3, ref left, .. } = local { 3 } else { 4 };
        yield_!(look());
        let made = parcel();
        let take = move || match made { Parcel { number: 1, .. } => 5, Parcel { left, .. } => left.gives(6) };
        log(&made.right.0);
        yield_!(take());
        yield_!(7);
    }
}

both! {
    with (Parcel::new("left of an argument", "right of an argument"));
    fn what_a_pattern_that_may_fail_leaves_of_a_struct(argument: Parcel) -> impl Iterator<Item = u32> {
        match argument {
            Parcel { number: 0, left, right: _ } => { yield_!(1); log(left.0); }
            Parcel { number, .. } => yield_!(number),
        }
        log("behind");
        let local = Parcel::new("left", "right");
        if let Parcel { number: 0, right, left: _ } = local { yield_!(2); log(right.0); } else { yield_!(3); }
        yield_!(4);
        let other = Parcel::new("left of another", "right of another");
        let Parcel { number: 1, right: taken, left: _ } = other else { yield_!(5); return };
        yield_!(6);
    }
}
