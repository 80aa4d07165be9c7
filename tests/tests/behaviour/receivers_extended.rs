//! Methods that a trait gives to types of others: some take their receiver, some borrow it.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::rc::Rc;

use resumable_tests::{Loud, both, log, loud};

/// Of one of std's types.
trait ListExt: Sized {
    fn rotated(self, by: usize) -> Self;
    fn halves(self) -> (Self, Self);
    fn total(&self, times: usize) -> usize;
    fn grow(&mut self, name: &'static str) -> usize;
    fn measured<T: From<u8>>(&self) -> T;
}

impl ListExt for Vec<Loud> {
    fn rotated(mut self, by: usize) -> Self {
        self.rotate_left(by);
        self
    }

    fn halves(mut self) -> (Self, Self) {
        let half = self.split_off(self.len() / 2);
        (self, half)
    }

    fn total(&self, times: usize) -> usize {
        self.len() * times
    }

    fn grow(&mut self, name: &'static str) -> usize {
        self.push(loud(name));
        self.len()
    }

    fn measured<T: From<u8>>(&self) -> T {
        T::from(self.len() as u8)
    }
}

/// Of what one of std's types points to.
trait SliceExt {
    fn longest(&self) -> usize;
    fn turn(&mut self, by: usize);
}

impl SliceExt for [Loud] {
    fn longest(&self) -> usize {
        self.iter().map(|it| it.0.len()).max().unwrap_or_default()
    }

    fn turn(&mut self, by: usize) {
        self.rotate_right(by);
    }
}

/// Of a type by value, and of a reference to what that points to.
trait Shout {
    fn shout(self) -> String;
}

impl Shout for String {
    fn shout(self) -> String {
        log("by value");
        self.to_uppercase()
    }
}

impl Shout for &str {
    fn shout(self) -> String {
        log("by reference");
        self.to_uppercase()
    }
}

trait Whisper {
    fn whisper(self) -> String;
}

impl Whisper for &str {
    fn whisper(self) -> String {
        self.to_lowercase()
    }
}

/// Of all iterators.
trait IterExt: Iterator + Sized {
    fn every(self, by: usize) -> Every<Self> {
        Every { iter: self, by }
    }

    fn look(&mut self, ahead: usize) -> Option<Self::Item> {
        self.nth(ahead)
    }
}

impl<I: Iterator> IterExt for I {}

struct Every<I> {
    iter: I,
    by: usize,
}

impl<I: Iterator> Iterator for Every<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        let item = self.iter.next();
        (1..self.by).for_each(|_| drop(self.iter.next()));
        item
    }
}

/// Of all types.
trait Pipe: Sized {
    fn tagged(self, tag: u32) -> (Self, u32) {
        (self, tag)
    }

    fn size(&self, times: usize) -> usize {
        size_of::<Self>() * times
    }
}

impl<T> Pipe for T {}

/// Of all that can be printed.
trait Printed: Debug {
    fn printed(&self) -> String {
        format!("{self:?}")
    }
}

impl<T: Debug> Printed for T {}

/// An iterator with methods of its own, one of which has a name that all iterators have from a trait.
struct Tokens(Loud, u32);

impl Iterator for Tokens {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        self.1 += 1;
        (self.1 < 9).then_some(self.1)
    }
}

impl Tokens {
    fn expected(&mut self, more: u32) -> Option<u32> {
        self.nth(more as usize)
    }

    fn parsed<T: From<u32>>(&mut self) -> T {
        T::from(self.1)
    }

    fn closed(self) -> u32 {
        self.1
    }

    fn look(&self, ahead: usize) -> usize {
        self.1 as usize + ahead
    }
}

fn list() -> Vec<Loud> {
    vec![loud("a"), loud("bb"), loud("ccc"), loud("dddd")]
}

