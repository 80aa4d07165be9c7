//! The reference's chapter "Patterns": each form in `let`, `match`, `if let`, `for` and parameters, around yields.

use std::fmt::Debug;
use std::rc::Rc;

use resumable::generator;
use resumable_tests::{Loud, both, log, loud, trace};

both! {
    fn literal_patterns() -> impl Iterator<Item = u32> {
        for (n, c, s, b) in [(1, 'a', "x", true), (-2, 'b', "y", false)] {
            match n { -2 => yield_!(1), 1 => yield_!(2), _ => {} }
            match c { 'a' => yield_!(3), _ => yield_!(4) }
            match s { "x" => yield_!(5), _ => yield_!(6) }
            match b { true => yield_!(7), false => yield_!(8) }
        }
        match b"ab" { b"ab" => yield_!(9), _ => {} }
    }
}

both! {
    fn identifier_patterns() -> impl Iterator<Item = u32> {
        let mut x = 1;
        yield_!(x);
        x += 1;
        match x { mut y => { y += 1; yield_!(y); y += 1; yield_!(y); } }
        match x { whole @ 2 => yield_!(whole), other => yield_!(other) }
        yield_!(x);
    }
}

both! {
    fn a_binding_with_a_subpattern() -> impl Iterator<Item = String> {
        for pair in [(1, 2), (3, 4)] {
            match pair {
                all @ (1, b) => { yield_!(format!("{all:?}")); yield_!(format!("{b}")); }
                all @ (a @ 2..=5, _) => yield_!(format!("{all:?} {a}")),
                _ => {}
            }
        }
    }
}

both! {
    fn ref_and_ref_mut_between_yields() -> impl Iterator<Item = usize> {
        let mut pair = (String::from("abc"), vec![1]);
        yield_!(0);
        let (ref text, ref mut list) = pair;
        list.push(text.len());
        yield_!(pair.1.len());
        match pair { (_, ref mut list) => list.clear() }
        let ref number = 5;
        log(number);
        yield_!(pair.1.len() + pair.0.len());
    }
}

both! {
    fn a_ref_binding_in_a_match_beside_a_yield_after_its_last_use() -> impl Iterator<Item = usize> {
        let option = Some(String::from("abc"));
        match option {
            Some(ref text) => { let n = text.len(); yield_!(n); }
            None => {}
        }
        log(option.is_some());
    }
}

both! {
    fn wildcards_neither_move_nor_drop() -> impl Iterator<Item = u32> {
        let a = Loud("a");
        let _ = a;
        yield_!(1);
        let _ = loud("temporary");
        yield_!(2);
        let (_, b) = (loud("first"), loud("second"));
        yield_!(3);
        log(&b.0);
        log(&a.0);
    }
}

both! {
    fn rest_patterns() -> impl Iterator<Item = u32> {
        let (first, ..) = (1, 2, 3);
        let (.., last) = (4, 5, 6);
        let (a, .., b) = (7, 8, 9, 10);
        yield_!(first + last);
        yield_!(a + b);
        let [x, .., y] = [1, 2, 3, 4];
        yield_!(x * 10 + y);
    }
}

both! {
    fn range_patterns() -> impl Iterator<Item = u32> {
        const TEN: u32 = 10;
        for n in [0, 5, 10, 15, u32::MAX] {
            match n {
                ..1 => yield_!(1),
                1..TEN => yield_!(2),
                TEN..=12 => yield_!(3),
                13..=20 => yield_!(4),
                21.. => yield_!(5),
                _ => {}
            }
        }
        match 'c' { 'a'..='f' => yield_!(6), _ => {} }
    }
}

both! {
    fn reference_patterns() -> impl Iterator<Item = u32> {
        let &x = &5;
        yield_!(x);
        for &(a, b) in &[(1, 2), (3, 4)] { yield_!(a + b); }
        for (i, &n) in [7, 8].iter().enumerate().collect::<Vec<_>>() { yield_!(i as u32 + n); }
        match &&6 { &&n => yield_!(n) }
    }
}

