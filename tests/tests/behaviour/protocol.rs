//! The protocol: every row of section 2's table, and section 5's decisions about it.

use super::panics::refused;
use resumable::{BoxGenerator, Generator, GeneratorState, Resume, StopIteration, generator};
use resumable_tests::{Loud, log, trace};

#[generator]
fn three(argument: Loud) -> impl Generator<Item = u32, Return = &'static str> {
    log("started");
    let _local = Loud("local");
    yield_!(1);
    yield_!(2);
    yield_!(3);
    "value"
}

#[generator]
fn echo(argument: Loud) -> impl Generator<Item = u32, Send = u32, Return = u32> {
    log("started");
    let mut last = 0;
    while let Some(sent) = yield_!(last) {
        last = sent;
    }
    last + 100
}

#[test]
fn a_call_runs_no_line_of_the_body() {
    let _ = trace();
    let generator = three(Loud("argument"));
    assert_eq!(generator.state(), GeneratorState::Created);
    assert!(trace().is_empty());
}

#[test]
fn the_states_of_a_life() {
    let mut generator = three(Loud("argument"));
    assert_eq!(generator.state(), GeneratorState::Created);
    generator.next();
    assert_eq!(generator.state(), GeneratorState::Suspended);
    generator.by_ref().count();
    assert_eq!(generator.state(), GeneratorState::Closed);
}

#[test]
fn next_runs_to_the_next_yield() {
    let _ = trace();
    let mut generator = three(Loud("argument"));
    assert_eq!(generator.next(), Some(1));
    assert_eq!(trace(), ["started"]);
    assert_eq!(generator.next(), Some(2));
    assert!(trace().is_empty());
}

#[test]
fn next_gives_none_at_the_end_and_for_ever() {
    let mut generator = three(Loud("argument"));
    assert_eq!(generator.by_ref().count(), 3);
    for _ in 0..3 {
        assert_eq!(generator.next(), None);
    }
}

#[test]
fn resume_gives_the_value_at_the_end() {
    let mut generator = three(Loud("argument"));
    assert_eq!(generator.resume(Resume::Next), Ok(1));
    assert_eq!(generator.resume(Resume::Next), Ok(2));
    assert_eq!(generator.resume(Resume::Next), Ok(3));
    assert_eq!(
        generator.resume(Resume::Next),
        Err(StopIteration {
            value: Some("value")
        })
    );
    assert_eq!(
        generator.resume(Resume::Next),
        Err(StopIteration { value: None })
    );
    assert_eq!(generator.take_return(), None);
}

#[test]
fn through_next_the_value_waits() {
    let mut generator = three(Loud("argument"));
    assert_eq!(generator.take_return(), None);
    generator.next();
    assert_eq!(generator.take_return(), None);
    generator.by_ref().count();
    assert_eq!(generator.take_return(), Some("value"));
    assert_eq!(generator.take_return(), None);
}

#[test]
fn a_waiting_value_survives_next_and_close() {
    let mut generator = three(Loud("argument"));
    generator.by_ref().count();
    assert_eq!(generator.next(), None);
    generator.close();
    assert_eq!(generator.next(), None);
    assert_eq!(generator.take_return(), Some("value"));
}

#[test]
fn a_waiting_unit_is_a_value_too() {
    #[generator]
    fn unit() -> impl Generator<Item = u32> {
        yield_!(1);
    }
    let mut generator = unit();
    generator.by_ref().count();
    assert_eq!(generator.take_return(), Some(()));
    assert_eq!(generator.take_return(), None);
}

#[test]
fn a_waiting_value_survives_a_throw() {
    #[generator]
    fn fails() -> impl Generator<Item = u32, Throw = String, Return = Result<u32, String>> {
        yield_!(1);
        Ok(7)
    }
    let mut generator = fails();
    generator.by_ref().count();
    assert_eq!(
        generator.throw("late".into()),
        Err(StopIteration {
            value: Some(Err("late".into()))
        })
    );
    assert_eq!(generator.take_return(), Some(Ok(7)));
}

#[test]
fn a_waiting_value_is_dropped_with_the_generator() {
    let _ = trace();
    #[generator]
    fn gives() -> impl Generator<Item = u32, Return = Loud> {
        yield_!(1);
        Loud("returned")
    }
    let mut generator = gives();
    generator.by_ref().count();
    assert!(trace().is_empty());
    drop(generator);
    assert_eq!(trace(), ["drop returned"]);
}

