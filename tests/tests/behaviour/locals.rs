//! Locals: shadowing, deferred initialisation, assignment across yields, many of them.

use resumable::{Generator, generator};
use resumable_tests::{Loud, both, log, loud};

both! {
    fn a_shadowed_local_lives_on() -> impl Iterator<Item = u32> {
        let value = Loud("first");
        yield_!(1);
        let value = (Loud("second"), value.gives(2));
        yield_!(value.1);
        let value = 3;
        yield_!(value);
    }
}

both! {
    fn shadowing_ends_with_its_block() -> impl Iterator<Item = u32> {
        let x = 1;
        yield_!(x);
        {
            let x = x + 10;
            yield_!(x);
            let x = x + 100;
            yield_!(x);
        }
        yield_!(x);
    }
}

both! {
    fn shadowing_by_another_type() -> impl Iterator<Item = usize> {
        let x = "abc";
        yield_!(x.len());
        let x = x.len();
        yield_!(x);
        let x = vec![x; 4];
        yield_!(x.len());
        let x = x.into_iter().sum::<usize>();
        yield_!(x);
    }
}

both! {
    fn shadowing_in_a_loop_begins_anew_each_time() -> impl Iterator<Item = u32> {
        let x = 1;
        for i in 0..3 {
            let x = x + i;
            yield_!(x);
            let x = x * 10;
            yield_!(x);
        }
        yield_!(x);
    }
}

both! {
    with (1, 2);
    fn a_parameter_shadowed_by_a_local(x: u32, y: u32) -> impl Iterator<Item = u32> {
        let x = x + y;
        yield_!(x);
        let y = x + y;
        yield_!(y);
        yield_!(x + y);
    }
}

both! {
    fn initialised_after_a_yield() -> impl Iterator<Item = u32> {
        let x;
        yield_!(1);
        x = 2;
        yield_!(x);
        yield_!(x + 1);
    }
}

both! {
    fn initialised_on_both_branches() -> impl Iterator<Item = u32> {
        for flag in [true, false] {
            let x;
            if flag {
                yield_!(1);
                x = 10;
            } else {
                x = 20;
                yield_!(2);
            }
            yield_!(x);
        }
    }
}

both! {
    fn initialised_on_one_branch_and_dropped() -> impl Iterator<Item = u32> {
        for flag in [true, false] {
            let _guard;
            if flag {
                _guard = loud("guard");
            }
            yield_!(1);
            log("end of the round");
        }
    }
}

both! {
    fn initialised_in_a_loop_that_breaks() -> impl Iterator<Item = u32> {
        let found;
        let mut i = 0;
        loop {
            yield_!(i);
            if i == 2 {
                found = Loud("found");
                break;
            }
            i += 1;
        }
        yield_!(found.gives(7));
    }
}

both! {
    fn a_deferred_local_drops_where_it_was_declared() -> impl Iterator<Item = u32> {
        let early;
        let _late = Loud("late");
        yield_!(1);
        early = Loud("early");
        yield_!(2);
        log(&early.0);
    }
}

both! {
    fn assigning_drops_the_old_value_at_once() -> impl Iterator<Item = u32> {
        let mut x = Loud("one");
        yield_!(1);
        x = Loud("two");
        yield_!(2);
        x = Loud("three");
        log(&x.0);
        yield_!(3);
    }
}

both! {
    fn assigning_after_a_move_makes_it_whole_again() -> impl Iterator<Item = u32> {
        let mut x = Loud("one");
        for name in ["two", "three"] {
            yield_!({ x }.spent(1));
            x = Loud(name);
            yield_!(2);
        }
    }
}

both! {
    fn a_local_never_used_again_is_held_to_the_end_of_its_block() -> impl Iterator<Item = u32> {
        {
            let _guard = Loud("guard");
            yield_!(1);
            log("still held");
        }
        yield_!(2);
    }
}

both! {
    fn counters_of_every_integer_type() -> impl Iterator<Item = i128> {
        let (mut a, mut b, mut c, mut d) = (1u8, -1i16, 1u64, 1i128);
        while a < 4 {
            yield_!(i128::from(a) + i128::from(b) + i128::from(c) + d);
            a += 1;
            b -= 1;
            c *= 2;
            d <<= 1;
        }
    }
}

both! {
    fn a_local_swapped_with_another_across_yields() -> impl Iterator<Item = u32> {
        let (mut a, mut b) = (0, 1);
        while a < 30 {
            yield_!(a);
            (a, b) = (b, a + b);
        }
    }
}

both! {
    fn memory_swap_and_take_of_saved_locals() -> impl Iterator<Item = usize> {
        let (mut a, mut b) = (vec![1, 2], vec![3]);
        yield_!(a.len());
        std::mem::swap(&mut a, &mut b);
        yield_!(a.len());
        let taken = std::mem::take(&mut b);
        yield_!(b.len());
        yield_!(taken.len());
    }
}

