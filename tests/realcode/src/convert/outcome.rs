//! What became of a crate's functions.
//!
//! Takes counts, refusals and test results; prints them.
//!
//! Rule: what the contract says that a generator cannot do is told apart from what is a defect.

use std::collections::BTreeMap;
use std::fmt::{self, Display};

use super::cargo::Error;
use crate::diag::message;
use crate::report;

/// A reference to a generator's own local or temporary that is held across a yield: the limit that README names. In rustc's words, as each
/// kind of borrow has its own; the first two are about locals of a generic type.
const BORROWED_ACROSS: [&str; 13] = [
    "E0310", "E0311", "E0373", "E0499", "E0502", "E0503", "E0505", "E0506", "E0515", "E0521",
    "E0597", "E0713", "E0716",
];

/// What became of a crate's functions.
#[derive(Default, Debug)]
pub struct Outcome {
    /// The crate's name.
    pub name: String,
    /// Functions with a place for a yield.
    pub candidates: usize,
    /// Those that compile as plain functions with calls for yields.
    pub plain: usize,
    /// Those that are generators with all their yields.
    pub whole: usize,
    /// Those that lost some of their yields, but not all.
    pub reduced: usize,
    /// Generators that some test ran over a suspension.
    pub ran: usize,
    /// Tests that passed before.
    pub passed: usize,
    /// Tests that passed before and do so no more.
    pub failed: Vec<String>,
    /// Why yields were taken out: how many functions for each code.
    pub refusals: BTreeMap<String, usize>,
    /// Refusals that no documented limit explains.
    pub suspects: Vec<String>,
    /// Something else went wrong.
    pub broken: Option<String>,
}

impl Outcome {
    /// Notes why yields of a function were taken out: the first error about it decides.
    pub(super) fn refuse(&mut self, function: &str, errors: &[Error], written: &str) {
        let unexplained = errors.iter().find(|error| explained(error).is_none());
        let why = match (unexplained, errors.first()) {
            (Some(error), _) => format!("{} {}", error.code, error.message),
            (None, first) => first.and_then(explained).unwrap_or_default(),
        };
        *self.refusals.entry(why).or_default() += 1;
        if let Some(error) = unexplained {
            let suspect = format!("{function}\n{}{written}", error.rendered);
            self.suspects.push(suspect);
        } else if std::env::var_os("LIMITS").is_some() {
            let errors: String = errors.iter().map(|error| &*error.rendered).collect();
            println!("LIMIT {function}\n{errors}{written}");
        }
    }

    /// Whether nothing has to be looked at.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.failed.is_empty() && self.suspects.is_empty() && self.broken.is_none()
    }
}

/// The documented limit that the error is about.
fn explained(error: &Error) -> Option<String> {
    let own = [
        message::ASSIGN_ORDER.to_owned(),
        message::YIELD_IN_MESSAGE.to_owned(),
        message::item_name_elsewhere(""),
    ];
    let class = report::class(&error.message);
    if BORROWED_ACROSS.contains(&error.code.as_str())
        || error.message.contains("cannot be kept across a yield")
        || class == report::class(&message::borrowed_across_yield(""))
    {
        return Some("borrowed across a yield".to_owned());
    }
    if error.rendered.contains("takes ownership of the receiver") {
        return Some("moved by a method of a name that does not tell".to_owned());
    }
    if error.rendered.contains("expected `Step<") {
        return Some("a `return` hidden in a macro's definition".to_owned());
    }
    if error.code == "E0282" && error.rendered.contains("this closure parameter") {
        return Some("a closure as the value of a branch that suspends".to_owned());
    }
    if error.code == "E0309" {
        return Some("a bound that a plain return type implies, and an `impl` does not".to_owned());
    }
    if error.code == "E0700" {
        return Some("a local for references of two lifetimes".to_owned());
    }
    own.iter()
        .any(|own| report::class(own) == class)
        .then_some(class)
}

impl Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}: {} functions, {} plain, {} generators ({} with fewer yields), {} ran; {} tests, {} fail",
            self.name,
            self.candidates,
            self.plain,
            self.whole + self.reduced,
            self.reduced,
            self.ran,
            self.passed,
            self.failed.len()
        )?;
        for (why, count) in &self.refusals {
            writeln!(f, "{count:7} {why}")?;
        }
        for suspect in &self.suspects {
            writeln!(f, "REFUSED {suspect}")?;
        }
        for test in &self.failed {
            writeln!(f, "FAILED {test}")?;
        }
        if let Some(broken) = &self.broken {
            writeln!(f, "BROKEN {broken}")?;
        }
        Ok(())
    }
}
