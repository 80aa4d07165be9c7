//! `return`, `?` on `Result`, `Option` and `ControlFlow`, exits hidden in macros, panics, and diverging expressions.

use std::ops::ControlFlow;
use std::panic::resume_unwind;

use resumable_tests::{Loud, both, kept, log, loud};

both! {
    fn a_return_at_any_depth() -> impl Iterator<Item = u32> {
        let _a = Loud("a");
        for i in 0..5 {
            let _b = Loud("b");
            yield_!(i);
            if i == 2 {
                let _c = Loud("c");
                return;
            }
        }
        yield_!(100);
    }
}

both! {
    fn a_return_with_a_value_and_a_tail() -> impl Generator<Item = u32, Return = String> {
        yield_!(1);
        if false { return String::from("never"); }
        yield_!(2);
        String::from("tail")
    }
}

both! {
    fn a_return_of_a_yielding_expression() -> impl Generator<Item = u32, Return = u32> {
        let _a = Loud("a");
        return { yield_!(1); 2 };
    }
}

both! {
    fn a_returned_value_that_begins_with_a_block() -> impl Generator<Item = u32, Send = u32, Return = u64> {
        if yield_!(1).is_some() { return { yield_!(2); 3 } as u64; }
        if yield_!(4).is_some() { return if true { 5_u32 } else { 6 } as u64 + 6; }
        if yield_!(7).is_some() { return yield_!(8).map_or(0, u64::from); }
        if true { return match yield_!(9) { None => 1_u32, Some(sent) => sent } as u64; }
        10
    }
}

both! {
    fn a_return_among_the_tokens_of_a_macro() -> impl Generator<Item = u32, Return = u64> {
        macro_rules! guard {
            ($value:expr, return $early:expr) => { match $value { Some(value) => value, None => return $early } };
            ($value:expr, $($early:tt)*) => { match $value { Some(value) => value, None => $($early)* } };
        }
        let _a = Loud("a");
        let three = guard!(Some(3_u32), return 0);
        yield_!(three);
        if three < 2 { return 7 }
        let none = None::<u32>;
        let four = guard!(none, { let _b = Loud("b"); return u64::from(three) + 1; });
        yield_!(four);
        8
    }
}

both! {
    fn a_return_in_the_guard_of_matches() -> impl Generator<Item = u32, Return = Result<u64, String>> {
        for i in 0..4_u32 {
            let _a = Loud("a");
            yield_!(i);
            if i == 1 && matches!(Some(i), Some(n) if n.checked_sub(1).ok_or("less")? == 1) { return Ok(1); }
            if matches!(i, 3 if { return Ok(3) }) { yield_!(30); }
            if matches!(i, 1..3 if i > 2 && { yield_!(10); true } || { return Ok(u64::from(i)) }) { yield_!(20); }
        }
        Ok(9)
    }
}

both! {
    fn a_return_of_ok_among_the_tokens_of_a_macro() -> impl Generator<Item = u32, Return = Result<u32, String>> {
        macro_rules! unless { ($value:expr, $($leave:tt)*) => { if !$value { $($leave)* } } }
        yield_!(1);
        unless!(true, return Err("no".into()));
        yield_!(2);
        unless!(false, return Ok(3));
        Err(String::from("not reached"))
    }
}

both! {
    fn a_return_of_a_closure_among_the_tokens_of_a_macro() -> impl Generator<Item = u32, Return = u64> {
        macro_rules! apply { ($f:expr, $value:expr) => { $f($value) } }
        yield_!(apply!(|x: u32| { if x > 2 { return 1; } 2 }, 3));
        4
    }
}

both! {
    fn a_return_beside_a_closure_among_the_tokens_of_a_macro() -> impl Generator<Item = u32, Return = Result<u64, String>> {
        macro_rules! show { ($($value:expr),*) => { [$($value),*] } }
        for n in 1..4 {
            let shown = show!([n].map(|n: u32| -> u32 { return n + 1; })[0], match n { 1 | 2 => n, _ => return Ok(5) });
            yield_!(shown[0]);
            yield_!(shown[1]);
        }
        Err(String::from("not reached"))
    }
}

