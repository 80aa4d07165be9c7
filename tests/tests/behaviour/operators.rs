//! The reference's "Operator expressions": each operator with a yield on either side, and around yields.

use resumable_tests::{Loud, both, log, loud};

both! {
    sends [Some(3), Some(4)];
    fn arithmetic_with_a_yield_on_both_sides() -> impl Generator<Item = u32, Send = u32, Return = u32> {
        yield_!(1).unwrap_or(0) * 10 + yield_!(2).unwrap_or(0)
    }
}

both! {
    sends [Some(9), Some(2), Some(5), Some(4), Some(3), Some(1), Some(6)];
    fn every_arithmetic_operator() -> impl Generator<Item = u32, Send = u32> {
        log(yield_!(1).unwrap_or(9) + 1);
        log(yield_!(2).unwrap_or(9) - 1);
        log(2 * yield_!(3).unwrap_or(9));
        log(100 / yield_!(4).unwrap_or(9));
        log(100 % yield_!(5).unwrap_or(9));
        log(1 << yield_!(6).unwrap_or(9));
        log(1000 >> yield_!(7).unwrap_or(9));
    }
}

both! {
    sends [Some(12), Some(10), Some(3)];
    fn bitwise_operators() -> impl Generator<Item = u32, Send = u32, Return = u32> {
        (yield_!(1).unwrap_or(7) & yield_!(2).unwrap_or(7)) ^ yield_!(3).unwrap_or(7) | 64
    }
}

struct Total {
    count: u32,
    name: String,
}

impl Total {
    fn bump(&mut self) -> u32 {
        self.count += 10;
        log(&self.name);
        self.count
    }
}

fn bump(total: &mut Total) -> u32 {
    total.bump()
}

both! {
    fn what_is_compared_is_of_before() -> impl Iterator<Item = bool> {
        let mut total = Total { count: 1, name: "total".to_owned() };
        yield_!(total.count == { total.bump(); yield_!(true); total.count });
        yield_!(total.name == { total.name.len(); yield_!(true); "total" });
        let mut list = vec![1, 2];
        yield_!(list[0] == { list[0] += 1; yield_!(true); list[0] });
        yield_!(list[0] == { list.clear(); yield_!(true); 2 });
    }
}

both! {
    fn what_a_method_of_numbers_is_called_on_is_of_before() -> impl Iterator<Item = u32> {
        let mut total = Total { count: 1, name: "total".to_owned() };
        yield_!(total.count.pow({ total.bump(); yield_!(1); 2 }));
        yield_!(total.count.max({ total.bump(); yield_!(1); 2 }));
        let mut list = vec![1, 2];
        list.push({ yield_!(list[1]); list[0] });
        yield_!(list[0].wrapping_add({ list.clear(); yield_!(1); 2 }));
    }
}

#[test]
fn what_a_reference_leads_to_is_of_before() {
    #[resumable::generator]
    fn compared(total: &mut Total) -> impl Iterator<Item = bool> {
        yield_!(
            total.count < {
                bump(total);
                yield_!(true);
                total.count
            }
        );
        yield_!(
            total.count.min({
                bump(total);
                yield_!(true);
                100
            }) == 11
        );
    }
    let mut total = Total {
        count: 1,
        name: "total".to_owned(),
    };
    let all: Vec<_> = compared(&mut total).collect();
    assert_eq!(all, [true; 4]);
}

both! {
    fn the_left_operand_is_evaluated_before_the_yield_on_the_right() -> impl Iterator<Item = u32> {
        let mut x = 1;
        let sum = x + { x = 10; yield_!(x); x };
        yield_!(sum);
        let sum = { x += 1; x } + { yield_!(x); x *= 2; x } + { x += 5; x };
        yield_!(sum);
    }
}

both! {
    fn operands_that_drop_survive_the_yield() -> impl Iterator<Item = u32> {
        let total = loud("left").gives(1) + { yield_!(2); loud("right").gives(3) } + loud("last").gives(4);
        yield_!(total);
    }
}

