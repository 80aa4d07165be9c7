//! What the macro writes passes every lint that a crate is likely to deny.
#![forbid(unsafe_code)]
#![deny(
    warnings,
    unused,
    future_incompatible,
    nonstandard_style,
    let_underscore,
    keyword_idents,
    refining_impl_trait
)]
#![deny(
    missing_docs,
    missing_debug_implementations,
    missing_copy_implementations,
    unreachable_pub,
    unnameable_types
)]
#![deny(
    unused_qualifications,
    unused_lifetimes,
    unused_import_braces,
    unused_extern_crates
)]
#![deny(
    trivial_casts,
    trivial_numeric_casts,
    variant_size_differences,
    single_use_lifetimes,
    redundant_lifetimes
)]
#![deny(
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    let_underscore_drop,
    unit_bindings,
    meta_variable_misuse
)]
#![deny(
    if_let_rescope,
    tail_expr_drop_order,
    impl_trait_redundant_captures,
    redundant_imports,
    unstable_features
)]
#![deny(
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::cargo_common_metadata,
    clippy::unwrap_used
)]
#![deny(
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::panic,
    clippy::expect_used
)]
#![deny(
    clippy::wildcard_enum_match_arm,
    clippy::missing_docs_in_private_items,
    clippy::allow_attributes
)]
#![allow(clippy::cargo_common_metadata, reason = "the guest is never published")]

pub mod strict;

use resumable::{BoxGenerator, Generator, generator};

/// The numbers from `start` to `end`.
#[generator]
pub fn my_range(start: u32, end: u32) -> impl Iterator<Item = u32> {
    let mut index = start;
    while index < end {
        yield_!(index);
        index += 1;
    }
}

/// What is not assigned again needs no `mut`; what is dead at a yield is no unused variable.
#[generator]
pub fn held(name: String) -> impl Iterator<Item = usize> {
    let length = name.len();
    let _guard = { name };
    yield_!(length);
    let later;
    if length > 2 {
        later = 1;
        yield_!(later);
    } else {
        later = 2;
    }
    yield_!(later + length);
}

/// Sends, throws and returns.
///
/// # Errors
/// What is thrown.
#[generator]
pub fn echo(
    limit: u32,
) -> impl Generator<Item = u32, Send = u32, Throw = String, Return = Result<u32, String>> {
    let mut total = 0;
    while total < limit {
        match try_yield!(total) {
            Ok(sent) => total += sent.unwrap_or(1),
            Err(error) if error.is_empty() => return Ok(0),
            Err(error) => return Err(error),
        }
    }
    let parsed: u32 = "1".parse().map_err(|_| String::from("never"))?;
    Ok(total + parsed)
}

/// Delegates.
#[generator]
#[must_use]
pub fn delegating() -> BoxGenerator<'static, u32, u32, Result<u32, String>, String> {
    let total = yield_from!(echo(3))?;
    yield_from!(my_range(0, total));
    for (index, letter) in "ab".chars().enumerate() {
        if index == 1 && letter == 'b' {
            yield_!(u32::from(letter));
        }
    }
    let pair = (String::from("left"), String::from("right"));
    drop(pair.0);
    yield_!(1);
    Ok(u32::try_from(pair.1.len()).unwrap_or(0) + total)
}

/// A tree.
#[derive(Debug, Clone)]
pub struct Tree {
    /// The values.
    pub values: Vec<u32>,
}

impl Tree {
    /// The values, and how many.
    #[generator]
    pub fn walk(&self) -> impl Iterator<Item = u32> + '_ {
        for value in &self.values {
            yield_!(*value);
        }
        match self.values.first() {
            Some(&first) if first > 1 => yield_!(first),
            Some(_) | None => {}
        }
    }

    /// Consumes the tree.
    #[generator]
    pub fn into_values(self) -> impl Iterator<Item = u32> {
        yield_from!(self.values);
    }
}

/// The user's own lints still fire, once, at the user's tokens: these expectations are met.
#[generator]
pub fn linted() -> impl Iterator<Item = u32> {
    #[expect(unused_variables, reason = "it is what the lint is about")]
    let unused = 1;
    yield_!(1);
    #[expect(unused_mut, reason = "it is what the lint is about")]
    let mut constant = 2;
    yield_!(constant);
    yield_!(constant + 1);
}

/// A clone that is printed.
#[generator]
pub fn cloned(start: u32) -> impl Iterator<Item = u32> + Clone + core::fmt::Debug {
    let list = vec![start, start + 1];
    for item in list {
        yield_!(item);
    }
}

/// Names of one letter, which stand in the arms as well.
#[generator]
pub fn named_shortly(g: &[Vec<usize>], r: usize) -> impl Iterator<Item = (usize, usize)> {
    let mut q = Vec::from([(r, 0)]);
    while let Some((n, d)) = q.pop() {
        yield_!((n, d));
        for &m in g.get(n).into_iter().flatten() {
            q.push((m, d + 1));
        }
    }
}

/// A `&mut` that goes into the frame.
#[generator]
pub fn swapped(numbers: &mut [u32]) -> impl Iterator<Item = u32> {
    let (front, back) = numbers.split_at_mut(2);
    for (one, other) in front.iter_mut().zip(&mut *back) {
        core::mem::swap(one, other);
        yield_!(*one);
    }
}

/// A counter that is yielded: not one that only counts the rounds.
#[generator]
pub fn counted(words: &[&str]) -> impl Iterator<Item = usize> {
    let mut count = 0;
    for word in words {
        count += 1;
        yield_!(count);
        yield_!(word.len());
    }
}

/// By index, for what is the generator's own cannot be borrowed across a yield.
#[generator]
pub fn indexed(words: Vec<u32>) -> impl Iterator<Item = u32> {
    for index in 0..words.len() {
        yield_!(words[index]);
    }
}