#[test]
fn a_closed_generator_has_no_value() {
    let mut generator = three(Loud("argument"));
    generator.next();
    generator.close();
    assert_eq!(generator.take_return(), None);
    assert_eq!(
        generator.resume(Resume::Next),
        Err(StopIteration { value: None })
    );
}

#[test]
fn close_drops_live_locals_at_once_and_is_idempotent() {
    let _ = trace();
    let mut generator = three(Loud("argument"));
    generator.next();
    let _ = trace();
    generator.close();
    assert_eq!(trace(), ["drop local", "drop argument"]);
    assert_eq!(generator.state(), GeneratorState::Closed);
    generator.close();
    assert_eq!(generator.next(), None);
    drop(generator);
    assert!(trace().is_empty());
}

#[test]
fn close_before_the_start_drops_the_arguments() {
    let _ = trace();
    let mut generator = three(Loud("argument"));
    generator.close();
    assert_eq!(trace(), ["drop argument"]);
    assert_eq!(generator.next(), None);
    assert!(trace().is_empty());
}

#[test]
fn close_after_the_end_does_nothing() {
    let _ = trace();
    let mut generator = three(Loud("argument"));
    generator.by_ref().count();
    let _ = trace();
    generator.close();
    assert!(trace().is_empty());
}

#[test]
fn send_gives_the_value_to_the_yield() {
    let mut generator = echo(Loud("argument"));
    assert_eq!(generator.next(), Some(0));
    assert_eq!(generator.send(5), Ok(5));
    assert_eq!(generator.send(6), Ok(6));
    assert_eq!(generator.next(), None);
    assert_eq!(generator.take_return(), Some(106));
}

#[test]
fn resume_with_send_is_send() {
    let mut generator = echo(Loud("argument"));
    assert_eq!(generator.resume(Resume::Next), Ok(0));
    assert_eq!(generator.resume(Resume::Send(5)), Ok(5));
    assert_eq!(
        generator.resume(Resume::Next),
        Err(StopIteration { value: Some(105) })
    );
}

#[test]
fn send_after_the_end_gives_stop_without_a_value() {
    let mut generator = echo(Loud("argument"));
    generator.by_ref().count();
    for _ in 0..2 {
        assert_eq!(generator.send(1), Err(StopIteration { value: None }));
    }
    assert_eq!(generator.take_return(), Some(100));
    generator.close();
    assert_eq!(generator.send(1), Err(StopIteration { value: None }));
}

#[test]
fn send_before_the_first_yield_is_refused_and_harmless() {
    let _ = trace();
    let mut generator = echo(Loud("argument"));
    let message = "can't send a value to a just-started generator; call `next` first";
    assert_eq!(refused(|| drop(generator.send(1))), message);
    assert_eq!(generator.state(), GeneratorState::Created);
    assert!(trace().is_empty());
    assert_eq!(refused(|| drop(generator.resume(Resume::Send(1)))), message);
    assert_eq!(generator.state(), GeneratorState::Created);
    assert_eq!(generator.next(), Some(0));
    assert_eq!(generator.send(3), Ok(3));
}

#[test]
fn sending_unit_where_nothing_is_sent_is_next() {
    let mut generator = three(Loud("argument"));
    assert_eq!(generator.send(()), Ok(1));
    assert_eq!(generator.send(()), Ok(2));
    assert_eq!(generator.resume(Resume::Send(())), Ok(3));
    assert_eq!(
        generator.send(()),
        Err(StopIteration {
            value: Some("value")
        })
    );
    assert_eq!(generator.send(()), Err(StopIteration { value: None }));
}

#[test]
fn a_send_of_unit_that_is_written_out_is_nothing_sent() {
    #[generator]
    fn written() -> impl Generator<Item = u32, Send = ()> {
        let () = yield_!(1);
        yield_!(2);
    }
    #[generator]
    fn positional() -> BoxGenerator<'static, u32, ()> {
        let () = yield_!(1);
    }
    assert_eq!(written().send(()), Ok(1));
    assert_eq!(positional().send(()), Ok(1));
}

#[test]
fn a_value_sent_to_the_last_yield_is_seen() {
    #[generator]
    fn last() -> impl Generator<Item = (), Send = u32, Return = Option<u32>> {
        yield_!(())
    }
    let mut generator = last();
    generator.next();
    assert_eq!(generator.send(4).unwrap_err().value, Some(Some(4)));
}

#[test]
fn an_unused_argument_is_dropped_at_the_end() {
    let _ = trace();
    let mut generator = echo(Loud("argument"));
    generator.next();
    let _ = trace();
    assert_eq!(generator.next(), None);
    assert_eq!(trace(), ["drop argument"]);
}