both! {
    fn operators_of_a_type_of_ones_own() -> impl Iterator<Item = i32> {
        use std::ops::{Add, Mul, Neg, Not, Sub};
        struct V(i32, Loud);
        impl Add for V { type Output = V; fn add(self, other: V) -> V { log("add"); V(self.0 + other.0, Loud("sum")) } }
        impl Sub for V { type Output = V; fn sub(self, other: V) -> V { log("sub"); V(self.0 - other.0, Loud("difference")) } }
        impl Mul<i32> for V { type Output = V; fn mul(self, by: i32) -> V { V(self.0 * by, Loud("product")) } }
        impl Neg for V { type Output = V; fn neg(self) -> V { V(-self.0, Loud("negative")) } }
        impl Not for V { type Output = i32; fn not(self) -> i32 { !self.0 } }
        let a = V(1, Loud("a"));
        let sum = a + { yield_!(1); V(2, Loud("b")) };
        yield_!(sum.0);
        let difference = sum - V({ yield_!(20); 20 }, Loud("c"));
        yield_!(difference.0);
        yield_!(!(-(difference * { yield_!(3); 3 })));
    }
}

both! {
    fn negation_and_not_of_a_yielding_block() -> impl Iterator<Item = i32> {
        let x = -{ yield_!(1); 5 };
        yield_!(x);
        let y = !{ yield_!(2); 5 };
        yield_!(y);
        let z = !{ yield_!(3); true };
        yield_!(i32::from(z));
        yield_!(-x);
    }
}

both! {
    sends [Some(1), Some(1), Some(5), Some(2), Some(2), Some(8)];
    fn comparisons_with_a_yield_on_each_side() -> impl Generator<Item = u32, Send = u32> {
        log(yield_!(1) == yield_!(2));
        log(yield_!(3) != yield_!(4));
        log(yield_!(5) < yield_!(6));
        log(yield_!(7) >= None);
    }
}

both! {
    fn comparing_a_place_with_a_yield_borrows_it() -> impl Iterator<Item = u32> {
        let name = String::from("abc");
        log(name == { yield_!(1); "abc" });
        log({ yield_!(2); "abd" } < name.as_str());
        log(name);
    }
}

both! {
    fn the_sides_of_a_comparison_are_borrowed_not_moved() -> impl Iterator<Item = u32> {
        let words = vec![String::from("a")];
        let same = words == { yield_!(1); vec![String::from("a")] };
        log(same);
        yield_!(words.len() as u32);
    }
}

both! {
    sends [Some(true), Some(true), Some(false), Some(true)];
    fn lazy_and_runs_the_right_side_only_if_needed() -> impl Generator<Item = u32, Send = bool> {
        log(yield_!(1) == Some(true) && yield_!(2) == Some(true));
        log(yield_!(3) == Some(true) && yield_!(4) == Some(true));
        log(yield_!(5) == Some(true) && { log("not reached"); true });
    }
}

both! {
    sends [Some(true), Some(false), Some(true), Some(false), Some(false)];
    fn lazy_or_runs_the_right_side_only_if_needed() -> impl Generator<Item = u32, Send = bool> {
        log(yield_!(1) == Some(true) || yield_!(2) == Some(true));
        log(yield_!(3) == Some(true) || yield_!(4) == Some(true));
        log(yield_!(5) == Some(true) || yield_!(6) == Some(true) && yield_!(7) == Some(true));
    }
}

both! {
    fn lazy_operators_in_a_condition() -> impl Iterator<Item = u32> {
        let mut i = 0;
        while i < 5 && { yield_!(i); true } || { yield_!(100); false } {
            i += 1;
            if i == 2 || i == 3 && { yield_!(50); true } { yield_!(60); }
        }
    }
}

both! {
    fn a_cast_of_a_yielding_expression() -> impl Iterator<Item = u64> {
        let x = { yield_!(1); 300i32 } as u8;
        yield_!(x as u64);
        yield_!({ yield_!(2); -1i8 } as u8 as u64);
        yield_!('a' as u64);
    }
}

