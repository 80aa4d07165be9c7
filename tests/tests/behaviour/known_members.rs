//! What is left of a struct without a part, where its members are known from elsewhere than the local itself (section 4).

use resumable_tests::{Loud, both, log, loud};

struct Sides {
    left: Loud,
    right: Loud,
    count: u32,
}

fn sides(left: &'static str, right: &'static str) -> Sides {
    let (left, right) = (Loud(left), Loud(right));
    Sides {
        left,
        right,
        count: 1,
    }
}

fn second<T>(_: u32, second: T, _: u32) -> T {
    second
}

both! {
    with (sides("left", "right"));
    fn named_of_the_local_that_it_comes_from(first: Sides) -> impl Iterator<Item = u32> {
        let _ = (&first.left, &first.right);
        let moved = first;
        drop(moved.right);
        yield_!(moved.count);
        log("end");
    }
}

both! {
    fn named_of_the_local_that_it_goes_to() -> impl Iterator<Item = u32> {
        for round in 0..2 {
            let mut given = sides("left", "right");
            drop(given.right);
            yield_!(round);
            log("replaced");
            given = sides("new left", "new right");
            let other = given;
            log(&other.left.0);
        }
    }
}

both! {
    fn named_of_what_it_was_a_member_of() -> impl Iterator<Item = u32> {
        let outer = (sides("left", "right"), Loud("beside"));
        log(&outer.0.left.0);
        let inner = outer.0;
        drop(inner.right);
        yield_!(1);
        log("end");
    }
}

both! {
    fn assigned_from_each_other() -> impl Iterator<Item = u32> {
        let mut one = sides("left", "right");
        log(&one.left.0);
        let mut other = one;
        one = other;
        other = one;
        drop(other.right);
        yield_!(1);
        log("end");
    }
}

both! {
    with (sides("left", "right"));
    fn written_in_a_literal_of_the_type(given: Sides) -> impl Iterator<Item = u32> {
        drop(given.right);
        yield_!(1);
        let made = Sides { left: loud("made left"), right: loud("made right"), count: 2 };
        yield_!(made.count);
    }
}

both! {
    with (sides("left", "right"), sides("other left", "other right"));
    fn written_in_a_pattern_of_the_type(given: Sides, other: Sides) -> impl Iterator<Item = u32> {
        let Sides { left: _left, right: _right, .. } = other;
        drop(given.right);
        yield_!(1);
        log("end");
    }
}

both! {
    with (sides("left", "right"), sides("other left", "other right"));
    fn named_of_another_parameter_of_the_type(given: Sides, other: Sides) -> impl Iterator<Item = u32> {
        drop(given.right);
        log(&other.left.0);
        yield_!(1);
        log("end");
    }
}

both! {
    fn of_a_type_whose_parameters_are_inferred() -> impl Iterator<Item = u32> {
        struct Two<T> { one: T, other: Loud }
        let first: Two<_> = Two { one: Two { one: 1, other: Loud("inner") }, other: Loud("other") };
        let second: Two<_> = Two { one: Loud("one"), other: Loud("second") };
        log(&first.one.other.0);
        drop(second.other);
        yield_!(first.one.one);
        log("end");
    }
}

both! {
    fn swapped_by_a_pattern() -> impl Iterator<Item = u32> {
        let (one, other) = (sides("left", "right"), (Loud("zero"), Loud("one")));
        log(&one.left.0);
        let (other, one) = (one, other);
        drop(one.1);
        drop(other.right);
        yield_!(1);
        log("end");
    }
}

both! {
    with (sides("left", "right"));
    fn an_operand_in_front_of_a_yield(given: Sides) -> impl Iterator<Item = u32> {
        let kept = second(1, given.right, { yield_!(1); 2 });
        yield_!(2);
        log(given.left.0);
        log(kept.0);
    }
}

both! {
    with (sides("left", "right"));
    fn an_operand_of_what_was_moved(given: Sides) -> impl Iterator<Item = u32> {
        let _ = &given.left;
        let moved = given;
        drop(second(1, moved.right, { yield_!(1); 2 }));
        yield_!(2);
    }
}

both! {
    with (sides("left", "right"));
    fn an_element_in_front_of_one_that_makes_temporaries(given: Sides) -> impl Iterator<Item = u32> {
        let _ = &given.right;
        drop(vec![given.left, Loud({ let made = loud("made"); yield_!(1); made.0 })]);
        yield_!(given.count);
    }
}

both! {
    with (sides("left", "right"), false);
    fn named_in_order_beside_a_pattern_in_another(whole: Sides, taken: bool) -> impl Iterator<Item = u32> {
        let _ = (&whole.left, &whole.right);
        if taken {
            let Sides { right, left: _, count } = whole;
            yield_!(count);
            drop(right);
        }
        yield_!(2);
        log("end");
    }
}
