//! A running average: values go in by `send`, averages come out.
//!
//! ```python
//! def averager():
//!     total, count, average = 0.0, 0, 0.0
//!     while (term := (yield average)) is not None:
//!         total += term
//!         count += 1
//!         average = total / count
//!     return Summary(count, average)
//! ```
//!
//! `yield_!` has a value here: what the caller sent, or `None` when the caller asked by `next`. The generator takes
//! `None` as the end of the data and returns a summary. Python's `for` would lose it; `take_return` has it.

use resumable::{Generator, StopIteration, generator};

/// What is known once all the terms are in.
#[derive(Debug, PartialEq)]
struct Summary {
    count: u32,
    average: f64,
}

/// Yields the average of the terms sent so far.
#[generator]
fn averager() -> impl Generator<Item = f64, Send = f64, Return = Summary> {
    let (mut total, mut count, mut average) = (0.0, 0, 0.0);
    while let Some(term) = yield_!(average) {
        total += term;
        count += 1;
        average = total / f64::from(count);
    }
    Summary { count, average }
}

fn main() {
    let mut average = averager();
    println!("created:   {:?}", average.state());

    // A call runs nothing. Python calls this first `next` "priming": it brings the generator to its first `yield_!`,
    // where it can be sent to.
    println!("next():    {:?}", average.next());
    println!("primed:    {:?}", average.state());

    for term in [10.0, 30.0, 5.0, 35.0] {
        let so_far = average.send(term).expect("it goes on while terms come");
        println!("send({term:>2}):  {so_far}");
    }

    // `next` sends nothing: the loop ends, and with it the generator. The value waits until it is taken, once.
    println!("next():    {:?}", average.next());
    println!("closed:    {:?}", average.state());
    println!("returned:  {:?}", average.take_return());
    println!("again:     {:?}", average.take_return());

    // What comes too late is refused, for ever.
    assert_eq!(average.send(1.0), Err(StopIteration { value: None }));
    println!("too late:  {:?}", average.send(1.0));
}
