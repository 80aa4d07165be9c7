//! `resumable` goes by another name here, and generators are made for crates that don't know it.

use generators::{Generator, generator};

/// What a macro of this crate names: its users need no dependency of their own.
pub mod reexported {
    pub use generators;
}

#[generator(crate = generators)]
pub fn my_range(start: u32, end: u32) -> impl Iterator<Item = u32> {
    let mut index = start;
    while index < end {
        yield_!(index);
        index += 1;
    }
}

#[generator(crate = ::generators)]
pub fn echo(
    name: String,
) -> impl Generator<Item = u32, Send = u32, Throw = String, Return = Result<String, String>> {
    while let Some(n) = try_yield!(1)? {
        yield_!(n);
    }
    Ok(name)
}

#[generator(crate = crate::reexported::generators)]
pub fn delegating() -> generators::BoxGenerator<'static, u32, u32, Result<String, String>, String> {
    let name = yield_from!(echo("a".into()))?;
    yield_from!(my_range(0, 2));
    Ok(name + "b")
}

#[generator(crate = generators,)]
pub fn full_path() -> impl Iterator<Item = u32> {
    generators::yield_!(1);
    generators::yield_from!([2, 3]);
}

/// Makes a generator of the numbers given, in whatever crate.
#[macro_export]
macro_rules! numbers {
    ($name:ident : $($number:expr),*) => {
        #[$crate::reexported::generators::generator(crate = $crate::reexported::generators)]
        fn $name() -> impl Iterator<Item = u32> {
            $(yield_!($number);)*
        }
    };
}

/// Makes a generator of the function given, in whatever crate.
#[macro_export]
macro_rules! wrapped {
    ($($function:tt)*) => {
        #[$crate::reexported::generators::generator(crate = $crate::reexported::generators)]
        $($function)*
    };
}
