//! Bodies whose plain functions compile and that the macro refused once, each for a reason of its own.

use resumable_tests::{Loud, both, kept_mut, log, loud};

/// Takes it, and says so.
fn used_up(value: Loud) -> bool {
    log(&value.0);
    false
}

/// What of a member is taken may be a pattern's, and which one differs by the path.
enum Either<A, B> {
    Left(A),
    Right(B),
}

both! {
    fn a_member_matched_by_patterns_that_take_different_parts() -> impl Iterator<Item = u32> {
        use Either::{Left, Right};
        struct Halves { inner: Loud, half: Option<Either<[Loud; 2], Loud>> }
        let all = [Some(Left([Loud("a"), Loud("b")])), Some(Right(Loud("c"))), None];
        for half in all {
            let halves = Halves { inner: Loud("inner"), half };
            let mut last = Loud("none");
            match halves.half {
                Some(Left([a, b])) => {
                    yield_!(1);
                    last = b;
                }
                Some(Right(b)) => last = b,
                None => {}
            }
            log(&halves.inner.0);
            yield_!(2);
            log(&last.0);
        }
    }
}

both! {
    fn taken_before_a_yield_and_more_of_it_on_one_path_behind() -> impl Iterator<Item = u32> {
        for flag in [true, false] {
            let triple = (Loud("zero"), Loud("one"), 2);
            drop(triple.0);
            yield_!(1);
            let list = 'list: {
                if flag {
                    break 'list vec![triple.1];
                }
                yield_!(2);
                log(triple.2);
                vec![]
            };
            yield_!(3);
            log(list.len());
        }
    }
}

both! {
    fn a_guard_that_moves() -> impl Iterator<Item = u32> {
        for number in [None, Some(1), Some(2)] {
            let value = Loud("value");
            let _after = Loud("after");
            match number {
                Some(1) if used_up(value) => yield_!(1),
                Some(_) => yield_!(2),
                None => yield_!(3),
            }
            yield_!(4);
        }
    }
}

both! {
    fn a_guard_that_moves_a_member() -> impl Iterator<Item = u32> {
        for number in [None, Some(1), Some(2)] {
            let pair = (Loud("zero"), Loud("one"));
            match number {
                Some(1) if used_up(pair.1) => yield_!(1),
                Some(_) => yield_!(2),
                None => log("none"),
            }
            yield_!(4);
        }
    }
}

