//! Drops at their very point: of what patterns look at and copy from, of what assignments replace, of what conditions and `let`s leave.

use resumable_tests::{Loud, both, leave_now, log, loud};

/// An enum with something to drop beside a copy.
enum Shape {
    Dot,
    Line(Loud, u32),
    Quad { first: Loud, second: u32 },
}

fn quad(name: &'static str) -> Shape {
    Shape::Quad {
        first: loud(name),
        second: 2,
    }
}

/// A copy, with a destructor.
struct Ticket {
    number: u32,
}

impl Drop for Ticket {
    fn drop(&mut self) {
        log(format!("drop ticket {}", self.number));
    }
}

enum Claim {
    Of(u32),
}

impl Drop for Claim {
    fn drop(&mut self) {
        log("drop claim");
    }
}

both! {
    fn a_copy_bound_beside_a_rest_leaves_the_temporary() -> impl Iterator<Item = u32> {
        if let Shape::Quad { second, .. } = quad("if") { yield_!(second); log("in the block"); }
        let n = match quad("match") { Shape::Quad { second: mut n, .. } => { yield_!(n); n += 1; n } Shape::Dot => 1, _ => 0 };
        log("next statement");
        match quad("arms") {
            Shape::Quad { first, second } if second > 5 => drop(first),
            Shape::Quad { second, .. } => { yield_!(second); log("in the arm"); }
            _ => yield_!(0),
        }
        if let Some(_) = { Some(loud("block")) } { yield_!(5); log("in the block"); }
        let mut rounds = 0;
        while let Shape::Line(.., n) = Shape::Line(loud("while"), rounds) {
            if n == 2 { break; }
            rounds += 1;
            yield_!(n);
        }
        yield_!(n);
    }
}

both! {
    with (quad("argument"));
    fn a_copy_bound_beside_a_rest_leaves_the_local(shape: Shape) -> impl Iterator<Item = u32> {
        let pair = (loud("pair"), 3);
        match shape { Shape::Quad { second, .. } | Shape::Line(.., second) => yield_!(second), Shape::Dot => yield_!(0) }
        let (.., n) = pair;
        yield_!(n);
        let line = Shape::Line(loud("line"), 5);
        if let Shape::Line(taken, ..) = line { yield_!(4); taken.gives(1); }
        yield_!(5);
    }
}

both! {
    fn what_a_guard_looks_at_stays() -> impl Iterator<Item = u32> {
        match quad("guarded") {
            Shape::Quad { second, .. } if { yield_!(second); second > 5 } => yield_!(1),
            Shape::Quad { second, .. } if second == 2 => { yield_!(second); log("in the arm"); }
            _ => yield_!(0),
        }
        match (Ticket { number: 7 }) { Ticket { number } if { yield_!(number); true } => { yield_!(number); log("in the arm"); } _ => {} }
    }
}

both! {
    fn copied_fields_leave_what_has_a_destructor() -> impl Iterator<Item = u32> {
        match (Ticket { number: 1 }) { Ticket { number } => { yield_!(number); log("in the arm"); } }
        let ticket = Ticket { number: 2 };
        let Ticket { number } = ticket;
        yield_!(number);
        for Ticket { number } in [Ticket { number: 3 }, Ticket { number: 4 }] { yield_!(number); log("in the loop"); }
        match Claim::Of(5) { Claim::Of(number) => { yield_!(number); log("in the arm"); } }
        let claim = Some(Claim::Of(6));
        if let Some(Claim::Of(number)) = claim { yield_!(number); log("in the block"); }
        log("end");
    }
}

both! {
    fn what_fails_to_match_ends_before_the_else() -> impl Iterator<Item = u32> {
        for n in 0..2 {
            let None = Some(loud("left")).filter(|_| { log("asked"); n > 0 }).filter(|_| true) else {
                log("else");
                continue;
            };
            yield_!(n);
        }
        let None = ({ yield_!(1); Some(loud("left")) }) else { log("else"); yield_!(2); return };
    }
}

