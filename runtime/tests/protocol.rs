//! The protocol, row by row of the table in `Generator`'s documentation, on machines written by hand.

mod machines;

use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind};

use machines::{Failure, Noisy, Stop, averager, my_range, note, panicker, trace, words, worker};
use resumable::{Frame, Generator, GeneratorState, Resume, StopIteration};

fn message<T>(body: impl FnOnce() -> T) -> String {
    let payload = catch_unwind(AssertUnwindSafe(body))
        .err()
        .expect("it panics");
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => (*payload.downcast::<&str>().expect("a text")).to_owned(),
    }
}

#[test]
fn a_call_runs_nothing() {
    let generator = worker(Noisy("input"));
    assert_eq!(trace(), [""; 0]);
    assert_eq!(generator.state(), GeneratorState::Created);
    drop(generator);
    assert_eq!(trace(), ["input"]);
}

#[test]
fn next_runs_to_each_yield_and_the_end() {
    let mut range = my_range(1, 3);
    assert_eq!(range.next(), Some(1));
    assert_eq!(range.state(), GeneratorState::Suspended);
    assert_eq!(range.next(), Some(2));
    assert_eq!(range.next(), None);
    assert_eq!(range.state(), GeneratorState::Closed);
    assert_eq!(range.next(), None);
}

#[test]
fn a_sent_value_is_the_value_of_the_yield() {
    let mut generator = averager();
    assert_eq!(generator.next(), Some(0.0));
    assert_eq!(generator.send(10.0), Ok(10.0));
    assert_eq!(generator.send(30.0), Ok(20.0));
    assert_eq!(generator.resume(Resume::Send(20.0)), Ok(20.0));
    assert_eq!(generator.next(), None);
    assert_eq!(generator.send(1.0), Err(StopIteration { value: None }));
}

#[test]
fn a_value_is_refused_before_the_first_yield() {
    let text = "can't send a value to a just-started generator; call `next` first";
    let mut generator = averager();
    assert_eq!(message(|| generator.send(1.0)), text);
    assert_eq!(generator.state(), GeneratorState::Created);
    assert_eq!(message(|| generator.resume(Resume::Send(1.0))), text);
    let lent: &mut dyn Generator<Item = f64, Send = f64, Throw = Infallible, Return = ()> =
        &mut generator;
    assert_eq!(message(|| lent.send(1.0)), text);
    assert_eq!(generator.state(), GeneratorState::Created);
    assert_eq!(generator.next(), Some(0.0));
    assert_eq!(generator.send(4.0), Ok(4.0));
}

#[test]
fn sending_nothing_is_next_from_the_start() {
    let mut range = my_range(0, 3);
    assert_eq!(range.send(()), Ok(0));
    assert_eq!(range.resume(Resume::Send(())), Ok(1));
    assert_eq!(range.resume(Resume::Next), Ok(2));
    assert_eq!(range.send(()), Err(StopIteration { value: Some(()) }));
    assert_eq!(range.send(()), Err(StopIteration { value: None }));
}

#[test]
fn a_thrown_error_leaves_a_plain_yield() {
    let mut generator = worker(Noisy("input"));
    generator.next();
    let failure = Failure("stopped with 7".into());
    assert_eq!(
        generator.throw(Stop(7)),
        Err(StopIteration {
            value: Some(Err(failure))
        })
    );
    assert_eq!(trace(), ["first", "input"]);
    assert_eq!(generator.state(), GeneratorState::Closed);
    assert_eq!(generator.take_return(), None);
}

#[test]
fn a_thrown_error_can_be_caught() {
    let mut generator = worker(Noisy("input"));
    generator.next();
    assert_eq!(generator.send(5), Ok("got 5".to_owned()));
    assert_eq!(
        generator.throw(Stop(7)),
        Err(StopIteration {
            value: Some(Ok(1007))
        })
    );
    assert_eq!(trace(), ["second", "first", "input"]);
}

#[test]
fn an_error_of_the_body_is_its_return_value() {
    let mut generator = worker(Noisy("input"));
    generator.next();
    let unlucky = Err(Failure("unlucky".into()));
    assert_eq!(
        generator.send(13),
        Err(StopIteration {
            value: Some(unlucky)
        })
    );
    assert_eq!(trace(), ["second", "first", "input"]);
}

#[test]
fn thrown_before_the_start_the_error_comes_back() {
    let mut generator = worker(Noisy("input"));
    let failure = Failure("stopped with 1".into());
    assert_eq!(
        generator.throw(Stop(1)),
        Err(StopIteration {
            value: Some(Err(failure))
        })
    );
    assert_eq!(trace(), ["input"]);
    assert_eq!(generator.state(), GeneratorState::Closed);
    assert_eq!(generator.next(), None);
    assert_eq!(generator.take_return(), None);
}

