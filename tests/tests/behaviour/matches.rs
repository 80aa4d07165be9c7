//! The reference's "Match" expressions: arms, guards, scrutinees, and the drops at their ends.

use resumable_tests::{Loud, both, log, loud};

both! {
    fn a_yield_in_each_arm() -> impl Iterator<Item = u32> {
        for i in 0..4 {
            match i {
                0 => yield_!(10),
                1 => { yield_!(20); yield_!(21); }
                2 => {}
                _ => yield_!(30),
            }
        }
    }
}

both! {
    fn a_match_without_a_yield() -> impl Iterator<Item = u32> {
        for i in 0..4 {
            let x = match i { 0 => 10, 1 | 2 => 20, _ => 30 };
            yield_!(x);
            match x { 20 => log("twenty"), _ => log("other") }
        }
    }
}

both! {
    sends [Some(3), None, Some(5)];
    fn a_yield_as_the_scrutinee() -> impl Generator<Item = u32, Send = u32, Return = u32> {
        let x = match yield_!(1) { Some(n) => n, None => 0 };
        match yield_!(x) {
            Some(n) => yield_!(n),
            None => match yield_!(7) { Some(n) => return n, None => None },
        };
        100
    }
}

both! {
    fn a_match_as_a_value() -> impl Iterator<Item = u32> {
        for i in 0..3 {
            let x = match i {
                0 => { yield_!(1); 10 }
                1 => 20,
                _ => { let local = Loud("local"); yield_!(2); local.gives(30) }
            };
            yield_!(x + match x { 10 => { yield_!(3); 1 }, _ => 2 });
        }
    }
}

both! {
    fn bindings_by_value_live_through_the_arm() -> impl Iterator<Item = u32> {
        let result: Result<Loud, Loud> = Ok(Loud("ok"));
        match result {
            Ok(value) => { yield_!(1); yield_!(value.gives(2)); }
            Err(error) => yield_!(error.gives(3)),
        }
        yield_!(4);
    }
}

both! {
    fn bindings_drop_in_the_functions_order() -> impl Iterator<Item = u32> {
        match (Loud("a"), Loud("b"), Loud("c")) {
            (a, _b, c) => { yield_!(1); log(format!("{} {}", a.0, c.0)); }
        }
        yield_!(2);
        match (Loud("d"), Loud("e")) {
            (d, _) => { yield_!(3); log(&d.0); }
        }
        yield_!(4);
    }
}

both! {
    fn a_scrutinee_that_is_not_bound_lives_through_the_match() -> impl Iterator<Item = u32> {
        match loud("scrutinee") {
            _ => yield_!(1),
        }
        yield_!(2);
    }
}

both! {
    fn the_scrutinees_temporaries_live_through_the_match() -> impl Iterator<Item = u32> {
        match loud("temporary").gives(1) {
            n => { yield_!(n); log("in the arm"); }
        }
        yield_!(2);
    }
}

both! {
    fn a_matched_local_stays_where_it_is() -> impl Iterator<Item = u32> {
        let pair = (Loud("a"), 1);
        match pair {
            (_, 1) => yield_!(1),
            _ => yield_!(2),
        }
        log(&pair.0.0);
        yield_!(3);
    }
}

both! {
    fn an_arm_that_does_not_move_leaves_the_local_whole() -> impl Iterator<Item = u32> {
        for n in 0..3 {
            let option = if n == 0 { None } else { Some(Loud("inner")) };
            match option {
                Some(_inner) if n == 1 => yield_!(1),
                Some(_) => yield_!(2),
                None => yield_!(3),
            }
            log("after the match");
            yield_!(4);
        }
    }
}

both! {
    fn guards_without_a_yield() -> impl Iterator<Item = u32> {
        for i in 0..6 {
            match i {
                n if n % 3 == 0 => yield_!(n),
                n @ (1 | 4) if n > 2 => yield_!(n * 10),
                _ if i == 5 => { yield_!(50); yield_!(51); }
                n => yield_!(n * 100),
            }
        }
    }
}

both! {
    sends [Some(true), Some(false), Some(true), Some(false), Some(false)];
    fn a_yield_in_a_guard() -> impl Generator<Item = u32, Send = bool> {
        for i in 0..2 {
            match i {
                n if yield_!(n) == Some(true) => log("first"),
                n if yield_!(n + 10) == Some(true) => log("second"),
                _ => log("third"),
            }
        }
    }
}

both! {
    fn a_yield_in_a_guard_that_uses_its_binding() -> impl Iterator<Item = u32> {
        for option in [Some(1), Some(2), None] {
            let x = match option {
                Some(n) if { yield_!(n); n == 2 } => n * 10,
                Some(n) => n * 100,
                None if { yield_!(7); false } => 0,
                None => 5,
            };
            yield_!(x);
        }
    }
}

both! {
    fn a_guard_with_a_yield_before_a_binding_by_value() -> impl Iterator<Item = u32> {
        let option = Some(Loud("inner"));
        match option {
            Some(inner) if { yield_!(1); inner.0 == "other" } => drop(inner),
            Some(inner) if { yield_!(2); inner.0 == "inner" } => { yield_!(3); drop(inner); }
            _ => {}
        }
        yield_!(4);
    }
}

both! {
    fn a_guard_with_an_or_pattern_is_tried_once_an_alternative() -> impl Iterator<Item = u32> {
        match (1, 2) {
            (x, _) | (_, x) if { log(x); x == 2 } => yield_!(x),
            _ => yield_!(0),
        }
    }
}

