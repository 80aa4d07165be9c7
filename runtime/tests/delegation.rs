//! `yield_from!`, in the tokens that the macro writes, for each kind of delegate.

#![cfg(feature = "std")]
#![expect(
    clippy::items_after_statements,
    clippy::drop_non_drop,
    dropping_references,
    reason = "as in generated code"
)]

#[macro_use]
mod machines;

use std::cell::Cell;
use std::convert::Infallible;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};

use machines::{Failure, Noisy, Stop, averager, my_range, note, trace, words, worker};
use resumable::__private::{FrameState, Raise, Step, machine};
use resumable::{Frame, Generator, GeneratorState, Resume, StopIteration};

enum OuterFrame<R, Operand, Delegate> {
    Start { operand: Operand },
    At1 { delegate: Delegate },
    Returned(R),
    Closed,
}

frame_state! {
    OuterFrame<Operand, Delegate> returns R, sends true,
    Start = 0: &["operand"];
    At1 = 1: &[];
}

/// The delegate, as both bodies make it.
macro_rules! delegate {
    ($operand:ident, $send:ty, $throw:ty) => {
        match $operand {
            operand => {
                use resumable::__private::delegate::{asks::*, *};
                let probe = Probe::<_, $send, $throw>::of(&operand);
                (&&&&&probe).resumable_sends().start(
                    operand,
                    (&&&&&probe).resumable_throws(),
                    (&&&&&probe).resumable_ends(),
                )
            }
        }
    };
}

/// `let value = yield_from!(operand); note("after"); Ok(value)`; an error that no delegate takes is raised by `$raise`.
macro_rules! outer {
    ($operand:expr, [$item:ty, $send:ty, $throw:ty, $return:ty], $raise:expr) => {
        machine::<$item, $send, $throw, Result<$return, Failure>, _, _, _, _>(
            OuterFrame::Start { operand: $operand },
            |frame, emit| {
                let OuterFrame::Start { operand } = frame else {
                    unreachable!()
                };
                let value = {
                    let d = delegate!(operand, $send, $throw);
                    d.run(|y| emit(y))
                };
                note("after");
                Ok(value)
            },
            |slot: &mut OuterFrame<_, _, _>, with| {
                let (mut d, with) = match mem::replace(slot, OuterFrame::Closed) {
                    OuterFrame::Start { operand } => {
                        if let Resume::Throw(error) = with {
                            drop(operand);
                            return Step::Return(Err($raise(error)));
                        }
                        (delegate!(operand, $send, $throw), Resume::Next)
                    }
                    OuterFrame::At1 { delegate } => (delegate, with),
                    frame => {
                        *slot = frame;
                        return Step::Closed;
                    }
                };
                use resumable::__private::delegate::Delegated;
                let value = match d.step(with) {
                    Delegated::Yield(y) => {
                        *slot = OuterFrame::At1 { delegate: d };
                        return Step::Yield(y);
                    }
                    Delegated::Return(r) => r,
                    Delegated::Raise(e) => return Step::Return(Err($raise(e))),
                };
                drop(d);
                note("after");
                Step::Return(Ok(value))
            },
        )
    };
}

#[expect(clippy::needless_pass_by_value, reason = "what was thrown ends here")]
fn raised(stop: Stop) -> Failure {
    Failure(format!("raised {}", stop.0))
}

fn never(error: Infallible) -> Failure {
    match error {}
}

fn stopped<R, T>(value: T) -> Result<R, StopIteration<T>> {
    Err(StopIteration { value: Some(value) })
}

/// Notes its drop.
struct Loud<I>(
    I,
    #[expect(dead_code, reason = "its drop is what matters")] Noisy,
);

impl<I: Iterator> Iterator for Loud<I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        self.0.next()
    }
}

#[test]
fn a_plain_iterator_is_iterated() {
    let mut outer = outer!(vec![1, 2], [u32, (), Infallible, ()], never);
    assert_eq!(outer.next(), Some(1));
    assert_eq!(outer.next(), Some(2));
    assert_eq!(outer.send(()), stopped(Ok(())));
    let fresh = outer!(0..4, [u32, (), Infallible, ()], never);
    assert_eq!(fresh.sum::<u32>(), 6);
    fn opaque() -> impl Iterator<Item = u32> {
        my_range(0, 3)
    }
    let boxed: Box<dyn Iterator<Item = u32>> = Box::new(opaque());
    assert_eq!(
        outer!(opaque(), [u32, (), Infallible, ()], never).count(),
        3
    );
    assert_eq!(
        outer!(boxed, [u32, (), Infallible, ()], never).collect::<Vec<_>>(),
        [0, 1, 2]
    );
    assert_eq!(trace(), ["after", "after", "unsplit", "after", "after"]);
}

