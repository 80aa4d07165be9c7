//! Names of the user's that the macro or the runtime use as well.

use resumable::{Generator, generator};
use resumable_tests::{Loud, both, log, loud};

both! {
    fn locals_named_as_what_asks() -> impl Iterator<Item = usize> {
        let known = vec![loud("known")];
        let never = (loud("never"), loud("left"));
        let stays = vec![1, 2];
        let tag = loud("tag");
        let slot = loud("slot");
        let with = loud("with");
        yield_!(1);
        let first = stays.iter().max();
        log(first.is_some());
        yield_!(known.len());
        drop(never.0);
        yield_!(2);
        log(&tag.0);
        log(&slot.0);
        log(&with.0);
        yield_!(3);
        log(&never.1.0);
    }
}

#[derive(Debug)]
enum State {
    Held(Loud, u32),
    Gone,
    Moved,
}

mod choices {
    use std::fmt;

    use resumable_tests::Loud;

    pub(super) struct Option<T: fmt::Display>(pub(super) Loud, pub(super) T);
}

both! {
    with (choices::Option(loud("argument"), 2));
    fn an_option_of_another_module(option: choices::Option<u32>) -> impl Iterator<Item = u32> {
        yield_!(option.1);
        let other: choices::Option<u32> = choices::Option(loud("other"), 1);
        yield_!(other.1 + option.0.gives(1));
        log("the end");
    }
}

mod boxes {
    use resumable_tests::Loud;

    /// Of its methods, those of std's names borrow.
    pub(super) struct Option<T>(pub(super) T);

    impl Option<Loud> {
        pub(super) fn unwrap_or(&self, n: u32) -> u32 {
            self.0.gives(n)
        }
    }
}

both! {
    fn an_option_whose_methods_borrow() -> impl Iterator<Item = u32> {
        use boxes::Option;
        let option: Option<Loud> = Option(loud("option"));
        yield_!(option.unwrap_or(1));
        log("the end");
    }
}

both! {
    fn variants_named_as_answers() -> impl Iterator<Item = u32> {
        use State::{Gone, Held, Moved};
        for state in [Gone, Held(loud("value"), 1), Moved] {
            let pair = (state, loud("beside"));
            match pair.0 {
                Held(value, _) => {
                    yield_!(1);
                    log(&value.0);
                }
                Moved | Gone => yield_!(2),
            }
            yield_!(3);
            log(&pair.1.0);
        }
    }
}

/// Named as types of the runtime's `delegate`.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Value(u32);

#[derive(Clone, Copy, PartialEq, Debug)]
struct Unit;

#[generator]
fn inner() -> impl Generator<Item = u32, Send = Value, Throw = Unit, Return = Result<u32, Unit>> {
    let mut sum = 0;
    while let Some(Value(more)) = yield_!(sum) {
        sum += more;
    }
    Ok(sum)
}

#[generator]
fn outer() -> impl Generator<Item = u32, Send = Value, Throw = Unit, Return = Result<u32, Unit>> {
    let sum = yield_from!(inner())?;
    yield_!(sum * 10);
    Ok(sum)
}

#[test]
fn types_named_as_those_of_delegates() {
    let mut numbers = outer();
    assert_eq!(numbers.next(), Some(0));
    assert_eq!(numbers.send(Value(3)), Ok(3));
    assert_eq!(numbers.next(), Some(30));
    assert_eq!(numbers.throw(Unit).unwrap_err().value, Some(Err(Unit)));
}
