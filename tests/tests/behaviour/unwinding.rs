//! In which order operands, temporaries and locals drop where a body is left in the midst of an expression.

use resumable_tests::{Loud, both, leave_now, log, loud};

fn three(_first: Loud, second: u32, third: u32) -> u32 {
    second + third
}

fn leave() -> u32 {
    leave_now()
}

both! {
    fn operands_of_a_statement_drop_before_its_temporaries() -> impl Iterator<Item = u32> {
        let n = three(loud("operand"), loud("temporary").gives(1), { yield_!(1); 2 });
        three(loud("operand"), loud("temporary").gives(n), { yield_!(2); 3 });
        yield_!(three(loud("operand"), loud("temporary").gives(4), { yield_!(5); 6 }));
    }
}

both! {
    fn operands_of_a_tail_drop_among_its_temporaries() -> impl Generator<Item = u32, Return = (Loud, u32, Loud, u32)> {
        let n = {
            log("block");
            three(loud("operand"), loud("temporary").gives(1), { yield_!(2); 3 })
        };
        let m = 1 + match n { 0 => 0, _ => { (three(loud("operand"), loud("temporary").gives(n), { yield_!(4); 5 })) } };
        let nested = { 1 + three(loud("operand"), loud("temporary").gives(m), { yield_!(6); 7 }) };
        let mut assigned = 0;
        { assigned = three(loud("operand"), loud("temporary").gives(nested), { yield_!(8); 9 }) }
        (loud("first"), loud("second").gives(2), loud("third"), loud("fourth").gives({ yield_!(10); 11 }))
    }
}

both! {
    fn operands_of_a_condition_drop_among_its_temporaries() -> impl Iterator<Item = u32> {
        fn ask(_: Loud, is: bool, n: u32) -> bool { is && n > 0 }
        if ask(loud("if"), loud("temporary").gives(true), { yield_!(1); 2 }) { log("then"); }
        if !ask(loud("not"), loud("temporary").gives(true), { yield_!(3); 4 }) { log("then"); }
        let lazy = true && ask(loud("right"), loud("temporary").gives(false), { yield_!(5); 6 });
        let not = lazy || !ask(loud("not right"), loud("temporary").gives(false), { yield_!(7); 8 });
        while ask(loud("while"), loud("temporary").gives(false), { yield_!(9); 10 }) {}
        if let 0 = three(loud("if let"), loud("temporary").gives(1), { yield_!(11); 12 }) {}
    }
}

both! {
    fn what_is_matched_in_an_operand_of_a_tail_drops_among_them() -> impl Generator<Item = u32, Return = (Loud, Loud)> {
        (loud("first"), match (loud("left"), { yield_!(1); loud("right") }) { (_, taken) => { yield_!(2); taken } })
    }
}

both! {
    fn a_tail_that_is_left_in_its_midst() -> impl Generator<Item = u32, Return = u32> {
        let n = {
            yield_!(1);
            three(loud("operand"), loud("temporary").gives(1), leave())
        };
        n
    }
}

both! {
    fn a_body_that_is_left_in_the_midst_of_its_tail() -> impl Generator<Item = u32, Return = u32> {
        yield_!(1);
        three(loud("operand"), loud("temporary").gives(1), leave())
    }
}

both! {
    fn a_tail_is_one_after_its_yield_too() -> impl Generator<Item = u32, Return = u32> {
        fn two(first: u32, second: Loud, third: u32) -> u32 { first + third }
        let operand = loud("operand");
        let n = { two({ yield_!(1); 2 }, operand, loud("temporary").gives(leave())) };
        return n;
    }
}

both! {
    fn a_condition_is_a_tail_after_its_yield_too() -> impl Generator<Item = u32, Return = u32> {
        fn two(first: u32, second: Loud, third: u32) -> bool { true }
        let operand = loud("operand");
        if two({ yield_!(1); 2 }, operand, loud("temporary").gives(3) + leave()) { 1 } else { 2 }
    }
}

both! {
    fn locals_of_one_pattern_drop_in_order_though_some_are_moved() -> impl Iterator<Item = u32> {
        for round in 0..6 {
            let (first, mut second, third) = (loud("first"), loud("second"), loud("third"));
            if round % 2 == 0 { drop(second); }
            log("moved or not");
            if round == 2 { continue; }
            if round == 4 { return; }
            yield_!(round);
        }
    }
}

