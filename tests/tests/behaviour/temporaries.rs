//! Temporaries of statements that span a yield, and the operand of a yield itself (section 5).

use std::cell::RefCell;
use std::rc::Rc;

use resumable_tests::{Loud, both, log, loud};

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
        let cell: &'static RefCell<u32> = Box::leak(Box::new(RefCell::new(1)));
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