#[test]
fn a_plain_iterator_ignores_what_is_sent_and_drops_when_thrown_at() {
    let mut outer = outer!(Loud(0..9, Noisy("loud")), [u32, f64, Stop, ()], raised);
    assert_eq!(outer.next(), Some(0));
    assert_eq!(outer.send(1.0), Ok(1));
    assert_eq!(
        outer.throw(Stop(1)),
        stopped(Err(Failure("raised 1".into())))
    );
    assert_eq!(trace(), ["loud"]);
}

#[test]
fn a_plain_iterator_is_dropped_before_what_follows() {
    let mut outer = outer!(Loud(0..1, Noisy("loud")), [u32, (), Infallible, ()], never);
    while outer.next().is_some() {}
    assert_eq!(trace(), ["loud", "after"]);
    let whole = outer!(Loud(0..1, Noisy("loud")), [u32, (), Infallible, ()], never);
    assert_eq!(whole.count(), 1);
    assert_eq!(trace(), ["loud", "after"]);
}

#[test]
fn a_lent_iterator_goes_on_afterwards() {
    let mut numbers = 0..9;
    let mut outer = outer!(&mut numbers, [u32, (), Stop, ()], raised);
    assert_eq!(outer.next(), Some(0));
    assert_eq!(outer.next(), Some(1));
    assert!(outer.throw(Stop(1)).is_err());
    drop(outer);
    assert_eq!(numbers.next(), Some(2));
}

#[test]
fn an_equal_generator_gets_all_and_its_return_is_the_value() {
    let mut outer =
        outer!(worker(Noisy("input")), [String, u32, Stop, Result<u32, Failure>], raised);
    assert_eq!(outer.next().as_deref(), Some("ready"));
    assert_eq!(outer.send(5), Ok("got 5".into()));
    assert_eq!(outer.send(6), stopped(Ok(Ok(11))));
    assert_eq!(trace(), ["second", "first", "input", "after"]);
}

#[test]
fn a_thrown_error_can_be_caught_by_the_delegate_or_end_it() {
    let mut outer =
        outer!(worker(Noisy("input")), [String, u32, Stop, Result<u32, Failure>], raised);
    outer.next();
    outer.next();
    assert_eq!(outer.throw(Stop(5)), stopped(Ok(Ok(1005))));

    let mut outer =
        outer!(worker(Noisy("input")), [String, u32, Stop, Result<u32, Failure>], raised);
    outer.next();
    let failure = Failure("stopped with 5".into());
    assert_eq!(outer.throw(Stop(5)), stopped(Ok(Err(failure))));
}

#[test]
fn a_generator_that_declares_nothing_is_driven_by_next_and_closed_by_an_error() {
    let texts = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
    let mut inner = words(&texts);
    let mut outer = outer!(&mut inner, [&str, f64, Stop, usize], raised);
    assert_eq!(outer.next(), Some("a"));
    assert_eq!(outer.send(1.0), Ok("b"));
    assert_eq!(
        outer.throw(Stop(1)),
        stopped(Err(Failure("raised 1".into())))
    );
    drop(outer);
    assert_eq!(inner.state(), GeneratorState::Closed);
    assert_eq!(trace(), [""; 0]);
}

#[test]
fn sending_and_throwing_are_decided_apart() {
    let mut outer = outer!(averager(), [f64, f64, Stop, ()], raised);
    outer.next();
    assert_eq!(outer.send(3.0), Ok(3.0));
    assert_eq!(outer.send(5.0), Ok(4.0));
    assert_eq!(
        outer.throw(Stop(1)),
        stopped(Err(Failure("raised 1".into())))
    );
    let mut outer = outer!(averager(), [f64, f64, Stop, ()], raised);
    outer.next();
    assert_eq!(outer.resume(Resume::Next), stopped(Ok(())));
}

#[test]
fn an_owned_delegate_is_closed_with_the_outer_and_a_lent_one_stays() {
    let mut outer =
        outer!(worker(Noisy("input")), [String, u32, Stop, Result<u32, Failure>], raised);
    outer.next();
    outer.close();
    assert_eq!(trace(), ["first", "input"]);

    let mut inner = worker(Noisy("input"));
    let mut outer = outer!(&mut inner, [String, u32, Stop, Result<u32, Failure>], raised);
    outer.next();
    outer.close();
    drop(outer);
    assert_eq!(inner.state(), GeneratorState::Suspended);
    assert_eq!(inner.send(2), Ok("got 2".into()));
    let rest = outer!(&mut inner, [String, u32, Stop, Result<u32, Failure>], raised);
    assert_eq!(rest.count(), 0);
    assert_eq!(inner.take_return(), None);
}

