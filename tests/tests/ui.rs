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

/// Nothing is said without a test of it.
#[test]
fn every_message_has_a_case() {
    let catalogue = include_str!("../../macros/src/diag/message.rs");
    for line in catalogue.lines() {
        let line = line.trim_start_matches("pub(crate) ");
        let named = line.strip_prefix("const ").or(line.strip_prefix("fn "));
        let Some((name, _)) = named.and_then(|named| named.split_once([':', '('])) else {
            continue;
        };
        let case = format!("tests/ui/fail/{}.rs", name.to_lowercase());
        assert!(std::path::Path::new(&case).exists(), "{case} is missing");
    }
}
