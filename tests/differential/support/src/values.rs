//! What random programs handle: values that tell of every use and of their end, and functions of them.
//!
//! Rule: whatever a program does with these shows in the trace, except that clones keep the number of their original and
//! are made in silence (in which order a frame clones its fields is nobody's business).

// Values are used up where a random program needs a move, and numbers kept small where sums are compared.
#![allow(
    clippy::needless_pass_by_value,
    clippy::suspicious_arithmetic_impl,
    clippy::suspicious_op_assign_impl
)]

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, AddAssign, ControlFlow, Neg};

use crate::trace::{dropped, note, operation};

/// A number that tells when it is made, used and dropped.
#[derive(Clone, Debug)]
pub struct Noisy {
    number: i64,
}

impl Noisy {
    /// Made.
    #[must_use]
    pub fn new(number: i64) -> Self {
        // Made first: if the operation panics, nobody has it yet.
        operation(format_args!("new {number}"));
        Self { number }
    }

    /// Made by whoever drives: no operation of the program, which waits and cannot panic.
    #[must_use]
    pub fn sent(number: i64) -> Self {
        note(format_args!("sent {number}"));
        Self { number }
    }

    /// Read.
    #[must_use]
    pub fn value(&self) -> i64 {
        operation(format_args!("value {self}"));
        self.number
    }

    /// Used up.
    #[must_use]
    pub fn into_value(self) -> i64 {
        operation(format_args!("into {self}"));
        self.number
    }

    /// Used up, and made anew.
    #[must_use]
    pub fn into_other(self, other: i64) -> Self {
        operation(format_args!("{self} with {other}"));
        Self::new(self.number.wrapping_mul(3).wrapping_add(other) % 1000)
    }

    /// Read beside another.
    #[must_use]
    pub fn plus(&self, other: i64) -> i64 {
        operation(format_args!("{self} plus {other}"));
        self.number.wrapping_add(other)
    }

    /// Changed in place.
    pub fn poke(&mut self, by: i64) {
        operation(format_args!("poke {self} by {by}"));
        self.number = self.number.wrapping_add(by) % 1000;
    }

    /// Itself, lent.
    #[must_use]
    pub fn lend(&self) -> &Self {
        operation(format_args!("lend {self}"));
        self
    }
}

impl Drop for Noisy {
    fn drop(&mut self) {
        dropped(format_args!("drop {self}"));
    }
}

impl fmt::Display for Noisy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.number)
    }
}

impl Add for Noisy {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        operation(format_args!("{self} + {other}"));
        Self::new(self.number.wrapping_add(other.number) % 1000)
    }
}

impl Add<i64> for &Noisy {
    type Output = i64;
    fn add(self, other: i64) -> i64 {
        operation(format_args!("&{self} + {other}"));
        self.number.wrapping_add(other)
    }
}

impl Neg for Noisy {
    type Output = Self;
    fn neg(self) -> Self {
        operation(format_args!("-{self}"));
        Self::new(self.number.wrapping_neg())
    }
}

impl AddAssign<i64> for Noisy {
    fn add_assign(&mut self, other: i64) {
        operation(format_args!("{self} += {other}"));
        self.number = self.number.wrapping_add(other) % 1000;
    }
}

impl PartialEq for Noisy {
    fn eq(&self, other: &Self) -> bool {
        operation(format_args!("{self} == {other}"));
        self.number == other.number
    }
}

impl PartialOrd for Noisy {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        operation(format_args!("{self} <=> {other}"));
        self.number.partial_cmp(&other.number)
    }
}

/// Two and a count; the fields can be moved out one by one.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The first.
    pub left: Noisy,
    /// The second.
    pub right: Noisy,
    /// Of nothing in particular.
    pub count: i64,
}

impl Pair {
    /// Read.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.left.plus(self.right.value()).wrapping_add(self.count)
    }
}

/// One of several.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Nothing inside.
    Dot,
    /// One inside.
    Line(Noisy),
    /// One and a number inside.
    Quad {
        /// The one.
        first: Noisy,
        /// The number.
        second: i64,
    },
}

/// Why a program failed.
#[derive(Clone, Debug, PartialEq)]
pub struct Fail(pub i64);

/// What is thrown in.
#[derive(Clone, Debug, PartialEq)]
pub struct Thrown(pub i64);

impl From<Thrown> for Fail {
    fn from(thrown: Thrown) -> Self {
        operation(format_args!("fail from {}", thrown.0));
        Self(thrown.0)
    }
}

/// Adds.
#[must_use]
pub fn sum(left: i64, right: i64) -> i64 {
    operation(format_args!("sum {left} {right}"));
    left.wrapping_add(right) % 1000
}

/// Three of two kinds: an order of evaluation to get wrong.
#[must_use]
pub fn three(first: i64, second: Noisy, third: i64) -> i64 {
    operation(format_args!("three {first} {second} {third}"));
    first.wrapping_add(second.number).wrapping_add(third) % 1000
}

/// One of two.
#[must_use]
pub fn join(left: Noisy, right: Noisy) -> Noisy {
    operation(format_args!("join {left} {right}"));
    Noisy::new(left.number.wrapping_add(right.number) % 1000)
}

/// Reads one beside a number.
#[must_use]
pub fn peek(noisy: &Noisy, other: i64) -> i64 {
    operation(format_args!("peek {noisy} {other}"));
    noisy.number.wrapping_add(other) % 1000
}

/// Changes one.
pub fn prod(noisy: &mut Noisy, by: i64) {
    noisy.poke(by);
}

/// Gives back what it takes.
#[must_use]
pub fn same<T>(value: T) -> T {
    operation(format_args!("same"));
    value
}

/// The second, after the first.
#[must_use]
pub fn after<A, T>(first: A, second: T) -> T {
    operation(format_args!("after"));
    drop(first);
    second
}

/// One, or none.
#[must_use]
pub fn maybe(number: i64) -> Option<Noisy> {
    operation(format_args!("maybe {number}"));
    (number % 3 != 0).then(|| Noisy::new(number))
}

/// A number, or none.
#[must_use]
pub fn find(number: i64) -> Option<i64> {
    operation(format_args!("find {number}"));
    (number % 4 != 0).then_some(number / 2)
}

/// A number, or a failure.
///
/// # Errors
///
/// For each fifth number.
pub fn attempt(number: i64) -> Result<i64, Fail> {
    operation(format_args!("attempt {number}"));
    if number % 5 == 0 {
        Err(Fail(number))
    } else {
        Ok(number / 2)
    }
}

/// A number to go on with, or the end.
pub fn flow(number: i64) -> ControlFlow<i64, i64> {
    operation(format_args!("flow {number}"));
    if number % 5 == 0 {
        ControlFlow::Break(number)
    } else {
        ControlFlow::Continue(number / 2)
    }
}

/// A condition.
#[must_use]
pub fn test(number: i64) -> bool {
    operation(format_args!("test {number}"));
    number % 2 == 0
}

/// A step: every loop takes one a round, so that none is without an operation.
pub fn step() {
    operation(format_args!("step"));
}
