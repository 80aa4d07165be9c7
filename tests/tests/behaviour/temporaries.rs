//! Temporaries of statements that span a yield, and the operand of a yield itself (section 5).

use std::cell::RefCell;
use std::rc::Rc;

use resumable_tests::{Loud, both, kept, log, loud};

both! {
    fn a_temporary_operand_lives_to_the_end_of_the_statement() -> impl Iterator<Item = u32> {
        let x = loud("temporary").gives(1) + { yield_!(2); 3 };
        yield_!(x);
    }
}

both! {
    fn a_temporary_receiver_lives_to_the_end_of_the_statement() -> impl Iterator<Item = u32> {
        loud("receiver").gives({ yield_!(1); 2 });
        log("next statement");
        yield_!(3);
    }
}

both! {
    fn temporaries_of_an_argument_by_reference() -> impl Iterator<Item = u32> {
        fn f(a: &Loud, n: u32, b: &Loud) -> u32 { log(format!("{} {}", a.0, b.0)); n }
        let n = f(&loud("a"), { yield_!(1); 2 }, &loud("b"));
        log("next statement");
        yield_!(n);
    }
}

both! {
    fn temporaries_in_the_tail_of_a_block_drop_before_its_locals() -> impl Iterator<Item = u32> {
        let n = {
            let _local = Loud("local");
            yield_!(1);
            loud("tail").gives(2)
        };
        yield_!(n);
    }
}

both! {
    fn the_operand_of_a_yield_ends_its_temporaries_before_the_suspension() -> impl Iterator<Item = usize> {
        let cell = Rc::new(RefCell::new(vec![1, 2]));
        yield_!(cell.borrow().len());
        yield_!(loud("operand").gives(5));
        cell.borrow_mut().push(3);
        yield_!(cell.borrow().len());
    }
}

both! {
    fn extended_temporaries_live_with_their_let() -> impl Iterator<Item = u32> {
        let reference = &loud("extended");
        let n = reference.gives(1);
        log("same block");
        let _after = Loud("after");
        log(n);
    }
}

both! {
    fn temporaries_of_a_let_end_with_it() -> impl Iterator<Item = u32> {
        let n = loud("let").gives(1);
        yield_!(n);
        let m = { yield_!(2); loud("block") }.gives(3);
        yield_!(m);
    }
}

both! {
    fn temporaries_of_an_if_let_scrutinee() -> impl Iterator<Item = u32> {
        if let n @ 1 = loud("scrutinee").gives(1) {
            yield_!(n);
            log("in the block");
        }
        yield_!(2);
    }
}

both! {
    fn temporaries_of_a_while_let_scrutinee_live_through_each_round() -> impl Iterator<Item = u32> {
        let mut i = 0;
        while let n @ 0..2 = loud("scrutinee").gives(i) {
            yield_!(n);
            i += 1;
            log("round");
        }
        yield_!(9);
    }
}

both! {
    fn temporaries_of_a_for_live_through_the_loop() -> impl Iterator<Item = u32> {
        for n in loud("iterated").gives(0..2) {
            yield_!(n);
        }
        yield_!(9);
    }
}

both! {
    fn temporaries_of_a_match_with_a_yield_in_its_scrutinee() -> impl Iterator<Item = u32> {
        match loud("scrutinee").gives({ yield_!(1); 2 }) {
            2 => { yield_!(3); log("arm"); }
            _ => {}
        }
        yield_!(4);
    }
}

both! {
    fn temporaries_of_a_let_else_end_before_its_block() -> impl Iterator<Item = u32> {
        let 1 = loud("scrutinee").gives(2) else {
            yield_!(1);
            return;
        };
    }
}

both! {
    fn a_shared_cell_is_free_while_suspended() -> impl Iterator<Item = u32> {
        let cell = Rc::new(RefCell::new(0));
        for _ in 0..3 {
            *cell.borrow_mut() += 1;
            let now = *cell.borrow();
            yield_!(now);
            log(cell.try_borrow_mut().is_ok());
        }
    }
}

both! {
    fn a_ref_guard_held_by_name_stays_borrowed() -> impl Iterator<Item = bool> {
        let cell: &'static RefCell<u32> = kept(RefCell::new(1));
        let guard = cell.borrow();
        yield_!(cell.try_borrow_mut().is_err());
        drop(guard);
        yield_!(cell.try_borrow_mut().is_ok());
        let _guard = cell.borrow_mut();
        yield_!(cell.try_borrow().is_err());
    }
}