both! {
    fn a_raw_identifier() -> impl Iterator<Item = u32> {
        let r#type = 1;
        let mut r#match = 2;
        yield_!(r#type);
        r#match += r#type;
        yield_!(r#match);
        let r#yield = r#match + 1;
        yield_!(r#yield);
    }
}

both! {
    with (1, Loud("in"));
    fn a_raw_identifier_as_parameter_and_in_a_capture(r#struct: u32, r#in: Loud) -> impl Iterator<Item = String> {
        yield_!(format!("{struct}", struct = r#struct));
        yield_!(format!("{}", r#in.0));
    }
}

both! {
    fn names_that_the_macro_might_use_itself() -> impl Iterator<Item = u32> {
        let (frame, slot, with, step, emit, state, machine) = (1, 2, 3, 4, 5, 6, 7);
        yield_!(frame + slot);
        yield_!(with + step);
        yield_!(emit + state + machine);
    }
}

both! {
    fn names_of_types_as_names_of_locals() -> impl Iterator<Item = u32> {
        #[allow(non_snake_case)]
        let (Frame, Step, Resume, Y, R) = (1, 2, 3, 4, 5);
        yield_!(Frame + Step);
        yield_!(Resume + Y + R);
    }
}

both! {
    fn names_beyond_ascii() -> impl Iterator<Item = u32> {
        let größe = 1;
        let мера = 2;
        yield_!(größe);
        yield_!(größe + мера);
    }
}

both! {
    fn a_tuple_local_changed_in_place() -> impl Iterator<Item = u32> {
        let mut pair = (1, Loud("second"));
        while pair.0 < 4 {
            yield_!(pair.0);
            pair.0 += 1;
        }
        pair.1 = Loud("replaced");
        yield_!(pair.1.gives(pair.0));
    }
}

both! {
    fn an_array_local_changed_in_place() -> impl Iterator<Item = [u32; 3]> {
        let mut array = [0; 3];
        for i in 0..3 {
            array[i] = i as u32 + 1;
            yield_!(array);
        }
        array.reverse();
        yield_!(array);
    }
}

both! {
    fn a_copied_local_stays_usable() -> impl Iterator<Item = u32> {
        let x = 5;
        let y = x;
        yield_!(x);
        let z = (x, y);
        yield_!(x + z.0);
        yield_!(y + z.1);
    }
}

both! {
    fn a_deferred_local_assigned_in_a_branch_with_yields() -> impl Iterator<Item = u32> {
        for c in [true, false] {
            let x;
            if c {
                yield_!(1);
                x = Loud("assigned");
                yield_!(2);
                log(x.0);
            }
            yield_!(3);
        }
    }
}

both! {
    with (Loud("first"));
    fn assigned_and_moved_in_one_piece(mut x: Loud) -> impl Iterator<Item = u32> {
        for i in 0..4 {
            if i % 2 == 0 {
                drop(x);
                yield_!(i);
            }
            drop({ x = Loud("next"); x });
            yield_!(10 + i);
            x = Loud("again");
        }
    }
}

/// The value of a loop is assigned in several of its entries, and none of them holds it at the loop's head.
#[test]
fn a_loop_whose_value_is_assigned_beyond_a_yield() {
    #[generator]
    fn found(limit: i64) -> impl Generator<Item = i64, Send = i64, Return = i64> {
        let found = 'search: loop {
            if let Some(guess) = yield_!(1) {
                break 'search if guess > limit {
                    guess
                } else if let 0..=4 = yield_!(2).unwrap_or(3) {
                    -1
                } else {
                    guess + 1
                };
            }
        };
        found * 10
    }
    let run = |sent: &[i64]| {
        let mut found = found(7);
        let mut seen = vec![found.next()];
        seen.extend(sent.iter().map(|value| found.send(*value).ok()));
        (seen, found.next(), found.take_return())
    };
    assert_eq!(run(&[9]), (vec![Some(1), None], None, None));
    let stopped = |sent: &[i64]| {
        let mut found = found(7);
        found.next();
        let (last, rest) = sent.split_last().expect("a value to send");
        rest.iter().for_each(|value| drop(found.send(*value)));
        found.send(*last).expect_err("it ends").value
    };
    assert_eq!(stopped(&[9]), Some(90));
    assert_eq!(stopped(&[5, 2]), Some(-10));
    assert_eq!(stopped(&[5, 8]), Some(60));
}

both! {
    with (3);
    fn a_deferred_local_that_a_macro_assigns(number: u32) -> impl Generator<Item = u32, Return = usize> {
        macro_rules! read { ($to:ident, $number:expr) => { $to = Loud(if $number > 2 { "big" } else { "small" }) } }
        macro_rules! wide { ($to:ident, $number:expr) => { if $number > 2 { $to = $number * 10; $to } else { 7 } } }
        let line;
        let mut last: u32;
        yield_!(1);
        read!(line, number);
        yield_!(2);
        log(wide!(last, number));
        log(wide!(last, number - 1));
        yield_!(3);
        for at in 0..4 {
            let inner;
            yield_!(at);
            if at == 2 { continue; }
            read!(inner, at);
            yield_!(at + 10);
            log(inner.0);
        }
        line.0.len()
    }
}
