//! Std's types that borrow or count and have nothing to drop, though they aren't `Copy`.
//!
//! The rule: every type here has no destructor that does anything, whatever its parameters that aren't bound to lapse too.
//! So nobody can tell when a value of it ends, and rustc lets a dead one lapse. A closure that is `Copy` has no
//! destructor either, which is how adapters with closures come in.

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

/// A value of this type may end anywhere without a trace.
pub trait Lapse {}

mark! { Lapse:
    [] bool; [] char; [] str; [] ();
    [] u8; [] u16; [] u32; [] u64; [] u128; [] usize;
    [] i8; [] i16; [] i32; [] i64; [] i128; [] isize;
    [] f32; [] f64;
    [T: ?Sized] &T;
    [T: ?Sized] &mut T;
    [T: ?Sized] *const T;
    [T: ?Sized] *mut T;
    [T: ?Sized] NonNull<T>;
    [T: ?Sized] PhantomData<T>;
    [T: Lapse] [T];
    [T: Lapse, const N: usize] [T; N];
    [T: Lapse, const N: usize] array::IntoIter<T, N>;
    [T: Lapse] Option<T>;
    [T: Lapse, E: Lapse] Result<T, E>;
    [T: Lapse] Poll<T>;
    [B: Lapse, C: Lapse] ControlFlow<B, C>;
    [T: Lapse] Reverse<T>;
    [T: Lapse] Pin<T>;
    [T: Lapse] Cell<T>;
    [T: Lapse] RefCell<T>;
    [T: Lapse] Range<T>;
    [T: Lapse] RangeFrom<T>;
    [T: Lapse] RangeInclusive<T>;
}

/// Tuples of what lapses.
macro_rules! lapse_tuples {
    ($first:ident $($rest:ident)*) => {
        impl<$first: Lapse, $($rest: Lapse),*> Lapse for ($first, $($rest,)*) {}
        lapse_tuples!($($rest)*);
    };
    () => {};
}
lapse_tuples!(A B C D E F G H I J K L);

// Iterators over options and slices.
mark! { Lapse:
    [T] option::Iter<'_, T>;
    [T] option::IterMut<'_, T>;
    [T: Lapse] option::IntoIter<T>;
    [T] result::Iter<'_, T>;
    [T] result::IterMut<'_, T>;
    [T: Lapse] result::IntoIter<T>;
    [T] slice::Iter<'_, T>;
    [T] slice::IterMut<'_, T>;
    [T] slice::Chunks<'_, T>;
    [T] slice::ChunksMut<'_, T>;
    [T] slice::ChunksExact<'_, T>;
    [T] slice::ChunksExactMut<'_, T>;
    [T] slice::RChunks<'_, T>;
    [T] slice::RChunksMut<'_, T>;
    [T] slice::RChunksExact<'_, T>;
    [T] slice::RChunksExactMut<'_, T>;
    [T] slice::Windows<'_, T>;
    [] slice::EscapeAscii<'_>;
    [T, P: Copy] slice::ChunkBy<'_, T, P>;
    [T, P: Copy] slice::ChunkByMut<'_, T, P>;
    [T, P: FnMut(&T) -> bool + Copy] slice::Split<'_, T, P>;
    [T, P: FnMut(&T) -> bool + Copy] slice::SplitMut<'_, T, P>;
    [T, P: FnMut(&T) -> bool + Copy] slice::SplitInclusive<'_, T, P>;
    [T, P: FnMut(&T) -> bool + Copy] slice::RSplit<'_, T, P>;
    [T, P: FnMut(&T) -> bool + Copy] slice::SplitN<'_, T, P>;
    [T, P: FnMut(&T) -> bool + Copy] slice::RSplitN<'_, T, P>;
}

