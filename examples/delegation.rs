//! Generators made of generators: `yield_from!` hands control to another one and gives back what it returns (PEP 380).
//!
//! Three layers work together: `readings` takes the readings of one weather station, `survey` delegates to it for one
//! station after the other, and `session` frames the survey with a title and a report. The caller holds the outermost
//! and talks to the innermost: `next`, `send` and `throw` go straight down, what is returned comes up layer by layer.

use std::collections::BTreeMap;

use resumable::{Generator, Resume, generator};

/// What can go wrong with a reading; the three layers deal with one each.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fault {
    /// This reading is of no use. `readings` counts it and goes on.
    Glitch,
    /// The station is broken. `survey` goes on with the next one.
    Broken,
    /// Everybody has to go home. Nobody catches this.
    Storm,
}

/// The readings of one station.
#[derive(Debug, Default)]
struct Summary {
    count: u32,
    glitches: u32,
    total: f64,
}

/// Asks for the readings of a station; `next`, which sends none, ends them.
#[generator]
fn readings(
    station: &str,
) -> impl Generator<Item = String, Send = f64, Throw = Fault, Return = Result<Summary, Fault>> {
    let mut summary = Summary::default();
    loop {
        match try_yield!(format!("{station}, reading {}?", summary.count + 1)) {
            Ok(Some(degrees)) => {
                summary.count += 1;
                summary.total += degrees;
            }
            Ok(None) => return Ok(summary),
            Err(Fault::Glitch) => summary.glitches += 1,
            Err(fault) => return Err(fault),
        }
    }
}

/// Takes the readings of all the stations, and returns those of the stations that hold out.
#[generator]
fn survey<'a>(
    stations: &'a [&'a str],
) -> impl Generator<
    Item = String,
    Send = f64,
    Throw = Fault,
    Return = Result<BTreeMap<&'a str, Summary>, Fault>,
> {
    let mut report = BTreeMap::new();
    for &station in stations {
        match yield_from!(readings(station)) {
            Ok(summary) => {
                report.insert(station, summary);
            }
            Err(Fault::Broken) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(report)
}

/// A survey with a title before it and a report after it; returns how many stations it covers.
#[generator]
fn session(
    stations: &[&str],
) -> impl Generator<Item = String, Send = f64, Throw = Fault, Return = Result<usize, Fault>> {
    yield_from!(["SURVEY".to_owned(), "======".to_owned()]);
    let report = yield_from!(survey(stations))?;
    let covered = report.len();
    for (
        station,
        Summary {
            count,
            glitches,
            total,
        },
    ) in report
    {
        let mean = total / f64::from(count.max(1));
        yield_!(format!(
            "{station}: {mean:.1} degrees, {count} readings, {glitches} glitches"
        ));
    }
    Ok(covered)
}

/// Plays the caller's part line by line, and prints both sides.
fn play(
    mut session: impl Generator<Item = String, Send = f64, Throw = Fault, Return = Result<usize, Fault>>,
    script: Vec<Resume<f64, Fault>>,
) {
    for line in script {
        let said = match line {
            Resume::Next => String::from("next"),
            Resume::Send(degrees) => format!("send {degrees}"),
            Resume::Throw(fault) => format!("throw {fault:?}"),
        };
        match session.resume(line) {
            Ok(answer) => println!("{said:>14} | {answer}"),
            Err(stop) => println!("{said:>14} | ended: {:?}", stop.value),
        }
    }
    println!();
}

fn main() {
    use Resume::{Next, Send, Throw};

    play(
        session(&["Ebro", "Tajo", "Miño"]),
        vec![
            Next, // the title, from a plain iterator
            Next,
            Next, // into the first station
            Send(20.5),
            Send(21.5),
            Next, // out of it, and into the second
            Send(30.0),
            Throw(Fault::Broken), // caught by `survey`: on to the third
            Throw(Fault::Glitch), // caught by `readings`
            Send(14.0),
            Next, // the report
            Next,
            Next, // the end
        ],
    );

    play(
        session(&["Ebro", "Tajo"]),
        vec![Next, Next, Next, Send(20.5), Throw(Fault::Storm), Next],
    );
}