both! {
    fn struct_patterns() -> impl Iterator<Item = u32> {
        struct P { x: u32, y: u32, name: Loud }
        let p = P { x: 1, y: 2, name: Loud("name") };
        let P { x, y: why, .. } = p;
        yield_!(x + why);
        let P { name, .. } = p;
        yield_!(10);
        log(&name.0);
        match (P { x: 3, y: 4, name: Loud("other") }) {
            P { x: 3, name: ref other, .. } => { log(&other.0); yield_!(3) }
            P { y, .. } => yield_!(y),
        }
    }
}

both! {
    fn tuple_struct_and_enum_patterns() -> impl Iterator<Item = u32> {
        struct W(u32, u32);
        enum Shape { Circle(u32), Rectangle { w: u32, h: u32 }, Empty }
        let W(a, b) = W(1, 2);
        yield_!(a + b);
        let W { 0: c, .. } = W(3, 4);
        yield_!(c);
        for shape in [Shape::Circle(2), Shape::Rectangle { w: 3, h: 4 }, Shape::Empty] {
            match shape {
                Shape::Circle(r) => yield_!(r),
                Shape::Rectangle { w, h } => { yield_!(w); yield_!(h); }
                Shape::Empty => yield_!(0),
            }
        }
    }
}

both! {
    fn slice_patterns() -> impl Iterator<Item = usize> {
        for list in [vec![], vec![1], vec![1, 2], vec![1, 2, 3, 4]] {
            let n = match list.as_slice() {
                [] => 0,
                [one] => *one,
                [first, last] => first + last,
                [first, middle @ .., last] => first * 100 + middle.len() * 10 + last,
            };
            yield_!(n);
        }
        let [a, rest @ ..] = [5, 6, 7];
        yield_!(a);
        yield_!(rest.len());
    }
}

both! {
    fn an_array_pattern_that_moves_its_elements() -> impl Iterator<Item = u32> {
        let [a, b, c] = [Loud("a"), Loud("b"), Loud("c")];
        yield_!(1);
        drop(b);
        yield_!(2);
        log(&a.0);
    }
}

both! {
    fn or_patterns_at_depth() -> impl Iterator<Item = u32> {
        for pair in [(Some(1), 0), (None, 2), (Some(3), 4)] {
            match pair {
                (Some(n @ (1 | 2)), _) | (None, n) => { yield_!(n); yield_!(n + 10); }
                (Some(3 | 4), n @ (4 | 5)) => yield_!(n),
                _ => {}
            }
        }
        let (Ok(x) | Err(x)): Result<u32, u32> = Err(9);
        yield_!(x);
    }
}

both! {
    fn constant_patterns() -> impl Iterator<Item = u32> {
        const LIMIT: u32 = 2;
        struct S;
        impl S { const THREE: u32 = 3; }
        for i in 0..5 {
            match i {
                LIMIT => yield_!(20),
                S::THREE => yield_!(30),
                u32::MIN => yield_!(0),
                limit => yield_!(limit),
            }
        }
    }
}

both! {
    fn a_name_that_is_a_constant_is_not_a_binding() -> impl Iterator<Item = u32> {
        const x: u32 = 1;
        match 1 { x => yield_!(10), _ => yield_!(20) }
        match 2 { x => yield_!(30), _ => yield_!(40) }
        if let Some(x) = Some(3) { yield_!(50); } else { yield_!(x); }
    }
}

both! {
    fn grouped_and_macro_patterns() -> impl Iterator<Item = u32> {
        macro_rules! small { () => { 0..=9 } }
        macro_rules! pair { ($a:pat, $b:pat) => { ($a, $b) } }
        for n in [5, 50] {
            match n { (small!()) => yield_!(1), (_) => yield_!(2) }
        }
        let pair!(a, _) = (3, 4);
        yield_!(a);
    }
}

