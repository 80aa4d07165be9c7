//! Who takes part: takes one body, gives it as each contender writes it.
//!
//! The rule: every contender that is a kind of generator runs the very same tokens; only what `yield_!` stands for differs.

use std::cell::OnceCell;
use std::hint::black_box;
use std::rc::Rc;

use resumable::Generator;

use crate::ways::{self, Mix, Run};

/// How many ways of consuming there are: `for`, `fold`, `dyn Iterator`, `dyn Generator`.
pub const WAYS: [&str; 4] = ["for", "fold", "dyn next", "dyn resume"];

/// One way of writing a workload.
pub struct Contender {
    /// As it stands in the tables.
    pub name: &'static str,
    /// What runs it, one for each of [`WAYS`] that it has.
    pub ways: [Option<Run>; 4],
    /// How large the generator is.
    pub bytes: Option<usize>,
    /// Where its `next` stands in memory, the one that `dyn Iterator` calls: by it the machine code is found.
    pub next: Option<usize>,
    /// Makes it and drops it.
    pub construct: Option<Run>,
    /// Clones one that stands at its first yield, and drops the clone.
    pub clone: Option<Run>,
}

impl Contender {
    /// Takes part in cloning too, by a generator of the same kind that is made only when it is asked for.
    pub fn cloning<I: Iterator + Clone + 'static>(
        mut self,
        make: impl Fn() -> I + 'static,
    ) -> Self {
        let suspended = OnceCell::new();
        self.clone = Some(Rc::new(move || {
            let suspended = suspended.get_or_init(|| {
                let mut items = make();
                items.next();
                items
            });
            drop(black_box(suspended.clone()));
            0
        }));
        self
    }
}

/// A thing to be computed, and all who compute it.
pub struct Workload {
    /// As it stands in the tables.
    pub name: &'static str,
    /// Who takes part; the first is what the ratios are of.
    pub contenders: Vec<Contender>,
}

/// An iterator takes part in three ways.
pub fn iterator<I>(
    name: &'static str,
    repeat: u32,
    make: impl Fn() -> I + Copy + 'static,
) -> Contender
where
    I: Iterator<Item: Mix> + 'static,
{
    Contender {
        name,
        bytes: Some(size_of::<I>()),
        next: Some(I::next as fn(&mut I) -> Option<I::Item> as usize),
        construct: Some(Rc::new(move || {
            drop(black_box(make()));
            0
        })),
        clone: None,
        ways: [
            Some(Rc::new(move || ways::run_for(repeat, make))),
            Some(Rc::new(move || ways::run_fold(repeat, make))),
            Some(Rc::new(move || ways::run_dyn(repeat, make))),
            None,
        ],
    }
}

/// A generator of this crate, in four.
pub fn generator<G>(
    name: &'static str,
    repeat: u32,
    make: impl Fn() -> G + Copy + 'static,
) -> Contender
where
    G: Generator<Item: Mix, Send = (), Throw = std::convert::Infallible, Return = ()> + 'static,
{
    let mut contender = iterator(name, repeat, make);
    contender.ways[3] = Some(Rc::new(move || ways::run_resume(repeat, make)));
    contender
}

/// The body as a plain function: the loop that a `fold` is held against.
pub fn plain<Y: Mix + 'static>(
    repeat: u32,
    body: impl Fn(&mut dyn FnMut(Y)) + Copy + 'static,
) -> Contender {
    let run: Run = Rc::new(move || ways::run_plain(repeat, body));
    Contender {
        name: "plain",
        bytes: None,
        next: None,
        construct: None,
        clone: None,
        ways: [Some(run.clone()), Some(run), None, None],
    }
}

/// The compiler's own: a `gen` block is the iterator, a coroutine what can be resumed.
#[cfg(native)]
pub fn native<I, C>(
    repeat: u32,
    make: impl Fn() -> I + Copy + 'static,
    coroutine: impl Fn() -> C + Copy + 'static,
) -> Contender
where
    I: Iterator<Item: Mix> + 'static,
    C: std::ops::Coroutine<Yield: Mix, Return = ()> + Clone + Unpin + 'static,
{
    let mut contender =
        iterator("native", repeat, make).cloning(move || ways::Resumed(coroutine()));
    contender.ways[3] = Some(Rc::new(move || ways::run_coroutine(repeat, coroutine)));
    contender
}

/// A contender that values are sent to: in sight of the optimiser, and through `dyn`.
pub fn receiver<S: Copy, R: ways::Receive<S> + 'static>(
    name: &'static str,
    values: &'static [S],
    make: impl Fn() -> R + Copy + 'static,
) -> Contender {
    Contender {
        name,
        bytes: Some(size_of::<R>()),
        next: None,
        construct: Some(Rc::new(move || {
            drop(black_box(make()));
            0
        })),
        clone: None,
        ways: [
            Some(Rc::new(move || ways::run_send(values, make))),
            None,
            None,
            Some(Rc::new(move || ways::run_send_dyn(values, make))),
        ],
    }
}

/// One body, as each contender writes it: `mod ours`, `mod native`, `mod plain`.
macro_rules! bodies {
    (fn generate($($arg:ident: $ty:ty),*) -> $item:ty { $($body:tt)* }) => {
        mod ours {
            #[allow(unused_imports)]
            use super::*;
            #[resumable::generator]
            pub fn generate($($arg: $ty),*) -> impl resumable::Generator<Item = $item> { $($body)* }
            /// The same where `Clone` is asked for, so that it costs nothing where it isn't.
            #[resumable::generator]
            pub fn cloneable($($arg: $ty),*) -> impl resumable::Generator<Item = $item> + Clone { $($body)* }
        }
        mod plain {
            #[allow(unused_imports)]
            use super::*;
            #[inline(always)]
            #[allow(unused_macros, unused_mut)]
            pub fn generate($($arg: $ty,)* emit: &mut dyn FnMut($item)) {
                macro_rules! yield_ { ($value:expr) => { emit($value) }; }
                $($body)*
            }
        }
        $crate::contender::native_bodies! { fn generate($($arg: $ty),*) -> $item { $($body)* } }
        #[cfg(feature = "peers")]
        $crate::peers::peer_bodies! { fn generate($($arg: $ty),*) -> $item { $($body)* } }
    };
}
pub(crate) use bodies;

