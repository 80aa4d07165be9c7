//! The command: real code, hostile bodies, and damaged ones, through the macro's own passes.
//!
//! Takes what its usage says; prints a report a run, and fails if there is a defect.
//!
//! Rule: every finding is printed with what brings it back.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use resumable_realcode::judge::{self, Judgement, Outcome};
use resumable_realcode::report::Report;
use resumable_realcode::rng::Rng;
use resumable_realcode::{convert, growth, hostile, mutate, on_rustc_stack, plant, sources};

const USAGE: &str = "\
realcode crates FOLDER.. [--seed N] [--every N]   every (or each N-th) function below the folders, with yields planted
realcode one FILE NUMBER [--seed N]               one of them: its text, and what became of it
realcode hostile [FAMILY]                         absurd bodies, each in a process of its own
realcode growth [FAMILY]                          how the work grows with them, counted by callgrind
realcode body FAMILY SIZE                         one of them
realcode item FILE                                a text as it is: what the macro makes of it, as the fuzz target judges it
realcode mutate FOLDER [--seed N] [--count N]     the generators below the folder, damaged at random
realcode convert WORK FOLDER.. [--seed N]         crates whose functions become generators, and their own tests, in the folder WORK";

/// How long one absurd body may take, in an unoptimised build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    // A panic is reported as a defect, not on the way.
    std::panic::set_hook(Box::new(|_| {}));
    let (words, seed, every, cases) = options(&args);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let good = match words[..] {
        ["crates", _, ..] => crates(&words[1..], seed, every),
        ["one", file, number] => one(file, number, seed),
        ["hostile"] => hostile::FAMILIES
            .iter()
            .fold(true, |good, family| family_fits(family) && good),
        ["hostile", name] => hostile::family(name).is_some_and(|family| family_fits(&family)),
        ["growth"] => grow(hostile::FAMILIES),
        ["growth", name] => hostile::family(name).is_some_and(|family| grow(&[family])),
        ["body", name, size] => body(name, size),
        ["item", file] => item(file),
        ["mutate", folder] => mutations(folder, seed, cases),
        ["convert", work, _, ..] => convert(Path::new(work), &words[2..], seed),
        _ => {
            eprintln!("{USAGE}");
            false
        }
    };
    if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The words, the seed, every how many functions, how many cases.
fn options(args: &[String]) -> (Vec<String>, u64, usize, usize) {
    let (mut words, mut seed, mut every, mut count) = (Vec::new(), 1, 1, 10_000);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut number = || {
            args.next()
                .and_then(|number| number.parse::<u32>().ok())
                .unwrap_or(1)
        };
        match arg.as_str() {
            "--seed" => seed = u64::from(number()),
            "--every" => every = number().max(1) as usize,
            "--count" => count = number() as usize,
            word => words.push(word.to_owned()),
        }
    }
    (words, seed, every, count)
}

/// The planted text of each chosen function of a file, with its number.
fn planted(file: &Path, seed: u64, every: usize) -> Vec<(usize, String, bool)> {
    let Ok(source) = std::fs::read_to_string(file) else {
        return Vec::new();
    };
    let functions = sources::functions(&source).into_iter().enumerate();
    let mut texts = Vec::new();
    for (number, function) in functions {
        // By the file's own name: where it lies differs from clone to clone, and the yields must not.
        let name = file.file_name().unwrap_or_default().display();
        let mut rng = Rng::named(seed, &format!("{name} {number}"));
        if rng.once_in(every) {
            let wild = rng.once_in(10);
            texts.push((
                number,
                plant::plant(function.item, wild, &mut rng),
                function.method,
            ));
        }
    }
    proc_macro2::extra::invalidate_current_thread_spans();
    texts
}

