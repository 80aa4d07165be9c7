//! What a converted function is made of: its generator, or for comparison the plain function, and the driver that stands in its place.
//!
//! Rule: the driver gives what the function gave, and writes the function's number to the file that `REALCODE_RAN` names once the
//! generator has suspended for the first time.

use std::fs::OpenOptions;
use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};

pub use resumable;
use resumable::Generator;

/// `[head] -> [return type] [where clause] { body }` as a generator of nothing that returns what the function returned.
///
/// The `impl` is written here, so that it captures lifetimes as this crate's edition has it, whatever the edition of the crate around.
#[macro_export]
macro_rules! generator {
    ([$($head:tt)*] -> [$($ret:tt)*] [$($clause:tt)*] $body:tt) => {
        #[allow(warnings)]
        #[$crate::resumable::generator(crate = $crate::resumable)]
        $($head)* -> impl $crate::resumable::Generator<Item = (), Return = $($ret)*> $($clause)* $body
    };
}

/// The same as the function that it was.
#[macro_export]
macro_rules! plain {
    ([$($head:tt)*] -> [$($ret:tt)*] [$($clause:tt)*] $body:tt) => {
        #[allow(warnings)]
        $($head)* -> $($ret)* $($clause)* $body
    };
}

/// The body of the function that a generator stands for.
#[macro_export]
macro_rules! drive {
    ($number:literal, $machine:expr) => {{
        static RAN: ::core::sync::atomic::AtomicBool = ::core::sync::atomic::AtomicBool::new(false);
        $crate::drive($machine, &RAN, $number)
    }};
}

/// What stands for a yield in a plain function.
#[inline(always)]
pub fn nothing() {}

/// Drives the generator to its end, and moves it between any two resumes.
///
/// # Panics
/// If there is no returned value: a mistake of the macro.
pub fn drive<G: Generator>(mut machine: G, ran: &AtomicBool, number: usize) -> G::Return {
    while machine.next().is_some() {
        if !ran.swap(true, Ordering::Relaxed) {
            note(number);
        }
        machine = std::hint::black_box(machine);
    }
    machine
        .take_return()
        .expect("a generator that ran out has returned")
}

fn note(number: usize) {
    let Some(path) = std::env::var_os("REALCODE_RAN") else {
        return;
    };
    let file = OpenOptions::new().create(true).append(true).open(path);
    if let Ok(mut file) = file {
        // One write, so that the lines of several threads do not mix. A line lost is a function too few in the report.
        let _ = file.write_all(format!("{number}\n").as_bytes());
    }
}
