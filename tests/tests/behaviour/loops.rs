//! The reference's "Loop" expressions: `loop`, `while`, `while let`, `for`, labels, `break` with value, `continue`.

use resumable_tests::{Loud, both, log, loud};

both! {
    with (0, 10);
    fn my_range(start: u32, end: u32) -> impl Iterator<Item = u32> {
        let mut index = start;
        while index < end {
            yield_!(index);
            index += 1;
        }
    }
}

both! {
    fn a_loop_with_a_value() -> impl Iterator<Item = u32> {
        let mut i = 0;
        let x = loop {
            yield_!(i);
            i += 1;
            if i == 3 { break i * 10; }
        };
        yield_!(x);
        let y = loop { break { yield_!(1); 2 } };
        yield_!(y);
    }
}

both! {
    fn a_loop_without_a_yield() -> impl Iterator<Item = u32> {
        yield_!(1);
        let mut n = 1;
        loop { n *= 2; if n > 50 { break; } }
        yield_!(n);
        let found = loop { n += 1; if n % 7 == 0 { break n; } };
        yield_!(found);
    }
}

both! {
    fn an_endless_loop() -> impl Iterator<Item = u32> {
        let _guard = Loud("guard");
        let (mut a, mut b) = (0_u32, 1);
        loop {
            yield_!(a);
            (a, b) = (b, a.wrapping_add(b));
        }
    }
}

both! {
    fn a_loop_that_leaves_after_its_first_round() -> impl Iterator<Item = u32> {
        loop {
            let _local = Loud("local");
            yield_!(1);
            break;
        }
        yield_!(2);
    }
}

both! {
    fn while_with_break_and_continue() -> impl Iterator<Item = u32> {
        let mut i = 0;
        while i < 10 {
            i += 1;
            if i % 2 == 0 { continue; }
            yield_!(i);
            if i == 7 { break; }
            log("end of the round");
        }
        yield_!(i);
    }
}

both! {
    sends [Some(true), Some(true), Some(false), Some(true)];
    fn a_yield_as_the_condition_of_a_while() -> impl Generator<Item = u32, Send = bool> {
        let mut i = 0;
        while yield_!(i) == Some(true) {
            i += 1;
            log("round");
        }
        log("done");
    }
}

both! {
    fn while_let_on_a_stack() -> impl Iterator<Item = u32> {
        let mut stack = vec![3, 1];
        while let Some(top) = stack.pop() {
            yield_!(top);
            if top > 1 { stack.push(top - 1); }
        }
    }
}

both! {
    sends [Some(1), Some(2), None, Some(4)];
    fn a_yield_as_the_scrutinee_of_while_let() -> impl Generator<Item = u32, Send = u32, Return = u32> {
        let mut total = 0;
        while let Some(x) = yield_!(total) {
            total += x;
        }
        total
    }
}

both! {
    fn while_let_moves_what_it_binds() -> impl Iterator<Item = u32> {
        let mut next = Some(Loud("one"));
        while let Some(current) = next {
            yield_!(current.gives(1));
            next = if current.0 == "one" { Some(Loud("two")) } else { None };
            yield_!(2);
        }
        yield_!(3);
    }
}

both! {
    fn a_for_over_a_range() -> impl Iterator<Item = u32> {
        for i in 0..3 { yield_!(i); }
        for i in (0..=6).rev().step_by(3) { yield_!(i); }
    }
}

both! {
    fn a_for_over_a_vector_of_owned_values() -> impl Iterator<Item = u32> {
        for item in vec![Loud("a"), Loud("b"), Loud("c")] {
            yield_!(item.gives(1));
        }
    }
}

both! {
    fn a_for_moves_the_local_that_it_goes_over() -> impl Iterator<Item = u32> {
        let items = vec![Loud("a"), Loud("b")];
        let _other = Loud("other");
        for item in items {
            yield_!(1);
            log(&item.0);
        }
        yield_!(2);
    }
}

both! {
    fn a_for_left_early_drops_the_rest() -> impl Iterator<Item = u32> {
        for (i, item) in [Loud("a"), Loud("b"), Loud("c")].into_iter().enumerate() {
            yield_!(i as u32);
            if i == 1 { break; }
            log(&item.0);
        }
        yield_!(10);
    }
}

both! {
    fn a_for_over_an_adapter_chain() -> impl Iterator<Item = (usize, char)> {
        for (i, c) in "héllo".chars().enumerate().filter(|(i, _)| i % 2 == 0) {
            yield_!((i, c));
        }
    }
}

both! {
    fn a_yield_in_the_iterated_expression() -> impl Iterator<Item = u32> {
        for i in { yield_!(100); 0..2 } { yield_!(i); }
        for i in [{ yield_!(200); 3 }, { yield_!(300); 4 }] { yield_!(i); }
    }
}

both! {
    fn a_for_without_a_yield() -> impl Iterator<Item = u32> {
        let mut sum = 0;
        yield_!(sum);
        for i in 0..10 { if i == 8 { break; } sum += i; }
        yield_!(sum);
        for i in &[1, 2, 3] { sum += i; }
        yield_!(sum);
    }
}

both! {
    fn a_for_that_borrows_between_yields() -> impl Iterator<Item = u32> {
        let mut list = vec![1, 2, 3];
        yield_!(0);
        for x in &mut list { *x *= 2; }
        let sum = list.iter().sum();
        yield_!(sum);
        for x in list.iter() { log(x); }
        yield_!(1);
        for x in list { yield_!(x); }
    }
}

both! {
    fn nested_for_loops() -> impl Iterator<Item = (u32, u32, u32)> {
        for a in 0..3 { for b in a..3 { for c in b..3 { yield_!((a, b, c)); } } }
    }
}

