//! `docs/language.md` names a test for each form of the language, `docs/defects.md` one for each defect that was mended: they exist.

use std::fs;
use std::path::Path;

#[test]
fn every_test_that_the_table_of_forms_names_exists() {
    let count = named("docs/language.md").len();
    assert!(count > 100, "the table could not be read");
}

#[test]
fn every_test_that_the_tables_of_defects_name_exists() {
    let count = named("docs/defects.md").len();
    assert!(count > 100, "the tables could not be read");
}

#[test]
fn every_defect_has_a_test_or_says_that_it_has_none() {
    let page = page("docs/defects.md");
    let rows = page.lines().filter_map(|line| line.strip_suffix(" |"));
    for row in rows.filter(|row| !row.starts_with("| defect")) {
        let test = row.rsplit("| ").next().unwrap_or_default();
        let is_told = test.starts_with("none") || test.contains("::");
        assert!(is_told, "no test is named in docs/defects.md: {row}");
    }
}

fn page(path: &str) -> String {
    fs::read_to_string(Path::new("..").join(path)).expect(path)
}

/// The tests that a page names, each of which exists.
fn named(path: &str) -> Vec<String> {
    let page = page(path);
    let names = page.split('`').filter_map(|code| code.split_once("::"));
    let names = names.filter(|(file, test)| is_snake(file) && is_snake(test));
    names
        .map(|(file, test)| {
            let name = format!("{file}::{test}");
            assert!(exists(file, test), "`{name}`, named in {path}, is missing");
            name
        })
        .collect()
}

fn is_snake(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

fn exists(file: &str, test: &str) -> bool {
    match file {
        "ui" => Path::new(&format!("tests/ui/fail/{test}.stderr")).exists(),
        "pass" => Path::new(&format!("tests/ui/pass/{test}.rs")).exists(),
        "growth" => page("tests/realcode/src/hostile.rs").contains(&format!("\n    {test} ")),
        _ => {
            let declared = format!("fn {test}(");
            sources(file).any(|source| source.contains(&declared))
        }
    }
}

/// A file of behaviour tests, the tests of a guest, or those of the macro's passes.
fn sources(name: &str) -> impl Iterator<Item = String> {
    let paths = [
        format!("tests/behaviour/{name}.rs"),
        format!("guests/{name}/tests/run.rs"),
        format!("guests/{name}/tests/forms.rs"),
        format!("guests/{name}/tests/drops.rs"),
        format!("../{name}/src/tests.rs"),
        format!("../macros/src/{name}/tests.rs"),
    ];
    paths
        .into_iter()
        .filter_map(|path| fs::read_to_string(path).ok())
}
