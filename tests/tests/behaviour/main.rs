//! One binary for all behaviour tests: a single binary links faster than many.
#![allow(
    missing_docs,
    unused,
    nonstandard_style,
    break_with_label_and_loop,
    dropping_copy_types,
    for_loops_over_fallibles,
    clippy::all,
    clippy::pedantic,
    reason = "the code of the tests is odd on purpose"
)]

mod apart;
mod auto_traits;
mod calls;
mod captured;
mod captures;
mod compared;
mod conditions;
mod delegates;
mod delegation;
mod destructors;
mod drops;
mod folds;
mod formerly_refused;
mod forms;
mod forms_with_yields;
mod frames;
mod generics;
mod inference;
mod known_members;
mod lapsing;
mod leaving;
mod leftovers;
mod let_else;
mod literals_of_types;
mod literals_paths_blocks;
mod locals;
mod loops;
mod macros_with_yields;
mod matches;
mod methods;
mod methods_of_traits;
mod moves;
mod names;
mod nested;
mod operands;
mod operators;
mod packed;
mod panics;
mod partial_moves;
mod patterns;
mod programs;
mod programs_mixed;
mod programs_more;
mod programs_odd;
mod protocol;
mod receivers;
mod receivers_extended;
mod receivers_inside;
mod receivers_into;
mod receivers_of_class;
mod references;
mod renewed;
mod rounds;
mod shadowing;
mod size;
mod statements;
mod temporaries;
mod throwing;
mod unwinding;
