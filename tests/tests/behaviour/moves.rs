//! Moves and drops: section 4 of the contract, bullet by bullet. The plain function is the oracle.

use resumable_tests::{Loud, both, log, loud};

both! {
    fn locals_drop_in_reverse_order() -> impl Iterator<Item = u32> {
        let _a = Loud("a");
        let _b = Loud("b");
        yield_!(1);
        let _c = Loud("c");
        yield_!(2);
        let _d = Loud("d");
    }
}

both! {
    with (Loud("p"), Loud("q"));
    fn parameters_outlive_locals(p: Loud, q: Loud) -> impl Iterator<Item = u32> {
        let _a = Loud("a");
        yield_!(1);
        log(&q.0);
        yield_!(2);
        log(&p.0);
    }
}

both! {
    with (Loud("p"), Loud("q"));
    fn an_unused_parameter_lives_to_the_end(p: Loud, q: Loud) -> impl Iterator<Item = u32> {
        yield_!(1);
        let _a = Loud("a");
        yield_!(2);
    }
}

both! {
    with (Loud("p"), Loud("q"));
    fn a_parameter_moved_into_a_local_drops_as_one(p: Loud, q: Loud) -> impl Iterator<Item = u32> {
        let _a = Loud("a");
        let moved = p;
        yield_!(1);
        let _b = Loud("b");
        yield_!(moved.gives(2));
    }
}

both! {
    fn a_guard_stays_locked_across_a_yield() -> impl Iterator<Item = bool> {
        use std::sync::{Arc, Mutex};
        struct Shared(Arc<Mutex<u32>>);
        struct Guard(Arc<Mutex<u32>>);
        impl Shared { fn enter(&self) -> Guard { *self.0.lock().unwrap() += 1; Guard(Arc::clone(&self.0)) } }
        impl Drop for Guard { fn drop(&mut self) { *self.0.lock().unwrap() -= 1; log("leave"); } }
        let shared = Shared(Arc::default());
        {
            let _guard = shared.enter();
            yield_!(*shared.0.lock().unwrap() == 1);
        }
        yield_!(*shared.0.lock().unwrap() == 0);
    }
}

both! {
    fn dropped_by_hand_before_a_yield() -> impl Iterator<Item = u32> {
        let a = Loud("a");
        let b = Loud("b");
        yield_!(1);
        drop(a);
        yield_!(2);
        std::mem::drop(b);
        yield_!(3);
    }
}

both! {
    fn moved_on_one_branch_before_the_yield() -> impl Iterator<Item = u32> {
        for flag in [true, false] {
            let a = Loud("a");
            let _b = Loud("b");
            if flag { drop(a); }
            yield_!(1);
            log("end");
        }
    }
}

both! {
    fn moved_on_one_branch_with_the_yield_inside() -> impl Iterator<Item = u32> {
        for flag in [true, false] {
            let a = Loud("a");
            if flag { yield_!(1); drop(a); yield_!(2); } else { yield_!(3); }
            yield_!(4);
        }
    }
}

both! {
    fn moved_in_some_arms_of_a_match() -> impl Iterator<Item = u32> {
        for i in 0..4 {
            let a = Loud("a");
            let b = Loud("b");
            match i {
                0 => drop(a),
                1 => { yield_!(1); drop(b); }
                2 => { drop((a, b)); yield_!(2); }
                _ => yield_!(3),
            }
            yield_!(4);
        }
    }
}

both! {
    fn moved_in_a_loop_that_then_breaks() -> impl Iterator<Item = u32> {
        let a = Loud("a");
        let mut i = 0;
        loop {
            yield_!(i);
            if i == 2 { drop(a); break; }
            i += 1;
        }
        yield_!(10);
    }
}

both! {
    fn moved_and_made_anew_in_a_loop() -> impl Iterator<Item = u32> {
        let mut a = Loud("first");
        for name in ["second", "third"] {
            if name == "second" { drop(a); a = Loud(name); }
            yield_!(1);
        }
        log(&a.0);
    }
}

both! {
    fn moved_into_a_collection() -> impl Iterator<Item = u32> {
        let mut list = Vec::new();
        let a = Loud("a");
        yield_!(1);
        list.push(a);
        yield_!(2);
        let b = Loud("b");
        list.insert(0, b);
        yield_!(3);
        let popped = list.pop();
        yield_!(4);
    }
}

both! {
    fn moved_into_a_struct_a_tuple_and_an_array() -> impl Iterator<Item = u32> {
        struct S { a: Loud, n: u32 }
        let (a, b, c) = (Loud("a"), Loud("b"), Loud("c"));
        let s = S { a, n: 1 };
        yield_!(s.n);
        let t = (b, 2);
        yield_!(t.1);
        let r = [c];
        yield_!(r.len() as u32);
        drop(t);
        yield_!(4);
    }
}

both! {
    fn moved_into_a_move_closure() -> impl Iterator<Item = u32> {
        let a = Loud("a");
        let _b = Loud("b");
        let closure = move || a.gives(1);
        let _c = Loud("c");
        yield_!(closure());
        yield_!(2);
    }
}

both! {
    fn moved_by_a_closure_that_uses_it_by_value() -> impl Iterator<Item = u32> {
        let a = Loud("a");
        let closure = || drop(a);
        yield_!(1);
        closure();
        yield_!(2);
    }
}

