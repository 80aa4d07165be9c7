//! The workloads: a file each, with the body that all generators run and the same by hand.

use crate::contender::Workload;

macro_rules! workloads {
    ($($name:ident),* $(,)?) => {
        $(pub mod $name;)*

        /// All of them.
        pub fn all() -> Vec<Workload> {
            vec![$($name::workload()),*]
        }
    };
}

workloads! {
    range, fibonacci, filter, nested, primes, permutations, collatz, lexer, flatten, tree, buffer, straight, strings, average, parser,
}
