//! `throw`, `try_yield!`, and what becomes of the error.

use std::fmt;

use resumable::{BoxGenerator, Generator, GeneratorState, Resume, StopIteration, generator};
use resumable_tests::{Loud, log, trace};

#[derive(Debug, PartialEq)]
struct Bad(&'static str);

#[derive(Debug, PartialEq)]
struct Wrapped(String);

impl From<Bad> for Wrapped {
    fn from(bad: Bad) -> Self {
        log("converted");
        Self(format!("wrapped {}", bad.0))
    }
}

#[generator]
fn plain(argument: Loud) -> impl Generator<Item = u32, Throw = Bad, Return = Result<u32, Wrapped>> {
    let _local = Loud("local");
    yield_!(1);
    yield_!(2);
    Ok(3)
}

#[generator]
fn catching() -> impl Generator<Item = String, Throw = Bad, Return = Result<u32, Bad>> {
    let mut text = String::from("none");
    for _ in 0..3 {
        if let Err(Bad(name)) = try_yield!(text.clone()) {
            text = format!("caught {name}");
        }
    }
    Ok(text.len() as u32)
}

#[test]
fn a_throw_at_a_plain_yield_leaves_with_the_converted_error() {
    let _ = trace();
    let mut generator = plain(Loud("argument"));
    generator.next();
    assert_eq!(
        generator.throw(Bad("x")),
        Err(StopIteration {
            value: Some(Err(Wrapped("wrapped x".into())))
        })
    );
    assert_eq!(trace(), ["converted", "drop local", "drop argument"]);
    assert_eq!(generator.state(), GeneratorState::Closed);
    assert_eq!(generator.next(), None);
    assert_eq!(generator.take_return(), None);
}

#[test]
fn a_throw_before_the_start_closes_and_loses_nothing() {
    let _ = trace();
    let mut generator = plain(Loud("argument"));
    assert_eq!(
        generator.throw(Bad("x")),
        Err(StopIteration {
            value: Some(Err(Wrapped("wrapped x".into())))
        })
    );
    let mut lines = trace();
    lines.sort();
    assert_eq!(lines, ["converted", "drop argument"]);
    assert_eq!(generator.state(), GeneratorState::Closed);
    assert_eq!(generator.next(), None);
}

#[test]
fn a_throw_after_the_end_gives_the_error_back() {
    let mut generator = plain(Loud("argument"));
    assert_eq!(generator.by_ref().count(), 2);
    for name in ["x", "y"] {
        let stop = generator.throw(Bad(name)).unwrap_err();
        assert_eq!(stop.value, Some(Err(Wrapped(format!("wrapped {name}")))));
    }
    assert_eq!(generator.take_return(), Some(Ok(3)));
    generator.close();
    assert_eq!(
        generator.throw(Bad("z")).unwrap_err().value,
        Some(Err(Wrapped("wrapped z".into())))
    );
}

#[test]
fn a_throw_after_close_gives_the_error_back() {
    let mut generator = plain(Loud("argument"));
    generator.next();
    generator.close();
    assert_eq!(
        generator.throw(Bad("z")).unwrap_err().value,
        Some(Err(Wrapped("wrapped z".into())))
    );
}

#[test]
fn resume_with_throw_is_throw() {
    let mut generator = catching();
    assert_eq!(generator.resume(Resume::Next).as_deref(), Ok("none"));
    assert_eq!(
        generator.resume(Resume::Throw(Bad("x"))).as_deref(),
        Ok("caught x")
    );
}

#[test]
fn try_yield_catches() {
    let mut generator = catching();
    assert_eq!(generator.next().as_deref(), Some("none"));
    assert_eq!(generator.throw(Bad("x")).as_deref(), Ok("caught x"));
    assert_eq!(generator.next().as_deref(), Some("caught x"));
    assert_eq!(
        generator.throw(Bad("long")),
        Err(StopIteration {
            value: Some(Ok(11))
        })
    );
}

#[test]
fn without_a_throw_nothing_changes() {
    let mut generator = catching();
    assert_eq!(generator.by_ref().count(), 3);
    assert_eq!(generator.take_return(), Some(Ok(4)));
    assert_eq!(catching().fold(0, |n, text| n + text.len()), 12);
}

#[test]
fn try_yield_with_question_mark_is_a_plain_yield() {
    let _ = trace();
    #[generator]
    fn question() -> impl Generator<Item = u32, Throw = Bad, Return = Result<(), Wrapped>> {
        let () = try_yield!(1)?;
        let _guard = Loud("guard");
        try_yield!(2)?;
        Ok(())
    }
    let mut generator = question();
    generator.next();
    generator.next();
    assert_eq!(
        generator.throw(Bad("x")).unwrap_err().value,
        Some(Err(Wrapped("wrapped x".into())))
    );
    assert_eq!(trace(), ["converted", "drop guard"]);
}

#[test]
fn try_yield_gives_what_was_sent() {
    let _ = trace();
    #[generator]
    fn both() -> impl Generator<Item = u32, Send = u32, Throw = Bad, Return = Result<(), Bad>> {
        loop {
            match try_yield!(0) {
                Ok(None) => log("next"),
                Ok(Some(n)) => log(n),
                Err(Bad("stop")) => return Ok(()),
                Err(bad) => return Err(bad),
            }
        }
    }
    let mut generator = both();
    generator.next();
    generator.next();
    assert_eq!(generator.send(5), Ok(0));
    assert_eq!(trace(), ["next", "5"]);
    assert_eq!(
        generator.throw(Bad("stop")).unwrap_err().value,
        Some(Ok(()))
    );
    let mut generator = both();
    generator.next();
    assert_eq!(
        generator.throw(Bad("other")).unwrap_err().value,
        Some(Err(Bad("other")))
    );
}

#[test]
fn try_yield_as_an_operand_and_with_other_delimiters() {
    #[generator]
    fn operands() -> impl Generator<Item = u32, Throw = u32, Return = Result<u32, u32>> {
        let caught = try_yield!(1).err().unwrap_or(0) + try_yield![2].err().unwrap_or(0) * 10;
        yield_!(caught);
        let unit: Result<(), u32> = try_yield! { 3 };
        Ok(unit.map_or(100, |()| 200) + u32::from(try_yield!(4,).is_err()))
    }
    let mut generator = operands();
    generator.next();
    assert_eq!(generator.throw(5), Ok(2));
    assert_eq!(generator.throw(6), Ok(65));
    assert_eq!(generator.next(), Some(3));
    assert_eq!(generator.throw(7), Ok(4));
    assert_eq!(generator.throw(8).unwrap_err().value, Some(Ok(101)));
}

#[test]
fn try_yield_of_unit() {
    #[generator]
    fn ticks() -> impl Generator<Item = (), Throw = Bad, Return = Result<(), Bad>> {
        while let Ok(()) = try_yield!() {}
        Ok(())
    }
    let mut ticks = ticks();
    assert_eq!((ticks.next(), ticks.next()), (Some(()), Some(())));
    assert_eq!(ticks.throw(Bad("x")).unwrap_err().value, Some(Ok(())));
}

#[test]
fn a_caught_error_is_dropped_where_it_is_bound() {
    let _ = trace();
    #[generator]
    fn caught() -> impl Generator<Item = u32, Throw = Loud, Return = Result<(), Loud>> {
        let error = try_yield!(1);
        let _local = Loud("local");
        yield_!(2);
        log(error.is_err());
        Ok(())
    }
    let mut generator = caught();
    generator.next();
    generator.throw(Loud("error")).unwrap();
    assert!(trace().is_empty());
    drop(generator);
    assert_eq!(trace(), ["drop local", "drop error"]);
}

#[test]
fn the_error_type_may_be_the_returned_error() {
    #[generator]
    fn same() -> impl Generator<Item = u32, Throw = String, Return = Result<u32, String>> {
        let n: u32 = "12".parse().map_err(|_| String::from("parse"))?;
        yield_!(n);
        Err("end".into())
    }
    let mut generator = same();
    assert_eq!(generator.next(), Some(12));
    assert_eq!(
        generator.throw("x".into()).unwrap_err().value,
        Some(Err("x".into()))
    );
    assert_eq!(same().last(), Some(12));
}

#[test]
fn the_error_may_become_a_boxed_one() {
    #[derive(Debug)]
    struct Plain;
    impl fmt::Display for Plain {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("plain")
        }
    }
    impl std::error::Error for Plain {}
    #[generator]
    fn boxed() -> BoxGenerator<'static, u32, (), Result<(), Box<dyn std::error::Error>>, Plain> {
        yield_!("1".parse()?);
        yield_!("x".parse()?);
        Ok(())
    }
    let mut generator = boxed();
    assert_eq!(generator.next(), Some(1));
    assert_eq!(
        generator
            .throw(Plain)
            .unwrap_err()
            .value
            .unwrap()
            .unwrap_err()
            .to_string(),
        "plain"
    );
    let mut generator = boxed();
    assert_eq!(generator.by_ref().count(), 1);
    assert!(generator.take_return().unwrap().is_err());
}