fn crates(folders: &[&str], seed: u64, every: usize) -> bool {
    let files: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| sources::files(Path::new(folder)))
        .collect();
    println!("{} files", files.len());
    let start = Instant::now();
    let (files, next, report) = (
        Arc::new(files),
        Arc::new(AtomicUsize::new(0)),
        Arc::new(Mutex::new(Report::default())),
    );
    let count = std::thread::available_parallelism().map_or(2, usize::from);
    let threads: Vec<_> = (0..count)
        .map(|_| {
            let (files, next, report) =
                (Arc::clone(&files), Arc::clone(&next), Arc::clone(&report));
            std::thread::spawn(move || {
                let found = on_rustc_stack(move || work(&files, &next, seed, every));
                if let Ok(mut report) = report.lock() {
                    report.merge(found);
                }
            })
        })
        .collect();
    let whole = threads
        .into_iter()
        .fold(true, |whole, thread| thread.join().is_ok() && whole);
    let Ok(report) = report.lock() else {
        return false;
    };
    println!("{report}in {:?}", start.elapsed());
    whole && report.defects.is_empty()
}

fn work(files: &[PathBuf], next: &AtomicUsize, seed: u64, every: usize) -> Report {
    let mut report = Report::default();
    while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
        for (number, text, method) in planted(file, seed, every) {
            let judgement = judge::judge("", &text, method);
            let name = format!("one {} {number} --seed {seed}", file.display());
            if judgement.time > Duration::from_secs(2) || judgement.is_defect() {
                println!("{name}: {:?} {:?}", judgement.time, judgement.outcome);
            }
            report.add(&name, &judgement);
        }
    }
    report
}

fn one(file: &str, number: &str, seed: u64) -> bool {
    let found = planted(Path::new(file), seed, 1)
        .into_iter()
        .find(|(at, ..)| at.to_string() == number);
    let Some((_, text, method)) = found else {
        eprintln!("there is no such function");
        return false;
    };
    println!("{text}");
    let judgement = on_rustc_stack(move || judge::judge("", &text, method));
    println!("{judgement:?}");
    !judgement.is_defect()
}

fn item(file: &str) -> bool {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let judgement = on_rustc_stack(move || {
        let valid = syn::parse_str::<syn::ImplItemFn>(&text).is_ok();
        judge::judge_any("", &text, true, valid)
    });
    println!("{judgement:?}");
    !judgement.is_defect()
}

/// Runs a family at a quarter of its size and at its size, each in a process of its own: a stack overflow ends that only.
fn family_fits(family: &hostile::Family) -> bool {
    let small = least(family.name, family.size / 4);
    let big = least(family.name, family.size);
    let verdict = match (&small, &big) {
        (Some(small), Some(big)) => judgement_of_growth(*small, *big, family.growth.limit()),
        _ => "DEFECT: no answer",
    };
    println!(
        "{:28} {:6} {verdict:24} {}",
        family.name,
        family.size,
        big.map_or(String::new(), |(outcome, micros, after)| {
            format!(
                "{outcome} {} ms, {after} tokens; at a quarter {:?}",
                micros / 1000,
                small.map(|(_, micros, after)| (micros / 1000, after))
            )
        })
    );
    !verdict.starts_with("DEFECT")
}

/// The least time of three runs: what else the machine does makes times longer, never shorter.
fn least(family: &str, size: usize) -> Option<Cost> {
    let runs = (0..3).map(|_| apart(family, size));
    runs.collect::<Option<Vec<_>>>()?
        .into_iter()
        .min_by_key(|(_, micros, _)| *micros)
}

/// What `body` printed: 1 if accepted, else 0; microseconds; tokens.
type Cost = (usize, usize, usize);

fn judgement_of_growth(small: Cost, big: Cost, limit: usize) -> &'static str {
    // What is fast anyway tells nothing of time, and of the rest `growth` tells more.
    if big.1 > 500_000 && big.1 > 2 * limit * small.1 {
        "DEFECT: time blows up"
    } else if big.2 > limit * small.2 {
        "DEFECT: output blows up"
    } else if big.0 == 1 {
        "ok"
    } else {
        "ok (refused)"
    }
}

