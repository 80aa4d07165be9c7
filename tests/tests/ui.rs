//! What a user is told: each mistake once, at the token that made it.
//!
//! `ui/fail` has a file for each message of the macro, named as the constant or function of `macros/src/diag/message.rs`, and one
//! for each mistake that is left to rustc. `TRYBUILD=overwrite cargo test -p resumable-tests --test ui` blesses; read the diff.

#[test]
fn messages() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/fail/*.rs");
}

#[test]
fn no_message() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
}
