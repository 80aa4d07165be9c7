//! Closures without `move` that are kept across yields: what they borrow is not the generator's own, or they take it.

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
