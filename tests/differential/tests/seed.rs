//! A fixed seed: some hundred programs, each equal to its plain function under every mode.

use resumable_differential::compile::Workshop;
use resumable_differential::run;
use resumable_differential::{emit, grammar};

#[test]
fn generators_do_what_their_plain_functions_do() {
    let workshop = Workshop::new("test", false, false).expect("a directory to work in");
    let programs: Vec<_> = (1..=150)
        .map(|number| (format!("p{number}"), grammar::program(number)))
        .collect();
    let failures = run::run(&workshop, programs, 1).expect("cargo runs");
    let told: Vec<String> = failures
        .iter()
        .map(|(name, failure)| format!("{name}: {}", failure.kind()))
        .collect();
    assert!(
        failures.is_empty(),
        "{}\n`cargo run -p resumable-differential -- --seed N --count 1 --shrink` shows the program of a number",
        told.join("\n")
    );
}

#[test]
fn the_same_number_is_the_same_program() {
    let text = |number| {
        let program = grammar::program(number);
        program
            .functions
            .iter()
            .map(|function| emit::generator(function, "f"))
            .collect::<String>()
    };
    assert_eq!(text(7), text(7));
    assert_ne!(text(7), text(8));
}
