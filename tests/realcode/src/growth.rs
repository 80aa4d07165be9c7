//! How the macro's work grows with a hostile body, counted by callgrind.
//!
//! Takes a family; gives a line that tells the instructions of the passes for a body and for one of four times the size, and whether they
//! grow as the family may.
//!
//! Rule: nothing is timed. Counts of one binary are the same at every run, whatever else the machine does.

use std::process::Command;

use crate::hostile::{Family, Growth};

/// The bigger body: big enough to tell what grows faster than the family may, small enough for a simulated processor.
const fn size(growth: Growth) -> usize {
    match growth {
        Growth::Linear => 512,
        Growth::Nearly => 256,
        Growth::Square => 64,
    }
}

/// What was counted.
pub struct Counted {
    /// What to print.
    pub line: String,
    /// It grows as it may.
    pub is_good: bool,
}

/// Counts both bodies of the family.
#[must_use]
pub fn growth(family: &Family) -> Counted {
    let size = size(family.growth).min(family.size);
    let name = family.name;
    let (Some(small), Some(big)) = (count(name, size / 4), count(name, size)) else {
        return Counted {
            line: format!("{name:28} DEFECT: nothing was counted (is valgrind there?)"),
            is_good: false,
        };
    };
    let is_good = big <= family.growth.limit() * small;
    let verdict = if is_good {
        "ok"
    } else {
        "DEFECT: work blows up"
    };
    let times = 10 * big / small.max(1);
    Counted {
        line: format!(
            "{name:28} {verdict:24} {size:4}: {big} instructions, {}.{} times those of a quarter",
            times / 10,
            times % 10
        ),
        is_good,
    }
}

/// The instructions of `expand` for one body.
fn count(family: &str, size: usize) -> Option<usize> {
    let run = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .args([
            "--collect-atstart=no",
            "--toggle-collect=resumable_realcode::expand",
        ])
        .arg(std::env::current_exe().ok()?)
        .args(["body", family, &size.to_string()])
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&run.stderr);
    let (_, counted) = text.split_once("Collected : ")?;
    let counted = counted.split_whitespace().next()?.parse().ok()?;
    (run.status.success() && counted > 0).then_some(counted)
}
