//! Operands in front of a yield: what they move is theirs to drop, not the local's.

use std::ops::Add;

use resumable_tests::{Loud, both, kept_mut, log, loud};

struct Pair {
    left: Sum,
    right: Sum,
}

struct Sum(Loud);

impl Sum {
    fn into_other(self, other: u32) -> Self {
        log(format!("into {other}"));
        self
    }
}

impl Add<u32> for Sum {
    type Output = Self;
    fn add(self, other: u32) -> Self {
        self.into_other(other)
    }
}

fn sum(name: &'static str) -> Sum {
    Sum(loud(name))
}

fn two(yielded: ()) -> u32 {
    let () = yielded;
    2
}

both! {
    fn a_member_moved_in_front_of_a_yield_is_the_operands() -> impl Iterator<Item = u32> {
        fn f(sum: Sum, n: u32) -> u32 { drop(sum); n }
        let early = Pair { left: sum("left"), right: sum("right") };
        let called = Pair { left: sum("called left"), right: sum("called right") };
        let late = loud("late");
        drop(early.right + two(yield_!(1)));
        yield_!(f(called.left, two(yield_!(3))));
        log("next");
        let left = [early.left, sum("other").into_other(two(yield_!(4)))];
        yield_!(5);
    }
}

both! {
    fn what_a_box_held_moves_in_front_of_a_yield() -> impl Iterator<Item = u32> {
        let boxed = Box::new(loud("boxed"));
        let late = loud("late");
        let list = [*boxed, { yield_!(1); loud("second") }];
        yield_!(2);
    }
}

both! {
    fn a_member_consumed_in_front_of_a_yield_is_the_operands() -> impl Iterator<Item = u32> {
        let early = Pair { left: sum("left"), right: sum("right") };
        let late = loud("late");
        drop(early.left.into_other(two(yield_!(1))));
        yield_!(2);
        let _ = &early.right;
    }
}

#[test]
fn a_member_of_a_reference_stays_there_to_be_borrowed_anew() {
    struct Out<'a> {
        list: &'a mut Vec<usize>,
        base: usize,
    }
    fn push(list: &mut Vec<usize>, n: usize) -> usize {
        list.push(n);
        list.len()
    }
    #[resumable::generator]
    fn pushes(out: &mut Out<'_>) -> impl Iterator<Item = usize> {
        let n = push(out.list, {
            yield_!(1);
            2
        });
        yield_!(
            out.base + {
                yield_!(3);
                n
            }
        );
        yield_!(push(out.list, {
            yield_!(4);
            5
        }));
    }
    let mut list = vec![0];
    let mut out = Out {
        list: &mut list,
        base: 10,
    };
    assert_eq!(pushes(&mut out).collect::<Vec<_>>(), [1, 3, 12, 4, 3]);
    assert_eq!(list, [0, 2, 5]);
}

both! {
    fn a_block_that_makes_a_value_is_a_temporary() -> impl Iterator<Item = u32> {
        let n = { loud("made") }.gives(1) + two(yield_!(2));
        log("next");
        yield_!({ { loud("inner") } }.gives(n) + two(yield_!(3)));
    }
}

struct Sign(Loud);

impl std::ops::Neg for Sign {
    type Output = Self;
    fn neg(self) -> Self {
        Self(loud("negative"))
    }
}

impl Sign {
    fn value(&self, n: u32) -> u32 {
        self.0.gives(n)
    }
}

both! {
    fn what_an_operator_makes_of_a_place_is_a_temporary() -> impl Iterator<Item = u32> {
        let sign = Sign(loud("sign"));
        log((-sign).value(1) + { yield_!(2); 3 });
        log(u32::from(loud("left") == (-(0, Sign(loud("right"))).1).0) + { yield_!(4); 5 });
    }
}

both! {
    fn an_assignment_that_takes_a_value_apart_ends_its_temporaries_first() -> impl Iterator<Item = u32> {
        let (mut first, mut second) = (loud("first"), loud("second"));
        (first, second) = (match Some(loud("matched")) { _ => { yield_!(1); loud("left") } }, loud("right"));
        yield_!(2);
        (first, _) = (loud(loud("temporary").gives("new")), { yield_!(3); second });
        yield_!(4);
    }
}