both! {
    fn a_guard_that_makes_temporaries_in_a_scrutinee() -> impl Iterator<Item = u32> {
        fn made(name: &'static str) -> Option<Loud> { (name != "none").then_some(Loud(name)) }
        for name in ["a", "b", "none"] {
            drop(if let Some(_) = match made(name) {
                whole @ Some(_) if name == "a" => { yield_!(1); made("c") }
                Some(inner) if inner.0 == String::from("b").as_str() => made("d"),
                rest => made("e"),
            } { 3 } else { 4 });
            yield_!(2);
        }
    }
}

both! {
    fn what_a_guard_moves_beside_the_names_of_its_pattern() -> impl Iterator<Item = u32> {
        struct Pair { left: Loud, right: Loud, count: u32 }
        for number in [Some(1), Some(2), None] {
            let value = match number {
                Some(mut n) if match (Pair { left: Loud("left"), right: Loud("right"), count: n + 1 }) {
                    Pair { left, right, count } => { yield_!(count); count == 2 }
                } => n,
                other => 7,
            };
            yield_!(value);
        }
    }
}

both! {
    fn what_a_struct_literal_leaves_of_its_base() -> impl Iterator<Item = u32> {
        struct Pair { left: Loud, right: Loud }
        fn made(name: &'static str) -> Option<Loud> { (name != "none").then_some(Loud(name)) }
        for name in ["some", "none"] {
            let number = if let Some(found) = match (Pair { left: Loud("new"), ..Pair { left: Loud("left"), right: Loud("right") } }) {
                Pair { left, right } => made(name),
            } { 3 } else { yield_!(1); 4 };
            yield_!(number);
        }
    }
}

both! {
    fn a_guard_with_yields_that_matches_a_member_by_value() -> impl Iterator<Item = u32> {
        enum Shape { Line(Loud), Quad { first: Loud, second: u32 } }
        for shape in [Shape::Line(Loud("line")), Shape::Quad { first: Loud("a"), second: 3 }, Shape::Quad { first: Loud("b"), second: 4 }] {
            let number = match shape {
                Shape::Quad { first, second } if { yield_!(second); yield_!(second + 1); yield_!(second + 2); second == 3 } => second,
                other => 7,
            };
            yield_!(number);
        }
    }
}

both! {
    fn a_member_on_one_path_and_all_of_them_on_another() -> impl Iterator<Item = u32> {
        struct Pair { left: Loud, right: Loud }
        for flag in [true, false] {
            let pair = Pair { left: Loud("left"), right: Loud("right") };
            let taken = if flag {
                yield_!(1);
                pair.right
            } else {
                let Pair { left, right } = pair;
                right
            };
            yield_!(2);
            log(&taken.0);
        }
    }
}

both! {
    fn a_temporary_that_borrows_what_moves_behind_it() -> impl Iterator<Item = u32> {
        struct Quad { second: usize, first: Loud }
        fn lent(value: &Loud) -> &Loud { value }
        for name in ["some", "none"] {
            let value = Loud(name);
            let number = if let Quad { second: 5, .. } = (Quad { second: lent(&value).0.to_owned().as_str().len() + 1, first: value }) {
                yield_!(1);
                2
            } else { 3 };
            yield_!(number);
        }
    }
}

both! {
    fn a_borrow_held_in_a_condition_whose_owner_moves() -> impl Iterator<Item = u32> {
        struct Quad { second: usize, first: Loud }
        trait Lend { fn lend(&self) -> &Self; fn count(&self) -> usize; }
        impl Lend for Loud { fn lend(&self) -> &Self { self } fn count(&self) -> usize { self.0.len() } }
        for name in ["four", "three"] {
            let value = Loud(name);
            let number = if let Quad { second: 4, .. } = (Quad { second: value.lend().count(), first: value }) {
                yield_!(1);
                2
            } else { 3 };
            yield_!(number);
        }
    }
}

both! {
    fn calls_that_never_return_in_front_of_a_yield() -> impl Generator<Item = u32, Return = Result<u32, u32>> {
        macro_rules! bail { ($error:expr) => { return Err($error) }; }
        fn stop() -> ! { panic!("stopped") }
        let mut sum = 0;
        for number in 0..3 {
            let value: u32 = if number < 2 {
                log("value");
                yield_!(number);
                7
            } else {
                yield_!(5);
                log("bails");
                bail!(sum);
                yield_!(6);
            };
            sum += value;
            let value = match number { 0..3 => 1, _ => { stop(); yield_!(8); } };
            sum += value;
            let () = if number == 1 { log("unit"); yield_!(9); } else {};
        }
        log("ends");
        bail!(3);
        yield_!(10);
    }
}

struct Pair {
    left: Loud,
    count: u32,
}

fn pair(count: u32) -> Pair {
    Pair {
        left: loud("left"),
        count,
    }
}

/// Takes the whole of it.
fn weighed(pair: Pair) -> u32 {
    log(&pair.left.0);
    pair.count + 1
}

both! {
    fn compared_with_what_takes_the_whole() -> impl Iterator<Item = bool> {
        let first = pair(3);
        let is_more = first.count >= { yield_!(false); let all = weighed(first); yield_!(true); all };
        yield_!(is_more);
        let other = Box::new(pair(4));
        yield_!(other.count == { drop(other); yield_!(true); 4 });
    }
}

both! {
    fn compared_with_what_takes_it_in_a_loop() -> impl Iterator<Item = u32> {
        for round in 0..3 {
            let other = pair(round);
            let _behind = loud("behind");
            if other.count < ({ yield_!(1); 1 } + { yield_!(2); other; yield_!(3); 1 }) {
                yield_!(4);
            }
        }
    }
}

both! {
    fn compared_with_what_copies_the_reference() -> impl Iterator<Item = bool> {
        static PAIRS: [(&str, &str); 2] = [("left", "right"), ("up", "down")];
        let first = PAIRS.first().unwrap();
        yield_!(first.0 == { let same = std::convert::identity(first); yield_!(true); same.1 });
    }
}

both! {
    with (Loud("first"), 3);
    sends [None, Some(2)];
    fn an_option_of_copies_assigned_anew_behind_a_run_of_yields(first: Loud, number: u32) -> impl Generator<Item = u32, Send = u32> {
        let mut option = Some(1);
        if yield_!(option.unwrap_or(number)).unwrap_or(yield_!(number).unwrap_or(number))
            < yield_!(yield_!(4).unwrap_or(5)).unwrap_or(number)
        {
            drop({
                option = Some(7);
                yield_!(8).unwrap_or(9)
            });
            drop(loud("less"));
        }
        yield_!(10);
    }
}

both! {
    with (3);
    sends [None, Some(2)];
    fn an_option_of_copies_assigned_anew_in_a_branch(number: u32) -> impl Generator<Item = u32, Send = u32> {
        let mut option = Some(1);
        yield_!(option.unwrap_or(number));
        yield_!(number);
        yield_!(number);
        if number > 1 {
            drop({
                option = Some(number + 3);
                yield_!(number).unwrap_or(3)
            });
        }
        yield_!(number);
    }
}

both! {
    fn a_copy_assigned_in_an_operand_and_used_behind_it() -> impl Iterator<Item = u32> {
        let mut number: u32;
        yield_!(1);
        number = u32::max(
            loop {
                number = 16;
                if log("round") == () {
                    break 17;
                }
            } - number,
            number,
        );
        yield_!(number);
    }
}

both! {
    fn what_no_path_comes_to_asks_for_no_value() -> impl Iterator<Item = u32> {
        let number: u32;
        yield_!(1);
        if log("branch") == () {
            return;
        }
        number = u32::max(loop { log("round") }, number);
        yield_!(number);
    }
}

both! {
    with (5, kept_mut(vec![3, 1]));
    fn a_loop_is_left_with_a_reference_to_a_local(number: u32, list: &'static mut Vec<u32>) -> impl Iterator<Item = u32> {
        let mut own = vec![number];
        let best = loop {
            yield_!(1);
            own.push(number + 1);
            if own.len() > 3 { break &own[2]; }
        };
        log(*best);
        for round in 0..2 {
            let held = loud("held");
            let mut names = vec![loud("first")];
            let found;
            while { yield_!(round); true } {
                names.push(loud("next"));
                if names.len() > 2 { found = names.last(); log(format!("{:?}", found.map(|name| name.0))); break; }
            }
            let first = loop {
                yield_!(round + 10);
                list.push(round);
                if list.len() > 4 { break (list.first(), &held); }
            };
            log(format!("{:?}", first.0));
            yield_!(list.len() as u32);
        }
    }
}

both! {
    with (Some(3), loud("kept"));
    fn a_method_in_a_guard_whose_argument_the_pattern_has_bound(number: Option<u32>, kept: Loud) -> impl Iterator<Item = u32> {
        let found = match (number, kept) {
            (Some(bound), _) if ({ yield_!(1); bound }).wrapping_mul(bound) > 5 => bound,
            _ => 0,
        };
        yield_!(found);
    }
}
