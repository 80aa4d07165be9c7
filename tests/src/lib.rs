//! The harness of the behaviour tests.
//!
//! Takes a function body; gives it twice: as a generator, and as a plain function in which a call of a recording function
//! stands for each `yield_!`. The rule it keeps: **the plain function is the oracle**. Whatever happens in a body goes to
//! one trace a thread (yields, [`log`], drops of [`Loud`] values, returns, panics), and [`both!`] compares whole traces.

mod compare;
mod trace;

pub use compare::{Case, compare};
pub use trace::{Loud, Sent, emit, kept, kept_mut, leave_now, log, loud, trace};

/// What `yield_!` and its kin mean in the plain half: names for `use`, so that they are in scope in the body alone.
pub mod plain {
    pub use crate::{plain_yield as yield_, plain_yield_from as yield_from};
}

/// The plain half's `yield_!`: a call of the recording function that [`both!`] declares beside the body.
///
/// The operand is bound first, as the contract wants it: its temporaries end before the suspension.
#[macro_export]
macro_rules! plain_yield {
    () => {
        recorded(())
    };
    ($value:expr $(,)?) => {{
        let value = $value;
        recorded(value)
    }};
}

/// The plain half's `yield_from!`, for plain iterators; its operand is bound first too.
#[macro_export]
macro_rules! plain_yield_from {
    ($values:expr $(,)?) => {{
        let values = $values;
        for value in values {
            recorded(value);
        }
    }};
}

/// A test that builds one body as a generator and as a plain function, drives both in every way, and compares the traces.
///
/// `with (..);` gives the arguments (evaluated anew for each run), `sends [..];` what is sent at each yield
/// (`None` is a plain `next`):
///
/// ```text
/// both! {
///     with (Loud("argument"));
///     sends [Some(1), None];
///     fn name_of_the_test(argument: Loud) -> impl Generator<Item = u32, Send = u32, Return = u32> { .. }
/// }
/// ```
#[macro_export]
macro_rules! both {
    (fn $($rest:tt)*) => { $crate::both! { @signature [()] [[]] fn $($rest)* } };
    (with $args:tt; fn $($rest:tt)*) => { $crate::both! { @signature [$args] [[]] fn $($rest)* } };
    (sends $sends:tt; fn $($rest:tt)*) => { $crate::both! { @signature [()] [$sends] fn $($rest)* } };
    (with $args:tt; sends $sends:tt; fn $($rest:tt)*) => { $crate::both! { @signature [$args] [$sends] fn $($rest)* } };

    (@signature [$args:tt] [$sends:tt] fn $name:ident $params:tt -> impl Iterator<Item = $item:ty> $body:tt) => {
        $crate::both! { @test $name $args $sends $params [$item] [()] [()] $body }
    };
    (@signature [$args:tt] [$sends:tt] fn $name:ident $params:tt
     -> impl Generator<Item = $item:ty, Return = $ret:ty> $body:tt) => {
        $crate::both! { @test $name $args $sends $params [$item] [()] [$ret] $body }
    };
    (@signature [$args:tt] [$sends:tt] fn $name:ident $params:tt
     -> impl Generator<Item = $item:ty, Send = $send:ty> $body:tt) => {
        $crate::both! { @test $name $args $sends $params [$item] [$send] [()] $body }
    };
    (@signature [$args:tt] [$sends:tt] fn $name:ident $params:tt
     -> impl Generator<Item = $item:ty, Send = $send:ty, Return = $ret:ty> $body:tt) => {
        $crate::both! { @test $name $args $sends $params [$item] [$send] [$ret] $body }
    };

    (@test $name:ident $args:tt $sends:tt $params:tt [$item:ty] [$send:ty] [$ret:ty] $body:tt) => {
        #[test]
        fn $name() {
            #[resumable::generator]
            fn subject $params -> impl resumable::Generator<Item = $item, Send = $send, Return = $ret> $body

            fn oracle $params -> $ret {
                use $crate::plain::{yield_, yield_from};
                fn recorded(item: $item) -> <$send as $crate::Sent>::Value {
                    $crate::emit(item);
                    <$send as $crate::Sent>::next_value()
                }
                $body
            }

            fn unstarted $params {}

            $crate::compare(&$crate::Case {
                generator: &|| Box::new(subject $args) as resumable::BoxGenerator<'static, _, _, _, _>,
                fold_after: &|resumes| {
                    let mut generator = subject $args;
                    for _ in 0..resumes {
                        generator.next().map($crate::emit);
                    }
                    generator.for_each($crate::emit);
                },
                plain: &|| oracle $args,
                unstarted: &|| unstarted $args,
                sends: &|| <[Option<$send>]>::into_vec(Box::new($sends)),
            });
        }
    };
}
