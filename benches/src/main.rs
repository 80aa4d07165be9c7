//! `resumable` beside hand-written iterators, the compiler's own generators, and its peers: one process, in turns.
//!
//! `cargo +nightly run --release -p resumable-bench --features peers` measures all; `-- [--rounds N] [--only WORKLOAD]` less. `-- --one WORKLOAD CONTENDER WAY`
//! runs one once, for a profiler.

#![cfg_attr(
    native,
    feature(gen_blocks, yield_expr, coroutines, coroutine_trait, coroutine_clone)
)]
// Only `transform` writes it, to show what it would give.
#![cfg_attr(not(feature = "peers"), deny(unsafe_code))]

mod contender;
mod measure;
#[cfg(feature = "peers")]
mod peers;
mod transform;
mod ways;
mod workloads;

use contender::{Contender, WAYS, Workload};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = |name: &str| {
        arguments
            .iter()
            .position(|argument| argument == name)
            .map(|at| at + 1)
    };
    let mut workloads = workloads::all();
    transform::join(&mut workloads);
    #[cfg(feature = "peers")]
    peers::diapause::join(&mut workloads);
    if after("--list").is_some() {
        list(&workloads);
    } else if let Some(at) = after("--one") {
        one(&workloads, &arguments[at..]);
    } else {
        if cfg!(not(native)) {
            println!("the compiler's own generators are skipped: they need a nightly");
        }
        measure_all(&workloads, &arguments);
    }
}

fn measure_all(workloads: &[Workload], arguments: &[String]) {
    let given = |name: &str| {
        arguments
            .iter()
            .position(|argument| argument == name)
            .and_then(|at| arguments.get(at + 1))
    };
    let rounds = given("--rounds")
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(41);
    let only = given("--only");
    for (way, name) in WAYS.iter().enumerate() {
        println!(
            "\n{name} (ours' least time; its ratio to each: median [10 %, 90 %] (of the least times))"
        );
        for workload in workloads
            .iter()
            .filter(|workload| only.is_none_or(|only| workload.name == only))
        {
            measure_way(workload, way, rounds);
        }
    }
    for (name, part) in LIVES {
        println!(
            "\n{name}, 10,000 times (ours' least time; its ratio to each: median [10 %, 90 %] (of the least times))"
        );
        for workload in workloads
            .iter()
            .filter(|workload| only.is_none_or(|only| workload.name == only))
        {
            measure_life(workload, part, rounds.min(9));
        }
    }
}

fn measure_way(workload: &Workload, way: usize, rounds: usize) {
    let able: Vec<&Contender> = workload
        .contenders
        .iter()
        .filter(|who| who.ways[way].is_some())
        .collect();
    let runs: Vec<ways::Run> = able
        .iter()
        .filter_map(|who| who.ways[way].clone())
        .collect();
    if runs.is_empty() {
        return;
    }
    let sums: Vec<u64> = runs.iter().map(measure::measured).collect();
    assert!(
        sums.iter().all(|sum| *sum == sums[0]),
        "{}: not all compute the same: {sums:?}",
        workload.name
    );
    print_times(workload.name, &able, &measure::interleave(&runs, rounds));
}

fn print_times(workload: &str, able: &[&Contender], times: &measure::Times) {
    print!("| {:20} | {:8.0} us ", workload, times.least(0) / 1e3);
    for (who, contender) in able.iter().enumerate().skip(1) {
        let ratio = times.ratio(0, who);
        let least = times.least(0) / times.least(who);
        print!(
            "| {} {:.2} [{:.2}, {:.2}] ({least:.4}) ",
            contender.name, ratio.median, ratio.low, ratio.high
        );
    }
    println!("|");
}

/// One of a contender's runs, if it has it.
type Part = fn(&Contender) -> Option<ways::Run>;

/// What is done to generators beside resuming them.
const LIVES: [(&str, Part); 2] = [
    ("construct and drop", |who| who.construct.clone()),
    ("clone and drop", |who| who.clone.clone()),
];

/// Ten thousand times one of [`LIVES`]. What genawaiter's stack makes is leaked here, and so left out.
fn measure_life(workload: &Workload, part: Part, rounds: usize) {
    let able: Vec<&Contender> = workload
        .contenders
        .iter()
        .filter(|who| part(who).is_some() && who.name != "genawaiter stack")
        .collect();
    let many = |once: ways::Run| -> ways::Run {
        std::rc::Rc::new(move || (0..10_000).map(|_| once()).sum())
    };
    let runs: Vec<ways::Run> = able.iter().filter_map(|who| part(who)).map(many).collect();
    if runs.is_empty() {
        return;
    }
    print_times(workload.name, &able, &measure::interleave(&runs, rounds));
}

/// A line a contender: the bytes of its frame, and how far its `next` stands from [`measure::measured`], whose symbol every build has.
fn list(workloads: &[Workload]) {
    let base = measure::measured as fn(&ways::Run) -> u64 as usize;
    let cell = |number: Option<String>| number.unwrap_or_else(|| "-".into());
    for workload in workloads {
        for contender in &workload.contenders {
            println!(
                "{}\t{}\t{}\t{}",
                workload.name,
                contender.name,
                cell(contender.bytes.map(|bytes| bytes.to_string())),
                cell(
                    contender
                        .next
                        .map(|next| next.wrapping_sub(base).cast_signed().to_string())
                ),
            );
        }
    }
}

fn one(workloads: &[Workload], which: &[String]) {
    let [workload, contender, way] = which else {
        panic!("--one WORKLOAD CONTENDER WAY")
    };
    let run = workloads
        .iter()
        .find(|it| it.name == workload)
        .and_then(|it| {
            let contender = it.contenders.iter().find(|it| it.name == contender)?;
            contender.ways[WAYS.iter().position(|it| it == way)?].clone()
        });
    let run = run.expect("there is such a one");
    // The first run makes the data.
    run();
    println!("{}", measure::measured(&run));
}
