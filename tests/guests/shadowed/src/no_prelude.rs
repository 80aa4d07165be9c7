//! A module without any prelude: what the macro writes must name everything by its full path.
#![no_implicit_prelude]

use ::resumable::generator;

#[generator]
pub fn my_range(start: u32, end: u32) -> impl ::core::iter::Iterator<Item = u32> {
    let mut index = start;
    while index < end {
        yield_!(index);
        index += 1;
    }
}

#[generator]
pub fn held(text: ::std::string::String, flag: bool) -> impl ::core::iter::Iterator<Item = usize> {
    let length = text.len();
    if flag {
        ::core::mem::drop(text);
    }
    yield_!(length);
    for item in [1, 2] {
        yield_!(item);
    }
}

#[generator]
pub fn echo() -> impl ::resumable::Generator<
    Item = u32,
    Send = u32,
    Throw = u8,
    Return = ::core::result::Result<u32, u16>,
> {
    let mut total = 0;
    loop {
        match try_yield!(total) {
            ::core::result::Result::Ok(::core::option::Option::Some(n)) => total += n,
            ::core::result::Result::Ok(::core::option::Option::None) => break,
            ::core::result::Result::Err(n) => {
                return ::core::result::Result::Err(<u16 as ::core::convert::From<u8>>::from(n));
            }
        }
    }
    yield_!(100);
    ::core::result::Result::<u32, u8>::Ok(1)?;
    ::core::result::Result::Ok(total)
}

#[generator]
pub fn delegating()
-> ::resumable::BoxGenerator<'static, u32, u32, ::core::result::Result<u32, u16>, u8> {
    let value = yield_from!(echo())?;
    yield_from!(my_range(0, value));
    ::core::result::Result::Ok(value)
}

#[generator]
pub fn macros(
    n: u32,
) -> ::std::boxed::Box<dyn ::core::iter::Iterator<Item = ::std::string::String>> {
    yield_!(::std::format!("{n}"));
    yield_!(::std::format!("{} {n}", {
        yield_!(::std::string::String::new());
        1
    }));
    let list = ::std::vec![
        {
            yield_!(::std::string::String::new());
            2
        },
        3
    ];
    ::std::assert_eq!(list.len(), {
        yield_!(::std::string::String::new());
        2
    });
    if ::std::matches!(
        {
            yield_!(::std::string::String::new());
            n
        },
        1..
    ) {
        yield_!(::std::string::String::new());
    }
}

#[generator]
pub fn printed(
    start: u32,
) -> impl ::core::iter::Iterator<Item = u32> + ::core::clone::Clone + ::core::fmt::Debug {
    yield_!(start);
    yield_!(start + 1);
}
