//! The peers: takes the body that all contenders run, gives it as each of the other crates writes generators.
//!
//! The rule: an iterator made the way that the crate's own documentation shows for a generator that a function returns. What can only be
//! lent is leaked (genawaiter's stack), what has to be pinned is boxed (fauxgen, next-gen): neither costs anything an item.

pub mod diapause;

use corosensei::{Coroutine, CoroutineResult};

/// Those that write the body as it is: futures (genawaiter, fauxgen, next-gen) and stacks of their own (corosensei, generator).
macro_rules! peer_bodies {
    (fn generate($($arg:ident: $ty:ty),*) -> $item:ty { $($body:tt)* }) => {
        mod genawaiter_rc {
            #[allow(unused_imports)]
            use super::*;
            pub fn generate($($arg: $ty),*) -> impl Iterator<Item = $item> {
                let generator = ::genawaiter::rc::Gen::new(move |co| async move {
                    #[allow(unused_macros)]
                    macro_rules! yield_ { ($value:expr) => { co.yield_($value).await }; }
                    $($body)*
                });
                generator.into_iter()
            }
        }
        mod genawaiter_stack {
            #[allow(unused_imports)]
            use super::*;
            pub fn generate($($arg: $ty),*) -> impl Iterator<Item = $item> {
                let shelf = Box::leak(Box::new(::genawaiter::stack::Shelf::new()));
                // SAFETY: the shelf is leaked, so it outlives the generator and all that the generator lends.
                let generator = unsafe {
                    ::genawaiter::stack::Gen::new(shelf, move |co| async move {
                        macro_rules! yield_ { ($value:expr) => { co.yield_($value).await }; }
                        $($body)*
                    })
                };
                generator.into_iter()
            }
        }
        mod fauxgen {
            #[allow(unused_imports)]
            use super::*;
            pub fn generate($($arg: $ty),*) -> impl Iterator<Item = $item> {
                // Not `Copy`, and used whole, so that the closure takes it: the macro has no `move`.
                let arguments = $crate::peers::Owned(($($arg,)*));
                Box::pin(::fauxgen::r#gen!(|token: ::fauxgen::GeneratorToken<$item>| {
                    let $crate::peers::Owned(($($arg,)*)) = { arguments };
                    macro_rules! yield_ { ($value:expr) => { token.yield_($value).await }; }
                    $($body)*
                }))
            }
        }
        mod next_gen {
            #[allow(unused_imports)]
            use super::*;
            use ::next_gen::prelude::*;
            #[::next_gen::generator(yield($item))]
            fn body($($arg: $ty),*) { $($body)* }
            pub fn generate($($arg: $ty),*) -> impl Iterator<Item = $item> {
                body.call_boxed(($($arg,)*))
            }
        }
        mod corosensei {
            #[allow(unused_imports)]
            use super::*;
            pub fn generate($($arg: $ty),*) -> impl Iterator<Item = $item> {
                $crate::peers::Corosensei(::corosensei::Coroutine::new(move |yielder: &::corosensei::Yielder<(), $item>, ()| {
                    macro_rules! yield_ { ($value:expr) => { yielder.suspend($value) }; }
                    $($body)*
                }))
            }
        }
        mod generator {
            #[allow(unused_imports)]
            use super::*;
            pub fn generate($($arg: $ty),*) -> impl Iterator<Item = $item> {
                ::generator::Gn::new_scoped(move |mut scope| {
                    #[allow(unused_mut)]
                    let mut body = || {
                        macro_rules! yield_ { ($value:expr) => { scope.yield_with($value) }; }
                        $($body)*
                    };
                    body();
                    ::generator::done!()
                })
            }
        }
    };
}
pub(crate) use peer_bodies;

/// Arguments to be moved together.
pub struct Owned<T>(pub T);

/// A coroutine on its own stack, as an iterator.
pub struct Corosensei<Y>(pub Coroutine<(), Y, ()>);

impl<Y> Iterator for Corosensei<Y> {
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        match self.0.resume(()) {
            CoroutineResult::Yield(item) => Some(item),
            CoroutineResult::Return(()) => None,
        }
    }
}
