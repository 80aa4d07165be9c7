//! `docs/language.md` names a test for each form of the language: they exist.

use std::fs;
use std::path::Path;

#[test]
fn every_test_that_the_table_names_exists() {
    let table = include_str!("../../docs/language.md");
    let names = table.split('`').filter_map(|code| code.split_once("::"));
    let names = names.filter(|(file, test)| is_snake(file) && is_snake(test));
    let mut count = 0;
    for (file, test) in names {
        count += 1;
        if file == "ui" {
            let case = format!("tests/ui/fail/{test}.stderr");
            assert!(Path::new(&case).exists(), "{case} is missing");
            continue;
        }
        let declared = format!("fn {test}(");
        let found = sources(file).any(|source| source.contains(&declared));
        assert!(
            found,
            "`{file}::{test}` is named in docs/language.md and does not exist"
        );
    }
    assert!(count > 100, "the table could not be read");
}

fn is_snake(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

/// A file of behaviour tests, or the tests of a guest.
fn sources(name: &str) -> impl Iterator<Item = String> {
    let paths = [
        format!("tests/behaviour/{name}.rs"),
        format!("guests/{name}/tests/run.rs"),
        format!("guests/{name}/tests/forms.rs"),
    ];
    paths
        .into_iter()
        .filter_map(|path| fs::read_to_string(path).ok())
}
