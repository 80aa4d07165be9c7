//! A fixed part of what the `realcode` command does, without the network: the workspace's own sources and those of the crates
//! that it is built with, a few absurd bodies, a few damaged ones.
//!
//! Rule: no defect at all; `CONTRIBUTING.md` has the command for the whole.

use std::path::{Path, PathBuf};
use std::process::Command;

fn realcode(args: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_realcode"))
        .args(args)
        .output()
        .expect("the command runs");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{args:?}: {}\n{text}",
        output.status
    );
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

#[test]
fn own_sources() {
    let folder = workspace().join("macros/src");
    realcode(&["crates", &folder.to_string_lossy(), "--every", "10"]);
}

#[test]
fn damaged_generators() {
    let folder = workspace().join("macros/golden");
    realcode(&["mutate", &folder.to_string_lossy(), "--count", "100"]);
}

#[test]
fn absurd_bodies() {
    for family in ["deep_blocks", "deep_parens", "match_arms", "garbage"] {
        realcode(&["hostile", family]);
    }
}
