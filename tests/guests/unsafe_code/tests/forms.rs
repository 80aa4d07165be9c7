//! Forms that need `unsafe`, compared with the plain function.
#![allow(
    unused,
    clippy::all,
    clippy::pedantic,
    reason = "the code of the tests is odd on purpose"
)]

use std::ptr;

use resumable_tests::{Loud, both, kept_mut, log};

both! {
    sends [Some(3), Some(4), None];
    fn an_unsafe_block_with_yields_and_a_value() -> impl Generator<Item = u32, Send = u32> {
        unsafe fn twice(x: u32) -> u32 { x * 2 }
        let x = unsafe { let a = twice(yield_!(1).unwrap_or(1)); a + yield_!(a).unwrap_or(1) };
        yield_!(x);
    }
}

both! {
    fn raw_borrows_between_yields() -> impl Iterator<Item = u32> {
        let mut x = 5_u32;
        { let p = &raw mut x; unsafe { *p += 1 }; }
        yield_!(x);
        let q = unsafe { *(&raw const x) };
        yield_!(q + x);
        let z = unsafe { std::ptr::addr_of!(x).read() };
        yield_!(z);
    }
}

both! {
    with (2);
    fn items_of_every_kind(n: u32) -> impl Iterator<Item = u32> {
        extern crate std as other_std;
        use other_std::vec::Vec as List;
        union U { a: u32, b: f32 }
        unsafe extern "C" { safe fn abs(x: i32) -> i32; }
        trait Shape { const SIDES: u32; fn area(&self) -> u32 { Self::SIDES } }
        struct Sq<const N: u32>;
        impl<const N: u32> Shape for Sq<N> { const SIDES: u32 = N; }
        static TABLE: [u32; 2] = [4, 5];
        mod inner { pub fn deep() -> u32 { 9 } pub mod more { pub const X: u32 = 3; } }
        type Pair<T> = (T, T);
        enum Kind { A = 3, B }
        let u = U { a: 5 + n };
        yield_!(unsafe { u.a });
        yield_!(abs(-4) as u32);
        let p: Pair<u32> = (Sq::<3>.area(), inner::deep());
        yield_!(p.0 + p.1);
        let list: List<u32> = TABLE.to_vec();
        for x in list { yield_!(x + inner::more::X + Kind::B as u32); }
        impl Kind { fn n(self) -> u32 { self as u32 } }
        yield_!(Kind::A.n());
    }
}

both! {
    fn moved_out_of_a_box_in_an_unsafe_block() -> impl Iterator<Item = u32> {
        let mut boxed = Box::new(Loud("first"));
        for name in ["second", "third"] {
            drop(unsafe { *boxed });
            yield_!(1);
            boxed = Box::new(Loud(name));
        }
        yield_!(2);
    }
}

both! {
    fn a_member_moved_out_in_an_unsafe_block() -> impl Iterator<Item = u32> {
        struct Pair { left: Loud, right: Loud }
        let pair = Pair { left: Loud("left"), right: Loud("right") };
        log(&pair.right.0);
        drop(unsafe { pair.right });
        yield_!(1);
        let tuple = (Loud("zero"), Loud("one"));
        drop(unsafe { tuple.0 });
        yield_!(2);
        struct Other { one: Loud, two: Loud }
        let other = Other { one: Loud("one"), two: Loud("two") };
        drop(unsafe { other.one });
        yield_!(3);
    }
}

both! {
    fn a_member_of_a_union_is_not_asked_for() -> impl Iterator<Item = u32> {
        union Bits { word: u32, bytes: [u8; 4] }
        let mut bits = Bits { word: 1 };
        bits.bytes = [7, 0, 0, 0];
        let word = unsafe { bits.word };
        yield_!(word);
        yield_!(unsafe { bits.word });
    }
}

#[derive(Clone, Copy)]
union Either {
    one: u32,
    other: u32,
}

fn digits(one: u32, other: u32) -> u32 {
    10 * one + other
}

both! {
    with (Either { one: 1 });
    fn a_member_of_a_union_is_read_before_another_is_assigned(mut either: Either) -> impl Iterator<Item = u32> {
        let number = unsafe { digits(either.one, { either.other = 2; yield_!(1); 3 }) };
        yield_!(number);
    }
}

both! {
    fn what_may_change_unseen_is_read_before_the_yield() -> impl Iterator<Item = u32> {
        static mut NUMBER: u32 = 0;
        unsafe { NUMBER = 1 };
        let number = unsafe { digits(NUMBER, { NUMBER += 1; yield_!(NUMBER); NUMBER += 5; 3 }) };
        yield_!(number);
        let is_less = unsafe { NUMBER < { NUMBER += 1; yield_!(NUMBER); NUMBER = 5; 8 } };
        yield_!(u32::from(is_less));
        let (sum, pair) = unsafe { (NUMBER + { NUMBER += 1; yield_!(0); NUMBER += 5; 3 }, (NUMBER, yield_!(NUMBER))) };
        yield_!(sum + pair.0);
        let mut boxed = Box::new(3);
        let place: *mut u32 = &raw mut *boxed;
        let other = place;
        let number = unsafe { digits(*place, { *other += 1; yield_!(*other); *other += 5; 4 }) };
        yield_!(number);
        let is_less = unsafe { *place < { *other += 1; yield_!(*other); *other = 20; 12 } };
        yield_!(u32::from(is_less));
    }
}

struct Short {
    length: usize,
    bytes: [u8; 4],
}

both! {
    with ("abc", kept_mut([1, 2, 3]));
    fn pointers_to_locals_beside_a_yield(text: &'static str, all: &'static mut [u32; 3]) -> impl Iterator<Item = u32> {
        let mut short = Short { length: text.len(), bytes: [0; 4] };
        unsafe { ptr::copy_nonoverlapping(text.as_ptr(), short.bytes.as_mut_ptr(), { yield_!(1); text.len() }) };
        yield_!(short.length as u32 + u32::from(short.bytes[2]));
        unsafe { ptr::write(&raw mut short.length, { yield_!(2); 7 }) };
        unsafe { ptr::write(&mut short.bytes[0] as *mut u8, { yield_!(3); 8 }) };
        let at = 2;
        unsafe { ptr::write(short.bytes.as_mut_ptr().add(at).cast::<i8>(), { yield_!(5); 9 }) };
        yield_!(u32::from(short.bytes[2]));
        yield_!(short.length as u32 + u32::from(short.bytes[0]));
        let (mut list, elsewhere) = (vec![4, 5], all.as_mut_ptr());
        let first = list.as_mut_ptr();
        yield_!(4);
        unsafe { *first += *elsewhere };
        yield_!(list[0]);
    }
}

both! {
    fn consumed_by_a_closure_in_an_unsafe_block() -> impl Iterator<Item = usize> {
        struct Parcel(Loud);
        impl Parcel { fn into_number(self, n: usize) -> usize { self.0.0.len() + n } }
        let parcel = Parcel(Loud("parcel"));
        let n = unsafe { let weigh = || parcel.into_number(1); weigh() };
        yield_!(n);
        yield_!(2);
    }
}
