//! Loops whose rounds begin at several places: loops in loops, entered by their heads and in their midst.

use resumable_tests::{Loud, both, log};

both! {
    sends [Some(1), Some(0), Some(7), Some(0), None];
    fn a_parser_of_two_loops() -> impl Generator<Item = Option<u32>, Send = u32> {
        let mut answer = None;
        loop {
            loop {
                match yield_!(answer) {
                    None => return,
                    Some(0) => break,
                    Some(_) => answer = None,
                }
            }
            let mut number = 0_u32;
            loop {
                match yield_!(None) {
                    None => return,
                    Some(digit @ 1..=9) => number = number * 10 + digit,
                    Some(_) => break,
                }
            }
            answer = Some(number);
        }
    }
}

both! {
    // The frame was last left in the inner loop, which is then entered by its head, without a yield in between.
    fn an_inner_loop_left_and_entered_again() -> impl Iterator<Item = (u32, u32)> {
        let mut all = 0_u32;
        while all < 12 {
            let mut inner = 0_u32;
            while inner < 3 {
                yield_!((all, inner));
                inner += 1;
                all += 1;
                if all == 5 {
                    break;
                }
            }
            log("between");
        }
    }
}

both! {
    fn an_inner_loop_that_holds_nothing_of_its_own() -> impl Iterator<Item = u32> {
        let mut n = 0_u32;
        'outer: loop {
            n += 1;
            loop {
                n += 10;
                yield_!(n);
                n += 100;
                if n % 4 == 0 {
                    continue 'outer;
                }
                if n > 1500 {
                    break 'outer;
                }
                if n % 3 == 0 {
                    break;
                }
            }
            n += 1000;
        }
        yield_!(n);
    }
}

both! {
    fn a_break_out_of_two_loops_drops_what_both_declared() -> impl Iterator<Item = u32> {
        let mut n = 0_u32;
        'outer: loop {
            let _outer = Loud("outer");
            yield_!(n);
            let mut inner = vec![Loud("inner")];
            loop {
                yield_!(100 + n);
                n += 1;
                if n % 3 == 0 {
                    inner.push(Loud("pushed"));
                    continue 'outer;
                }
                if n % 5 == 0 {
                    break;
                }
                if n > 6 {
                    break 'outer;
                }
            }
            log("behind the inner loop");
        }
        log("behind both");
        yield_!(n);
    }
}

both! {
    fn three_loops_in_each_other() -> impl Iterator<Item = (u32, u32, u32)> {
        let mut rounds = 0_u32;
        'a: for a in 0..4_u32 {
            let _a = Loud("a");
            let mut b = 0_u32;
            'b: while b < 3 {
                b += 1;
                for c in 0..3_u32 {
                    rounds += 1;
                    match rounds % 7 {
                        2 => continue 'b,
                        4 => continue 'a,
                        _ => {}
                    }
                    yield_!((a, b, c));
                    if rounds == 17 {
                        break 'a;
                    }
                }
                if b == 2 {
                    yield_!((a, b, 100));
                }
            }
        }
        yield_!((rounds, 0, 0));
    }
}

both! {
    fn a_value_out_of_an_inner_loop() -> impl Generator<Item = u32, Return = String> {
        let mut n = 0_u32;
        let found = 'outer: loop {
            yield_!(n);
            let kept = String::from("kept");
            let mut times = 0_u32;
            loop {
                yield_!(n + times);
                times += 1;
                if n + times > 5 {
                    break 'outer kept.clone();
                }
                if times == 3 {
                    break;
                }
            }
            n += times;
        };
        yield_!(n);
        found
    }
}

both! {
    fn a_loop_with_a_value_of_its_own_in_one_without_in_another() -> impl Iterator<Item = u32> {
        let mut n = 0_u32;
        'a: loop {
            n += 1;
            yield_!(n);
            loop {
                yield_!(100 + n);
                let mut k = 0_u32;
                loop {
                    yield_!(200 + k);
                    k += 1;
                    n += 1;
                    match n % 8 {
                        2 => break,
                        5 => continue 'a,
                        _ if n > 30 => break 'a,
                        _ => {}
                    }
                }
                n += k;
                if n % 3 == 0 {
                    break;
                }
            }
            n += 1;
        }
        yield_!(n);
    }
}

/// With one yield there is nothing to tell apart, wherever in the loop it stands: the frame needs no room for it.
#[resumable::generator]
fn odd_ones(end: u32) -> impl Iterator<Item = u32> {
    let mut seen: Vec<u32> = Vec::new();
    let mut n = 0;
    while n < end {
        if n % 2 == 1 {
            seen.push(n);
            yield_!(n);
        }
        n += 1;
    }
}

#[test]
fn a_single_yield_on_a_branch_takes_no_room() {
    let odd = odd_ones(6);
    assert_eq!(size_of_val(&odd), size_of::<(Vec<u32>, u32, u32)>());
    assert!(odd.eq([1, 3, 5]));
}
