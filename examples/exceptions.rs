//! Errors thrown into a generator: caught, not caught, and what happens to the things it holds.
//!
//! The generator plans an upload, part by part, and leaves the network to its caller. When a part fails, the caller
//! throws what went wrong in at the point where the generator waits:
//!
//! * `try_yield!` catches it, as `try: yield ... except Trouble:` does in Python;
//! * a plain `yield_!` lets it leave the function, as an exception leaves a Python function that doesn't catch it;
//! * whichever way the function is left, its locals are dropped: Rust's destructors are Python's `finally`.

use std::fmt;

use resumable::{Generator, Resume, generator};

/// What the caller may throw.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Trouble {
    Timeout,
    Refused,
}

/// What the upload fails with.
#[derive(Debug, PartialEq)]
enum Failure {
    /// A part that could not be sent.
    Part(u32, Trouble),
    /// All parts are there, but they could not be published.
    Publish(Trouble),
}

/// Lets a `Trouble` leave the function at a plain `yield_!`, just as `?` would.
impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Failure::Publish(trouble)
    }
}

/// The request that the caller is to make.
#[derive(PartialEq)]
enum Request {
    Put { part: u32, attempt: u32 },
    Publish,
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Request::Put { part, attempt } => write!(f, "put part {part}, attempt {attempt}"),
            Request::Publish => write!(f, "publish"),
        }
    }
}

/// Held for as long as the upload is under way.
struct Lock(&'static str);

impl Lock {
    fn take(name: &'static str) -> Self {
        println!("  [{name} locked]");
        Lock(name)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        println!("  [{} unlocked]", self.0);
    }
}

/// Asks for each part in turn, up to three times, and then for the whole to be published.
#[generator]
fn upload(
    name: &'static str,
    parts: u32,
) -> impl Generator<Item = Request, Throw = Trouble, Return = Result<u32, Failure>> {
    let _lock = Lock::take(name);
    let mut requests = 0;
    for part in 1..=parts {
        let mut attempt = 1;
        loop {
            requests += 1;
            match try_yield!(Request::Put { part, attempt }) {
                Ok(()) => break,
                Err(Trouble::Timeout) if attempt < 3 => attempt += 1,
                Err(trouble) => return Err(Failure::Part(part, trouble)),
            }
        }
    }
    yield_!(Request::Publish);
    Ok(requests + 1)
}

/// Carries out the requests on a network that answers them with `outcomes`, in order, and with success from then on.
fn run(
    mut upload: impl Generator<Item = Request, Throw = Trouble, Return = Result<u32, Failure>>,
    outcomes: &[Result<(), Trouble>],
) -> Result<u32, Failure> {
    let mut outcomes = outcomes.iter();
    let mut answer = upload.resume(Resume::Next);
    loop {
        match answer {
            Ok(request) => println!("  {request}"),
            Err(stop) => return stop.value.expect("a generator returns once"),
        }
        answer = match outcomes.next() {
            Some(Err(trouble)) => {
                println!("  throw({trouble:?})");
                upload.throw(*trouble)
            }
            _ => upload.resume(Resume::Next),
        };
    }
}

fn main() {
    let (fine, late, refused) = (Ok(()), Err(Trouble::Timeout), Err(Trouble::Refused));

    println!("all goes well:");
    println!("  {:?}", run(upload("a.iso", 2), &[]));

    println!("timeouts are caught, twice:");
    println!("  {:?}", run(upload("b.iso", 1), &[late, late, fine]));

    println!("the third is one too many:");
    println!("  {:?}", run(upload("c.iso", 1), &[late, late, late]));

    println!("thrown at the plain `yield_!`, it leaves the function:");
    println!("  {:?}", run(upload("d.iso", 1), &[fine, refused]));

    println!("closed half-way: the lock is released at once, not at the end of the scope:");
    let mut abandoned = upload("e.iso", 9);
    for request in abandoned.by_ref().take(2) {
        println!("  {request}");
    }
    abandoned.close();
    println!(
        "  {:?}, and {} requests follow",
        abandoned.state(),
        abandoned.count()
    );

    println!("thrown before the start: nothing ran, nothing is lost:");
    let mut unborn = upload("f.iso", 1);
    let thrown = unborn.throw(Trouble::Refused);
    println!("  {:?}", thrown.err().and_then(|stop| stop.value));

    println!("dropped while suspended: as good as closed:");
    let mut dropped = upload("g.iso", 1);
    dropped.next();
    drop(dropped);
    println!("end");
}