both! {
    fn locals_of_an_arm_drop_in_order_though_some_are_moved() -> impl Iterator<Item = u32> {
        for round in 0..4 {
            match [loud("first"), loud("second"), loud("third")] {
                [first, second, third] => {
                    if round == 1 { drop(first); } else if round == 2 { drop(second); }
                    log("moved or not");
                    if round == 3 { leave(); }
                    if round < 3 { continue; }
                    yield_!(round);
                }
            }
        }
    }
}

both! {
    fn what_a_loop_iterates_drops_before_a_body_goes_on_to_its_tail() -> impl Generator<Item = u32, Return = Loud> {
        for n in [1, loud("temporary").gives(2)] { yield_!(n); }
        loud("returned")
    }
}

both! {
    fn what_a_loop_left_drops_before_what_is_returned_is_made() -> impl Generator<Item = usize, Return = Loud> {
        let outer = Loud("outer");
        {
            let inner = Loud("inner");
            let mut n = 0;
            while n < 2 { yield_!(n + inner.0.len()); n += 1; }
        }
        return loud("returned");
    }
}

both! {
    fn the_only_arm_of_a_match_takes_fields() -> impl Iterator<Item = u32> {
        struct Pair { left: Loud, right: Loud, count: u32 }
        let pair = Pair { left: Loud("left"), right: Loud("right"), count: 2 };
        match pair { Pair { left, right: _, count } => { yield_!(count); log("in the arm"); } }
        log("next statement");
        yield_!(3);
    }
}

both! {
    fn temporaries_of_a_failed_condition_drop_in_order_whatever_is_matched() -> impl Iterator<Item = u32> {
        fn two(first: u32, second: u32) -> u32 { first + second }
        if let 0 = two(loud("first").gives(1), match Some(loud("matched")) { Some(_) => 2, None => 3 }) {
            yield_!(1);
        } else {
            log("else");
            yield_!(2);
        }
        if let 0 = two(loud("first").gives(1), match Some(loud("matched")) { Some(_) => { yield_!(3); 2 } None => 3 }) {
        } else {
            log("else");
        }
    }
}

both! {
    fn a_condition_inside_another_statement_takes_of_what_it_matches() -> impl Iterator<Item = u32> {
        enum Shape { Quad { first: Loud, second: u32 }, Line(Loud, Loud) }
        fn shape(line: bool) -> Shape {
            if line { Shape::Line(loud("left"), loud("right")) } else { Shape::Quad { first: loud("first"), second: 6 } }
        }
        for line in [false, true] {
            let n = 1 + if let Shape::Quad { first, second } = shape(line) { yield_!(second); first.gives(2) } else { yield_!(3); 4 };
            yield_!(n);
        }
    }
}

both! {
    fn a_tail_that_is_left_in_its_last_operand() -> impl Iterator<Item = u32> {
        let list = { [loud("operand"), left(loud("temporary").gives({ yield_!(1); 2 }))] };
    }
}

both! {
    fn a_tail_that_is_left_behind_its_last_yield() -> impl Iterator<Item = u32> {
        let n = { three(loud("operand"), loud("temporary").gives({ yield_!(1); 2 }), leave()) };
        yield_!(n);
    }
}

both! {
    fn a_tail_that_is_left_with_something_of_a_match() -> impl Iterator<Item = u32> {
        let list = { [loud("operand"), left(match (loud("left"), loud("taken")) { (_, taken) => { yield_!(1); taken.gives(2) } })] };
    }
}

both! {
    fn a_tail_whose_receiver_is_moved_before_it_is_left() -> impl Iterator<Item = u32> {
        { Some(loud("receiver")).map_or(leave_behind(match Some(loud("temporary")) { _ => 1 }, { yield_!(1); 2 }), |_| 3) };
    }
}

fn left(n: u32) -> Loud {
    log(n);
    leave();
    loud("never")
}

fn leave_behind(n: u32, m: u32) -> u32 {
    if n + m > 0 { leave() } else { n }
}

