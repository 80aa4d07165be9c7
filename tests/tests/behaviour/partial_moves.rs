//! Values in pieces, and methods that consume or borrow their receivers (section 4).

use resumable::generator;
use resumable_tests::{Loud, both, log, loud};

both! {
    fn a_field_moved_out_leaves_the_others() -> impl Iterator<Item = u32> {
        struct Page { items: Vec<u32>, next: Loud, previous: Loud }
        let page = Page { items: vec![1, 2], next: Loud("next"), previous: Loud("previous") };
        for x in page.items { yield_!(x); }
        log(&page.next.0);
        yield_!(3);
        drop(page.next);
        yield_!(4);
    }
}

both! {
    fn a_field_of_a_tuple_moved_out() -> impl Iterator<Item = u32> {
        let tuple = (Loud("zero"), Loud("one"), Loud("two"));
        let one = tuple.1;
        yield_!(1);
        drop(tuple.0);
        yield_!(2);
        log(&one.0);
        log(&tuple.2.0);
        yield_!(3);
    }
}

both! {
    fn a_consuming_method_of_a_known_name() -> impl Iterator<Item = u32> {
        let list = vec![Loud("a"), Loud("b")];
        let _after = Loud("after");
        let mut items = list.into_iter();
        yield_!(1);
        drop(items.next());
        yield_!(2);
    }
}

both! {
    fn consuming_methods_of_option() -> impl Iterator<Item = u32> {
        let option = Some(Loud("inner"));
        let _after = Loud("after");
        let inner = option.unwrap();
        yield_!(1);
        let again = Some(inner).map(|inner| (inner, 2)).unwrap_or_else(|| (Loud("none"), 0));
        yield_!(again.1);
    }
}

both! {
    fn a_borrowing_method_of_a_consuming_name_keeps_its_receiver() -> impl Iterator<Item = u32> {
        struct Tally(Loud);
        impl Tally {
            fn count(&self) -> u32 { 1 }
            fn map(&self) -> u32 { 2 }
            fn take(&mut self) -> u32 { 3 }
        }
        let mut tally = Tally(Loud("tally"));
        yield_!(tally.count());
        yield_!(tally.map());
        let n = tally.take();
        yield_!(n);
        yield_!(4);
    }
}

both! {
    fn lines_of_a_string_borrow_and_the_string_stays() -> impl Iterator<Item = usize> {
        let text = String::from("a\nb");
        let n = text.lines().count();
        yield_!(n);
        let m = text.bytes().take(1).count();
        yield_!(m);
        yield_!(text.len());
    }
}

both! {
    fn lines_of_a_reader_consume_it() -> impl Iterator<Item = String> {
        use std::io::BufRead;
        let reader = std::io::BufReader::new(&b"one\ntwo\nthree"[..]);
        for line in reader.lines() {
            let Ok(line) = line else { return };
            yield_!(line);
        }
    }
}

both! {
    fn option_take_and_replace_borrow() -> impl Iterator<Item = u32> {
        let mut option = Some(Loud("a"));
        let taken = option.take();
        yield_!(1);
        let old = option.replace(Loud("b"));
        yield_!(2);
        log(old.is_none());
        log(option.is_some());
        drop(taken);
        yield_!(3);
    }
}

both! {
    fn a_part_moved_on_a_path_that_suspends() -> impl Iterator<Item = u32> {
        struct Page { items: Loud, next: Loud, last: Loud }
        for round in 0..3 {
            let page = Page { items: loud("items"), next: loud("next"), last: loud("last") };
            let _behind = loud("behind");
            if round == 1 {
                drop(page.items);
                yield_!(1);
            } else if round == 2 {
                drop(page.next);
                yield_!(2);
            }
            log("where the paths meet");
            yield_!(3);
            log("end of the round");
        }
    }
}

both! {
    fn a_part_moved_on_one_path_and_the_whole_on_another() -> impl Iterator<Item = u32> {
        for round in 0..4 {
            let pair = (loud("left"), loud("right"));
            match round {
                0 => drop(pair),
                1 => { drop(pair.0); yield_!(1); }
                2 => yield_!(2),
                _ => {}
            }
            log("where the paths meet");
            yield_!(3);
            log("end of the round");
        }
    }
}

/// Not declared in the body, so that only values tell of its members.
struct Two {
    left: Loud,
    right: Loud,
}

impl Two {
    fn new_by(left: &'static str) -> Self {
        Self {
            left: loud(left),
            right: loud("other"),
        }
    }
}

both! {
    fn members_are_those_of_the_value_wherever_it_comes_from() -> impl Iterator<Item = u32> {
        let block = { log("block"); Two { left: loud("left"), right: loud("right") } };
        drop(block.left);
        yield_!(1);
        let typed: Two = Two { left: loud("left"), right: loud("right") };
        drop(typed.right);
        yield_!(4);
        let branch = if block.right.gives(true) { yield_!(2); Two { left: loud("left"), right: loud("right") } } else { Two::new_by("else") };
        let moved = branch;
        drop(moved.right);
        yield_!(3);
        log("end");
    }
}