both! {
    fn assignment_evaluates_the_right_side_first() -> impl Iterator<Item = u32> {
        let mut array = [0; 3];
        let mut i = 0;
        array[{ log("index"); i }] = { log("value"); yield_!(1); i = 2; 7 };
        yield_!(array[0]);
        array[i] = { yield_!(2); 8 };
        yield_!(array[2]);
    }
}

both! {
    sends [Some(5), Some(6)];
    fn a_yield_assigned_to_a_local_a_field_and_an_element() -> impl Generator<Item = u32, Send = u32> {
        struct P { x: Option<u32> }
        let mut local = None;
        let mut p = P { x: None };
        let mut array = [None; 2];
        local = yield_!(1);
        p.x = yield_!(2);
        array[1] = yield_!(3);
        log(format!("{local:?} {:?} {array:?}", p.x));
    }
}

both! {
    fn an_assignment_drops_the_old_value_after_the_yield_on_its_right() -> impl Iterator<Item = u32> {
        let mut x = Loud("old");
        x = { yield_!(1); loud("new") };
        yield_!(2);
        log(&x.0);
    }
}

both! {
    fn a_destructuring_assignment_leaves_what_it_does_not_name() -> impl Iterator<Item = u32> {
        struct Page { number: u32, text: Loud }
        let (page, pair, mut number) = (Page { number: 1, text: loud("text") }, (loud("left"), 2), 0);
        Page { number, .. } = page;
        yield_!(number);
        (_, number) = pair;
        yield_!(number);
        log("the end");
    }
}

both! {
    fn a_destructuring_assignment() -> impl Iterator<Item = u32> {
        let (mut a, mut b, mut c) = (0, 0, [0; 2]);
        (a, b) = ({ yield_!(1); 2 }, 3);
        yield_!(a + b);
        [a, .., b] = [4, { yield_!(5); 6 }, 7];
        yield_!(a * 10 + b);
        (c[0], _, c[1]) = (8, 9, { yield_!(10); 11 });
        yield_!(c[0] + c[1]);
        struct S { x: u32, y: u32 }
        S { x: a, .. } = S { x: 12, y: { yield_!(13); 14 } };
        yield_!(a);
        (_, b) = { yield_!(15); (16, 17) };
        yield_!(b);
    }
}

both! {
    fn a_destructuring_assignment_with_yields_in_its_places() -> impl Iterator<Item = u32> {
        let (mut array, mut list, mut last) = ([0; 3], vec![loud("old 0"), loud("old 1")], 0);
        (array[0], array[{ yield_!(array[0]); 2 }], last) = (4, 5, 6);
        yield_!(array[0] + array[2] + last);
        [(list[0], _), (list[{ yield_!(last); 1 }], last)] = [(loud("new 0"), 7), (loud("new 1"), 8)];
        yield_!(last);
    }
}

both! {
    fn the_underscore_expression_drops_at_once() -> impl Iterator<Item = u32> {
        _ = loud("gone");
        yield_!(1);
        _ = { yield_!(2); loud("gone too") };
        let kept = loud("kept");
        _ = kept;
        yield_!(3);
    }
}

both! {
    sends [Some(2), Some(3), Some(4)];
    fn compound_assignment_with_a_yield_on_the_right() -> impl Generator<Item = u32, Send = u32> {
        let mut x = 1;
        x += yield_!(x).unwrap_or(10);
        x *= yield_!(x).unwrap_or(10);
        x <<= yield_!(x).unwrap_or(1);
        yield_!(x);
    }
}

both! {
    fn every_compound_assignment() -> impl Iterator<Item = u32> {
        let mut x = 100;
        x += { yield_!(x); 7 };
        x -= { yield_!(x); 2 };
        x *= { yield_!(x); 3 };
        x /= { yield_!(x); 2 };
        x %= { yield_!(x); 100 };
        x &= { yield_!(x); 62 };
        x |= { yield_!(x); 1 };
        x ^= { yield_!(x); 8 };
        x <<= { yield_!(x); 2 };
        x >>= { yield_!(x); 1 };
        yield_!(x);
    }
}