both! {
    fn what_a_pattern_leaves_is_younger_than_temporaries() -> impl Iterator<Item = u32> {
        let (mut n, _) = (loud("operand").gives(1), match (loud("taken"), loud("left")) { (taken, _) => { yield_!(1); taken } });
        log("next statement");
        n += 1;
        yield_!(n);
        let (_kept, _) = match loud("scrutinee").gives({ yield_!(6); 7 }) { _ => (loud("kept"), loud("left")) };
        log("next statement");
        let None = Some(loud("argument").gives({ yield_!(3); 4 })).map(|_| loud("value")) else { log("else"); yield_!(5); return };
    }
}

both! {
    fn the_temporaries_of_a_chain_end_before_earlier_bindings() -> impl Iterator<Item = u32> {
        let n = if let Some(first) = Some(loud("first")) && let Some(_) = Some(loud("second")) && loud("third").gives(true) {
            first.gives(1)
        } else {
            yield_!(1);
            2
        };
        if let Some((_one, _)) = Some((loud("one"), loud("beside one"))) && let Some((_two, _)) = Some((loud("two"), loud("beside two"))) {
            yield_!(n);
            log("in the block");
        }
        yield_!(3);
    }
}

both! {
    with (loud("argument"));
    fn an_assignment_inside_other_code_drops_at_its_point(mut held: Loud) -> impl Iterator<Item = u32> {
        let mut other = loud("other");
        yield_!(1);
        { log("before"); held = loud("new"); log("after"); }
        let n = { held = { held = loud("inner"); log("between"); loud("outer") }; 2 };
        yield_!(n);
        loop { log("round"); other = loud("in the loop"); if held.gives(true) { break; } }
        yield_!(if { other = loud("condition"); true } { log("then"); 3 } else { 4 });
        match { other = loud("scrutinee"); 5 } { n => log(n) }
        yield_!(6);
        log({ let None = (n > 1).then_some(1) else { other = loud("leaving"); log("leaves"); return }; 7 });
    }
}

both! {
    with (loud("a"), loud("b"));
    fn a_destructuring_assignment_assigns_in_order(mut a: Loud, mut b: Loud) -> impl Iterator<Item = u32> {
        let mut list = [loud("zero"), loud("one")];
        yield_!(1);
        (a, b) = (loud("new a"), loud("new b"));
        yield_!(2);
        (a, _) = (b, { yield_!(3); loud("left") });
        b = loud("b again");
        [list[{ log("index"); 1 }], a] = [loud("element"), loud("last a")];
        yield_!(4);
        struct Two { x: Loud, y: Loud }
        Two { x: a, y: b } = Two { x: loud("x"), y: loud("y") };
        yield_!(5);
        log(format!("{} {} {}", a.0, b.0, list[1].0));
    }
}

both! {
    with (Some(1), loud("receiver"));
    fn a_receiver_that_is_taken_is_an_operand(option: Option<u32>, receiver: Loud) -> impl Iterator<Item = u32> {
        trait Into { fn into_sum(self, n: u32) -> u32; }
        impl Into for Loud { fn into_sum(self, n: u32) -> u32 { n } }
        let _between = loud("between");
        let n = receiver.into_sum({ yield_!(1); 2 });
        yield_!(n + option.unwrap_or({ yield_!(3); 4 }));
        let mut again = loud("again");
        let n = again.into_sum(if n > 1 { yield_!(5); again = loud("anew"); 6 } else { 7 });
        yield_!(n);
        again = loud("last");
        yield_!(8);
        log(again.0);
    }
}

/// With methods of names that do not tell what they do with their receiver.
struct Parcel(Loud);

impl Parcel {
    fn join_up(self, n: u32) -> u32 {
        log(self.0.0);
        n
    }

    fn look_up(&self, n: u32) -> u32 {
        self.0.gives(n)
    }

    fn map_up(&self, map: impl Fn(u32) -> u32, n: u32) -> u32 {
        map(self.0.gives(n))
    }

    fn fill_up(&mut self, n: u32) -> &mut Self {
        self.0 = loud("filled");
        self
    }
}