fn same<T>(value: T) -> T {
    log("same");
    value
}

both! {
    fn temporaries_of_the_last_operand_of_a_tail_live_to_its_end() -> impl Iterator<Item = u32> {
        fn sum(left: u32, right: u32) -> u32 {
            log("sum");
            left + right
        }
        let n = { sum(loud("first").gives(1), same({ yield_!(2); loud("second") }).gives(3)) };
        log(n);
        if same(loud("left").0 == ({ yield_!(4); loud("right") }, loud("rest")).1.0) { log("then"); }
        if sum(loud("before").gives(5), same(loud("inner")).gives({ yield_!(6); 7 }) + loud("last").gives(8)) > 9 { log("then"); }
    }
}

both! {
    with (true, 7);
    fn what_an_argument_changes_is_called_as_it_was(change: bool, mut n: u32) -> impl Iterator<Item = u32> {
        fn twice(n: u32) -> u32 { n * 2 }
        fn thrice(n: u32) -> u32 { n * 3 }
        fn bump(n: &mut u32) -> u32 { *n += 1; *n }
        yield_!(n.wrapping_mul(if change { n = 3; n } else { 3 }));
        yield_!(n.pow({ n += 1; yield_!(n); 2 }));
        yield_!(n.wrapping_sub({ yield_!(0); bump(&mut n) / 2 }));
        let mut pair = (n, 5_u32);
        yield_!(pair.0.max({ pair.0 = 0; yield_!(pair.0); 1 }));
        let mut f: fn(u32) -> u32 = twice;
        yield_!(f({ f = thrice; yield_!(4); 10 }));
        yield_!(f(10));
        let (mut text, other) = ("abc", "de");
        yield_!(text.len().min({ text = other; yield_!(9); 9 }) as u32);
        let mut set = std::collections::BTreeSet::from([1, 2]);
        let mut of = &set;
        let empty = Default::default();
        yield_!(u32::from(of.contains({ of = &empty; &1 })));
        set = empty;
        yield_!(set.len() as u32);
    }
}

both! {
    fn an_element_that_an_argument_assigns_is_called_as_it_was() -> impl Iterator<Item = u32> {
        #[derive(Clone, Copy)]
        struct Pair(u32, u32);
        impl Pair {
            fn plus(self, n: u32) -> u32 { self.0 + self.1 + n }
        }
        fn twice(n: u32) -> u32 { n * 2 }
        fn thrice(n: u32) -> u32 { n * 3 }
        let mut pairs = [Pair(1, 2), Pair(3, 4)];
        yield_!(pairs[0].plus({ pairs[0].0 = 40; yield_!(pairs[0].0); 1 }));
        yield_!(pairs[1].plus({ pairs[1] = Pair(5, 6); yield_!(pairs[1].0); 1 }));
        let mut functions: [fn(u32) -> u32; 2] = [twice, thrice];
        yield_!(functions[0]({ functions[0] = thrice; yield_!(7); 10 }));
    }
}

both! {
    with (kept_mut((vec![1], vec![2])));
    fn a_mut_that_is_lent_beside_a_yield_is_lent_again(lists: &'static mut (Vec<u32>, Vec<u32>)) -> impl Iterator<Item = u32> {
        struct Lists<'l> { left: &'l mut Vec<u32>, right: &'l mut Vec<u32> }
        fn add(list: &mut Vec<u32>, (): (), number: u32) -> usize { list.push(number); list.len() }
        fn same<'l>(list: &'l mut Vec<u32>) -> &'l mut Vec<u32> { list }
        let Lists { left, right } = Lists { left: &mut lists.0, right: &mut lists.1 };
        let lists = Lists { left: same(left), right: same(right) };
        let left = same(lists.left);
        for number in 3..5 {
            log(add(left, yield_!(number), number));
            log(add(lists.right, yield_!(number + 10), number));
        }
        let old = std::mem::replace(left, { yield_!(20); vec![7] });
        log(format!("{old:?}"));
        log(format!("{left:?}"));
        log(format!("{:?}", lists.right));
    }
}