// Iterators over text.
mark! { Lapse:
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
        mark! { Lapse:
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
    ['p] &'p str;
    ['p] &'p [char];
    ['p, const N: usize] &'p [char; N];
    [const N: usize] [char; N];
    [P: FnMut(char) -> bool + Copy] P;
}

// Adapters and sources.
mark! { Lapse:
    [I: Lapse] Rev<I>;
    [I: Lapse] Enumerate<I>;
    [I: Lapse] Skip<I>;
    [I: Lapse] Take<I>;
    [I: Lapse] StepBy<I>;
    [I: Lapse] Fuse<I>;
    [I: Lapse] Cycle<I>;
    [I: Lapse] Copied<I>;
    [I: Lapse] Cloned<I>;
    [I: Lapse, J: Lapse] Chain<I, J>;
    [I: Lapse, J: Lapse] Zip<I, J>;
    [I: Lapse, F: Copy] Map<I, F>;
    [I: Lapse, F: Copy] Filter<I, F>;
    [I: Lapse, F: Copy] FilterMap<I, F>;
    [I: Lapse, F: Copy] Inspect<I, F>;
    [I: Lapse, F: Copy] MapWhile<I, F>;
    [I: Lapse, F: Copy] SkipWhile<I, F>;
    [I: Lapse, F: Copy] TakeWhile<I, F>;
    [I: Lapse, S: Lapse, F: Copy] Scan<I, S, F>;
    [T] Empty<T>;
    [T: Lapse] Once<T>;
    [T: Lapse] Repeat<T>;
    [F: Copy] OnceWith<F>;
    [F: Copy] RepeatWith<F>;
    [F: Copy] FromFn<F>;
    [T: Lapse, F: Copy] Successors<T, F>;
}

impl<I: Iterator<Item: Lapse> + Lapse> Lapse for Peekable<I> {}
impl<I: Iterator<Item: IntoIterator<IntoIter: Lapse>> + Lapse> Lapse for Flatten<I> {}
impl<I: Lapse, U: IntoIterator<IntoIter: Lapse>, F: Copy> Lapse for FlatMap<I, U, F> {}

#[cfg(feature = "alloc")]
mod collections {
    use alloc::collections::{binary_heap, btree_map, btree_set, linked_list, vec_deque};

    use super::Lapse;

    mark! { Lapse:
        [T] binary_heap::Iter<'_, T>;
        // An entry may own its key.
        [K: Lapse, V] btree_map::Entry<'_, K, V>;
        [K: Lapse, V] btree_map::OccupiedEntry<'_, K, V>;
        [K: Lapse, V] btree_map::VacantEntry<'_, K, V>;
        [K, V] btree_map::Iter<'_, K, V>;
        [K, V] btree_map::IterMut<'_, K, V>;
        [K, V] btree_map::Keys<'_, K, V>;
        [K, V] btree_map::Values<'_, K, V>;
        [K, V] btree_map::ValuesMut<'_, K, V>;
        [K, V] btree_map::Range<'_, K, V>;
        [K, V] btree_map::RangeMut<'_, K, V>;
        [T] btree_set::Iter<'_, T>;
        [T] btree_set::Range<'_, T>;
        [T] btree_set::Union<'_, T>;
        [T] btree_set::SymmetricDifference<'_, T>;
        [T] linked_list::Iter<'_, T>;
        [T] linked_list::IterMut<'_, T>;
        [T] vec_deque::Iter<'_, T>;
        [T] vec_deque::IterMut<'_, T>;
    }
}

#[cfg(feature = "std")]
mod hashed {
    use std::collections::{hash_map, hash_set};
    use std::path;

    use super::Lapse;

    mark! { Lapse:
        [K: Lapse, V] hash_map::Entry<'_, K, V>;
        [K: Lapse, V] hash_map::OccupiedEntry<'_, K, V>;
        [K: Lapse, V] hash_map::VacantEntry<'_, K, V>;
        [K, V] hash_map::Iter<'_, K, V>;
        [K, V] hash_map::IterMut<'_, K, V>;
        [K, V] hash_map::Keys<'_, K, V>;
        [K, V] hash_map::Values<'_, K, V>;
        [K, V] hash_map::ValuesMut<'_, K, V>;
        [T] hash_set::Iter<'_, T>;
        [T, S] hash_set::Difference<'_, T, S>;
        [T, S] hash_set::Intersection<'_, T, S>;
        [T, S] hash_set::SymmetricDifference<'_, T, S>;
        [T, S] hash_set::Union<'_, T, S>;
        [] path::Components<'_>;
        [] path::Iter<'_>;
    }
}
