//! Generators inside generators, made by macros, hygiene, `#[cfg]` in bodies.

use resumable::{Generator, generator};
use resumable_tests::{Loud, both, log, trace};

#[test]
fn a_generator_declared_in_the_body_of_another() {
    #[generator]
    fn outer(n: u32) -> impl Iterator<Item = u32> {
        #[generator]
        fn inner(n: u32) -> impl Iterator<Item = u32> {
            for i in 0..n {
                yield_!(i * 10);
            }
        }
        for i in 0..n {
            for j in inner(i) {
                yield_!(i + j);
            }
        }
        yield_from!(inner(2));
    }
    assert_eq!(outer(3).collect::<Vec<_>>(), [1, 2, 12, 0, 10]);
    assert_eq!(outer(3).sum::<u32>(), 25);
}

#[test]
fn a_generator_method_declared_in_the_body_of_another() {
    #[generator]
    fn outer() -> impl Iterator<Item = u32> {
        struct S(u32);
        impl S {
            #[resumable::generator]
            fn twice(&self) -> impl Iterator<Item = u32> {
                yield_!(self.0);
                yield_!(self.0);
            }
        }
        let s = S(4);
        let all: Vec<u32> = s.twice().collect();
        yield_from!(all);
        yield_!(5);
    }
    assert_eq!(outer().collect::<Vec<_>>(), [4, 4, 5]);
}

#[test]
fn one_generator_holds_another_between_its_yields() {
    #[generator]
    fn merged(
        a: impl Iterator<Item = u32>,
        b: impl Iterator<Item = u32>,
    ) -> impl Iterator<Item = u32> {
        let (mut a, mut b) = (a.peekable(), b.peekable());
        loop {
            let next = match (a.peek(), b.peek()) {
                (Some(x), Some(y)) if x <= y => a.next(),
                (_, Some(_)) => b.next(),
                (Some(_), None) => a.next(),
                (None, None) => return,
            };
            if let Some(n) = next {
                yield_!(n);
            }
        }
    }
    #[generator]
    fn steps(start: u32, step: u32) -> impl Iterator<Item = u32> {
        let mut n = start;
        while n < 10 {
            yield_!(n);
            n += step;
        }
    }
    assert_eq!(
        merged(steps(0, 4), steps(1, 3)).collect::<Vec<_>>(),
        [0, 1, 4, 4, 7, 8]
    );
}