both! {
    fn binding_modes_through_a_reference() -> impl Iterator<Item = usize> {
        let pair = (String::from("abc"), Some(5));
        yield_!(0);
        let (text, number) = &pair;
        let total = text.len() + number.unwrap();
        yield_!(total);
        if let (text, Some(n)) = &pair { log(format!("{text}{n}")); }
        yield_!(pair.0.len());
    }
}

both! {
    with ((Loud("left"), 2), [3, 4, 5]);
    fn patterns_of_parameters((left, n): (Loud, u32), [a, .., b]: [u32; 3]) -> impl Iterator<Item = u32> {
        let _local = Loud("local");
        yield_!(n);
        yield_!(a + b);
        yield_!(left.gives(9));
    }
}

both! {
    with (Loud("unnamed"), Loud("unused"), Loud("named"));
    fn a_wildcard_parameter_lives_to_the_end(_: Loud, _unused: Loud, named: Loud) -> impl Iterator<Item = u32> {
        let _local = Loud("local");
        yield_!(1);
        drop(named);
        yield_!(2);
    }
}

both! {
    with ((Loud("left"), Loud("right")), Loud("middle"), (Loud("one"), Loud("two")));
    fn what_the_patterns_of_several_parameters_leave(
        (left, _): (Loud, Loud),
        middle: Loud,
        (one, _): (Loud, Loud)
    ) -> impl Iterator<Item = u32> {
        let local = loud("local");
        yield_!(1);
        log("end");
    }
}

both! {
    with (1, vec![1]);
    fn mut_parameters(mut n: u32, mut list: Vec<u32>) -> impl Iterator<Item = u32> {
        while n < 4 {
            list.push(n);
            n += list.len() as u32;
            yield_!(n);
        }
        yield_!(list.iter().sum());
    }
}

both! {
    with ((1, Some(2)));
    fn mut_and_at_in_a_parameter_pattern(whole @ (mut a, b): (u32, Option<u32>)) -> impl Iterator<Item = u32> {
        a += 1;
        yield_!(a);
        if let Some(b) = b { yield_!(b); }
        yield_!(whole.0);
    }
}

both! {
    fn nested_patterns_keep_their_rest_until_the_end_of_the_block() -> impl Iterator<Item = u32> {
        let tuple = (Loud("a"), (Loud("b"), Loud("c")));
        let (_, (b, _)) = tuple;
        yield_!(1);
        drop(b);
        log(&tuple.0.0);
        log(&tuple.1.1.0);
        yield_!(2);
    }
}

enum Single {
    Only(Loud, u32),
}

use Single::Only;

struct Count(u32);

impl Drop for Count {
    fn drop(&mut self) {
        log("drop count");
    }
}

both! {
    fn the_only_variant_of_an_enum_has_the_looks_of_a_struct() -> impl Iterator<Item = u32> {
        for round in 0..2_u32 {
            let single = Only(loud("one"), 2);
            let other = loud("other");
            let count = Count(3);
            yield_!(round);
            let Only(one, number) = single;
            let Count(n) = count;
            yield_!(number + n);
            if round > 0 { drop(one); }
            let single = Only(other, 4);
            yield_!(5);
            if round > 0 { let Only(again, _number) = single; log(again.0); } else { log("kept"); }
            yield_!(6);
        }
    }
}

both! {
    with (&[1, 2, 3, 4]);
    fn a_slice_pattern_and_then_another(list: &'static [u32]) -> impl Iterator<Item = u32> {
        for slice in list.chunks(3) {
            if let [first, .., last] = slice { yield_!(first + last) } else if let [only] = *slice { yield_!(only) }
        }
    }
}

/// Matched by a pattern of its name, and not bound.
struct Unit;

impl Drop for Unit {
    fn drop(&mut self) {
        log("drop unit");
    }
}

fn unit() -> Unit {
    log("unit");
    Unit
}