both! {
    with (Parcel(loud("first")), Parcel(loud("looked at")), 1);
    fn a_receiver_of_any_method_is_an_operand_if_that_takes_it(first: Parcel, seen: Parcel, n: u32) -> impl Iterator<Item = u32> {
        let (second, _between) = (Parcel(loud("second")), loud("between"));
        let (outer, inner) = (Parcel(loud("outer")), Parcel(loud("inner")));
        let (mapped, mut filled) = (Parcel(loud("mapped")), Parcel(loud("third")));
        let _last = loud("last");
        yield_!(first.join_up({ yield_!(1); n }));
        yield_!(seen.look_up({ yield_!(2); 3 }));
        let sum = loud("left").gives(second.join_up({ let _inner = loud("inner"); yield_!(4); n }));
        yield_!(mapped.map_up(|n| n + 1, { yield_!(8); n }));
        yield_!(outer.join_up(inner.join_up({ yield_!(9); n })));
        filled.fill_up(if n > 0 { yield_!(5); 6 } else { 7 });
        yield_!(sum);
    }
}

both! {
    with (1);
    fn a_temporary_that_is_a_receiver_is_an_operand_if_the_call_takes_it(n: u32) -> impl Iterator<Item = u32> {
        fn make(name: &'static str) -> Parcel { Parcel(loud(name)) }
        fn both(_: Loud, n: u32) -> u32 { n }
        let _last = loud("last");
        let n = both(loud("left"), make("taken").join_up({ yield_!(1); n }));
        let n = both(loud("left again"), make("seen").look_up({ yield_!(2); n }));
        yield_!(both(loud("more"), make("filled").fill_up({ yield_!(3); n }).look_up(n)));
    }
}

fn once(held: Loud) -> impl FnOnce(u32) -> u32 {
    move |n| {
        drop(held);
        n
    }
}

fn again(held: Loud) -> impl Fn(u32) -> u32 {
    move |n| held.gives(n)
}

both! {
    with (Box::new(once(loud("boxed"))), once(loud("of a type parameter")));
    fn what_is_called_is_an_operand_if_it_can_be_called_once(boxed: Box<dyn FnOnce(u32) -> u32>, param: impl FnOnce(u32) -> u32) -> impl Iterator<Item = u32> {
        let (once, again, _between) = (once(loud("once")), again(loud("again")), loud("between"));
        let held = loud("held");
        let own = move |n: u32| { drop(held); n };
        let _last = loud("last");
        yield_!(boxed({ yield_!(1); 2 }));
        yield_!(once({ yield_!(3); 4 }));
        yield_!(again({ yield_!(5); 6 }));
        yield_!(param({ yield_!(7); 8 }));
        yield_!(own({ yield_!(9); 10 }));
    }
}

both! {
    with ([Some(1), None]);
    fn a_receiver_that_a_class_of_methods_takes_is_an_operand(options: [Option<u32>; 2]) -> impl Iterator<Item = u32> {
        fn boxed(loud: Loud) -> Box<dyn Iterator<Item = Loud>> { Box::new([loud].into_iter()) }
        for option in options {
            let (items, _after) = (boxed(loud("item")), loud("after"));
            let _later = loud("later");
            let more = items.chain({ yield_!(1); match option { Some(_) => boxed(loud("more")), None => break } });
            yield_!(more.count() as u32);
        }
    }
}

both! {
    with (Parcel(loud("left early")), Parcel(loud("taken in a loop")));
    sends [Some(1), None];
    fn a_receiver_is_left_while_its_operands_are_made(early: Parcel, again: Parcel) -> impl Generator<Item = u32, Send = u32> {
        let mut again = again;
        let _after = loud("after");
        for n in 0..2 {
            let next = Parcel(loud("next"));
            again.join_up(match yield_!(n) { Some(n) => n, None => return });
            again = next;
        }
        let _last = loud("last");
        let n = loop {
            break early.join_up(if yield_!(3).is_some() { break 4 } else { yield_!(5); 6 });
        };
        yield_!(n);
    }
}

both! {
    with (Parcel(loud("taken")), Parcel(loud("looked at")), 1);
    fn a_receiver_is_an_operand_while_temporaries_of_its_arguments_are_made(taken: Parcel, seen: Parcel, n: u32) -> impl Iterator<Item = u32> {
        fn make(n: u32) -> Loud { if n < 3 { loud("made") } else { leave_now() } }
        let (mut again, _between) = (Parcel(loud("again")), loud("between"));
        let _last = loud("last");
        yield_!(seen.look_up(make(n).gives(1)).pow({ yield_!(2); 2 }));
        for n in 1..3 { yield_!(again.look_up(make(n).gives(1)) + { yield_!(3); 4 }); }
        again = Parcel(loud("anew"));
        yield_!(taken.join_up(make(n).gives(2)).pow({ yield_!(5); 2 }));
        yield_!(again.join_up(make(n + 2).gives(3)).pow({ yield_!(6); 2 }));
    }
}

both! {
    fn the_temporaries_of_a_delegates_operand_end_before_it() -> impl Iterator<Item = u32> {
        yield_from!([loud("temporary").gives(1), 2]);
        yield_from!([loud("temporary").gives({ yield_!(3); 4 }), 5]);
    }
}

both! {
    fn a_closure_that_takes_copies_only_is_still_there() -> impl Iterator<Item = u32> {
        fn same(n: u32) -> u32 { n }
        let (held, other, pair) = (loud("held"), loud("other"), (loud("left"), 5));
        let n = same(3);
        let call = move |z: u32| held.gives(z + same(n));
        let twice = move || { other.gives(same(n)); same(pair.1) };
        yield_!(call(1));
        log("after the call");
        for _ in 0..2 { yield_!(twice()); }
        if n > 2 { twice(); }
        yield_!(6);
        log("end");
    }
}

both! {
    fn a_closure_that_takes_what_it_captured_is_gone() -> impl Iterator<Item = u32> {
        fn same(n: u32) -> u32 { n }
        let (held, list) = (loud("held"), vec![loud("item")]);
        let pair = (loud("left"), loud("right"));
        let n = same(3);
        let once = move || { drop(held); same(n) };
        let member = move || { drop(pair.0); n };
        let maybe = move || list.into_iter().count();
        yield_!(once());
        log("after the call");
        yield_!(member());
        if n > 2 { log(maybe()); }
        yield_!(4);
    }
}

mod own {
    use resumable_tests::{both, log};

    /// A name of std's for something else.
    struct Some(u32);

    impl Drop for Some {
        fn drop(&mut self) {
            log(format!("drop {}", self.0));
        }
    }

    both! {
        fn an_own_some_is_no_copy() -> impl Iterator<Item = u32> {
            let mut held = Some(1);
            let mut round = 0;
            while round < 3 {
                yield_!(round);
                held = Some(round + 10);
                round += 1;
                yield_!(round);
            }
            log("end");
            yield_!(9);
            let _ = &held;
        }
    }

    both! {
        fn an_own_some_that_is_not_named_again() -> impl Iterator<Item = u32> {
            let mut held = Some(1);
            yield_!(held.0);
            if held.0 == 1 { log("before"); held = Some(2); log("after"); }
            yield_!(3);
            held = Some(4);
            log("last");
            yield_!(5);
        }
    }
}

both! {
    fn what_is_replaced_drops_before_the_temporaries_of_the_value() -> impl Iterator<Item = u32> {
        fn made(of: &Loud) -> Loud { log(format!("of {}", of.0)); loud("new") }
        let mut held = loud("old");
        yield_!(1);
        held = made(&loud("temporary"));
        log("assigned");
        yield_!(2);
        held = match (made(&loud("scrutinee's")), loud("left in it")) { (new, _) => new };
        yield_!(3);
        held = made(&loud({ yield_!(4); "beside a yield" }));
        if held.0 == "new" { held = made(&loud("conditional")); }
        yield_!(5);
    }
}