both! {
    fn of_a_list_by_value() -> impl Iterator<Item = usize> {
        let list = list();
        yield_!(0);
        let turned = list.rotated(1);
        yield_!(turned.len());
        let (front, back) = turned.halves();
        yield_!(front.len());
        log(back.len());
        yield_!(9);
    }
}

both! {
    with (list(), list());
    fn of_a_list_plainly_one(list: Vec<Loud>, other: Vec<Loud>) -> impl Iterator<Item = usize> {
        yield_!(0);
        let list = list.rotated(1);
        yield_!(list.len());
        for half in [list.rotated(2), other] {
            yield_!(half.len());
        }
        yield_!(9);
    }
}

both! {
    fn of_a_list_by_reference() -> impl Iterator<Item = usize> {
        let first = list();
        let total = first.total(2);
        yield_!(total);
        let mut second = list();
        let longer = second.grow("e");
        yield_!(longer);
        let third = list();
        let measured: u32 = third.measured();
        yield_!(measured as usize);
        let fourth = list();
        let longest = fourth.longest();
        yield_!(longest);
        let mut fifth = list();
        fifth.turn(1);
        yield_!(9);
    }
}

both! {
    fn of_a_list_last_in_a_branch() -> impl Iterator<Item = usize> {
        for takes in [true, false] {
            let list = list();
            if takes {
                log(list.rotated(2).len());
            } else {
                log(list.total(2));
            }
            yield_!(1);
            log("end");
        }
    }
}

both! {
    fn of_a_string() -> impl Iterator<Item = usize> {
        let name = String::from("ab");
        let loud_one = name.shout();
        yield_!(loud_one.len());
        let quiet = loud_one.whisper();
        yield_!(quiet.len());
        let word = Rc::<str>::from("x");
        let shouted = word.shout();
        yield_!(shouted.len());
        let number: usize = quiet.parse().unwrap_or(7);
        yield_!(number);
    }
}

both! {
    fn of_an_iterator() -> impl Iterator<Item = usize> {
        let names = list().into_iter();
        let names = names.every(2);
        for name in names {
            yield_!(name.0.len());
        }
        let odd = (0..9).filter(|n| n % 2 == 1);
        for n in odd.every(2) {
            yield_!(n);
        }
        let mut rest = list().into_iter();
        let looked = rest.look(1);
        yield_!(looked.map_or(0, |it| it.0.len()));
        yield_!(9);
    }
}

both! {
    fn of_an_iterator_with_methods_of_its_own() -> impl Iterator<Item = u32> {
        let mut first = Tokens(loud("first"), 0);
        let expected = first.expected(2);
        yield_!(expected.unwrap_or_default());
        let mut second = Tokens(loud("second"), 3);
        let parsed: u64 = second.parsed();
        yield_!(parsed as u32);
        let third = Tokens(loud("third"), 4);
        let looked = third.look(1);
        yield_!(looked as u32);
        let fourth = Tokens(loud("fourth"), 5);
        let closed = fourth.closed();
        yield_!(closed);
        let fifth = Tokens(loud("fifth"), 6);
        let every = fifth.every(2);
        yield_!(every.sum::<u32>());
    }
}

both! {
    with (8);
    fn of_all_types(copy: u32) -> impl Iterator<Item = usize> {
        let list = list();
        let size = list.size(2);
        yield_!(size);
        let one = loud("one");
        let (one, tag) = one.tagged(3);
        yield_!(tag as usize);
        let pair = one.tagged(4);
        yield_!(pair.1 as usize);
        let tagged = copy.tagged(5);
        yield_!(tagged.0 as usize);
        let names = BTreeMap::from([(1, "x")]);
        let printed = names.printed();
        yield_!(printed.len());
        let boxed = Box::new(loud("boxed"));
        let (boxed, _) = boxed.tagged(6);
        yield_!(boxed.0.len());
    }
}