#[test]
fn a_finally_by_drop_runs_on_throw() {
    let _ = trace();
    #[generator]
    fn finally() -> impl Generator<Item = u32, Throw = Bad, Return = Result<(), Bad>> {
        {
            let _finally = Loud("finally");
            yield_!(1);
        }
        yield_!(2);
        Ok(())
    }
    let mut generator = finally();
    generator.next();
    assert!(generator.throw(Bad("x")).is_err());
    assert_eq!(trace(), ["drop finally"]);
    let mut generator = finally();
    generator.next();
    generator.next();
    assert_eq!(trace(), ["drop finally"]);
}

#[test]
fn a_throw_inside_an_expression_drops_the_operands() {
    let _ = trace();
    #[generator]
    fn operands() -> impl Generator<Item = u32, Throw = Bad, Return = Result<u32, Bad>> {
        fn take(_: Loud, n: u32, _: Loud) -> u32 {
            n
        }
        let n = take(
            Loud("left"),
            {
                yield_!(1);
                2
            },
            Loud("right"),
        );
        Ok(n)
    }
    let mut generator = operands();
    generator.next();
    assert!(generator.throw(Bad("x")).is_err());
    assert_eq!(trace(), ["drop left"]);
    assert_eq!(operands().count(), 1);
    assert_eq!(trace(), ["drop right", "drop left"]);
}