both! {
    fn if_let_in_an_arm_and_nested_matches() -> impl Iterator<Item = u32> {
        for pair in [(Some(1), Ok(2)), (None, Err(3)), (Some(4), Err("x".len()))] {
            match pair {
                (Some(a), rest) => match rest {
                    Ok(b) => { yield_!(a); yield_!(b); }
                    Err(e) => if let 1 = e { yield_!(a * 10) } else { yield_!(a * 100) },
                },
                (None, Ok(b) ) => yield_!(b),
                (None, Err(e)) => yield_!(e as u32),
            }
        }
    }
}

both! {
    fn arms_that_leave() -> impl Iterator<Item = u32> {
        for i in 0..9 {
            let x = match i {
                0 => continue,
                1 => { yield_!(1); continue }
                5 => break,
                8 => return,
                n => n,
            };
            yield_!(x * 10);
        }
        match 3 { 3 => return, _ => {} }
        yield_!(1000);
    }
}

both! {
    fn a_match_with_no_arms() -> impl Iterator<Item = u32> {
        enum Never {}
        let never: Option<Never> = None;
        yield_!(1);
        if let Some(never) = never { match never {} }
        let result: Result<u32, std::convert::Infallible> = Ok(2);
        let x = match result { Ok(x) => x, Err(never) => match never {} };
        yield_!(x);
    }
}

both! {
    fn locals_of_the_arms_end_with_them() -> impl Iterator<Item = u32> {
        for i in 0..2 {
            match i {
                0 => { let _a = Loud("a"); yield_!(0); let _b = Loud("b"); }
                _ => { let _c = Loud("c"); yield_!(1); }
            };
            log("after");
        }
    }
}

both! {
    fn matching_by_reference_between_yields() -> impl Iterator<Item = usize> {
        let mut words = vec![String::from("abc"), String::new()];
        yield_!(words.len());
        let n = match &words[0] { word if word.is_empty() => 0, word => word.len() };
        yield_!(n);
        match &mut words { list => list.push(String::from("x")) }
        match words.as_slice() { [first, .., last] => log(format!("{first}{last}")), _ => {} }
        yield_!(words.len());
    }
}

both! {
    fn a_match_on_a_string_parameter_and_on_tuples_of_places() -> impl Iterator<Item = u32> {
        let (a, b) = (1, 2);
        match (a, b) { (1, y) => yield_!(y), _ => yield_!(0) }
        match "get" { "put" => yield_!(1), "get" => { yield_!(2); yield_!(3) }, _ => {} }
        yield_!(a + b);
    }
}

both! {
    fn attributes_on_arms_and_trailing_commas() -> impl Iterator<Item = u32> {
        for i in 0..2 {
            match i {
                #[allow(unreachable_patterns)]
                0 => { yield_!(1) },
                | 1 | 2 => yield_!(2),
                _ => (),
            }
        }
    }
}

both! {
    with (Some((3, String::from("ab"))));
    fn a_guard_with_yields_that_declares_and_matches(v: Option<(u32, String)>) -> impl Iterator<Item = u32> {
        match v {
            Some((n, s)) if {
                let m = n + 1;
                yield_!(m);
                log(&s);
                let n = 7;
                yield_!(n);
                n == 8
            } => {
                yield_!(n);
                drop(s);
            }
            Some((n, s)) if (if let 'a'..='c' = s.chars().next().unwrap_or('z') && n > 2 && { yield_!(60); true } {
                yield_!(n);
                n == 3
            } else {
                false
            }) && {
                match s {
                    ref t if t.len() == 1 => { yield_!(1); false }
                    _ => { yield_!(n); log(format!("{s}{n}")); true }
                }
            } => {
                yield_!(100 + n);
                drop(s);
            }
            _ => yield_!(9),
        }
    }
}

both! {
    with (Some((3, String::from("ab"))));
    fn a_let_in_a_guard(v: Option<(u32, String)>) -> impl Iterator<Item = u32> {
        match v {
            Some((n, s)) if let Some(c) = s.chars().next() && n > 3 => yield_!(c as u32),
            Some((n, s)) if let Some(n) = s.find('b') && let 1 = n => {
                yield_!(n as u32);
                log(s);
                yield_!(n as u32);
            }
            _ => yield_!(9),
        }
    }
}

both! {
    with (Some((3, String::from("ab"))));
    fn a_let_in_a_guard_with_yields(v: Option<(u32, String)>) -> impl Iterator<Item = u32> {
        match v {
            Some((n, ref s)) if let Some(c) = s.chars().next() && { yield_!(c as u32); n > 2 } && let 'b' = c => yield_!(77),
            Some((n, s)) if { yield_!(1); true } && let Some(c) = s.chars().last() && n == 3 => {
                yield_!(c as u32);
                log(s);
                yield_!(c as u32);
            }
            _ => yield_!(9),
        }
    }
}

both! {
    fn a_guard_inside_a_guard_names_what_both_patterns_bind() -> impl Iterator<Item = i32> {
        for pair in [(1, Some(2)), (3, None), (5, Some(1))] {
            let found = match pair {
                (outer, option) if match option {
                    Some(inner) if { yield_!(inner + outer); inner > outer } => { yield_!(outer); true }
                    None if outer == { yield_!(7); 3 } => true,
                    _ => false,
                } => outer,
                (_, Some(other)) => other * 100,
                _ => 0,
            };
            yield_!(found);
        }
    }
}
