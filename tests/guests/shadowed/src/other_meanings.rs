//! Every name that macros like to write means something else here.
#![allow(dead_code, non_snake_case, non_camel_case_types, unused_macros)]

use ::resumable::generator;

mod core {}
mod std {}
mod alloc {}
mod resumable {}
pub struct Some;
pub struct None;
pub struct Ok;
pub struct Err;
pub struct Option;
pub struct Result;
pub struct Box;
pub struct Vec;
pub struct String;
pub struct Frame;
pub struct Step;
pub struct Resume;
pub trait Iterator {}
pub trait Generator {}
pub trait IntoIterator {}
pub trait Default {}
pub trait Clone {}
pub trait Copy {}
pub trait Debug {}
pub trait Drop {}
pub trait Fn {}
pub trait FnMut {}
pub trait FnOnce {}
pub trait From {}
pub trait Into {}
pub trait Send {}
pub trait Sized {}
pub struct bool;
pub struct u8;
pub struct usize;
pub struct str;

fn drop() {}

macro_rules! panic {
    () => {};
}
macro_rules! unreachable {
    () => {};
}
macro_rules! match_ {
    () => {};
}

type Numbers = ::std::vec::Vec<u32>;

#[generator]
pub fn my_range(start: u32, end: u32) -> impl ::core::iter::Iterator<Item = u32> {
    let mut index = start;
    while index < end {
        yield_!(index);
        index += 1;
    }
}

#[generator]
pub fn moved(
    list: Numbers,
    flag: ::core::primitive::bool,
) -> impl ::core::iter::Iterator<Item = u32> {
    let other = ::std::string::String::from("abc");
    if flag {
        ::core::mem::drop(other);
    }
    for n in list {
        yield_!(n);
    }
    let pair = (1, 2);
    match pair {
        (1, n) if n > 1 => yield_!(n),
        _ => {}
    }
}

#[generator]
pub fn echo() -> impl ::resumable::Generator<
    Item = u32,
    Send = u32,
    Throw = ::core::primitive::u8,
    Return = ::core::result::Result<u32, ::core::primitive::u8>,
> {
    let sent = try_yield!(1)?;
    let sent = sent.unwrap_or(0) + yield_!(2).unwrap_or(0);
    ::core::result::Result::Ok(sent)
}

#[generator]
pub fn delegating() -> ::resumable::BoxGenerator<
    'static,
    u32,
    u32,
    ::core::result::Result<u32, ::core::primitive::u8>,
    ::core::primitive::u8,
> {
    let value = yield_from!(echo())?;
    yield_from!(my_range(0, value));
    ::core::result::Result::Ok(value)
}

#[derive(::core::fmt::Debug)]
pub struct Tree(pub Numbers);

impl Tree {
    #[generator]
    pub fn walk(
        &self,
    ) -> impl ::core::iter::Iterator<Item = u32> + ::core::clone::Clone + ::core::fmt::Debug {
        for n in self.0.iter() {
            yield_!(*n);
        }
    }
}
