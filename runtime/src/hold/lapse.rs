//! Std's types that borrow or count and have nothing to drop, though they aren't `Copy`.
//!
//! The rule: every type here has no destructor that does anything, whatever its parameters that aren't bound to lapse too.
//! So nobody can tell when a value of it ends, and rustc lets a dead one lapse. A closure that is `Copy` has no
//! destructor either, which is how adapters with closures come in. Whether it is, rustc does not know while it checks the function around it, and takes
//! for granted; so where syntax shows that a closure owns what may not be a copy, its adapter does not lapse ([`Owning`]).

use core::cell::{Cell, RefCell};
use core::cmp::Reverse;
use core::iter::{
    Chain, Cloned, Copied, Cycle, Empty, Enumerate, Filter, FilterMap, FlatMap, Flatten, FromFn,
    Fuse, Inspect, Map, MapWhile, Once, OnceWith, Peekable, Repeat, RepeatWith, Rev, Scan, Skip,
    SkipWhile, StepBy, Successors, Take, TakeWhile, Zip,
};
use core::marker::PhantomData;
use core::ops::{ControlFlow, Range, RangeFrom, RangeInclusive};
use core::pin::Pin;
use core::ptr::NonNull;
use core::task::Poll;
use core::{array, char, option, result, slice, str};

/// A value of this type may end anywhere without a trace, if the closures in it are [`Plain`] or [`Owning`].
pub trait Lapse<By> {}

/// The closures in a value own nothing that syntax shows.
pub struct Plain;

/// One of the closures in a value owns what it captured.
pub struct Owning;

/// A closure that has nothing to drop.
pub trait Idle<By> {}

impl<F: Copy> Idle<Plain> for F {}

macro_rules! lapse {
    ($([$($generics:tt)*] $type:ty;)*) => { $(impl<$($generics)* By> Lapse<By> for $type {})* };
}

lapse! {
    [] bool; [] char; [] str; [] ();
    [] u8; [] u16; [] u32; [] u64; [] u128; [] usize;
    [] i8; [] i16; [] i32; [] i64; [] i128; [] isize;
    [] f32; [] f64;
    [T: ?Sized,] &T;
    [T: ?Sized,] &mut T;
    [T: ?Sized,] *const T;
    [T: ?Sized,] *mut T;
    [T: ?Sized,] NonNull<T>;
    [T: ?Sized,] PhantomData<T>;
    [T: Lapse<By>,] [T];
    [T: Lapse<By>, const N: usize,] [T; N];
    [T: Lapse<By>, const N: usize,] array::IntoIter<T, N>;
    [T: Lapse<By>,] Option<T>;
    [T: Lapse<By>, E: Lapse<By>,] Result<T, E>;
    [T: Lapse<By>,] Poll<T>;
    [B: Lapse<By>, C: Lapse<By>,] ControlFlow<B, C>;
    [T: Lapse<By>,] Reverse<T>;
    [T: Lapse<By>,] Pin<T>;
    [T: Lapse<By>,] Cell<T>;
    [T: Lapse<By>,] RefCell<T>;
    [T: Lapse<By>,] Range<T>;
    [T: Lapse<By>,] RangeFrom<T>;
    [T: Lapse<By>,] RangeInclusive<T>;
}

/// Tuples of what lapses.
macro_rules! lapse_tuples {
    ($first:ident $($rest:ident)*) => {
        impl<$first: Lapse<By>, $($rest: Lapse<By>,)* By> Lapse<By> for ($first, $($rest,)*) {}
        lapse_tuples!($($rest)*);
    };
    () => {};
}
lapse_tuples!(A B C D E F G H I J K L);

