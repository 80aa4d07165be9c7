//! Cargo, run on a converted crate.
//!
//! Takes the crate's folder; gives rustc's errors, each with all places that it names, or the outcome of every test.
//!
//! Rule: a command that does not end is ended.

use std::collections::BTreeMap;
use std::fs::File;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// How long one command may take.
const PATIENCE: Duration = Duration::from_secs(1500);

/// An error of rustc's.
#[derive(Clone, Debug)]
pub(super) struct Error {
    /// `E0505`; empty where it has none.
    pub(super) code: String,
    pub(super) message: String,
    /// As rustc prints it.
    pub(super) rendered: String,
    /// The places in files of the crate, those of the main message first.
    pub(super) places: Vec<(PathBuf, Range<usize>)>,
}

/// The errors of `cargo check`; `None` if there is another reason why it failed.
pub(super) fn check(folder: &Path, target: &Path) -> Option<Vec<Error>> {
    let (good, output) = run(
        folder,
        target,
        &["check", "--lib", "--message-format=json"],
        &[],
    )?;
    let messages = output
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let errors: Vec<Error> = messages
        .filter_map(|message| error(folder, &message["message"]))
        .collect();
    if !good && errors.is_empty() {
        println!("{}: cargo check failed:\n{output}", folder.display());
        return None;
    }
    Some(errors)
}

fn error(folder: &Path, message: &Value) -> Option<Error> {
    if message["level"] != "error" || message["spans"].as_array()?.is_empty() {
        return None;
    }
    let mut places = Vec::new();
    spans(folder, message, &mut places);
    Some(Error {
        code: message["code"]["code"].as_str().unwrap_or("").to_owned(),
        message: message["message"].as_str()?.to_owned(),
        rendered: message["rendered"].as_str().unwrap_or("").to_owned(),
        places,
    })
}

/// The places of a message: of its primary spans, of the others, then of what it adds.
fn spans(folder: &Path, message: &Value, places: &mut Vec<(PathBuf, Range<usize>)>) {
    let all = message["spans"].as_array().into_iter().flatten();
    let (primary, others): (Vec<&Value>, Vec<&Value>) =
        all.partition(|span| span["is_primary"] == true);
    for span in primary.into_iter().chain(others) {
        place(folder, span, places);
    }
    for child in message["children"].as_array().into_iter().flatten() {
        spans(folder, child, places);
    }
}

/// The place of a span, and of the macro calls that it came from.
fn place(folder: &Path, span: &Value, places: &mut Vec<(PathBuf, Range<usize>)>) {
    let number = |name| span[name].as_u64().and_then(|at| usize::try_from(at).ok());
    if let (Some(file), Some(start), Some(end)) = (
        span["file_name"].as_str(),
        number("byte_start"),
        number("byte_end"),
    ) {
        places.push((folder.join(file), start..end));
    }
    let expansion = &span["expansion"]["span"];
    if expansion.is_object() {
        place(folder, expansion, places);
    }
}

/// How often a test of each name passed and failed. `ran`: where the converted functions that ran are noted.
pub(super) fn test(
    folder: &Path,
    target: &Path,
    ran: &Path,
) -> Option<BTreeMap<String, (usize, usize)>> {
    let args = ["test", "--lib", "--tests", "--no-fail-fast"];
    let (_, output) = run(folder, target, &args, &[("REALCODE_RAN", ran)])?;
    let mut tests: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for line in output.lines() {
        let Some((name, outcome)) = line
            .strip_prefix("test ")
            .and_then(|line| line.rsplit_once(" ... "))
        else {
            continue;
        };
        let name = name.trim_end_matches(" - should panic");
        let counts = tests.entry(name.to_owned()).or_default();
        match outcome {
            "ok" => counts.0 += 1,
            "FAILED" => counts.1 += 1,
            _ => {}
        }
    }
    if tests.is_empty() {
        let start: String = output.chars().take(3000).collect();
        println!("{}: no test ran:\n{start}", folder.display());
    }
    Some(tests)
}

/// Whether it succeeded, and what it printed.
fn run(
    folder: &Path,
    target: &Path,
    args: &[&str],
    variables: &[(&str, &Path)],
) -> Option<(bool, String)> {
    let log = target.join("log");
    let output = File::create(&log).ok()?;
    let mut child = Command::new("cargo")
        .args(args)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        // The lints of somebody else's crate have no say in code that was changed.
        .env("RUSTFLAGS", "--cap-lints allow")
        .env_remove("RUSTC_WRAPPER")
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .stderr(output.try_clone().ok()?)
        .stdout(output)
        .spawn()
        .ok()?;
    let deadline = Instant::now() + PATIENCE;
    let status = loop {
        if let Some(status) = child.try_wait().ok()? {
            break status;
        }
        if Instant::now() > deadline {
            child.kill().ok()?;
            println!("{}: no answer in {PATIENCE:?}", folder.display());
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let output = String::from_utf8_lossy(&std::fs::read(log).ok()?).into_owned();
    Some((status.success(), output))
}