both! {
    fn compound_assignment_reads_a_primitive_place_after_the_right_side() -> impl Iterator<Item = u32> {
        let mut x = 1;
        x += { yield_!(x); x = 10; 5 };
        yield_!(x);
    }
}

both! {
    fn compound_assignment_to_a_field_and_an_element() -> impl Iterator<Item = u32> {
        let mut pair = (1, 2);
        let mut array = [1, 2, 3];
        let i = 1;
        pair.1 += { yield_!(pair.0); 5 };
        array[i] *= { yield_!(pair.1); 6 };
        yield_!(array[1]);
    }
}

both! {
    fn compound_assignment_of_strings() -> impl Iterator<Item = String> {
        let mut text = String::from("a");
        text += { yield_!(text.clone()); "b" };
        text += "c";
        yield_!(text.clone());
        text += &{ yield_!(String::new()); String::from("d") };
        yield_!(text);
    }
}

both! {
    fn dereference_of_a_box_and_of_a_reference_parameter() -> impl Iterator<Item = u32> {
        let mut boxed = Box::new(5);
        yield_!(*boxed);
        *boxed += 1;
        *boxed = { yield_!(*boxed); *boxed * 2 };
        yield_!(*boxed);
        let inner = *boxed;
        yield_!(inner);
    }
}

both! {
    fn moving_out_of_a_box() -> impl Iterator<Item = u32> {
        let boxed = Box::new(Loud("inner"));
        yield_!(1);
        let inner = *boxed;
        yield_!(2);
        drop(inner);
        yield_!(3);
    }
}

both! {
    fn a_borrow_within_one_step() -> impl Iterator<Item = usize> {
        let mut words = vec!["a"];
        yield_!((&words).len());
        (&mut words).push("b");
        let reference = &mut words;
        reference.push("c");
        let length = reference.len();
        yield_!(length);
        yield_!((&{ yield_!(0); words.len() }).count_ones() as usize);
    }
}

both! {
    fn a_reference_to_a_promoted_constant() -> impl Iterator<Item = u32> {
        let x = &5;
        let array: &[u32] = &[1, 2, 3];
        yield_!(*x);
        for n in array { yield_!(*n); }
        yield_!(x + array[0]);
    }
}

both! {
    fn grouped_expressions() -> impl Iterator<Item = u32> {
        let x = (({ yield_!(1); 2 }) + 3) * (4);
        yield_!((x));
        (yield_!(((5))));
        let y = (x);
        yield_!(y);
    }
}

both! {
    with (9);
    fn a_side_of_a_comparison_is_changed_by_the_other(mut n: u32) -> impl Iterator<Item = bool> {
        let less = n < { n = 2; yield_!(true); 3 };
        yield_!(less);
        let same = n == { n += 1; yield_!(false); n };
        yield_!(same);
        let mut pair = (1, loud("right"));
        let more = pair.0 >= { { let first = &mut pair.0; *first += 1; } yield_!(true); 2 };
        yield_!(more);
        let equal = pair.1.0 == { pair.0 = 7; yield_!(pair.0 == 7); "right" };
        yield_!(equal);
        let number = &mut n;
        let less = *number < { yield_!({ *number = 0; true }); 1 };
        yield_!(less);
    }
}

struct Weight(u32, Loud);

impl std::ops::Add<u32> for Weight {
    type Output = u32;

    fn add(self, more: u32) -> u32 {
        log("add");
        self.0 + more
    }
}

struct Parcel {
    weight: Weight,
    label: Loud,
    number: u32,
}

both! {
    sends [Some(0), Some(1), Some(0), Some(1)];
    fn a_block_tells_that_an_operator_takes_on_some_paths() -> impl Generator<Item = u32, Send = u32> {
        for round in 0..3 {
            let parcel = Parcel { weight: Weight(round, Loud("weight")), label: Loud("label"), number: 7 };
            let now = yield_!(round) == Some(1);
            let heavy = now && { parcel.weight } + 1 > 2 || parcel.number + round > 9;
            yield_!(u32::from(heavy));
            log(parcel.label.0);
        }
    }
}