both! {
    fn operands_of_a_tail_behind_its_last_yield_keep_their_order() -> impl Iterator<Item = u32> {
        let mut own = loud("own");
        let pair = { (three(loud("operand"), loud("temporary").gives({ yield_!(1); 2 }), 3), loud("behind")) };
        let again = { (std::mem::replace(&mut own, match Some(loud("temporary")) { _ => { yield_!(4); loud("new") } }), own) };
        yield_!({ three(loud("operand"), 1, loud("temporary").gives({ yield_!(5); 2 })) == loud("compared").gives(3) }.into());
    }
}

both! {
    fn temporaries_of_the_last_operand_of_a_tail_drop_behind_the_call() -> impl Iterator<Item = u32> {
        fn after(_: u32, loud: Loud) -> Loud { loud }
        let n = {
            log("block");
            three(loud("operand"), u32::from(loud("left") == after({ yield_!(1); 2 }, loud("right"))), 3)
        };
        yield_!(n);
        let m = {
            log("block");
            three(loud("operand"), 4, u32::from(loud("left") == after({ yield_!(5); 6 }, loud("right"))))
        };
        yield_!(m);
    }
}

both! {
    fn what_a_guard_looks_at_drops_after_the_operands() -> impl Generator<Item = u32, Return = u32> {
        let other = loud("other");
        drop((loud("operand"), match Some(loud("matched")) { Some(v1) if v1.gives(1) > leave() => v1, _v3 => other }));
        yield_!(1);
        2
    }
}

both! {
    fn what_a_guard_looked_at_drops_after_the_operands() -> impl Generator<Item = u32, Return = u32> {
        drop((loud("operand"), match { log("block"); yield_!(1); Some(loud("matched")) } { v1 @ Some(_) if false => 2, _ => leave() }));
        3
    }
}

both! {
    fn operands_of_a_return_drop_before_its_temporaries() -> impl Generator<Item = u32, Return = (Loud, u32)> {
        yield_!(1);
        return (loud("operand"), loud("temporary").gives(leave()));
    }
}

both! {
    fn operands_of_what_a_body_ends_with_drop_among_its_temporaries() -> impl Generator<Item = u32, Return = (Loud, u32)> {
        yield_!(1);
        (loud("operand"), loud("temporary").gives(leave()))
    }
}

both! {
    fn operands_of_a_return_in_a_branch_drop_before_its_temporaries() -> impl Generator<Item = u32, Return = (Loud, u32)> {
        let n = 1;
        if n > 0 { return (loud("operand"), loud("temporary").gives(leave())) }
        yield_!(n);
        (loud("last"), 2)
    }
}

both! {
    fn operands_of_a_return_that_suspends_drop_before_its_temporaries() -> impl Generator<Item = u32, Return = (Loud, u32, u32)> {
        let taken = loud("operand");
        return (taken, { yield_!(1); 2 }, loud("temporary").gives(leave()));
    }
}

both! {
    fn operands_of_a_returned_block_drop_among_its_temporaries() -> impl Generator<Item = u32, Return = (Loud, u32, u32)> {
        let taken = loud("operand");
        return { (taken, { yield_!(1); 2 }, loud("temporary").gives(leave())) };
    }
}

fn ask(n: u32) -> bool {
    n > 1
}

both! {
    fn what_is_matched_outlives_a_guard_that_leaves() -> impl Generator<Item = u32, Return = u32> {
        let matched = loud("matched");
        let n = three(loud("operand"), { yield_!(1); 2 }, match Some(matched) {
            Some(found) if ask(found.gives(1)) => { yield_!(2); found.gives(3) }
            Some(found) if ask(found.gives(leave())) => found.gives(4),
            other => { drop(other); 5 }
        });
        n
    }
}

both! {
    fn what_is_matched_by_carried_arms_outlives_a_guard_that_leaves() -> impl Generator<Item = u32, Return = u32> {
        let n = three(loud("operand"), { yield_!(1); 2 }, match Some({ yield_!(3); loud("matched") }) {
            Some(found) if ask(found.gives(leave())) => found.gives(4),
            other => { drop(other); 5 }
        });
        n
    }
}

both! {
    with (true);
    fn what_a_branch_keeps_drops_in_order_where_the_body_is_left(c: bool) -> impl Iterator<Item = u32> {
        struct Sides { left: Loud, right: Loud, count: u32 }
        let sides = Sides { left: loud("left"), right: loud("right"), count: 3 };
        yield_!((if c { 1 } else { let Sides { left, right, count } = sides; drop(right); left.gives(count) }, leave()).1);
    }
}
