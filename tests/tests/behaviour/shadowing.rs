//! A name bound anew where the one that it shadows has to be put aside, though no yield lies in between.

use resumable::generator;
use resumable_tests::{Loud, both, log, loud};

both! {
    with (true);
    fn in_a_branch_beside_one_that_moves(c: bool) -> impl Iterator<Item = usize> {
        for c in [c, !c] {
            let x = Loud("outer");
            if c {
                let x = [1, 2];
                log(x.len());
            } else {
                drop(x);
            }
            yield_!(1);
        }
    }
}

both! {
    with (Some(Loud("inner")));
    fn in_an_arm_beside_one_that_moves(v: Option<Loud>) -> impl Iterator<Item = usize> {
        let x = Loud("outer");
        match v {
            Some(x) if x.0 == "other" => log(x.0),
            Some(ref x) => log(x.0),
            None => drop(x),
        }
        yield_!(1);
    }
}

both! {
    with (Some(3));
    fn in_a_loop_that_is_left(v: Option<usize>) -> impl Iterator<Item = usize> {
        let x = Loud("outer");
        loop {
            if let Some(x) = v {
                yield_!(x);
                break;
            }
            drop(x);
            break;
        }
        yield_!(1);
    }
}

both! {
    fn in_a_labelled_block() -> impl Iterator<Item = usize> {
        for i in 0..3 {
            let x = Loud("outer");
            'out: {
                if i == 1 {
                    drop(x);
                    break 'out;
                }
                let x = i;
                log(x);
            }
            yield_!(i);
        }
    }
}

both! {
    with (Some(4));
    fn by_a_let_else_whose_else_moves(v: Option<u32>) -> impl Iterator<Item = u32> {
        for v in [v, None] {
            let x = Loud("outer");
            let Some(x) = v else {
                let moved = x;
                yield_!(2);
                continue;
            };
            yield_!(x);
        }
    }
}

both! {
    with (Loud("first"));
    fn by_a_let_else_whose_else_assigns_and_moves(mut x: Loud) -> impl Iterator<Item = u32> {
        for i in 0..3 {
            {
                let x @ Some(_) = (if i < 2 { Some(i) } else { let y = x; yield_!(10); None }) else {
                    drop(if i == 0 { Loud("other") } else { x = Loud("second"); x });
                    yield_!(11);
                    return;
                };
                log(x.is_some());
            }
            x = Loud("third");
        }
    }
}

both! {
    fn names_that_end_in_the_number_of_another() -> impl Iterator<Item = u32> {
        let x = loud("a");
        let x_1 = loud("b");
        {
            let x = loud("c");
            let x_2 = loud("d");
            yield_!(1);
            drop(x);
        }
        let x = loop { yield_!(2); break loud("e"); };
        yield_!(3);
        drop((x, x_1));
    }
}

#[test]
fn bindings_of_a_guard_that_suspends_may_have_any_name() {
    #[generator]
    fn guards(n: Option<u32>) -> impl Iterator<Item = u32> {
        match n {
            Some(found)
                if {
                    yield_!(found);
                    found > 5
                } =>
            {
                yield_!(found + 1)
            }
            Some(matched)
                if {
                    yield_!(matched);
                    matched > 4
                } =>
            {
                yield_!(matched + 2)
            }
            _ => yield_!(0),
        }
    }
    assert_eq!(guards(Some(6)).collect::<Vec<_>>(), [6, 7]);
    assert_eq!(guards(Some(5)).collect::<Vec<_>>(), [5, 5, 7]);
    assert_eq!(guards(Some(1)).collect::<Vec<_>>(), [1, 1, 0]);
}

both! {
    fn a_condition_behind_one_that_takes_what_it_shadows() -> impl Iterator<Item = i64> {
        fn find(found: i64) -> Option<i64> { log(found); Some(found) }
        for limit in [1, 5] {
            let found = find(3);
            let kept = Some(Loud("kept"));
            let x = if let Some(found) = found && found > limit { found } else {
                yield_!({ yield_!(1); 2 } + if limit > 9 { 3 } else { drop(found); 4 });
                3
            };
            let y = if let Some(kept) = kept && limit > 1 && let 3 = x { log(kept.0); 5 } else {
                yield_!({ yield_!(6); x } + if limit > 9 { 7 } else { log("else"); 8 });
                9
            };
            yield_!(x + y);
        }
    }
}