/// Counts the families, as many at a time as there are processors: they don't disturb each other's counts.
fn grow(families: &[hostile::Family]) -> bool {
    let next = AtomicUsize::new(0);
    let count = std::thread::available_parallelism().map_or(2, usize::from);
    let work = || {
        let mut good = true;
        while let Some(family) = families.get(next.fetch_add(1, Ordering::Relaxed)) {
            let growth = growth::growth(family);
            println!("{}", growth.line);
            good &= growth.is_good;
        }
        good
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..count).map(|_| scope.spawn(work)).collect();
        let results = workers.into_iter().map(std::thread::ScopedJoinHandle::join);
        results.fold(true, |good, result| result.unwrap_or_default() && good)
    })
}

fn apart(name: &str, size: usize) -> Option<Cost> {
    let program = std::env::current_exe().ok()?;
    let mut child = Command::new(program)
        .args(["body", name, &size.to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    let deadline = Instant::now() + PATIENCE;
    while matches!(child.try_wait(), Ok(None)) {
        if Instant::now() > deadline {
            println!("{name} {size}: no answer in {PATIENCE:?}");
            let _ = child.kill();
            break;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let output = child.wait_with_output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        let start: String = text.chars().take(400).collect();
        let error = String::from_utf8_lossy(&output.stderr);
        println!("{name} {size}: {} {start}{error}", output.status);
        return None;
    }
    let mut numbers = text.lines().next()?.split(' ').map(str::parse);
    Some((
        numbers.next()?.ok()?,
        numbers.next()?.ok()?,
        numbers.next()?.ok()?,
    ))
}

fn body(name: &str, size: &str) -> bool {
    let (Some(family), Ok(size)) = (hostile::family(name), size.parse()) else {
        return false;
    };
    let source = family.source(size);
    let Judgement {
        outcome,
        time,
        after,
        ..
    } = on_rustc_stack(move || judge::judge("", &source, false));
    println!(
        "{} {} {after}",
        u8::from(outcome == Outcome::Accepted),
        time.as_micros()
    );
    let text = format!("{outcome:?}");
    println!("{}", text.chars().take(1000).collect::<String>());
    matches!(outcome, Outcome::Accepted | Outcome::Refused(_))
}

fn convert(work: &Path, folders: &[&str], seed: u64) -> bool {
    let Ok(work) = std::path::absolute(work) else {
        return false;
    };
    let mut good = true;
    for folder in folders {
        let (folder, work) = (PathBuf::from(folder), work.clone());
        let outcome = on_rustc_stack(move || convert::trial(&folder, &work, seed));
        println!("{outcome}");
        good &= outcome.is_good();
    }
    good
}

fn mutations(folder: &str, seed: u64, cases: usize) -> bool {
    let bases = generators(Path::new(folder));
    println!("{} generators", bases.len());
    if bases.is_empty() {
        return false;
    }
    let report = on_rustc_stack(move || {
        let mut report = Report::default();
        for case in 0..cases {
            let mut rng = Rng::named(seed, &case.to_string());
            // A stack overflow leaves no other trace.
            if std::env::var_os("TRACE").is_some() {
                eprintln!("case {case}");
            }
            let text = mutate::mutate(&bases[rng.below(bases.len())], 4, &mut rng);
            if std::env::var_os("TRACE").is_some() {
                eprintln!("{text}");
            }
            let valid = syn::parse_str::<syn::ImplItemFn>(&text).is_ok();
            let judgement = judge::judge_any("", &text, true, valid);
            report.add(&text, &judgement);
        }
        report
    });
    println!("{report}");
    report.defects.is_empty()
}

/// The text of each function that mentions the attribute, without it.
fn generators(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for file in sources::files(folder) {
        for mut function in sources::functions(&std::fs::read_to_string(file).unwrap_or_default()) {
            let before = function.item.attrs.len();
            function
                .item
                .attrs
                .retain(|attribute| !attribute.path().is_ident("generator"));
            if function.item.attrs.len() < before {
                texts.push(quote::ToTokens::to_token_stream(&function.item).to_string());
            }
        }
    }
    texts
}
