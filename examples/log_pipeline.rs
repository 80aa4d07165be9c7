//! David Beazley's log pipeline: generators chained so that a log of any length goes through line by line.
//!
//! ```text
//! access.log -> lines -> fields -> requests -> totals by status, totals by path
//! ```
//!
//! Each stage is a loop that pulls from the stage before and yields to the stage after. Nothing is read before the last
//! stage asks for it, and never more than one line is in memory. What a stage knows only at its end, it returns: `lines`
//! whether reading went well, `requests` which lines made no sense.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};

use resumable::{Generator, generator};

const LOG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/access.log");

/// What a line says, as far as this program wants to know; Python's version has a dict here.
struct Request {
    path: String,
    status: u16,
    size: u64,
}

impl Request {
    /// Reads the nine fields of the Combined Log Format; `None` if they aren't that.
    fn read(fields: &[String]) -> Option<Self> {
        let [
            _host,
            _identity,
            _user,
            _time,
            request,
            status,
            size,
            _referrer,
            _agent,
        ] = fields
        else {
            return None;
        };
        let words: Vec<&str> = request.split(' ').collect();
        let [_method, target, _protocol] = words[..] else {
            return None;
        };
        let (path, _query) = target.split_once('?').unwrap_or((target, ""));
        Some(Self {
            path: path.to_owned(),
            status: status.parse().ok()?,
            size: if size == "-" { 0 } else { size.parse().ok()? },
        })
    }
}

/// The lines of a file. An error ends them; `take_return` has it.
#[generator]
fn lines(mut source: impl BufRead) -> impl Generator<Item = String, Return = io::Result<()>> {
    loop {
        let mut line = String::new();
        if source.read_line(&mut line)? == 0 {
            return Ok(());
        }
        yield_!(line);
    }
}

/// The fields of one line: `bare`, `[in brackets]` or `"in quotes"`. They borrow from the line.
#[generator]
fn split(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line.trim();
    while !rest.is_empty() {
        let end = match rest.as_bytes()[0] {
            b'[' => rest.find(']'),
            b'"' => closing_quote(rest),
            _ => rest.find(' '),
        };
        let (field, tail) = rest.split_at(end.unwrap_or(rest.len()));
        yield_!(field.trim_start_matches(['[', '"']));
        rest = tail.trim_start_matches([']', '"']).trim_start();
    }
}

/// Where the quoted text at the start of `rest` ends; a quote after a backslash belongs to it.
fn closing_quote(rest: &str) -> Option<usize> {
    let mut escaped = false;
    rest.bytes()
        .skip(1)
        .position(|byte| {
            let closes = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            closes
        })
        .map(|position| position + 1)
}

/// Lines to rows of fields.
#[generator]
fn fields(lines: impl IntoIterator<Item = String>) -> impl Iterator<Item = Vec<String>> {
    for line in lines {
        yield_!(split(&line).map(str::to_owned).collect());
    }
}

/// Rows to requests; returns the numbers of the lines that are none.
#[generator]
fn requests(
    rows: impl IntoIterator<Item = Vec<String>>,
) -> impl Generator<Item = Request, Return = Vec<usize>> {
    let mut malformed = Vec::new();
    for (number, row) in (1..).zip(rows) {
        match Request::read(&row) {
            Some(request) => yield_!(request),
            None => malformed.push(number),
        }
    }
    malformed
}

/// How many requests, and how many bytes they were answered with.
#[derive(Default)]
struct Total {
    requests: u32,
    bytes: u64,
}

impl Total {
    fn add(&mut self, request: &Request) {
        self.requests += 1;
        self.bytes += request.size;
    }
}

fn main() -> io::Result<()> {
    let mut lines = lines(BufReader::new(File::open(LOG)?));
    let mut requests = requests(fields(&mut lines));
    let mut by_status = BTreeMap::<u16, Total>::new();
    let mut by_path = BTreeMap::<String, Total>::new();
    for request in &mut requests {
        by_status.entry(request.status).or_default().add(&request);
        by_path
            .entry(request.path.clone())
            .or_default()
            .add(&request);
    }
    let malformed = requests.take_return().expect("the pipeline ran out");
    drop(requests);
    lines.take_return().expect("the pipeline ran out")?;

    println!("status  requests       bytes");
    for (status, Total { requests, bytes }) in &by_status {
        println!("{status:<6} {requests:>9} {bytes:>11}");
    }
    println!("\nrequests       bytes  path");
    let mut paths: Vec<_> = by_path.iter().collect();
    paths.sort_by_key(|(path, total)| (u32::MAX - total.requests, *path));
    for (path, Total { requests, bytes }) in paths {
        println!("{requests:>8} {bytes:>11}  {path}");
    }
    println!(
        "\n{} malformed lines, the first at {:?}",
        malformed.len(),
        &malformed[..3]
    );

    first_failure()
}

/// The same stages, stopped early: only as much of the log is read as the answer takes.
fn first_failure() -> io::Result<()> {
    let mut read = 0;
    let lines = lines(BufReader::new(File::open(LOG)?)).inspect(|_| read += 1);
    let failure = requests(fields(lines)).find(|request| request.status >= 500);
    if let Some(Request { path, status, .. }) = failure {
        println!("first failure: {status} for {path}, after {read} lines");
    }
    Ok(())
}