macro_rules! counter {
    ($(#[$attribute:meta])* $visibility:vis $name:ident : $item:ty = $start:expr => $step:expr) => {
        $(#[$attribute])*
        #[generator]
        $visibility fn $name(times: $item) -> impl Iterator<Item = $item> {
            let mut n = $start;
            for _ in 0..times {
                yield_!(n);
                n += $step;
            }
        }
    };
}

counter!(
    /// Counts up by twos.
    pub(crate) by_two: u32 = 1 => 2
);
counter!(by_one: u8 = 2 + 3 => 1);

#[test]
fn a_whole_generator_made_by_a_macro() {
    assert_eq!(by_two(3).collect::<Vec<_>>(), [1, 3, 5]);
    assert_eq!(by_one(2).sum::<u8>(), 11);
}

macro_rules! body_given {
    ($name:ident($($argument:ident : $kind:ty),*) -> $item:ty $body:block) => {
        #[generator]
        fn $name($($argument: $kind),*) -> impl Iterator<Item = $item> $body
    };
}

body_given!(given(a: u32, b: u32) -> u32 {
    let sum = a + b;
    yield_!(sum);
    for i in a..b {
        yield_!(i);
    }
});

#[test]
fn a_body_given_to_a_macro_as_a_block() {
    assert_eq!(given(1, 3).collect::<Vec<_>>(), [4, 1, 2]);
}

macro_rules! fragments {
    ($name:ident, $statement:stmt, $pattern:pat, $value:expr, $lifetime:lifetime, $literal:literal, $path:path) => {
        #[generator]
        fn $name() -> impl Iterator<Item = u32> {
            $statement;
            let $pattern = $value;
            $lifetime: loop {
                yield_!($literal);
                for n in <$path>::from([1, 2]) {
                    yield_!(n);
                    if n == 2 {
                        break $lifetime;
                    }
                }
            }
            yield_!($value.0);
        }
    };
}

fragments!(fragmented, log("statement"), (_, _), (7, 8), 'outer, 9, Vec::<u32>);

#[test]
fn every_kind_of_fragment_in_a_body() {
    let _ = trace();
    assert_eq!(fragmented().collect::<Vec<_>>(), [9, 1, 2, 7]);
    assert_eq!(trace(), ["statement"]);
}

macro_rules! hygienic {
    ($name:ident, $user:ident) => {
        #[generator]
        fn $name($user: u32) -> impl Iterator<Item = u32> {
            let n = 10;
            yield_!($user);
            let m = $user + n;
            yield_!(n);
            yield_!(m);
        }
    };
}

hygienic!(hygiene, n);

#[test]
fn a_local_of_the_macro_and_one_of_the_user_of_the_same_name() {
    assert_eq!(hygiene(1).collect::<Vec<_>>(), [1, 10, 11]);
}

macro_rules! hygienic_loop {
    ($name:ident, $body:expr, $i:ident) => {
        #[generator]
        fn $name() -> impl Iterator<Item = u32> {
            let i = 100;
            for $i in 0..2 {
                let doubled = $body;
                yield_!(doubled + i);
            }
        }
    };
}

hygienic_loop!(
    looped,
    {
        let doubled = i * 2;
        doubled
    },
    i
);

#[test]
fn hygiene_holds_in_a_loop() {
    assert_eq!(looped().collect::<Vec<_>>(), [100, 102]);
}

both! {
    fn cfg_on_statements() -> impl Iterator<Item = u32> {
        #[cfg(test)]
        yield_!(1);
        #[cfg(not(test))]
        yield_!(2);
        #[cfg(all(test, not(test)))]
        let x = 3;
        #[cfg(test)]
        let x = 4;
        yield_!(x);
        #[cfg(any())]
        compile_error!("never compiled");
    }
}

both! {
    fn cfg_on_blocks_arms_and_fields() -> impl Iterator<Item = u32> {
        struct S { #[cfg(test)] a: u32, #[cfg(not(test))] b: String }
        let s = S { #[cfg(test)] a: { yield_!(1); 2 }, #[cfg(not(test))] b: String::new() };
        #[cfg(test)]
        {
            let _guard = Loud("guard");
            yield_!(s.a);
        }
        for i in 0..2 {
            match i {
                #[cfg(test)]
                0 => yield_!(10),
                #[cfg(not(test))]
                0 => yield_!(20),
                _ => yield_!(30),
            }
        }
        let S { #[cfg(test)] a, #[cfg(not(test))] b } = s;
        #[cfg(test)]
        yield_!(a);
    }
}

both! {
    fn cfg_on_a_statement_without_a_yield_and_on_an_item() -> impl Iterator<Item = u32> {
        #[cfg(test)]
        fn number() -> u32 { 1 }
        #[cfg(not(test))]
        fn number() -> u32 { 2 }
        yield_!(number());
        let mut n = 5;
        #[cfg(test)]
        { n += 1; }
        #[cfg(not(test))]
        { n += 10; }
        yield_!(n);
        let list = vec![#[cfg(test)] 1, 2];
        yield_!(list.len() as u32);
    }
}

#[test]
fn yields_by_their_full_paths() {
    #[generator]
    fn full() -> impl Generator<Item = u32, Throw = String, Return = Result<(), String>> {
        resumable::yield_!(1);
        let caught = resumable::try_yield!(2);
        ::resumable::yield_from!([3]);
        caught
    }
    let mut generator = full();
    assert_eq!((generator.next(), generator.next()), (Some(1), Some(2)));
    assert_eq!(generator.throw("x".into()), Ok(3));
    assert_eq!(generator.next(), None);
    assert_eq!(generator.take_return(), Some(Err("x".into())));
}

#[test]
fn a_generator_function_named_like_a_keyword_or_a_prelude_item() {
    #[generator]
    fn r#match(r#fn: u32) -> impl Iterator<Item = u32> {
        yield_!(r#fn);
    }
    #[allow(non_snake_case)]
    #[generator]
    fn Some_() -> impl Iterator<Item = u32> {
        yield_!(1);
    }
    assert_eq!(r#match(3).chain(Some_()).sum::<u32>(), 4);
}