both! {
    with (kept_mut(b"1+22" as &[u8]), kept_mut([vec!["one"]]));
    fn a_mut_that_is_lent_beside_a_yield_is_named_by_macros(text: &'static mut &'static [u8], lists: &'static mut [Vec<&'static str>; 1]) -> impl Iterator<Item = u8> {
        macro_rules! skip { ($text:ident) => { *$text = &$text[1..] } }
        macro_rules! peek { ($text:ident) => { $text.first().copied() } }
        fn digit(text: &mut &[u8], (): (), base: u8) -> u8 { text[0].wrapping_sub(base) }
        let first = digit(text, yield_!(1), b'0');
        skip!(text);
        log(peek!(text).into_iter().count());
        log(digit(text, yield_!(first), b'+'));
        skip!(text);
        macro_rules! words { ($list:ident) => { $list.len() } }
        fn push(list: &mut Vec<&'static str>, (): (), word: &'static str) { list.push(word); }
        let [list] = lists;
        push(list, yield_!(2), "two");
        log(words!(list));
        push(list, yield_!(3), "three");
        log(list.concat());
    }
}

both! {
    with (kept_mut(vec![1]));
    fn a_mut_that_is_lent_is_looked_at_by_the_operands_behind_it(list: &'static mut Vec<u32>) -> impl Iterator<Item = u32> {
        fn put(list: &mut Vec<u32>, number: u32, at: usize) -> u32 { list.insert(at, number); list.len() as u32 }
        yield_!(put(list, { yield_!(1); list[0] + 1 }, list.len()));
        for round in 0..2 {
            log(put(list, round, { yield_!(round + 10); list.len() - 1 }));
        }
        yield_!(put(list, 9, { yield_!(20); list.len() }));
    }
}

both! {
    with (kept_mut(Some((vec![String::from("a")], 3))), kept_mut([(vec![1], 2)]));
    fn a_member_of_what_a_call_gives_is_a_place(
        found: &'static mut Option<(Vec<String>, u32)>,
        lists: &'static mut [(Vec<u32>, u32)],
    ) -> impl Generator<Item = u32, Return = Result<usize, String>> {
        struct Shelf { label: Loud, books: Vec<Loud>, number: u32 }
        fn shelf(name: &'static str) -> Shelf { Shelf { label: Loud(name), books: vec![loud("book")], number: 3 } }
        fn count(books: &[Loud], more: usize) -> u32 { (books.len() + more) as u32 }
        let last = String::from("last");
        found.as_mut().unwrap().0.push({ yield_!(1); Ok::<_, String>(last)? });
        lists.iter_mut().next().unwrap().0[0].clone_from({ yield_!(2); &7 });
        shelf("one").books.push({ yield_!(3); loud("second") });
        yield_!(count(&shelf("two").books, { yield_!(4); 1 }));
        yield_!(shelf("three").number.pow({ yield_!(5); 2 }));
        yield_!(shelf("four").books[0].gives({ yield_!(6); 9 }));
        log(shelf("six").label.gives({ yield_!(8); "label" }));
        Ok(count(&shelf("seven").books[..{ yield_!(9); 1 }], { yield_!(10); 3 }) as usize)
    }
}

both! {
    fn copies_beside_a_yield_are_what_they_were() -> impl Iterator<Item = u32> {
        fn two(one: u32, other: u32) -> u32 { 10 * one + other }
        let mut number = 1;
        let pair = (2, Loud("pair"));
        log(two(number, { yield_!(1); 2 }));
        log(two(number, { number += 1; yield_!(2); number }));
        log(two(pair.0, { yield_!(3); number }) + number);
        number = two(number, { yield_!(4); pair.0 });
        yield_!(number);
    }
}

both! {
    fn a_value_moved_beside_a_yield_whose_name_stands_in_a_macro() -> impl Iterator<Item = u32> {
        macro_rules! name_of { ($object:ident.$field:ident) => { stringify!($field) } }
        fn take(loud: Loud, (): ()) { drop(loud); }
        let early = loud("early");
        let late = loud("late");
        take(early, yield_!(1));
        log(name_of!(object.early));
        yield_!(2);
    }
}
