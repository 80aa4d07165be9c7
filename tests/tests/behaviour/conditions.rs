//! The reference's "If" expressions: `if`, `else if`, `if let`, let chains; in statement and value position.

use resumable_tests::{Loud, both, log, loud};

both! {
    fn a_yield_in_each_branch() -> impl Iterator<Item = u32> {
        for i in 0..4 {
            if i == 0 { yield_!(10); }
            else if i == 1 { yield_!(20); yield_!(21); }
            else if i == 2 {}
            else { yield_!(30); }
        }
    }
}

both! {
    fn a_yield_in_one_branch_only() -> impl Iterator<Item = u32> {
        let mut x = 0;
        for i in 0..4 {
            if i % 2 == 0 { x += 1; } else { yield_!(x); }
            x += 10;
        }
        yield_!(x);
    }
}

both! {
    fn an_if_without_a_yield() -> impl Iterator<Item = u32> {
        let mut x = 1;
        yield_!(x);
        if x == 1 { x = 2; } else { x = 3; }
        yield_!(x);
        let y = if x > 1 { "long" } else { "s" };
        yield_!(y.len() as u32);
    }
}

both! {
    sends [Some(true), Some(false), Some(true)];
    fn a_yield_as_the_condition() -> impl Generator<Item = u32, Send = bool> {
        if yield_!(1).unwrap_or(false) { log("first"); }
        if yield_!(2) == Some(true) { log("second"); } else if yield_!(3).is_some() { log("third"); }
    }
}

both! {
    sends [Some(3), None];
    fn an_if_as_a_value_with_yields_in_its_branches() -> impl Generator<Item = u32, Send = u32, Return = u32> {
        let x = if true { yield_!(1).unwrap_or(0) } else { 0 };
        let y = if x > 5 { 1 } else if x == 3 { yield_!(2); 20 } else { 30 };
        x + y + if y == 20 { yield_!(3); 100 } else { 200 }
    }
}

both! {
    fn locals_of_a_branch_end_with_it() -> impl Iterator<Item = u32> {
        for flag in [true, false] {
            if flag {
                let _a = Loud("a");
                yield_!(1);
            } else {
                let _b = Loud("b");
                yield_!(2);
                let _c = Loud("c");
            }
            log("after");
        }
    }
}

both! {
    fn temporaries_of_a_condition_end_before_the_branch() -> impl Iterator<Item = u32> {
        if loud("condition").gives(true) {
            yield_!(1);
        }
        if loud("one").gives(1) + { yield_!(2); loud("two").gives(1) } == 2 {
            yield_!(3);
        }
        while loud("again").gives(false) { yield_!(4); }
    }
}

both! {
    fn if_let_binds_by_value_across_a_yield() -> impl Iterator<Item = u32> {
        let option = Some(Loud("inner"));
        if let Some(inner) = option {
            yield_!(1);
            yield_!(inner.gives(2));
        }
        yield_!(3);
    }
}

both! {
    fn if_let_else_if_let_else() -> impl Iterator<Item = u32> {
        for (a, b) in [(Some(1), None), (None, Some(2)), (None, None), (Some(0), Some(3))] {
            if let Some(x @ 1..) = a { yield_!(x); }
            else if let Some(x) = b { yield_!(x * 10); }
            else { yield_!(100); }
        }
    }
}

both! {
    sends [Some(5), None, Some(6)];
    fn a_yield_as_the_scrutinee_of_if_let() -> impl Generator<Item = u32, Send = u32> {
        if let Some(x) = yield_!(1) { log(x); }
        if let Some(x) = yield_!(2) { log(x); } else { log("none"); }
        if let Some(x @ 6) = yield_!(3) { yield_!(x); }
    }
}

both! {
    fn if_let_as_a_value() -> impl Iterator<Item = u32> {
        for option in [Some(2), None] {
            let x = if let Some(x) = option { yield_!(x); x * 2 } else { 7 };
            yield_!(x);
            yield_!(if let None = option { yield_!(8); 9 } else { 10 });
        }
    }
}

both! {
    fn the_scrutinees_temporary_drops_before_the_else_block() -> impl Iterator<Item = u32> {
        if let 1 = loud("scrutinee").gives(2) { yield_!(1); } else { yield_!(2); }
        if let 2 = loud("scrutinee").gives(2) { yield_!(3); } else { yield_!(4); }
    }
}

both! {
    fn what_did_not_match_is_kept_in_the_local() -> impl Iterator<Item = u32> {
        let option: Result<Loud, Loud> = Err(Loud("error"));
        if let Ok(_value) = option { yield_!(1); } else { yield_!(2); }
        yield_!(3);
    }
}

both! {
    fn a_bare_local_matched_by_a_pattern_that_does_not_bind_stays() -> impl Iterator<Item = u32> {
        let option = Some(Loud("inner"));
        if let Some(_) = option { yield_!(1); }
        log("still here");
        yield_!(2);
        if let Some(inner) = option { log(&inner.0); }
    }
}