both! {
    fn temporaries_of_a_return_value() -> impl Generator<Item = u32, Return = u32> {
        let _local = Loud("local");
        yield_!(1);
        return loud("returned").gives({ yield_!(2); 3 });
    }
}

both! {
    fn a_struct_literal_whose_later_field_yields() -> impl Iterator<Item = u32> {
        struct S { a: Loud, b: u32, c: Loud }
        let s = S { a: loud("a"), b: loud("temporary").gives({ yield_!(1); 2 }), c: loud("c") };
        yield_!(s.b);
    }
}

both! {
    fn a_discarded_struct_with_a_yield_inside() -> impl Iterator<Item = u32> {
        (loud("a"), { yield_!(1); loud("b") });
        yield_!(2);
        let _ = (loud("c"), { yield_!(3); loud("d") });
        yield_!(4);
    }
}

both! {
    fn a_comparison_of_two_temporaries() -> impl Iterator<Item = u32> {
        log(loud("a") == { yield_!(1); loud("b") });
        yield_!(2);
    }
}

both! {
    fn an_index_into_a_temporary() -> impl Iterator<Item = u32> {
        let n = vec![1, 2, 3][{ yield_!(1); 2 }];
        yield_!(n);
        let m = [loud("a"), loud("b")][{ yield_!(2); 1 }].gives(4);
        yield_!(m);
    }
}

both! {
    fn a_field_of_a_temporary() -> impl Iterator<Item = u32> {
        struct S { a: Loud, n: u32 }
        fn s() -> S { S { a: loud("a"), n: 1 } }
        let n = s().n + { yield_!(2); 3 };
        yield_!(n);
    }
}

both! {
    fn several_temporaries_drop_in_reverse() -> impl Iterator<Item = u32> {
        let n = (loud("a").gives(1) + loud("b").gives(2)) * { yield_!(3); 4 } + loud("c").gives(5);
        yield_!(n);
    }
}

both! {
    fn the_operand_of_an_outer_yield_ends_its_temporaries_too() -> impl Iterator<Item = u32> {
        yield_!(loud("outer").gives({ yield_!(1); 2 }));
        log("next statement");
        yield_!(3);
    }
}

both! {
    fn a_scrutinee_that_is_only_looked_at_lives_through_the_branch() -> impl Iterator<Item = u32> {
        if let Some(_) = Some(loud("if")) {
            yield_!(1);
            log("in the block");
        } else {
            yield_!(2);
        }
        let mut rounds = 0;
        while let Some(_) = (rounds < 2).then(|| loud("while")) {
            yield_!(rounds);
            rounds += 1;
        }
        match Err::<u32, _>(loud("match")) {
            Ok(n) => yield_!(n),
            Err(_) => {
                yield_!(3);
                log("in the arm");
            }
        }
        yield_!(4);
    }
}

both! {
    fn a_scrutinee_in_a_chain_of_conditions() -> impl Iterator<Item = u32> {
        for i in 0..3 {
            if let Some(_) = Some(loud("first")) && { yield_!(i); i > 0 } && let 1 = loud("second").gives(i) {
                yield_!(10);
                log("in the block");
            } else {
                log("else");
                yield_!(20);
            }
        }
    }
}

both! {
    fn a_failed_scrutinee_drops_before_the_else() -> impl Iterator<Item = u32> {
        if let Ok(n) = Err::<u32, _>(loud("value")) { yield_!(n); } else { yield_!(1); log("else"); }
        if let 2 = loud("borrowed").gives({ yield_!(3); 4 }) { yield_!(5); } else { yield_!(6); log("else"); }
        let Some(n) = ({ yield_!(7); None::<u32>.filter(|_| loud("no").gives(true)) }) else {
            yield_!(8);
            return;
        };
    }
}

both! {
    fn the_scrutinee_of_a_let_else_drops_before_the_else() -> impl Iterator<Item = u32> {
        let Ok(n) = Err::<u32, _>(loud("scrutinee")) else {
            log("else");
            yield_!(1);
            return;
        };
        yield_!(n);
    }
}

