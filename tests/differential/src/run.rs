//! Runs programs and finds those that fail.
//!
//! Takes programs; gives a [`Failure`] for each that is refused, differs or dies.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::compile::{Half, Refusal, Workshop};
use crate::program::Program;

/// How long a batch may run.
const PATIENCE: Duration = Duration::from_secs(120);

/// What is wrong with a program.
#[derive(Clone, Debug)]
pub enum Failure {
    /// Its plain half does not compile: a mistake of the program generator.
    IllTyped(Vec<String>),
    /// Its plain half compiles, and this half does not.
    Refused(Half, Vec<String>),
    /// The traces differ: the mode, and both.
    Differs(String, String),
    /// It did not come to an end, or took the whole process with it.
    Died(String),
}

impl Failure {
    /// What failures of the same cause have in common, as far as can be told.
    #[must_use]
    pub fn kind(&self) -> String {
        match self {
            Self::IllTyped(errors) => format!("ill typed: {}", without_names(errors)),
            Self::Refused(half, errors) => format!("{half:?} refused: {}", without_names(errors)),
            Self::Differs(mode, traces) => {
                format!("differs: {}: {}", of_mode(mode), first_difference(traces))
            }
            Self::Died(how) => how.clone(),
        }
    }
}

/// The mode in a word.
fn of_mode(mode: &str) -> &str {
    let word = mode.split(['(', ' ']).next().unwrap_or_default();
    let left = mode.contains("leave_at: Some");
    match word {
        "Resume" | "Close" if left => "left",
        "Resume" if mode.contains("panic_at: Some") => "panic",
        "Resume" if mode.contains("panic_at_drop: Some") => "panic in drop",
        _ => word,
    }
}

/// The first lines that differ, without their numbers.
fn first_difference(traces: &str) -> String {
    let (plain, other) = traces.split_once("other:\n").unwrap_or((traces, ""));
    let plain = plain
        .lines()
        .skip(1)
        .map(Some)
        .chain(std::iter::repeat(None));
    let other = other.lines().map(Some).chain(std::iter::repeat(None));
    let word = |line: Option<&str>| {
        line.and_then(|line| line.split(' ').next())
            .unwrap_or("end")
            .to_owned()
    };
    let mut lines = plain
        .zip(other)
        .skip_while(|(plain, other)| plain == other && plain.is_some());
    let (plain, other) = lines.next().unwrap_or_default();
    format!("{} where {} is expected", word(other), word(plain))
        .replace(|letter: char| letter.is_ascii_digit(), "")
}

/// The first message, its names left out.
fn without_names(errors: &[String]) -> String {
    let Some(error) = errors.first() else {
        return String::new();
    };
    let message = error
        .split_once("error")
        .map_or(error.as_str(), |(_, message)| message);
    message
        .split('`')
        .step_by(2)
        .collect::<Vec<_>>()
        .join("`_`")
}

/// Compiles and runs; the failures, by name.
///
/// # Errors
///
/// If cargo can't be run.
pub fn run(
    workshop: &Workshop,
    programs: Vec<(String, Program)>,
    seed: u64,
) -> io::Result<Vec<(String, Failure)>> {
    let compiled = workshop.compile(programs)?;
    let mut failures: Vec<(String, Failure)> = compiled.refused.into_iter().map(refused).collect();
    if let Some(binary) = compiled.binary {
        failures.extend(execute(&binary, &compiled.names, seed)?);
    }
    Ok(failures)
}

fn refused(refusal: Refusal) -> (String, Failure) {
    let failure = match refusal.half {
        Half::Plain => Failure::IllTyped(refusal.errors),
        half => Failure::Refused(half, refusal.errors),
    };
    (refusal.name, failure)
}

/// Runs all; where the process dies, it is started again behind the program that killed it.
fn execute(binary: &Path, names: &[String], seed: u64) -> io::Result<Vec<(String, Failure)>> {
    let mut failures = Vec::new();
    let mut left = names;
    while !left.is_empty() {
        let mut command = Command::new(binary);
        command
            .arg(seed.to_string())
            .args(left)
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let (output, how) = watch(command.spawn()?)?;
        let (found, last, done) = read(&output);
        failures.extend(found);
        if done {
            break;
        }
        let at = left.iter().position(|name| Some(name) == last.as_ref());
        let Some(at) = at else {
            return Err(io::Error::other(format!(
                "the programs did not start: {how}"
            )));
        };
        failures.push((left[at].clone(), Failure::Died(how)));
        left = &left[at + 1..];
    }
    Ok(failures)
}

/// The output, and how it ended.
fn watch(mut child: Child) -> io::Result<(String, String)> {
    let stdout = child.stdout.take();
    let reader = thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut stdout) = stdout {
            // What was read before a failure counts.
            let _ = stdout.read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    });
    let start = Instant::now();
    let how = loop {
        if let Some(status) = child.try_wait()? {
            break status.to_string();
        }
        if start.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            break "did not come to an end".to_owned();
        }
        thread::sleep(Duration::from_millis(20));
    };
    let output = reader
        .join()
        .map_err(|_| io::Error::other("the output could not be read"))?;
    Ok((output, how))
}

type Read_ = (Vec<(String, Failure)>, Option<String>, bool);

/// The failures, the last program begun, and whether all were done.
fn read(output: &str) -> Read_ {
    let mut failures = Vec::new();
    let mut last = None;
    let mut lines = output.lines();
    while let Some(line) = lines.next() {
        if line == "done" {
            return (failures, last, true);
        }
        if let Some(name) = line.strip_prefix("run ") {
            last = Some(name.to_owned());
        }
        if let Some((name, mode)) = line
            .strip_prefix("fail ")
            .and_then(|rest| rest.split_once(' '))
        {
            let traces: Vec<&str> = lines.by_ref().take_while(|line| *line != "end").collect();
            failures.push((
                name.to_owned(),
                Failure::Differs(mode.to_owned(), traces.join("\n")),
            ));
        }
    }
    (failures, last, false)
}
