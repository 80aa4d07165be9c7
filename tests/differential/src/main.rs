//! The command: runs any number of programs from any seed.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::{env, io};

use resumable_differential::compile::Workshop;
use resumable_differential::program::Program;
use resumable_differential::run::{self, Failure};
use resumable_differential::{emit, grammar, shrink};

const USAGE: &str = "usage: resumable-differential [--seed S] [--count N] [--plans S] [--batch N] [--release] [--native] [--shrink] [--each N] [--only TEXT] [--print]";

struct Options {
    seed: u64,
    count: u64,
    /// Chooses how the programs are driven: the seed of the run that found a failure, where that is another.
    plans: Option<u64>,
    batch: u64,
    release: bool,
    native: bool,
    shrink: bool,
    print: bool,
    each: usize,
    /// Failures of other kinds are left out.
    only: String,
    name: String,
}

impl Options {
    fn plans(&self) -> u64 {
        self.plans.unwrap_or(self.seed)
    }
}

fn options() -> Option<Options> {
    let mut options = Options {
        seed: 1,
        count: 100,
        plans: None,
        batch: 100,
        release: false,
        native: false,
        shrink: false,
        print: false,
        each: 1,
        only: String::new(),
        name: "command".to_owned(),
    };
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--seed" => options.seed = arguments.next()?.parse().ok()?,
            "--count" => options.count = arguments.next()?.parse().ok()?,
            "--plans" => options.plans = Some(arguments.next()?.parse().ok()?),
            "--batch" => options.batch = arguments.next()?.parse().ok()?,
            "--each" => options.each = arguments.next()?.parse().ok()?,
            "--only" => options.only = arguments.next()?,
            "--name" => options.name = arguments.next()?,
            "--release" => options.release = true,
            "--native" => options.native = true,
            "--shrink" => options.shrink = true,
            "--print" => options.print = true,
            _ => return None,
        }
    }
    (options.batch > 0).then_some(options)
}

fn main() -> ExitCode {
    let Some(options) = options() else {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    };
    if options.print {
        for number in options.seed..options.seed + options.count {
            println!("// program {number}\n{}", show(&grammar::program(number)));
        }
        return ExitCode::SUCCESS;
    }
    match all(&options) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn all(options: &Options) -> io::Result<usize> {
    let workshop = Workshop::new(&options.name, options.release, options.native)?;
    let mut kinds: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut next = options.seed;
    let end = options.seed + options.count;
    while next < end {
        let until = end.min(next + options.batch);
        let programs: Vec<_> = (next..until)
            .map(|number| (format!("p{number}"), grammar::program(number)))
            .collect();
        let mut failures = run::run(&workshop, programs.clone(), options.plans())?;
        failures.retain(|(_, failure)| failure.kind().contains(&options.only));
        println!("programs {next}..{until}: {} failed", failures.len());
        // The smallest of a kind is shown.
        let length = |name: &str| {
            let found = programs.iter().find(|(other, _)| other == name);
            found.map_or(0, |(_, program)| show(program).len())
        };
        failures.sort_by_key(|(name, _)| length(name));
        for (name, failure) in failures {
            let found = kinds.entry(failure.kind()).or_default();
            found.push(name.clone());
            let Some((_, program)) = programs.iter().find(|(other, _)| *other == name) else {
                continue;
            };
            if found.len() <= options.each {
                report(options, &workshop, &name, program.clone(), failure)?;
            }
        }
        next = until;
    }
    println!("{} programs", options.count);
    for (kind, names) in &kinds {
        println!(
            "{:5} {kind}: {}",
            names.len(),
            names[..names.len().min(12)].join(" ")
        );
    }
    Ok(kinds.values().map(Vec::len).sum())
}

fn report(
    options: &Options,
    workshop: &Workshop,
    name: &str,
    program: Program,
    failure: Failure,
) -> io::Result<()> {
    let (program, failure) = if options.shrink {
        shrink::shrink(workshop, program, failure, options.plans())?
    } else {
        (program, failure)
    };
    println!("=== {name}: {}\n{}", failure.kind(), show(&program));
    match failure {
        Failure::IllTyped(errors) | Failure::Refused(_, errors) => {
            println!("{}", errors.join("\n"));
        }
        Failure::Differs(mode, traces) => println!("{mode}\n{traces}"),
        Failure::Died(how) => println!("{how}"),
    }
    Ok(())
}

fn show(program: &Program) -> String {
    let last = program.functions.len() - 1;
    let functions = program.functions.iter().enumerate();
    functions
        .map(|(index, function)| {
            emit::generator(
                function,
                &if index == last {
                    "program".to_owned()
                } else {
                    format!("f{index}")
                },
            )
        })
        .collect()
}
