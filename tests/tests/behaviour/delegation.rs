//! `yield_from!` on plain iterators, where a plain `for` is the oracle, and the forms that need no protocol.

use resumable_tests::{Loud, both, log, loud};

both! {
    fn from_an_array_a_vector_and_a_range() -> impl Iterator<Item = u32> {
        yield_from!([1, 2]);
        yield_from!(vec![3]);
        yield_from!(4..6);
        yield_from!(std::iter::empty());
        yield_from!(Some(7));
    }
}

both! {
    fn from_an_adapter_chain() -> impl Iterator<Item = u32> {
        let list = vec![1, 2, 3, 4];
        yield_from!(list.into_iter().filter(|n| n % 2 == 0).map(|n| n * 10));
        yield_from!((0..).take(2).chain([9]));
    }
}

both! {
    fn from_a_local_iterator_by_value() -> impl Iterator<Item = u32> {
        let mut numbers = 0..5;
        numbers.next();
        yield_!(100);
        yield_from!(numbers);
    }
}

both! {
    fn the_rest_of_an_owned_delegate_drops_with_the_outer() -> impl Iterator<Item = Loud> {
        let _before = Loud("before");
        yield_from!([Loud("a"), Loud("b"), Loud("c")]);
        log("done");
    }
}

both! {
    fn from_in_a_loop_and_in_branches() -> impl Iterator<Item = u32> {
        for i in 0..4 {
            if i % 2 == 0 { yield_from!(0..i); } else { yield_!(100 + i); }
            match i { 3 => yield_from!([7, 8]), _ => {} }
        }
    }
}

both! {
    fn from_as_a_value_is_unit() -> impl Iterator<Item = u32> {
        let () = yield_from!(0..2);
        let unit = { yield_from!([5]); };
        log(format!("{unit:?}"));
    }
}

both! {
    fn from_a_yielding_operand() -> impl Iterator<Item = u32> {
        yield_from!({ yield_!(1); [2, 3] });
        yield_from!([{ yield_!(4); 5 }, { yield_!(6); 7 }]);
    }
}

both! {
    fn from_a_map_and_from_owned_strings() -> impl Iterator<Item = String> {
        let map = std::collections::BTreeMap::from([("a", 1), ("b", 2)]);
        yield_from!(map.into_iter().map(|(name, n)| format!("{name}{n}")));
        yield_from!("x y".split(' ').map(String::from));
    }
}

both! {
    with (vec![1, 2], Loud("last"));
    fn from_a_parameter(list: Vec<u32>, last: Loud) -> impl Iterator<Item = u32> {
        yield_from!(list);
        yield_!(last.gives(9));
    }
}

both! {
    fn from_a_boxed_iterator() -> impl Iterator<Item = u32> {
        let boxed: Box<dyn Iterator<Item = u32>> = Box::new(0..2);
        yield_from!(boxed);
        let boxes: Vec<Box<dyn Iterator<Item = u32>>> = vec![Box::new(2..3), Box::new([5].into_iter())];
        for boxed in boxes { yield_from!(boxed); }
    }
}

both! {
    sends [None, Some(Loud("sent")), Some(Loud("sent too"))];
    fn a_sent_value_that_is_ignored_drops_before_the_iterator_goes_on() -> impl Generator<Item = u32, Send = Loud> {
        let mut n = 0;
        yield_from!(std::iter::from_fn(move || {
            log("next");
            n += 1;
            (n < 4).then_some(n)
        }));
    }
}