#[test]
fn a_started_delegate_is_taken_up_where_it_stands() {
    let mut inner = my_range(0, 5);
    inner.next();
    inner.next();
    assert_eq!(
        outer!(inner, [u32, (), Infallible, ()], never).sum::<u32>(),
        9
    );
    assert_eq!(trace(), ["after"]);
}

#[test]
fn the_unsplit_body_runs_the_delegate_s() {
    let outer = outer!(my_range(0, 5), [u32, (), Infallible, ()], never);
    assert_eq!(outer.sum::<u32>(), 10);
    assert_eq!(trace(), ["unsplit", "after"]);
    let texts = ["a".to_owned()];
    let last = Cell::new(0);
    let frame = outer!(words(&texts), [&str, (), Infallible, usize], never);
    frame.for_each(|text| last.set(text.len()));
    assert_eq!(last.get(), 1);
}

#[test]
fn an_ended_delegate_gives_the_value_that_waits() {
    let texts = ["a".to_owned(), "b".to_owned()];
    let mut inner = words(&texts);
    for _ in &mut inner {}
    let mut outer = outer!(&mut inner, [&str, (), Infallible, usize], never);
    assert_eq!(outer.resume(Resume::Next), stopped(Ok(2)));
    drop(outer);
    assert_eq!(inner.take_return(), None);

    let mut inner = words(&texts);
    for _ in &mut inner {}
    assert_eq!(
        outer!(inner, [&str, (), Infallible, usize], never).count(),
        0
    );
}

#[test]
fn an_ended_delegate_without_a_value_is_a_unit_or_a_panic() {
    let mut unit = my_range(0, 1);
    unit.close();
    let mut outer = outer!(&mut unit, [u32, (), Infallible, ()], never);
    assert_eq!(outer.resume(Resume::Next), stopped(Ok(())));
    drop(outer);
    assert_eq!(outer!(unit, [u32, (), Infallible, ()], never).count(), 0);

    let mut inner = words(&[]);
    inner.close();
    let mut outer = outer!(&mut inner, [&str, (), Infallible, usize], never);
    let panic = catch_unwind(AssertUnwindSafe(|| outer.next())).unwrap_err();
    assert_eq!(
        panic.downcast_ref(),
        Some(&"the delegate of `yield_from!` had already ended, and its returned value was taken"),
    );
    assert_eq!(outer.state(), GeneratorState::Closed);
}

#[test]
fn generic_and_dyn_delegates_are_generators() {
    fn through<G>(
        inner: G,
    ) -> impl Generator<Item = f64, Send = f64, Throw = Infallible, Return = Result<G::Return, Failure>>
    where
        G: Generator<Item = f64, Send = f64, Throw = Infallible>,
    {
        outer!(inner, [f64, f64, Infallible, G::Return], never)
    }
    let boxed: resumable::BoxGenerator<'_, f64, f64> = Box::new(averager());
    let mut outer = through(boxed);
    outer.next();
    assert_eq!(outer.send(2.0), Ok(2.0));
    let mut twice = through(through(averager()));
    twice.next();
    assert_eq!(twice.send(2.0), Ok(2.0));
    assert_eq!(twice.send(4.0), Ok(3.0));
    assert_eq!(twice.resume(Resume::Next), stopped(Ok(Ok(()))));
}

#[test]
fn a_generic_iterator_is_plain() {
    fn through<I: IntoIterator<Item = u32>>(inner: I) -> impl Iterator<Item = u32> {
        outer!(inner, [u32, (), Infallible, ()], never)
    }
    assert_eq!(through([1, 2]).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(through(my_range(0, 3)).sum::<u32>(), 3);
}

#[test]
fn a_raised_error_is_converted() {
    let failure: Result<(), Failure> = Raise::raise(Stop(3));
    assert_eq!(failure, Err(Failure("stopped with 3".into())));
}

#[test]
fn delegates_are_cloned_and_printed_as_what_they_are() {
    let (range, list) = (my_range(0, 3), [7].into_iter());
    let (mut forward, plain) = (
        delegate!(range, (), Infallible),
        delegate!(list, (), Infallible),
    );
    forward.step(Resume::Next);
    assert_eq!(format!("{forward:?}"), "my_range { index: 0 }");
    assert_eq!(format!("{plain:?}"), "IntoIter([7])");
    let mut rest = vec![];
    forward.clone().run(|item| rest.push(item));
    forward.run(|item| rest.push(item));
    plain.clone().run(|item| rest.push(item));
    assert_eq!(rest, [1, 2, 1, 2, 7]);
}