both! {
    with (Some(loud("some")));
    fn of_an_option(some: Option<Loud>) -> impl Iterator<Item = usize> {
        let size = some.size(1);
        yield_!(size);
        let other = Some(loud("other"));
        let (other, _) = other.tagged(1);
        yield_!(other.map_or(0, |it| it.0.len()));
        let third = Some(loud("third"));
        let n = third.tagged({ yield_!(8); 2 }).1;
        yield_!(n as usize);
    }
}

/// Of types of the user's own.
trait Stage: Sized {
    fn advanced(self, by: u32) -> Self;
    fn finished(self) -> Loud;
    fn split(self) -> [Loud; 2];
    fn peeked(&self, by: u32) -> u32;
    fn touched(&mut self, by: u32) -> u32;
}

struct Staged(Loud, u32);

impl Stage for Staged {
    fn advanced(self, by: u32) -> Self {
        Self(self.0, self.1 + by)
    }

    fn finished(self) -> Loud {
        self.0
    }

    fn split(self) -> [Loud; 2] {
        [self.0, loud("half")]
    }

    fn peeked(&self, by: u32) -> u32 {
        self.1 + by
    }

    fn touched(&mut self, by: u32) -> u32 {
        self.1 += by;
        self.1
    }
}

impl Staged {
    fn field<T: From<u32>>(&self, more: u32) -> Option<T> {
        Some(T::from(self.1 + more))
    }

    fn ended(self) {
        log("ended");
    }
}

fn staged(name: &'static str) -> Staged {
    Staged(loud(name), 1)
}

both! {
    fn of_a_type_of_ones_own() -> impl Iterator<Item = u32> {
        let first = staged("first");
        let second = first.advanced(2);
        yield_!(second.1);
        let third = second.advanced(3).advanced(4);
        yield_!(third.1);
        let peeked = third.peeked(5);
        yield_!(peeked);
        let mut fourth = staged("fourth");
        let touched = fourth.touched(6);
        yield_!(touched);
        let fifth = staged("fifth");
        fifth.ended();
        yield_!(7);
        let sixth = staged("sixth");
        sixth.finished();
        yield_!(8);
        let seventh = staged("seventh");
        let name = seventh.finished();
        yield_!(name.0.len() as u32);
        for half in staged("eighth").split() {
            yield_!(half.0.len() as u32);
        }
        let ninth = staged("ninth");
        for half in ninth.split() {
            yield_!(half.0.len() as u32);
        }
    }
}

both! {
    fn of_which_the_call_alone_tells_the_type() -> impl Generator<Item = u32, Return = Option<u64>> {
        let first = staged("first");
        let field: u64 = first.field(1)?;
        yield_!(field as u32);
        let second = staged("second");
        let pair = (second.field::<u64>(2)?, 0);
        yield_!(pair.0 as u32);
        let third = staged("third");
        let sum = u64::max(third.field(3)?, 1);
        yield_!(sum as u32);
        let fourth = staged("fourth");
        let list = Vec::<u64>::from_iter(fourth.field(4));
        yield_!(list[0] as u32);
        Some(9)
    }
}

/// With a closure.
trait Sift: Sized {
    fn sifted(self, wanted: impl Fn(&Loud) -> bool) -> Self;
    fn counted(&self, wanted: impl Fn(&Loud) -> bool) -> usize;
}

impl Sift for Vec<Loud> {
    fn sifted(mut self, wanted: impl Fn(&Loud) -> bool) -> Self {
        self.retain(|it| wanted(it));
        self
    }

    fn counted(&self, wanted: impl Fn(&Loud) -> bool) -> usize {
        self.iter().filter(|it| wanted(it)).count()
    }
}

both! {
    fn of_a_list_with_a_closure() -> impl Iterator<Item = usize> {
        let first = list();
        let long = first.sifted(|it| it.0.len() > 1);
        yield_!(long.len());
        let counted = long.counted(|it| it.0.len() > 2);
        yield_!(counted);
        for it in list().sifted(|it| it.0.len() < 3) {
            yield_!(it.0.len());
        }
    }
}