both! {
    fn yielded_away() -> impl Iterator<Item = Loud> {
        let a = Loud("a");
        let b = Loud("b");
        yield_!(a);
        yield_!(Loud("fresh"));
        log("between");
        yield_!(b);
    }
}

both! {
    sends [Some(Loud("sent")), None, Some(Loud("unread"))];
    fn a_sent_value_is_dropped_where_it_is_bound() -> impl Generator<Item = u32, Send = Loud> {
        let sent = yield_!(1);
        let _local = Loud("local");
        yield_!(2);
        log(format!("{}", sent.is_some()));
        yield_!(3);
        log("after the unread one");
        yield_!(4);
    }
}

both! {
    fn a_dead_reference_lapses() -> impl Iterator<Item = usize> {
        let mut items = vec![1, 2];
        let first = items.iter().next();
        log(format!("{first:?}"));
        yield_!(items.len());
        items.push(3);
        let mut rest = items.iter();
        rest.next();
        let n = rest.len();
        yield_!(n);
        items.clear();
        yield_!(items.len());
    }
}

both! {
    fn a_dead_mutable_reference_lapses() -> impl Iterator<Item = usize> {
        let mut items = vec![1, 2];
        let reference = &mut items;
        reference.push(3);
        yield_!(3);
        items.push(4);
        let [first, ..] = items.as_mut_slice() else { return };
        *first = 10;
        yield_!(items[0]);
    }
}

both! {
    fn a_deferred_local_is_dropped_once_assigned() -> impl Iterator<Item = u32> {
        for flag in [true, false] {
            let late;
            let _before = Loud("before");
            yield_!(1);
            if flag { late = Loud("late"); yield_!(2); log(&late.0); } else { yield_!(3); }
            log("end");
        }
    }
}

both! {
    fn a_local_shadowed_and_moved() -> impl Iterator<Item = u32> {
        let a = Loud("outer");
        let b = { let a = (a, Loud("inner")); yield_!(1); a.0 };
        yield_!(2);
        let a = b;
        yield_!(a.gives(3));
    }
}

both! {
    fn the_value_of_a_block_outlives_its_locals() -> impl Iterator<Item = u32> {
        let kept = {
            let kept = Loud("kept");
            let _gone = Loud("gone");
            yield_!(1);
            kept
        };
        yield_!(2);
        log(&kept.0);
    }
}

both! {
    fn forget_and_manually_drop() -> impl Iterator<Item = u32> {
        let a = Loud("forgotten");
        yield_!(1);
        std::mem::forget(a);
        let b = std::mem::ManuallyDrop::new(Loud("manual"));
        yield_!(2);
        let c = std::mem::ManuallyDrop::into_inner(b);
        yield_!(3);
    }
}

both! {
    fn a_drop_that_logs_what_is_left() -> impl Iterator<Item = u32> {
        struct Counted(std::rc::Rc<std::cell::Cell<u32>>);
        impl Drop for Counted { fn drop(&mut self) { self.0.set(self.0.get() - 1); log(format!("{} left", self.0.get())); } }
        let count = std::rc::Rc::new(std::cell::Cell::new(0));
        let new = |count: &std::rc::Rc<std::cell::Cell<u32>>| { count.set(count.get() + 1); Counted(count.clone()) };
        let _a = new(&count);
        yield_!(count.get());
        { let _b = new(&count); let _c = new(&count); yield_!(count.get()); }
        yield_!(count.get());
    }
}

both! {
    fn moved_in_a_condition() -> impl Iterator<Item = u32> {
        fn consume(a: Loud) -> bool { a.0 == "a" }
        let a = Loud("a");
        let b = Loud("b");
        if consume(a) && { yield_!(1); true } && !consume(b) { yield_!(2); }
        yield_!(3);
    }
}

both! {
    fn moved_lazily_behind_an_operator() -> impl Iterator<Item = u32> {
        fn consume(a: Loud) -> bool { true }
        for flag in [true, false] {
            let a = Loud("a");
            let moved = flag && consume(a);
            yield_!(u32::from(moved));
            let b = Loud("b");
            log(flag || { yield_!(5); consume(b) });
            yield_!(6);
        }
    }
}

both! {
    fn moved_and_assigned_in_a_condition_of_a_loop_that_suspends_behind() -> impl Iterator<Item = u32> {
        let mut pair = [loud("a"), loud("b")];
        let mut rounds = 0;
        yield_!(loop {
            rounds += 1;
            if rounds != 1 && { for one in pair { one.gives(1); pair = [loud("c"), loud("d")]; } rounds == 3 } { break rounds; }
            pair = [loud("e"), loud("f")];
        });
        yield_!(9);
    }
}

both! {
    with (Ok(7));
    fn a_copy_that_looks_moved_on_one_way_out_of_a_loop(found: Result<i64, u8>) -> impl Iterator<Item = usize> {
        let n = match found {
            Err(_) => { yield_!(1); 1 }
            Ok(n) => {
                let mut more = true;
                while more && let 7 = n as i8 as i64 { yield_!(2); more = false; }
                3
            }
        };
        yield_!(n);
    }
}
