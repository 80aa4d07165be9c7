//! `let`-`else`: the pattern, the scrutinee and the diverging block, with yields in each.

use resumable_tests::{Loud, both, log, loud};

both! {
    fn the_pattern_matches() -> impl Iterator<Item = u32> {
        let Some(x) = Some(3) else { return };
        yield_!(x);
        yield_!(x + 1);
    }
}

both! {
    fn the_else_block_returns() -> impl Iterator<Item = u32> {
        yield_!(1);
        let Some(x) = None::<u32> else { return };
        yield_!(x);
    }
}

both! {
    fn a_yield_in_the_else_block() -> impl Iterator<Item = u32> {
        for option in [Some(1), None, Some(3)] {
            let Some(x) = option else {
                yield_!(100);
                continue;
            };
            yield_!(x);
        }
    }
}

both! {
    sends [Some(4), None, Some(6)];
    fn a_yield_as_the_scrutinee() -> impl Generator<Item = u32, Send = u32, Return = u32> {
        let Some(a) = yield_!(1) else { return 0 };
        let Some(b) = yield_!(a) else { return a };
        b
    }
}

// What such a yield is worth is written as a block, which may not stand in front of `else` as it is.
both! {
    fn a_yield_of_nothing_sent_as_the_scrutinee() -> impl Generator<Item = u32, Return = u32> {
        #[allow(irrefutable_let_patterns)]
        let () = yield_!(1) else { return 0 };
        yield_!(2);
        3
    }
}

both! {
    fn bindings_are_declared_after_the_else_block() -> impl Iterator<Item = u32> {
        let x = 1;
        for option in [Some(5), None] {
            let Some(x) = option else {
                yield_!(x);
                break;
            };
            yield_!(x);
        }
    }
}

both! {
    fn the_scrutinee_is_moved_into_the_bindings() -> impl Iterator<Item = u32> {
        let pair = Some((Loud("left"), Loud("right")));
        let Some((left, _right)) = pair else { return };
        yield_!(1);
        drop(left);
        yield_!(2);
    }
}

both! {
    fn what_did_not_match_lives_on_in_the_else_block() -> impl Iterator<Item = u32> {
        let result: Result<Loud, Loud> = Err(Loud("error"));
        let Ok(_value) = result else {
            yield_!(1);
            log("leaving");
            return;
        };
        yield_!(2);
    }
}

both! {
    fn the_else_block_breaks_out_of_a_labelled_loop() -> impl Iterator<Item = u32> {
        'outer: for i in 0..3 {
            for option in [Some(i), None] {
                let Some(x) = option else {
                    if i == 1 { break 'outer; }
                    yield_!(100);
                    continue 'outer;
                };
                yield_!(x);
            }
        }
        yield_!(200);
    }
}

both! {
    fn the_else_block_is_an_endless_loop_that_breaks_out() -> impl Iterator<Item = u32> {
        let x = 'found: {
            let Some(x) = None::<u32> else {
                let mut i = 0;
                loop {
                    yield_!(i);
                    i += 1;
                    if i == 3 { break 'found i * 10; }
                }
            };
            x
        };
        yield_!(x);
    }
}

both! {
    fn by_reference_when_no_yield_intervenes() -> impl Iterator<Item = usize> {
        let text = Some(String::from("abc"));
        yield_!(0);
        let Some(inner) = &text else { return };
        let length = inner.len();
        yield_!(length);
        log(text.is_some());
    }
}

both! {
    fn with_an_or_pattern_and_a_type() -> impl Iterator<Item = u32> {
        let (Ok(x) | Err(x)): Result<u32, u32> = Err(4);
        yield_!(x);
        let (1 | 2): u32 = x - 2 else { return };
        yield_!(x + 1);
        let (1 | 2): u32 = x else { return };
        yield_!(x + 2);
    }
}

both! {
    fn several_bindings_of_one_pattern_drop_in_the_functions_order() -> impl Iterator<Item = u32> {
        let Some((_a, _b, _c)) = Some((Loud("a"), Loud("b"), Loud("c"))) else { return };
        yield_!(1);
    }
}

both! {
    fn a_yield_inside_the_scrutinee_expression() -> impl Iterator<Item = u32> {
        let [10, second] = [{ yield_!(1); 10 }, { yield_!(2); 20 }] else { unreachable!() };
        yield_!(second);
    }
}

both! {
    fn a_plain_none_does_not_match() -> impl Iterator<Item = u32> {
        yield_!(1);
        let Some(_x) = None::<Loud> else { log("else"); return };
        yield_!(2);
    }
}

both! {
    fn what_a_call_points_to_as_the_scrutinee() -> impl Iterator<Item = u8> {
        for text in ["abc", "d"] {
            let [first, second, ..] = *text.as_bytes() else { yield_!(0); continue };
            yield_!(first + second);
        }
        let Some(number) = *Box::new(Some(7)).as_ref() else { yield_!(1); return };
        yield_!(number);
    }
}
