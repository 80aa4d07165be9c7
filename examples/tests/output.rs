//! Every example is run, and must print what is in `expected/<name>.txt`, exit with success, and leave stderr empty.
//!
//! `UPDATE_EXPECT=1 cargo test -p resumable-examples` writes the files anew.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

macro_rules! examples {
    ($($test:ident: $name:literal,)*) => {
        $(
            #[test]
            fn $test() {
                check($name);
            }
        )*

        /// An example without a test would go unnoticed.
        #[test]
        fn every_example_is_here() {
            let manifest = include_str!("../Cargo.toml");
            let mut declared: Vec<_> =
                manifest.lines().filter_map(|line| line.strip_prefix("path = \"")?.strip_suffix(".rs\"")).collect();
            let mut tested = vec![$($name),*];
            declared.sort_unstable();
            tested.sort_unstable();
            assert_eq!(declared, tested);
        }
    };
}

examples! {
    averager: "averager",
    delegation: "delegation",
    exceptions: "exceptions",
    log_pipeline: "log_pipeline",
    my_range: "my_range",
    my_range_expanded: "my_range-expanded",
    push_parser: "push_parser",
    scheduler: "scheduler",
    tokenizer: "tokenizer",
    walk: "walk",
}

fn check(name: &str) {
    let output = Command::new(binary(name))
        .output()
        .expect("the example runs");
    let printed = String::from_utf8(output.stdout).expect("the example prints text");
    let complaints = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}, {complaints}", output.status);
    assert_eq!(complaints, "", "nothing on stderr");

    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("expected/{name}.txt"));
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, printed).expect("the expected output can be written");
        return;
    }
    let expected = fs::read_to_string(&path)
        .expect("the expected output can be read")
        .replace("\r\n", "\n");
    assert_eq!(
        printed,
        expected,
        "`{}` differs from {}",
        name,
        path.display()
    );
}

/// The example's program. `cargo test` builds the examples beside the tests: this test is `target/debug/deps/output-...`,
/// they are `target/debug/examples/...`. Only `cargo test --test output` builds no examples.
fn binary(name: &str) -> PathBuf {
    let test = env::current_exe().expect("a test knows its own path");
    let profile = test
        .ancestors()
        .nth(2)
        .expect("tests are in a profile's `deps`");
    let binary = profile
        .join("examples")
        .join(name)
        .with_extension(env::consts::EXE_EXTENSION);
    assert!(
        binary.exists(),
        "{} is missing; run `cargo test` without `--test`, which builds the examples",
        binary.display()
    );
    binary
}
