//! Destructors that panic: what is alive then drops as in the plain function.

use std::cell::Cell;

use resumable_tests::{Loud, both, log, loud};

thread_local! {
    static ARMED: Cell<bool> = const { Cell::new(false) };
}

/// The next bomb that drops panics. A body arms them where it does not yield again before.
fn arm() {
    ARMED.set(true);
}

fn armed<T>(value: T) -> T {
    arm();
    value
}

/// A value whose drop panics, once they are armed.
struct Bomb(&'static str);

fn bomb(name: &'static str) -> Bomb {
    ARMED.set(false);
    log(format!("make {name}"));
    Bomb(name)
}

impl Bomb {
    fn gives<V>(&self, value: V) -> V {
        log(format!("use {}", self.0));
        value
    }
}

impl Drop for Bomb {
    fn drop(&mut self) {
        log(format!("drop {}", self.0));
        if ARMED.take() {
            std::panic::resume_unwind(Box::new("bomb"));
        }
    }
}

fn five<S>(first: u32, _: S, _: S, _: S, _: S) -> u32 {
    first
}

both! {
    with (Loud("argument"));
    fn a_temporary_panics_behind_what_its_let_has_made(argument: Loud) -> impl Generator<Item = u32, Send = u32> {
        let made = (loud("made"), five(bomb("temporary").gives(1), yield_!(1), yield_!(2), yield_!(3), armed(yield_!(4))));
        yield_!(5);
    }
}

both! {
    with (Loud("argument"));
    fn a_piece_panics_where_the_whole_is_assigned(argument: Loud) -> impl Iterator<Item = u32> {
        let mut pair = (bomb("left"), loud("right"));
        let (_, taken) = (loud("wild"), pair.0);
        for n in 1..=3 {
            drop(pair.1);
            if n == 2 { arm(); }
            pair = (Bomb("new left"), loud("new right"));
        }
        yield_!(1);
    }
}

both! {
    with (Loud("argument"));
    fn a_piece_panics_where_the_whole_is_assigned_behind_a_yield(argument: Loud) -> impl Iterator<Item = u32> {
        let mut pair = (loud("left"), bomb("right"));
        let after = loud("after");
        drop(pair.0);
        yield_!(1);
        let later = loud("later");
        pair.1.gives(2);
        arm();
        pair = (loud("new left"), Bomb("new right"));
        yield_!(2);
        drop(pair.1);
    }
}

both! {
    with (Loud("kept"), Loud("assigned"), Loud("younger"));
    fn a_local_panics_as_a_loop_is_left_that_keeps_a_parameter(kept: Loud, mut assigned: Loud, younger: Loud) -> impl Iterator<Item = u32> {
        let mut rounds = 0;
        'rounds: while rounds < 3 {
            rounds += 1;
            let inner = bomb("inner");
            for n in 1..=2 {
                yield_!(n);
                if n == 2 {
                    arm();
                    break 'rounds;
                }
            }
            assigned = loud("new");
        }
    }
}