#[test]
fn thrown_after_the_end_the_error_comes_back_each_time() {
    let mut generator = worker(Noisy("input"));
    generator.close();
    for code in 0..2 {
        let failure = Failure(format!("stopped with {code}"));
        assert_eq!(
            generator.throw(Stop(code)),
            Err(StopIteration {
                value: Some(Err(failure))
            })
        );
    }
    assert_eq!(generator.send(1), Err(StopIteration { value: None }));
}

#[test]
fn the_returned_value_waits_through_everything() {
    let mut generator = worker(Noisy("input"));
    assert_eq!(generator.take_return(), None);
    generator.next();
    generator.send(4).unwrap();
    assert_eq!(generator.take_return(), None);
    assert_eq!(generator.next(), None);
    generator.close();
    assert_eq!(generator.next(), None);
    assert_eq!(generator.send(1), Err(StopIteration { value: None }));
    assert!(generator.throw(Stop(1)).is_err());
    assert_eq!(generator.state(), GeneratorState::Closed);
    assert_eq!(generator.frame(), None);
    assert_eq!(generator.take_return(), Some(Ok(4)));
    assert_eq!(generator.take_return(), None);
    assert_eq!(generator.next(), None);
}

#[test]
fn a_unit_waits_too() {
    let mut range = my_range(0, 0);
    for _ in &mut range {}
    assert_eq!(range.take_return(), Some(()));
    assert_eq!(range.take_return(), None);
}

#[test]
fn close_drops_the_locals_at_once() {
    let mut generator = worker(Noisy("input"));
    generator.next();
    generator.send(1).unwrap();
    generator.close();
    note("closed");
    generator.close();
    drop(generator);
    assert_eq!(trace(), ["second", "first", "input", "closed"]);
}

#[test]
fn close_before_the_start_drops_the_arguments() {
    let mut generator = worker(Noisy("input"));
    generator.close();
    assert_eq!(trace(), ["input"]);
    assert_eq!(generator.state(), GeneratorState::Closed);
    assert_eq!(generator.next(), None);
    assert_eq!(generator.take_return(), None);
}

#[test]
fn drop_is_close() {
    let mut generator = worker(Noisy("input"));
    generator.next();
    drop(generator);
    assert_eq!(trace(), ["first", "input"]);
}

#[test]
fn a_destructor_may_panic_in_close() {
    let mut generator = worker(Noisy("panicking input"));
    generator.next();
    assert_eq!(message(|| generator.close()), "panicking input");
    assert_eq!(trace(), ["first", "panicking input"]);
    assert_eq!(generator.state(), GeneratorState::Closed);
    generator.close();
    drop(generator);
    assert_eq!(trace(), [""; 0]);
}

#[test]
fn a_panic_of_the_body_closes() {
    let mut generator = panicker(Noisy("local"));
    generator.next();
    assert_eq!(message(|| generator.next()), "in the body");
    assert_eq!(trace(), ["local"]);
    assert_eq!(generator.state(), GeneratorState::Closed);
    assert_eq!(generator.next(), None);
    assert_eq!(generator.take_return(), None);
}

#[test]
fn the_frame_tells_the_place() {
    let mut generator = worker(Noisy("input"));
    let frame = |resume_point, locals| {
        Some(Frame {
            function: "WorkerFrame",
            file: "machines/mod.rs",
            line: 10 + resume_point,
            column: 5,
            resume_point,
            locals,
        })
    };
    assert_eq!(generator.frame(), frame(0, &["input"]));
    generator.next();
    assert_eq!(generator.frame(), frame(1, &["input", "first"]));
    generator.next();
    assert_eq!(generator.frame(), frame(2, &["input", "first", "second"]));
    generator.close();
    assert_eq!(generator.frame(), None);
}

#[test]
fn an_elided_item_borrows_from_the_argument() {
    let texts = ["a".to_owned(), "b".to_owned()];
    let mut generator = words(&texts);
    let first: &str = generator.next().unwrap();
    let second = generator.next();
    assert_eq!((first, second, generator.next()), ("a", Some("b"), None));
    assert_eq!(generator.take_return(), Some(2));
    drop(generator);
    assert_eq!(first, "a");
}

#[test]
fn stop_iteration_is_an_error() {
    let stop: Box<dyn std::error::Error> = Box::new(StopIteration { value: Some(1) });
    assert_eq!(stop.to_string(), "the generator has ended");
    assert_eq!(format!("{stop:?}"), "StopIteration { value: Some(1) }");
}