both! {
    fn a_match_as_an_operand_keeps_its_scrutinee_to_the_end_of_the_statement() -> impl Iterator<Item = u32> {
        fn f(a: u32, b: u32) -> u32 { log(a); log(b); a + b }
        let n = f(match loud("a").gives(1) { 1 => 2, n => n }, { yield_!(3); 4 });
        let m = f(match Some(loud("b")) { Some(_) => 5, None => 6 }, { yield_!(7); n });
        let spare = Loud("spare");
        let k = f(match Some(loud("c")) { Some(_) => m, None => { drop(spare); 8 } }, 9);
        yield_!(k);
    }
}

both! {
    fn a_reference_through_a_temporary_guard() -> impl Iterator<Item = u32> {
        let cell: &'static RefCell<u32> = kept(RefCell::new(1));
        match (*cell.borrow(), loud("pair")).0 {
            1 => {
                yield_!(u32::from(cell.try_borrow_mut().is_ok()));
                log("in the arm");
            }
            _ => {}
        }
        let n = *cell.borrow() + { yield_!(u32::from(cell.try_borrow_mut().is_ok())); 2 };
        yield_!(n + u32::from(cell.try_borrow_mut().is_ok()));
    }
}

both! {
    fn temporaries_of_a_condition_end_with_it() -> impl Iterator<Item = u32> {
        let n = u32::from(loud("left").gives({ yield_!(1); true }) && loud("right").gives(true)) + loud("n").gives(2);
        let m = if loud("condition").gives({ yield_!(n); false }) { 3 } else { log("else"); 4 } + loud("m").gives(5);
        yield_!(m);
    }
}

both! {
    fn temporaries_of_literals() -> impl Iterator<Item = u32> {
        struct Pair { a: Loud, b: u32, c: u32 }
        for loud in vec![loud("first"), Loud(if loud("inner").gives(true) { "second" } else { "third" })] {
            yield_!(1);
        }
        for n in [loud("x").gives(1), loud("y").gives(2)] { yield_!(n); }
        let pair = Pair { b: loud("b").gives(1), ..Pair { a: loud("a"), b: { yield_!(3); 4 }, c: loud("c").gives(5) } };
        yield_!(pair.b + pair.c);
    }
}

both! {
    fn temporaries_of_macros() -> impl Iterator<Item = u32> {
        let n = vec![loud("a").gives(1), { yield_!(2); 3 }].len() as u32 + loud("b").gives(4);
        let is = matches!(Some(loud("c")), Some(_)) & { yield_!(n); true };
        let text = format!("{}{}", loud("d").gives(5), { yield_!(6); 7 }) + loud("e").gives("8");
        log(text);
        yield_!(u32::from(is));
    }
}

both! {
    fn a_temporary_of_a_match_inside_a_failed_scrutinee() -> impl Iterator<Item = u32> {
        if let Err(_) = match loud("inner").gives(1) {
            1 => { yield_!(1); Ok::<u32, u32>(2) }
            n => Err(n),
        } {
            yield_!(3);
        } else {
            log("else");
        }
    }
}

both! {
    fn what_an_if_let_leaves_is_not_there_where_it_fails() -> impl Iterator<Item = u32> {
        fn make(found: bool) -> Option<(Loud, Loud)> { found.then(|| (Loud("left"), Loud("taken"))) }
        for found in [true, false] {
            let value = if let Some((_, taken)) = make(found) {
                taken
            } else {
                yield_!(1);
                Loud("otherwise")
            };
            log(value.0);
            yield_!(2);
        }
    }
}

both! {
    fn what_a_pattern_leaves_of_a_temporary_lives_through_the_branch() -> impl Iterator<Item = u32> {
        struct Pair { left: Loud, right: Loud, count: u32 }
        enum Shape { Line(Loud, Loud, Loud), Dot }
        fn pair() -> Pair { Pair { left: loud("left"), right: loud("right"), count: 1 } }
        match pair() {
            Pair { left: taken, right: _, count: 1 } => { yield_!(1); log("in the arm"); drop(taken); yield_!(2); }
            Pair { right: _taken, left: _, count: _ } => yield_!(3),
        }
        if let Shape::Line(_, middle, _) = Shape::Line(loud("a"), loud("b"), loud("c")) {
            yield_!(4);
            log("in the block");
        }
        let mut rounds = 0;
        while let Some((_, taken)) = (rounds < 2).then(|| (loud("first"), loud("second"))) {
            rounds += 1;
            yield_!(rounds);
        }
        log(match pair() { Pair { left: taken, right: _, .. } => taken.gives(1) } + { yield_!(5); 6 });
        let all @ Some(_) = Some(loud("all")) else { return };
        if let all @ Some(_) = Some(loud("all again")) { yield_!(7); log("in the block"); }
    }
}