both! {
    fn a_let_chain() -> impl Iterator<Item = u32> {
        for (a, b) in [(Some(1), 2), (Some(1), 3), (None, 2), (Some(4), 2)] {
            if let Some(x) = a && b == 2 && let y = x + b && y < 6 {
                yield_!(x);
                yield_!(y);
            } else {
                yield_!(100);
            }
        }
    }
}

both! {
    sends [Some(1), Some(2), None, Some(3), None];
    fn a_let_chain_with_yields_in_its_conditions() -> impl Generator<Item = u32, Send = u32> {
        for i in 0..3 {
            if let Some(a) = yield_!(i) && a > 0 && let Some(b) = yield_!(a + 10) && b > a {
                yield_!(a + b + 100);
            } else {
                log("no");
            }
        }
    }
}

both! {
    fn bindings_of_a_let_chain_drop_in_the_functions_order() -> impl Iterator<Item = u32> {
        if let Some(a) = Some(Loud("a")) && let Some(b) = Some(Loud("b")) && a.gives(true) {
            yield_!(1);
            log(&b.0);
        }
        if let Some(a) = Some(Loud("a2")) && { yield_!(2); true } && let None = Some(Loud("b2")) {
            yield_!(3);
        } else {
            yield_!(4);
        }
        yield_!(5);
    }
}

both! {
    fn a_let_chain_in_a_while() -> impl Iterator<Item = u32> {
        let mut list = vec![1, 2, 3, 100, 4];
        while let Some(x) = list.pop() && x < 50 {
            yield_!(x);
        }
        yield_!(list.len() as u32);
    }
}

both! {
    fn nested_ifs_with_moves_on_some_paths() -> impl Iterator<Item = u32> {
        for i in 0..4 {
            let a = Loud("a");
            let b = Loud("b");
            if i & 1 == 0 {
                drop(a);
                if i & 2 == 0 { yield_!(i); drop(b); } else { yield_!(i + 10); }
            } else if i & 2 == 0 {
                yield_!(i + 20);
                drop(b);
            }
            log("end");
            yield_!(100);
        }
    }
}

both! {
    with (true);
    fn a_matches_that_moves_in_a_chain(c: bool) -> impl Iterator<Item = u32> {
        for name in ["yes", "no"] {
            let x = Some(Loud(name));
            if c && matches!(x, Some(y) if y.0 == "yes") && yield_!(1) == () {
                yield_!(2);
            }
            yield_!(3);
        }
    }
}

both! {
    with (Some(Loud("matched")));
    fn a_matches_that_moves_as_a_value(x: Option<Loud>) -> impl Iterator<Item = bool> {
        let found = matches!(x, Some(y) if y.0 == "matched");
        yield_!(found);
        log("end");
    }
}

both! {
    fn a_member_of_a_temporary_moved_where_it_matches() -> impl Iterator<Item = u32> {
        if let Some(part) = (Loud("left"), Some(Loud("part"))).1 { yield_!(1); log(part.0); } else { yield_!(2); }
        if let Some(part) = (Loud("other"), None::<Loud>).1 { log(part.0); } else { yield_!(3); }
    }
}

both! {
    fn a_failed_condition_with_temporaries_inside_another() -> impl Iterator<Item = i32> {
        for round in [2, 5] {
            let found = if let Some(n) = Some(
                if let 0..=4 = [loud(round)].iter().map(|loud| loud.0).sum::<i32>() + { yield_!(round); 1 } { 3 } else { 4 }
            ) { n } else { 0 };
            yield_!(found);
            if let Some(5) = Some(if let 0..=4 = [loud(round)].len() as i32 * round - { yield_!(round); 1 } { 3 } else { 4 }) {
                yield_!(100);
            } else {
                yield_!(200);
            }
        }
    }
}

both! {
    fn a_binding_of_a_chain_that_the_chain_itself_moves() -> impl Iterator<Item = u32> {
        fn same(loud: Loud) -> Loud { loud }
        let mut rounds = 0;
        while let pair @ Some(_) = Some((loud("left"), loud("right"))) && let Some((left, _right)) = pair && rounds < 2 {
            rounds += 1;
            yield_!(rounds);
            left.gives(1);
        }
        if let Some(first) = Some(loud("first")) && let second @ Some(_) = Some(same(first)) {
            yield_!(3);
            log(second.is_some());
        }
        yield_!(4);
    }
}

both! {
    with (vec![1, 2, 3]);
    fn a_condition_borrows_and_its_else_suspends(list: Vec<usize>) -> impl Iterator<Item = u32> {
        if let 3 = list.as_slice().len() + { yield_!(1); 2 } { log("three"); } else { yield_!(2); log(list.len()); }
        let other = list;
        if let 5 = other.as_slice().len() + { yield_!(3); 2 } { log("five"); } else { log(other.len()); }
        yield_!(4);
        if let 4 = { yield_!(5); 1 } + other.as_slice().len() { drop(other); yield_!(6); } else { drop(other); yield_!(7); }
    }
}