both! {
    fn a_literal_with_a_base_tells_its_fields() -> impl Iterator<Item = &'static str> {
        struct Pair { left: Loud, right: Loud, count: u32 }
        let pair = Pair { count: 1, ..Pair { left: loud("left"), right: loud("right"), count: 2 } };
        let right = pair.right;
        yield_!(right.0);
        log("between");
        yield_!("end");
    }
}

both! {
    with (Box::new(loud("given")));
    fn what_a_box_held_is_moved_on_some_paths(given: Box<Loud>) -> impl Iterator<Item = u32> {
        let made = Box::new(loud("made"));
        let late = loud("late");
        let n = match Some(1) { Some(2) => { drop(*made); 3 } _ => 4 };
        yield_!(n);
        yield_!(if n == 4 { drop(*given); 5 } else { 6 });
        log("end");
    }
}

both! {
    fn a_member_of_a_literal_has_the_members_written_in_it() -> impl Iterator<Item = u32> {
        struct Pair { left: Loud, right: Loud }
        let pair = (1, Pair { left: loud("left"), right: loud("right") }).1;
        let triple = (loud("first"), (loud("second"), loud("third")));
        let inner = triple.1;
        let beside = ({ yield_!(0); 1 }, Pair { left: loud("left"), right: loud("right") }).1;
        drop(pair.left);
        drop(inner.0);
        drop(beside.left);
        yield_!(if false { yield_!(1); 2 } else { log("else"); 3 });
    }
}

both! {
    fn a_base_that_is_a_temporary_of_a_condition_is_taken() -> impl Iterator<Item = u32> {
        struct Pair { left: Loud, right: Loud, count: u32 }
        let pair = |count| Pair { left: loud("left"), right: loud("right"), count };
        if let 0..=4 = match (Pair { count: 4, ..pair(9) }) { Pair { left: mut a, right: mut b, count: n } => { yield_!(n); n } } { log("then"); } else { log("else"); }
        if let 0..=4 = match (Pair { count: 5, ..pair(4) }) { Pair { left, right, count } => { yield_!(count); count } } { log("then"); } else { log("else"); }
        yield_!(6);
    }
}

both! {
    fn what_is_assigned_anew_drops_its_members_in_order() -> impl Iterator<Item = u32> {
        let mut pair = (loud("left"), loud("middle"), loud("right"));
        drop(pair.1);
        for n in 1..4 {
            pair = (loud("new left"), loud("new middle"), loud("new right"));
            log(n);
        }
        yield_!(1);
        log("end");
    }
}

struct Sides {
    left: Loud,
    right: Loud,
    count: u32,
}

both! {
    with (Loud("p1"), false);
    fn a_branch_leaves_the_rest_of_what_another_branch_keeps(p1: Loud, c: bool) -> impl Iterator<Item = u32> {
        let sides = Sides { left: Loud("left"), right: Loud("right"), count: 2 };
        let x = if c { yield_!(1); p1 } else { sides.right };
        log("after");
        drop(x);
        log("end");
        yield_!(sides.count);
    }
}
both! {
    with (Loud("p1"), 0);
    fn a_branch_of_an_operand_leaves_the_rest(p1: Loud, c: u32) -> impl Iterator<Item = u32> {
        let sides = Sides { left: Loud("left"), right: Loud("right"), count: 2 };
        drop(vec![if let v2 @ 1..=9 = c { yield_!(v2); p1 } else { sides.right }, Loud("nine")]);
        log("end");
    }
}
both! {
    with (Loud("p0"), Loud("p1"), 0);
    fn a_branch_of_an_element_leaves_a_parameter_in_the_rest(p0: Loud, p1: Loud, c: u32) -> impl Iterator<Item = u32> {
        let sides = Sides { left: p0, right: Loud("right"), count: 2 };
        let x = [if c > 0 { yield_!(1); p1 } else { sides.right }, Loud("nine")];
        drop(x);
        log("end");
    }
}
both! {
    with (Loud("p0"), Loud("p1"), 0);
    fn a_branch_leaves_a_parameter_in_the_rest(p0: Loud, p1: Loud, c: u32) -> impl Iterator<Item = u32> {
        let sides = Sides { left: p0, right: Loud("right"), count: 2 };
        let x = if c > 0 { yield_!(1); p1 } else { sides.right };
        drop(x);
        log("end");
    }
}

both! {
    with (Sides { left: Loud("p left"), right: Loud("p right"), count: 0 });
    fn what_is_put_aside_drops_among_the_other_members(p: Sides) -> impl Iterator<Item = u32> {
        let _ = (&p.left, &p.right);
        for round in 0..16_u32 {
            let sides = Sides { left: loud("left"), right: loud("right"), count: 2 };
            let three = (loud("zero"), loud("one"), loud("two"));
            if round % 2 == 1 { drop(three.0); } else { log("kept"); }
            if round % 3 == 1 { drop(sides.right); } else { log("kept"); }
            if round % 5 == 3 { continue; }
            if round % 4 == 2 { drop(sides.left); } else { log("kept"); }
            if round % 4 == 3 { drop(three.1); } else { log("kept"); }
            if round % 3 == 2 { continue; }
            yield_!(round);
        }
        if p.count == 0 { log("kept"); } else { drop(p.left); }
        if p.count == 0 { return; }
        yield_!(17);
    }
}