both! {
    fn a_unit_struct_is_matched_and_not_bound() -> impl Iterator<Item = u32> {
        let _before = loud("before");
        let Unit = unit();
        yield_!(1);
        match unit() { Unit => log("matched") }
        yield_!(2);
        let Bound = loud("bound");
        yield_!(4);
        log("the end");
    }
}

both! {
    fn a_unit_struct_of_the_function_s_own() -> impl Iterator<Item = u32> {
        struct Own;
        impl Drop for Own { fn drop(&mut self) { log("drop own"); } }
        fn own() -> Own { log("own"); Own }
        let _before = loud("before");
        let Own = own();
        yield_!(1);
        yield_!(2);
        log("the end");
    }
}

/// The function, left before it has done anything.
fn left_at_once(
    (_, two, three, ref four): (Loud, Loud, Loud, Loud),
    (one, _): (Loud, u32),
    _last: Loud,
) {
}

#[generator]
fn never_started(
    (_, two, three, ref four): (Loud, Loud, Loud, Loud),
    (one, _): (Loud, u32),
    _last: Loud,
) -> impl Iterator<Item = u32> {
    log(four.0);
    yield_!(1);
    log(two.0);
}

#[test]
fn what_never_started_drops_as_its_patterns_let_it() {
    let four = || (loud("_"), loud("two"), loud("three"), loud("four"));
    let dropped = |drop: &dyn Fn()| {
        let _ = trace();
        drop();
        trace()
    };
    let plain = dropped(&|| left_at_once(four(), (loud("one"), 1), loud("last")));
    assert_eq!(
        dropped(&|| drop(never_started(four(), (loud("one"), 1), loud("last")))),
        plain
    );
}

/// Whose fields drop in order.
struct Parcel {
    number: u32,
    label: Loud,
    inner: (Loud, Loud),
}

/// Out of which only copies can be bound.
struct Sealed {
    number: u32,
    label: Loud,
}

impl Drop for Sealed {
    fn drop(&mut self) {
        log("drop sealed");
    }
}

fn parcel() -> Parcel {
    Parcel {
        number: 1,
        label: loud("label"),
        inner: (loud("left"), loud("right")),
    }
}

both! {
    with (parcel(), ((loud("a"), loud("b")), loud("c")), loud("last"));
    fn arguments_taken_apart_by_nested_patterns(
        Parcel { inner: (left, _), label, .. }: Parcel,
        ((a, b), c): ((Loud, Loud), Loud),
        _: Loud,
    ) -> impl Iterator<Item = u32> {
        yield_!(1);
        log(label.0);
    }
}

both! {
    with (Sealed { number: 1, label: loud("label") }, [loud("a"), loud("b"), loud("c")], (parcel(), 2));
    fn arguments_taken_apart_that_keep_their_rest(
        Sealed { number, .. }: Sealed,
        [_, b, _]: [Loud; 3],
        (Parcel { ref label, inner, .. }, mut n): (Parcel, u32),
    ) -> impl Iterator<Item = u32> {
        n += number;
        yield_!(n);
        log(b.0);
        yield_!(n);
    }
}

#[generator]
fn cloned((a, b): (Rc<Loud>, Rc<Loud>)) -> impl Iterator<Item = u32> + Clone + Debug {
    yield_!(1);
    log(b.0);
}

#[test]
fn an_argument_that_is_taken_apart_is_cloned_and_printed() {
    let generator = cloned((Rc::new(loud("a")), Rc::new(loud("b"))));
    let other = generator.clone();
    assert!(format!("{generator:?}").contains("cloned"));
    let _ = trace();
    drop(generator);
    assert!(trace().is_empty());
    assert_eq!(other.count(), 1);
    assert_eq!(trace(), ["b", "drop b", "drop a"]);
}

both! {
    with ((loud("_"), loud("two"), loud("three")), (loud("one"), 1));
    fn what_is_left_of_arguments_that_are_tuples((_, two, three): (Loud, Loud, Loud), (one, n): (Loud, u32)) -> impl Iterator<Item = u32> {
        yield_!(n);
        log(two.0);
    }
}