#[cfg(native)]
macro_rules! native_bodies {
    (fn generate($($arg:ident: $ty:ty),*) -> $item:ty { $($body:tt)* }) => {
        mod native {
            #[allow(unused_imports)]
            use super::*;
            pub fn generate($($arg: $ty),*) -> impl Iterator<Item = $item> {
                gen move {
                    macro_rules! yield_ { ($value:expr) => { yield $value }; }
                    $($body)*
                }
            }
            pub fn coroutine($($arg: $ty),*) -> impl std::ops::Coroutine<Yield = $item, Return = ()> + Clone + Unpin {
                #[coroutine]
                move || {
                    macro_rules! yield_ { ($value:expr) => { yield $value }; }
                    $($body)*
                }
            }
        }
    };
}
#[cfg(not(native))]
macro_rules! native_bodies {
    ($($ignored:tt)*) => {};
}
pub(crate) use native_bodies;

/// A body that receives: `mod ours`, `mod native`. `yield_!` is an `Option` of what was sent.
macro_rules! receiving_bodies {
    (fn generate($($arg:ident: $ty:ty),*) -> $item:ty, $send:ty { $($body:tt)* }) => {
        mod ours {
            #[allow(unused_imports)]
            use super::*;
            #[resumable::generator]
            pub fn generate($($arg: $ty),*) -> impl resumable::Generator<Item = $item, Send = $send> { $($body)* }
        }
        $crate::contender::native_receiving_bodies! { fn generate($($arg: $ty),*) -> $item, $send { $($body)* } }
    };
}
pub(crate) use receiving_bodies;

#[cfg(native)]
macro_rules! native_receiving_bodies {
    (fn generate($($arg:ident: $ty:ty),*) -> $item:ty, $send:ty { $($body:tt)* }) => {
        mod native {
            #[allow(unused_imports)]
            use super::*;
            pub fn generate($($arg: $ty),*) -> impl std::ops::Coroutine<Option<$send>, Yield = $item, Return = ()> + Unpin {
                #[coroutine]
                move |_: Option<$send>| {
                    macro_rules! yield_ { ($value:expr) => { (yield $value) }; }
                    $($body)*
                }
            }
        }
    };
}
#[cfg(not(native))]
macro_rules! native_receiving_bodies {
    ($($ignored:tt)*) => {};
}
pub(crate) use native_receiving_bodies;

/// The workload of the bodies of the module that it stands in, and what else takes part.
macro_rules! workload {
    ($name:literal, $repeat:literal, generate($($value:expr),*) $(, $other:literal: $make:expr)* $(,)?) => {
        $crate::contender::Workload {
            name: $name,
            contenders: vec![
                $crate::contender::generator("ours", $repeat, || ours::generate($(std::hint::black_box($value)),*))
                    .cloning(|| ours::cloneable($(std::hint::black_box($value)),*)),
                #[cfg(native)]
                $crate::contender::native(
                    $repeat,
                    || native::generate($(std::hint::black_box($value)),*),
                    || native::coroutine($(std::hint::black_box($value)),*),
                ),
                $crate::contender::plain($repeat, |emit| plain::generate($(std::hint::black_box($value),)* emit)),
                $($crate::contender::iterator($other, $repeat, || $make).cloning(|| $make),)*
                #[cfg(feature = "peers")]
                $crate::contender::iterator("genawaiter rc", $repeat, || genawaiter_rc::generate($(std::hint::black_box($value)),*)),
                #[cfg(feature = "peers")]
                $crate::contender::iterator("genawaiter stack", $repeat, || genawaiter_stack::generate($(std::hint::black_box($value)),*)),
                #[cfg(feature = "peers")]
                $crate::contender::iterator("fauxgen", $repeat, || fauxgen::generate($(std::hint::black_box($value)),*)),
                #[cfg(feature = "peers")]
                $crate::contender::iterator("next-gen", $repeat, || next_gen::generate($(std::hint::black_box($value)),*)),
                #[cfg(feature = "peers")]
                $crate::contender::iterator("corosensei", $repeat, || corosensei::generate($(std::hint::black_box($value)),*)),
                #[cfg(feature = "peers")]
                $crate::contender::iterator("generator", $repeat, || generator::generate($(std::hint::black_box($value)),*)),
            ],
        }
    };
}
pub(crate) use workload;

/// As [`workload`], of bodies that receive.
macro_rules! receiving_workload {
    ($name:literal, $values:expr, generate($($value:expr),*) $(, $other:literal: $make:expr)* $(,)?) => {
        $crate::contender::Workload {
            name: $name,
            contenders: vec![
                $crate::contender::receiver("ours", $values, || $crate::ways::Sent(ours::generate($(std::hint::black_box($value)),*))),
                #[cfg(native)]
                $crate::contender::receiver("native", $values, || $crate::ways::Coroutined(native::generate($(std::hint::black_box($value)),*))),
                $($crate::contender::receiver($other, $values, || $make),)*
            ],
        }
    };
}
pub(crate) use receiving_workload;