// Iterators over options and slices.
lapse! {
    [T,] option::Iter<'_, T>;
    [T,] option::IterMut<'_, T>;
    [T: Lapse<By>,] option::IntoIter<T>;
    [T,] result::Iter<'_, T>;
    [T,] result::IterMut<'_, T>;
    [T: Lapse<By>,] result::IntoIter<T>;
    [T,] slice::Iter<'_, T>;
    [T,] slice::IterMut<'_, T>;
    [T,] slice::Chunks<'_, T>;
    [T,] slice::ChunksMut<'_, T>;
    [T,] slice::ChunksExact<'_, T>;
    [T,] slice::ChunksExactMut<'_, T>;
    [T,] slice::RChunks<'_, T>;
    [T,] slice::RChunksMut<'_, T>;
    [T,] slice::RChunksExact<'_, T>;
    [T,] slice::RChunksExactMut<'_, T>;
    [T,] slice::Windows<'_, T>;
    [] slice::EscapeAscii<'_>;
    [T, P: Idle<By>,] slice::ChunkBy<'_, T, P>;
    [T, P: Idle<By>,] slice::ChunkByMut<'_, T, P>;
    [T, P: FnMut(&T) -> bool + Idle<By>,] slice::Split<'_, T, P>;
    [T, P: FnMut(&T) -> bool + Idle<By>,] slice::SplitMut<'_, T, P>;
    [T, P: FnMut(&T) -> bool + Idle<By>,] slice::SplitInclusive<'_, T, P>;
    [T, P: FnMut(&T) -> bool + Idle<By>,] slice::RSplit<'_, T, P>;
    [T, P: FnMut(&T) -> bool + Idle<By>,] slice::SplitN<'_, T, P>;
    [T, P: FnMut(&T) -> bool + Idle<By>,] slice::RSplitN<'_, T, P>;
}

// Iterators over text.
lapse! {
    [] str::Chars<'_>;
    [] str::CharIndices<'_>;
    [] str::Bytes<'_>;
    [] str::Lines<'_>;
    [] str::SplitWhitespace<'_>;
    [] str::SplitAsciiWhitespace<'_>;
    [] str::EncodeUtf16<'_>;
    [] str::EscapeDebug<'_>;
    [] str::EscapeDefault<'_>;
    [] str::EscapeUnicode<'_>;
    [] str::Utf8Chunks<'_>;
    [] char::ToLowercase;
    [] char::ToUppercase;
    [] char::EscapeDebug;
    [] char::EscapeDefault;
    [] char::EscapeUnicode;
}

/// The iterators that search a text, for each kind of pattern: std's trait for them is unstable.
macro_rules! lapse_searches {
    ($([$($generics:tt)*] $pattern:ty;)*) => { $(
        lapse! {
            [$($generics)*] str::Split<'_, $pattern>;
            [$($generics)*] str::RSplit<'_, $pattern>;
            [$($generics)*] str::SplitN<'_, $pattern>;
            [$($generics)*] str::RSplitN<'_, $pattern>;
            [$($generics)*] str::SplitTerminator<'_, $pattern>;
            [$($generics)*] str::RSplitTerminator<'_, $pattern>;
            [$($generics)*] str::SplitInclusive<'_, $pattern>;
            [$($generics)*] str::Matches<'_, $pattern>;
            [$($generics)*] str::RMatches<'_, $pattern>;
            [$($generics)*] str::MatchIndices<'_, $pattern>;
            [$($generics)*] str::RMatchIndices<'_, $pattern>;
        }
    )* };
}