both! {
    fn temporaries_taken_to_pieces_inside_a_failed_scrutinee() -> impl Iterator<Item = u32> {
        if let None = Some(match Some(loud("inner")) {
            Some(_) if false => 1,
            Some(taken) => { yield_!(1); taken.gives(2) }
            none => 3,
        }) {
            yield_!(4);
        } else {
            log("else");
            yield_!(5);
        }
        if let None = Some((loud("left"), loud("taken")).1) { yield_!(6); } else { yield_!(7); log("else"); }
    }
}

both! {
    fn extended_temporaries_are_held_across_yields() -> impl Iterator<Item = u32> {
        let mutex: &std::sync::Mutex<_> = kept(std::sync::Mutex::new(vec![1, 2]));
        let _before = Loud("before");
        let list = &mut *mutex.lock().unwrap();
        list.push(3);
        let reference: &Loud = &loud("extended");
        yield_!(reference.gives(1));
        log(mutex.try_lock().is_err());
        let name = &loud("field").0;
        let _after = Loud("after");
        yield_!(u32::try_from(name.len()).unwrap());
        let _deep = &mut &loud("deep").0;
        let _text: &dyn std::fmt::Display = &format!("{}", { yield_!(2); 3 }) as _;
        {
            let _inner = &vec![loud("inner")][0];
            yield_!(4);
        }
        yield_!(5);
    }
}

/// Of references, and no copy.
struct Borrowed<'a> {
    first: &'a Loud,
    number: u32,
    last: &'a Loud,
}

both! {
    fn extended_temporaries_inside_of_literals() -> impl Iterator<Item = u32> {
        let cell: &RefCell<_> = kept(RefCell::new(vec![1, 2]));
        let number = 3;
        let (list, _number) = (&*cell.borrow(), number);
        log(list.len());
        let Borrowed { number, .. } = Borrowed { first: &loud("first"), number, last: &loud("last") };
        yield_!(number);
        log(cell.try_borrow_mut().is_err());
        let pair = (Some(&loud("some")), [&mut loud("mutable").0, &mut loud("other").0]);
        yield_!(number);
        let texts: [&dyn std::fmt::Debug; 2] = [&loud("dyn"), &format!("{number}")];
        yield_!(number + 1);
        let tuple = (&loud("tuple"), { yield_!(5); 6 });
        let slices = [&[loud("slice").gives(1)][..], &[*[&loud("element").gives(2)][0]]];
        yield_!(6);
        let (Some(inner), _) = (Some(&loud("let")), &loud("else")) else { yield_!(7); return };
        yield_!(8);
        let (None, _) = (Some(&loud("fails")), &loud("with")) else { yield_!(9); log("else"); return };
        yield_!(10);
    }
}

both! {
    fn extended_temporaries_of_a_let_else() -> impl Iterator<Item = u32> {
        for name in ["one", "two", "three"] {
            let Loud("one" | "two") = &loud(name) else {
                log("else");
                yield_!(9);
                break;
            };
            yield_!(1);
            let Some(_length) = &loud(name).0.find('w') else {
                yield_!(2);
                continue;
            };
            log("behind");
            yield_!(3);
        }
    }
}

both! {
    fn a_borrow_of_a_constant_lives_for_ever() -> impl Iterator<Item = u32> {
        let numbers = &[1, 2, Some(3).unwrap_or(4)];
        let (one, pair) = (&1, &Some((2, "two")));
        log(numbers[2]);
        yield_!(*one);
        let [first, ..] = &[5, 6];
        yield_!(*one + *first);
        log(pair.is_some());
        yield_!(*first);
    }
}

both! {
    fn what_a_loop_gives_is_a_temporary_of_the_condition() -> impl Iterator<Item = u32> {
        let mut rounds = 0;
        if let Some(_) = loop {
            rounds += 1;
            if rounds > 1 { break Some(loud("given")) }
        } {
            yield_!(rounds);
        }
        match loop { break (loud("left"), loud("right")) } {
            (_, _right) => { yield_!(4); log("arm"); }
        }
    }
}