#[test]
fn stop_iteration_is_an_error_with_a_text() {
    let stop = StopIteration { value: Some(3) };
    assert_eq!(stop.clone(), stop);
    assert!(format!("{stop:?}").contains('3'));
    assert!(!stop.to_string().is_empty());
    let error: Box<dyn std::error::Error> = Box::new(stop);
    assert!(error.source().is_none());
}

#[test]
fn the_runtimes_small_types_derive_what_they_can() {
    fn all<T: Copy + std::fmt::Debug + PartialEq>(value: T) {
        assert_eq!(value, value);
        assert!(!format!("{value:?}").is_empty());
    }
    all(GeneratorState::Created);
    all(Resume::<u32, ()>::Send(1));
    all(StopIteration { value: Some(1) });
    assert_ne!(Resume::<u32, u32>::Next, Resume::Throw(1));
}

#[test]
fn a_generator_is_fused_and_its_size_unknown() {
    fn fused(iterator: impl std::iter::FusedIterator<Item = u32>) -> (usize, Option<usize>) {
        iterator.size_hint()
    }
    #[generator]
    fn plain() -> impl Iterator<Item = u32> + std::iter::FusedIterator {
        yield_!(1);
    }
    assert_eq!(fused(plain()), (0, None));
    #[generator]
    fn said_so() -> impl std::iter::FusedIterator<Item = u32> {
        yield_!(1);
    }
    assert_eq!(fused(said_so()), (0, None));
    assert_eq!(three(Loud("argument")).size_hint(), (0, None));
}

#[test]
fn a_body_without_a_yield_ends_at_once() {
    let _ = trace();
    #[generator]
    fn nothing(argument: Loud) -> impl Generator<Item = u32, Send = u32, Return = u32> {
        log("ran");
        7
    }
    let mut generator = nothing(Loud("argument"));
    assert!(trace().is_empty());
    assert_eq!(generator.next(), None);
    assert_eq!(trace(), ["ran", "drop argument"]);
    assert_eq!(generator.take_return(), Some(7));
    #[generator]
    fn empty() -> impl Iterator<Item = u32> {}
    assert_eq!(empty().next(), None);
}

#[test]
fn iterator_adapters_work_on_a_generator() {
    #[generator]
    fn naturals() -> impl Iterator<Item = u32> {
        let mut n = 0;
        loop {
            yield_!(n);
            n += 1;
        }
    }
    assert_eq!(
        naturals().skip(2).step_by(3).take(3).collect::<Vec<_>>(),
        [2, 5, 8]
    );
    assert_eq!(
        naturals().zip(naturals().map(|n| n * n)).nth(3),
        Some((3, 9))
    );
    let mut peekable = naturals().peekable();
    assert_eq!(
        (peekable.peek().copied(), peekable.next()),
        (Some(0), Some(0))
    );
    let mut all = naturals();
    let (a, b): (Vec<_>, Vec<_>) = (
        all.by_ref().take(2).collect(),
        all.by_ref().take(2).collect(),
    );
    assert_eq!((a, b), (vec![0, 1], vec![2, 3]));
    assert_eq!(naturals().position(|n| n == 4), Some(4));
    assert_eq!(
        naturals().try_fold(0, |sum: u32, n| if sum > 10 {
            Err(sum)
        } else {
            Ok(sum + n)
        }),
        Err(15)
    );
}

/// Counts those that are alive.
struct Alive<'a>(&'a std::cell::Cell<u32>);

impl<'a> Alive<'a> {
    fn new(count: &'a std::cell::Cell<u32>) -> Self {
        count.set(count.get() + 1);
        Self(count)
    }
}

impl Drop for Alive<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

#[generator]
fn keeps_two(count: &std::cell::Cell<u32>) -> impl Iterator<Item = u32> {
    let _first = Alive::new(count);
    yield_!(count.get());
    for _ in 0..2 {
        let _second = Alive::new(count);
        yield_!(count.get());
    }
}

#[test]
fn a_forgotten_generator_drops_nothing() {
    let count = std::cell::Cell::new(0);
    let mut generator = keeps_two(&count);
    assert_eq!((generator.next(), generator.next()), (Some(1), Some(2)));
    std::mem::forget(generator);
    assert_eq!(count.get(), 2);
    // What is made afterwards is not the forgotten one's.
    assert_eq!(keeps_two(&count).last(), Some(4));
    assert_eq!(count.get(), 2);
}
