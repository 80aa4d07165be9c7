//! The bodies of `tests/python/delegations.py`, in Rust, under the same names; and the table of them.
//!
//! The rule kept: as in `bodies`; each `yield from` is a `yield_from!`, except where a comment says why not.

use resumable::{Generator, generator};
use resumable_tests::log;

use crate::bodies::{
    catching, converting, crashing, echo, final_raising, final_yielding, finalizing, plain,
    raising, returning,
};
use crate::driver::{Error, Finally, Returned, bodies, got, shown};

#[generator]
fn doubler() -> impl Generator<Item = i32, Send = i32, Throw = Error, Return = Returned> {
    let _finally = Finally("inner finally");
    let value = yield_!(1);
    log(format!("inner {}", got(value)));
    yield_!(2);
    Ok(Some(5))
}

#[generator]
fn returning_of(
    n: i32,
) -> impl Generator<Item = i32, Send = i32, Throw = Error, Return = Returned> {
    yield_!(n);
    Ok(Some(n * 10))
}

/// Declares nothing to be sent and nothing to be thrown.
#[generator]
fn deaf_inner() -> impl Generator<Item = i32, Return = i32> {
    let _finally = Finally("inner finally");
    yield_!(1);
    yield_!(2);
    5
}

/// Returns nothing, either.
#[generator]
fn silent_inner() -> impl Generator<Item = i32> {
    yield_!(1);
}

bodies! {
    fn via_returning() {
        yield_from!(returning())
    }

    fn via_echo() {
        yield_from!(echo())
    }

    fn via_raising() {
        yield_from!(raising())
    }

    fn via_catching() {
        yield_from!(catching())
    }

    fn via_converting() {
        yield_from!(converting())
    }

    fn via_finalizing() {
        yield_from!(finalizing())
    }

    fn via_final_raising() {
        yield_from!(final_raising())
    }

    fn via_final_yielding() {
        yield_from!(final_yielding())
    }

    fn via_crashing() {
        yield_from!(crashing())
    }

    fn delegating() {
        let _finally = Finally("outer finally");
        let result = yield_from!(doubler())?;
        log(format!("result {}", shown(result)));
        let value = yield_!(3);
        log(got(value));
        Ok(result.map(|result| result + 1))
    }

    fn delegating_twice() {
        for n in [1, 2] {
            let result = yield_from!(returning_of(n))?;
            log(format!("result {}", shown(result)));
        }
        Ok(None)
    }

    fn delegating_deep() {
        #[generator]
        fn middle() -> impl Generator<Item = i32, Send = i32, Throw = Error, Return = Returned> {
            yield_from!(doubler())
        }
        let _finally = Finally("outermost finally");
        yield_from!(middle())
    }

    fn catching_outside() {
        match yield_from!(doubler()) {
            Err(Error::A) => {
                log("caught A");
                Ok(yield_!(3))
            }
            result => result,
        }
    }

    fn catching_inside() {
        let result = yield_from!(catching())?;
        log(format!("result {}", shown(result)));
        yield_!(3);
        Ok(None)
    }

    fn converting_inside() {
        match yield_from!(converting()) {
            Err(Error::B) => {
                log("caught B");
                yield_!(3);
            }
            result => { result?; }
        }
        Ok(None)
    }

    fn raising_inside() {
        if let Err(Error::A) = yield_from!(raising()) {
            log("caught A");
            yield_!(3);
        }
        Ok(Some(6))
    }

    fn stop_inside() {
        let result = yield_from!(plain())?;
        log(format!("result {}", shown(result)));
        Ok(None)
    }

    fn in_an_expression() {
        Ok(Some(
            yield_from!(returning_of(1))?.unwrap_or(0)
                + yield_from!(returning_of(2))?.unwrap_or(0)
                + yield_!(3).unwrap_or(0),
        ))
    }

    fn yielding_what_was_returned() {
        yield_!(yield_from!(returning_of(1))?.unwrap_or(0) + 1);
        Ok(None)
    }

    fn to_a_list() {
        yield_from!([1, 2]);
        log("result None");
        Ok(Some(5))
    }

    // The value of a `yield_from!` of a plain iterator is `()`, so what is thrown there is caught in the loop that it is.
    fn to_a_list_catching() {
        for item in [1, 2] {
            if let Err(Error::A) = try_yield!(item) {
                log("caught A");
                yield_!(3);
                break;
            }
        }
        Ok(None)
    }

    fn to_nothing() {
        yield_from!([]);
        log("result None");
        yield_!(3);
        Ok(None)
    }

    fn to_the_deaf() {
        Ok(Some(yield_from!(deaf_inner())))
    }

    fn to_the_ended() {
        let mut inner = deaf_inner();
        for value in inner.by_ref() {
            log(format!("inner yield {value}"));
        }
        let result = yield_from!(inner);
        log(format!("result {result}"));
        yield_!(3);
        Ok(None)
    }

    fn to_the_ended_silent() {
        let mut inner = silent_inner();
        for value in inner.by_ref() {
            log(format!("inner yield {value}"));
        }
        yield_from!(inner);
        log("result None");
        yield_!(3);
        Ok(None)
    }

    fn to_the_taken() {
        let mut inner = deaf_inner();
        for value in inner.by_ref() {
            log(format!("inner yield {value}"));
        }
        let _taken = inner.take_return();
        let result = yield_from!(inner);
        log(format!("result {result}"));
        yield_!(3);
        Ok(None)
    }

    fn to_the_closed() {
        let mut inner = silent_inner();
        log(format!("inner yield {}", shown(inner.next())));
        inner.close();
        yield_from!(inner);
        log("result None");
        yield_!(3);
        Ok(None)
    }

    fn to_the_started() {
        let mut inner = echo();
        log(format!("inner yield {}", shown(inner.next())));
        yield_from!(inner)
    }

    also lending
}

#[generator]
fn lending(
    inner: &mut impl Generator<Item = i32, Send = i32, Throw = Error, Return = Returned>,
) -> impl Generator<Item = i32, Send = i32, Throw = Error, Return = Returned> {
    let _finally = Finally("outer finally");
    yield_from!(inner)
}

/// How the body runs that is not like the others.
mod run {
    use crate::bodies::catching;
    use crate::driver::{Boxed, Op, drive, outcome};

    /// The delegate stays with the caller, who goes on with it.
    pub(super) fn lending(ops: &[Op]) -> String {
        let mut inner = catching();
        let outer = drive(Box::new(super::lending(&mut inner)) as Boxed<'_>, ops);
        let lent = outcome(&mut Some(Box::new(inner) as Boxed<'_>), Op::Resume);
        format!("{outer} then lent: {lent}")
    }
}