both! {
    fn members_are_those_of_what_is_assigned_too() -> impl Iterator<Item = u32> {
        let sides: Sides;
        sides = Sides { left: loud("left"), right: loud("right"), count: 2 };
        yield_!(match (loud("other"), sides.left) { (_v1, _v2) => 1 });
        log("end");
    }
}

both! {
    with (2);
    fn a_branch_keeps_what_another_binds_of_what_was_assigned(c: u32) -> impl Iterator<Item = u32> {
        let sides: Sides;
        drop(vec![match c {
            1..=9 => {
                sides = Sides { left: Loud("left"), right: Loud("right"), count: 2 };
                match c { 3 => { let Sides { right, left: _, count } = sides; yield_!(count); right } _ => Loud("none") }
            }
            _ => Loud("never"),
        }]);
        log("end");
        yield_!(4);
    }
}

fn boxed(name: &'static str) -> Box<Loud> {
    Box::new(Loud(name))
}

both! {
    with (1);
    fn a_branch_keeps_what_another_takes_out_of_a_box_that_a_call_gives(n: u32) -> impl Iterator<Item = u32> {
        let (first, second, third) = (boxed("first"), boxed("second"), (Loud("beside"), boxed("third")));
        if n > 1 { drop(*first); }
        let other = if n > 0 { *second } else { Loud("other") };
        let inner = if n > 1 { *third.1 } else { Loud("inner") };
        yield_!(1);
        drop(inner);
        drop(other);
        log("end");
        yield_!(2);
    }
}

both! {
    with ([Loud("argument 0"), Loud("argument 1")]);
    fn a_pattern_leaves_elements_of_an_array(both: [Loud; 2]) -> impl Iterator<Item = u32> {
        let [_, taken] = both;
        let mut list = [Loud("zero"), Loud("one"), Loud("two"), Loud("three")];
        let [first, _, ref mut lent, ..] = list;
        lent.0 = "changed";
        yield_!(1);
        let pairs = [(Loud("left"), Loud("right"))];
        let [(left, _)] = pairs;
        yield_!(2);
        drop((left, first, taken));
        let rest = [Loud("head"), Loud("middle"), Loud("last")];
        let [_, tail @ ..] = rest;
        yield_!(3);
        drop(tail);
        log("end");
    }
}

#[test]
fn what_a_pattern_leaves_of_an_array_lapses() {
    #[generator]
    fn firsts(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
        let (mut first, copies) = (0, [5, 6]);
        {
            let iterators = [list.iter(), list.iter()];
            let [mut iterator, _] = iterators;
            let [five, _] = copies;
            yield_!(five);
            first += iterator.next().copied().unwrap_or(0);
        }
        yield_!(first + copies[1]);
    }
    assert_eq!(firsts(&mut vec![1, 2]).collect::<Vec<_>>(), [5, 7]);
}

both! {
    with ((Loud("argument"), [Loud("first"), Loud("second")]));
    fn a_pattern_leaves_elements_of_an_array_in_a_tuple(nested: (Loud, [Loud; 2])) -> impl Iterator<Item = u32> {
        let (_, [taken, ..]) = nested;
        let pair = (Loud("outer"), [Loud("zero"), Loud("one"), Loud("two")]);
        let (outer, [zero, _, ..]) = pair;
        yield_!(1);
        drop((zero, outer));
        static LENT: (u32, [Loud; 2]) = (1, [Loud("lent"), Loud("too")]);
        let lent = &LENT;
        let (one, [name, ..]) = lent;
        let length = name.0.len();
        yield_!(*one);
        drop(taken);
        yield_!(u32::try_from(length).unwrap_or_default());
        log("end");
    }
}

both! {
    with (Some((1, Loud("kept"))));
    fn a_pattern_in_a_tuple_copies_out_of_a_variant(found: Option<(u32, Loud)>) -> impl Iterator<Item = u32> {
        let both = (Loud("beside"), found);
        if let (_, Some((number, _))) = both { yield_!(number); }
        yield_!(2);
        log("end");
    }
}

mod paths {
    use super::Loud;

    pub(super) struct Pair {
        pub(super) left: Loud,
        pub(super) right: Loud,
    }

    pub(super) struct Three(pub(super) Loud, pub(super) Loud, pub(super) Loud);

    pub(super) enum Only {
        One(Loud, Loud),
    }
}

both! {
    with (
        paths::Pair { left: Loud("left"), right: Loud("right") },
        paths::Three(Loud("zero"), Loud("one"), Loud("two")),
        paths::Only::One(Loud("front"), Loud("back"))
    );
    fn a_pattern_with_a_long_path(pair: paths::Pair, three: paths::Three, only: paths::Only) -> impl Iterator<Item = u32> {
        let paths::Pair { left, right: _ } = pair;
        let paths::Three(_, one, _) = three;
        let paths::Only::One(_, back) = only;
        yield_!(1);
        drop((back, one, left));
        yield_!(2);
        log("end");
    }
}