lapse_searches! {
    [] char;
    ['p,] &'p str;
    ['p,] &'p [char];
    ['p, const N: usize,] &'p [char; N];
    [const N: usize,] [char; N];
    [P: FnMut(char) -> bool + Idle<By>,] P;
}

// Adapters and sources.
lapse! {
    [I: Lapse<By>,] Rev<I>;
    [I: Lapse<By>,] Enumerate<I>;
    [I: Lapse<By>,] Skip<I>;
    [I: Lapse<By>,] Take<I>;
    [I: Lapse<By>,] StepBy<I>;
    [I: Lapse<By>,] Fuse<I>;
    [I: Lapse<By>,] Cycle<I>;
    [I: Lapse<By>,] Copied<I>;
    [I: Lapse<By>,] Cloned<I>;
    [I: Lapse<By>, J: Lapse<By>,] Chain<I, J>;
    [I: Lapse<By>, J: Lapse<By>,] Zip<I, J>;
    [I: Lapse<By>, F: Idle<By>,] Map<I, F>;
    [I: Lapse<By>, F: Idle<By>,] Filter<I, F>;
    [I: Lapse<By>, F: Idle<By>,] FilterMap<I, F>;
    [I: Lapse<By>, F: Idle<By>,] Inspect<I, F>;
    [I: Lapse<By>, F: Idle<By>,] MapWhile<I, F>;
    [I: Lapse<By>, F: Idle<By>,] SkipWhile<I, F>;
    [I: Lapse<By>, F: Idle<By>,] TakeWhile<I, F>;
    [I: Lapse<By>, S: Lapse<By>, F: Idle<By>,] Scan<I, S, F>;
    [T,] Empty<T>;
    [T: Lapse<By>,] Once<T>;
    [T: Lapse<By>,] Repeat<T>;
    [F: Idle<By>,] OnceWith<F>;
    [F: Idle<By>,] RepeatWith<F>;
    [F: Idle<By>,] FromFn<F>;
    [T: Lapse<By>, F: Idle<By>,] Successors<T, F>;
}

impl<I: Iterator<Item: Lapse<By>> + Lapse<By>, By> Lapse<By> for Peekable<I> {}
impl<I: Iterator<Item: IntoIterator<IntoIter: Lapse<By>>> + Lapse<By>, By> Lapse<By>
    for Flatten<I>
{
}
impl<I: Lapse<By>, U: IntoIterator<IntoIter: Lapse<By>>, F: Idle<By>, By> Lapse<By>
    for FlatMap<I, U, F>
{
}

#[cfg(feature = "alloc")]
mod collections {
    use alloc::collections::{binary_heap, btree_map, btree_set, linked_list, vec_deque};

    use super::Lapse;

    lapse! {
        [T,] binary_heap::Iter<'_, T>;
        // An entry may own its key.
        [K: Lapse<By>, V,] btree_map::Entry<'_, K, V>;
        [K: Lapse<By>, V,] btree_map::OccupiedEntry<'_, K, V>;
        [K: Lapse<By>, V,] btree_map::VacantEntry<'_, K, V>;
        [K, V,] btree_map::Iter<'_, K, V>;
        [K, V,] btree_map::IterMut<'_, K, V>;
        [K, V,] btree_map::Keys<'_, K, V>;
        [K, V,] btree_map::Values<'_, K, V>;
        [K, V,] btree_map::ValuesMut<'_, K, V>;
        [K, V,] btree_map::Range<'_, K, V>;
        [K, V,] btree_map::RangeMut<'_, K, V>;
        [T,] btree_set::Iter<'_, T>;
        [T,] btree_set::Range<'_, T>;
        [T,] btree_set::Union<'_, T>;
        [T,] btree_set::SymmetricDifference<'_, T>;
        [T,] linked_list::Iter<'_, T>;
        [T,] linked_list::IterMut<'_, T>;
        [T,] vec_deque::Iter<'_, T>;
        [T,] vec_deque::IterMut<'_, T>;
    }
}

#[cfg(feature = "std")]
mod hashed {
    use std::collections::{hash_map, hash_set};
    use std::path;

    use super::Lapse;

    lapse! {
        [K: Lapse<By>, V,] hash_map::Entry<'_, K, V>;
        [K: Lapse<By>, V,] hash_map::OccupiedEntry<'_, K, V>;
        [K: Lapse<By>, V,] hash_map::VacantEntry<'_, K, V>;
        [K, V,] hash_map::Iter<'_, K, V>;
        [K, V,] hash_map::IterMut<'_, K, V>;
        [K, V,] hash_map::Keys<'_, K, V>;
        [K, V,] hash_map::Values<'_, K, V>;
        [K, V,] hash_map::ValuesMut<'_, K, V>;
        [T,] hash_set::Iter<'_, T>;
        [T, S,] hash_set::Difference<'_, T, S>;
        [T, S,] hash_set::Intersection<'_, T, S>;
        [T, S,] hash_set::SymmetricDifference<'_, T, S>;
        [T, S,] hash_set::Union<'_, T, S>;
        [] path::Components<'_>;
        [] path::Iter<'_>;
    }
}