both! {
    with (kept(String::from("a,b;(c")));
    fn a_return_beside_alternatives_among_the_tokens_of_a_macro(text: &'static String) -> impl Generator<Item = usize, Return = Result<String, &'static str>> {
        macro_rules! each { ($value:expr, $($rest:tt)*) => { match $value { $($rest)* } } }
        let (mut commas, mut at) = (0, 0);
        loop {
            yield_!(at);
            each! { text.as_bytes().get(at),
                None | Some(b'.' | b'!') => { return Ok(text.clone()) }
                Some(b',' | b';') => {
                    commas += 1;
                    if commas > 2 || at > 9 { return Err("too many") }
                }
                Some(b'(') if commas == 2 || at == 3 => return Ok(text[at..].into()),
                Some(_) => log("letter"),
            }
            at += 1;
        }
    }
}

both! {
    fn an_else_that_leaves_by_a_macro_or_function() -> impl Generator<Item = u32, Return = Result<u32, String>> {
        macro_rules! bail { ($($text:tt)*) => { return Err(format!($($text)*)) } }
        fn exit() -> ! { std::panic::panic_any("exit") }
        let first = Some(loud("first"));
        let Some(first) = first else { yield_!(1); exit() };
        let Some(second) = None::<u32> else { yield_!(2); bail!("no {}", first.0) };
        Ok(second)
    }
}

both! {
    fn the_returned_value_is_evaluated_before_locals_drop() -> impl Generator<Item = u32, Return = Loud> {
        let a = Loud("a");
        yield_!(1);
        if a.gives(true) { return loud("returned"); }
        Loud("other")
    }
}

both! {
    fn a_local_moved_into_the_return_value() -> impl Generator<Item = u32, Return = Vec<Loud>> {
        let mut list = Vec::new();
        for name in ["a", "b"] { list.push(Loud(name)); yield_!(1); }
        list
    }
}

both! {
    fn code_after_a_return_is_not_reached() -> impl Iterator<Item = u32> {
        yield_!(1);
        return;
        yield_!(2);
    }
}

both! {
    fn a_return_inside_an_operand() -> impl Iterator<Item = u32> {
        fn f(a: Loud, b: u32) -> u32 { b }
        for i in 0..2 {
            let x = f(loud("operand"), if i == 1 { yield_!(5); return } else { 7 });
            yield_!(x);
        }
    }
}

both! {
    fn question_mark_on_a_result_that_is_ok() -> impl Generator<Item = u32, Return = Result<u32, String>> {
        let x: u32 = "12".parse().map_err(|_| String::from("bad"))?;
        yield_!(x);
        let y = Ok::<u32, String>(x + 1)?;
        yield_!(y);
        Ok(x + y)
    }
}

both! {
    fn question_mark_on_a_result_that_is_an_error() -> impl Generator<Item = u32, Return = Result<u32, String>> {
        let _guard = Loud("guard");
        for text in ["1", "2", "x", "3"] {
            let _inner = Loud("inner");
            let n: u32 = text.parse().map_err(|_| format!("bad {text}"))?;
            yield_!(n);
        }
        Ok(0)
    }
}

both! {
    fn question_mark_converts_the_error() -> impl Generator<Item = i32, Return = Result<(), Box<dyn std::error::Error>>> {
        yield_!("1".parse::<i32>()?);
        let n = i32::try_from(5_u64)?;
        yield_!(n);
        yield_!("x".parse::<i32>()?);
        Ok(())
    }
}

both! {
    fn question_mark_on_an_option() -> impl Generator<Item = u32, Return = Option<u32>> {
        let list = [1, 2];
        yield_!(*list.first()?);
        yield_!(*list.get(1)?);
        yield_!(*list.get(2)?);
        Some(7)
    }
}

both! {
    fn question_mark_on_a_control_flow() -> impl Generator<Item = u32, Return = ControlFlow<String, u32>> {
        for i in 0..5 {
            yield_!(i);
            let step = if i == 3 { ControlFlow::Break(String::from("three")) } else { ControlFlow::Continue(()) };
            step?;
        }
        ControlFlow::Continue(1)
    }
}

both! {
    fn question_mark_on_a_yielding_operand() -> impl Generator<Item = u32, Return = Result<u32, String>> {
        let x = { yield_!(1); Ok::<u32, String>(2) }? + { yield_!(3); Err::<u32, _>("no") }?;
        Ok(x)
    }
}

both! {
    fn question_mark_inside_yield_and_in_arguments() -> impl Generator<Item = u32, Return = Option<()>> {
        fn add(a: u32, b: u32) -> u32 { a + b }
        yield_!(Some(1)?);
        yield_!(add(Some(2)?, { yield_!(3); Some(4)? }));
        yield_!(add({ yield_!(5); 6 }, None?));
        Some(())
    }
}

both! {
    fn question_mark_in_a_closure_belongs_to_the_closure() -> impl Generator<Item = u32, Return = Option<u32>> {
        let half = |n: u32| -> Option<u32> { let even = (n % 2 == 0).then_some(n)?; Some(even / 2) };
        yield_!(half(8)?);
        yield_!(half(3).unwrap_or(0));
        yield_!(half(5)?);
        Some(1)
    }
}

both! {
    fn a_macro_that_hides_a_return() -> impl Generator<Item = u32, Return = Result<u32, String>> {
        macro_rules! bail { ($($text:tt)*) => { return Err(format!($($text)*)) } }
        macro_rules! ensure { ($condition:expr, $($text:tt)*) => { if !$condition { bail!($($text)*); } } }
        let _guard = Loud("guard");
        for i in 0..5 {
            ensure!(i < 3, "{i} is too much");
            yield_!(i);
        }
        Ok(1)
    }
}

both! {
    fn a_macro_that_hides_a_question_mark() -> impl Generator<Item = u32, Return = Option<u32>> {
        macro_rules! get { ($list:expr, $i:expr) => { *$list.get($i)? } }
        let list = vec![1, 2];
        for i in 0..5 {
            let x = get!(list, i);
            yield_!(x);
        }
        Some(0)
    }
}

both! {
    fn a_macro_that_hides_a_break_inside_its_own_loop() -> impl Iterator<Item = u32> {
        macro_rules! count_to { ($n:expr) => {{ let mut i = 0; loop { if i == $n { break i; } i += 1; } }} }
        let n = 3;
        yield_!(count_to!(n));
        yield_!(count_to!(n + 1));
    }
}

both! {
    fn a_return_of_unit_in_macros_without_a_value() -> impl Iterator<Item = u32> {
        macro_rules! stop_if { ($c:expr) => { if $c { return; } } }
        for i in 0..5 {
            yield_!(i);
            stop_if!(i == 2);
        }
    }
}

both! {
    fn a_panic_drops_the_locals() -> impl Iterator<Item = u32> {
        let _a = Loud("a");
        for i in 0..3 {
            let _b = Loud("b");
            yield_!(i);
            if i == 1 { resume_unwind(Box::new("boom")); }
            let _c = Loud("c");
        }
    }
}

both! {
    fn a_panic_before_the_first_yield() -> impl Iterator<Item = u32> {
        let _a = Loud("a");
        if true { resume_unwind(Box::new("at once")); }
        yield_!(1);
    }
}

both! {
    with (Loud("first"), Loud("second"));
    fn a_panic_in_an_operand_drops_operands_and_parameters(first: Loud, second: Loud) -> impl Iterator<Item = u32> {
        fn f(_: Loud, _: u32, _: u32) -> u32 { 0 }
        fn fail() -> u32 { resume_unwind(Box::new("fail")) }
        let x = f(second, { yield_!(1); 2 }, fail());
        yield_!(x);
    }
}

both! {
    fn a_panicking_macro_in_a_branch_not_taken() -> impl Iterator<Item = u32> {
        for i in 0..3 {
            let x = match i { 0..=2 => i, 3 => unreachable!("{i}"), 4 => todo!(), 5 => unimplemented!(), _ => panic!("no {i}") };
            yield_!(x);
        }
    }
}

both! {
    fn diverging_expressions_coerce_to_any_type() -> impl Iterator<Item = u32> {
        fn never() -> ! { resume_unwind(Box::new("never")) }
        for i in 0..3 {
            let x: u32 = if i < 2 { i } else { never() };
            let name: &str = match i { 0 => "zero", 1 => "one", _ => return };
            yield_!(x + name.len() as u32);
        }
    }
}

both! {
    fn an_endless_loop_needs_no_return_value() -> impl Generator<Item = u32, Return = String> {
        let mut i = 0;
        loop {
            yield_!(i);
            i += 1;
            if i == 3 { return i.to_string(); }
        }
    }
}