both! {
    fn a_nested_loop_without_a_yield_inside_one_with() -> impl Iterator<Item = u32> {
        for i in 0..3 {
            let mut product = 1;
            for j in 1..=i { product *= j; }
            yield_!(product);
        }
    }
}

both! {
    fn a_yield_only_in_the_outer_loop() -> impl Iterator<Item = u32> {
        let mut primes: Vec<u32> = Vec::new();
        'candidates: for n in 2..30 {
            for p in &primes { if n % p == 0 { continue 'candidates; } }
            primes.push(n);
            yield_!(n);
        }
    }
}

both! {
    fn labels_break_and_continue_outer_loops() -> impl Iterator<Item = u32> {
        'outer: for i in 0..5 {
            let _outer = Loud("outer");
            'inner: for j in 0..5 {
                let _inner = Loud("inner");
                if j == 1 { continue 'inner; }
                if j == 3 { continue 'outer; }
                if i == 2 { break 'outer; }
                yield_!(i * 10 + j);
                if i == 1 { break 'inner; }
            }
            yield_!(100 + i);
        }
        yield_!(200);
    }
}

both! {
    fn a_value_broken_out_of_an_outer_loop() -> impl Iterator<Item = u32> {
        let x = 'outer: loop {
            let mut i = 0;
            loop {
                yield_!(i);
                i += 1;
                if i == 2 { break 'outer i + 40; }
            }
        };
        yield_!(x);
    }
}

both! {
    fn a_value_broken_through_a_block_and_a_loop() -> impl Iterator<Item = u32> {
        for i in 0..3 {
            let x: u32 = 'block: {
                let y = loop {
                    yield_!(i);
                    if i == 0 { break 'block 100; }
                    let _local = Loud("local");
                    if i == 1 { break 7; }
                    break 'block { yield_!(8); 9 };
                };
                yield_!(y);
                y + 1
            };
            yield_!(x);
        }
    }
}

both! {
    fn locals_of_the_body_drop_at_continue_and_break() -> impl Iterator<Item = u32> {
        for i in 0..4 {
            let _a = Loud("a");
            if i == 0 { continue; }
            let _b = Loud("b");
            yield_!(i);
            if i == 1 { continue; }
            let _c = Loud("c");
            if i == 2 { break; }
        }
        yield_!(9);
    }
}

both! {
    fn break_and_continue_in_value_position() -> impl Iterator<Item = u32> {
        for i in 0..5 {
            let x: u32 = match i { 1 => continue, 3 => break, n => n * 10 };
            yield_!(x);
            let y = if i == 0 { yield_!(5); continue } else { x + 1 };
            yield_!(y);
        }
    }
}

both! {
    fn a_loop_in_a_condition() -> impl Iterator<Item = u32> {
        let mut i = 0;
        while loop { i += 1; if i % 3 == 0 { yield_!(i); break i < 9; } } {
            yield_!(100);
        }
        if 'found: { for j in 0..i { if j == 4 { yield_!(j); break 'found true; } } false } {
            yield_!(200);
        }
    }
}

both! {
    fn a_loop_that_never_runs() -> impl Iterator<Item = u32> {
        while false { yield_!(1); }
        for i in 0..0 { yield_!(i); }
        while let Some(x) = None::<u32> { yield_!(x); }
        yield_!(2);
    }
}

both! {
    fn patterns_in_for_loops() -> impl Iterator<Item = u32> {
        for (i, [a, _, c]) in [[1, 2, 3], [4, 5, 6]].into_iter().enumerate() { yield_!(i as u32 + a + c); }
        for _ in 0..2 { yield_!(50); }
        for &x in &[7, 8] { yield_!(x); }
        for mut x in 1..3 { x *= 2; yield_!(x); x += 1; yield_!(x); }
    }
}

both! {
    fn a_loop_whose_iterator_is_used_afterwards() -> impl Iterator<Item = u32> {
        let mut numbers = 0..6;
        for i in numbers.by_ref().take(2) { log(i); }
        yield_!(numbers.start);
        while let Some(i) = numbers.next() {
            yield_!(i);
            numbers.next();
        }
        yield_!(numbers.len() as u32);
    }
}

both! {
    fn a_copy_that_one_conjunct_of_the_condition_passes_on() -> impl Iterator<Item = usize> {
        fn same(size: usize) -> usize { size }
        let size = [1, 2, 3, 4].iter().count();
        let mut at = 0;
        while size > 2 && at < same(size) {
            at += 1;
            yield_!(at);
        }
        yield_!(10);
        loop {
            if size > 3 && at > same(size) { break; }
            if at > 9 || at == same(size + 9) { break; }
            at += 1;
            yield_!(at);
        }
        yield_!(20);
    }
}

both! {
    with (2);
    fn over_constants_behind_a_reference(number: u32) -> impl Iterator<Item = u32> {
        #[derive(Debug)]
        enum Side { Left, Right(u32) }
        struct Case { side: Side, wide: bool }
        const WIDE: bool = true;
        const MOST: u32 = 7;
        for side in &[Side::Left, Side::Right(MOST + 1)] {
            yield_!(number);
            log(format!("{side:?}"));
            for (at, more) in [MOST, 1 << 3, u32::MAX - 1].iter().enumerate().skip(1) {
                yield_!(more - at as u32);
            }
        }
        for case in &[Case { side: Side::Right(-1i32 as u32), wide: WIDE }, Case { side: Side::Left, wide: !WIDE }] {
            if case.wide { yield_!(number + 1); }
            log(format!("{:?}", case.side));
        }
    }
}
