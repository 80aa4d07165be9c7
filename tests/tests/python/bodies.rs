//! The bodies of `tests/python/bodies.py`, in Rust, under the same names; and the table of them.
//!
//! The rule kept: a body is written as a Rust user would write what its Python does. `try` is `try_yield!`, `finally` a
//! destructor, an exception of the declared kind is `Err`, and any other a panic.

use resumable::generator;
use resumable_tests::{Loud, log};

use crate::driver::{Crashing, Error, Finally, Returned, bodies, crash, got};

bodies! {
    fn plain() {
        log("start");
        yield_!(1);
        yield_!(2);
        Ok(None)
    }

    fn returning() {
        yield_!(1);
        Ok(Some(5))
    }

    fn at_once() {
        log("start");
        Ok(Some(5))
    }

    fn echo() {
        let mut n = 0;
        while n < 3 {
            n += 1;
            let value = yield_!(n);
            log(got(value));
        }
        Ok(Some(n))
    }

    fn expressions() {
        let total = yield_!(1).unwrap_or(10) + yield_!(2).unwrap_or(20);
        Ok(Some(total))
    }

    fn nested() {
        let value = yield_!(yield_!(1).unwrap_or(3) + 1);
        Ok(value)
    }

    fn doubling() {
        let mut value = 1;
        loop {
            match yield_!(2 * value) {
                Some(next) => value = next,
                None => return Ok(None),
            }
        }
    }

    fn raising() {
        yield_!(1);
        Err(Error::A)
    }

    fn raising_at_once() {
        log("start");
        Err(Error::A)
    }

    fn crashing() {
        yield_!(1);
        crash()
    }

    fn catching() {
        match try_yield!(1) {
            Ok(value) => log(got(value)),
            Err(Error::A) => log("caught A"),
            Err(error) => return Err(error),
        }
        yield_!(2);
        Ok(Some(5))
    }

    fn catching_all() {
        let mut n = 0;
        while n < 3 {
            n += 1;
            if let Err(error) = try_yield!(n) {
                log(format!("caught {error:?}"));
            }
        }
        Ok(None)
    }

    fn converting() {
        try_yield!(1).map_err(|error| if error == Error::A { Error::B } else { error })?;
        Ok(Some(5))
    }

    fn returning_from_except() {
        match try_yield!(1) {
            Ok(_) => Ok(Some(5)),
            Err(Error::A) => Ok(Some(6)),
            Err(error) => Err(error),
        }
    }

    fn reraising() {
        if let Err(error) = try_yield!(1) {
            log("caught A");
            yield_!(2);
            return Err(error);
        }
        Ok(None)
    }

    fn yielding_in_except() {
        if let Err(Error::A) = Err::<(), _>(Error::A) {
            yield_!(1);
        }
        yield_!(2);
        Ok(None)
    }

    fn catching_deep() {
        let result = {
            let _finally = Finally("finally");
            try_yield!(1)
        };
        if let Err(Error::A) = result {
            log("caught A");
            yield_!(2);
        }
        Ok(Some(5))
    }

    fn finalizing() {
        {
            let _finally = Finally("finally");
            yield_!(1);
            yield_!(2);
        }
        Ok(Some(5))
    }

    fn final_nested() {
        let _outer = Finally("outer");
        yield_!(1);
        {
            let _inner = Finally("inner");
            yield_!(2);
        }
        yield_!(3);
        Ok(None)
    }

    fn final_in_a_loop() {
        for n in [1, 2] {
            let _finally = Finally(format!("finally {n}"));
            if let Some(value) = yield_!(n) {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    fn final_returning() {
        let _finally = Finally("finally");
        yield_!(1);
        log("return");
        Ok(Some(5))
    }

    fn final_yielding() {
        let result = try_yield!(1);
        log("finally");
        yield_!(2);
        log("after");
        result?;
        Ok(None)
    }

    fn final_raising() {
        let _finally = Crashing;
        yield_!(1);
        log("work");
        Ok(None)
    }

    fn exit_caught() {
        yield_!(1);
        Ok(Some(5))
    }

    fn exit_ignored() {
        yield_!(1);
        yield_!(2);
        Ok(None)
    }

    fn exit_replaced() {
        yield_!(1);
        Ok(None)
    }

    fn leaking() {
        yield_!(1);
        let nothing: Option<i32> = [].into_iter().next();
        nothing.expect("RuntimeError");
        yield_!(2);
        Ok(None)
    }

    fn mended() {
        yield_!(1);
        let nothing: Option<i32> = [].into_iter().next();
        let Some(_) = nothing else { return Ok(Some(5)) };
        yield_!(2);
        Ok(None)
    }

    fn raising_stop() {
        yield_!(1);
        Err(Error::StopIteration)
    }

    fn catching_stop() {
        match try_yield!(1) {
            Ok(_) => {}
            Err(Error::StopIteration) => log("caught StopIteration"),
            Err(error) => return Err(error),
        }
        yield_!(2);
        Ok(None)
    }

    fn return_in_try() {
        match try_yield!(1) {
            Ok(_) => return Ok(Some(5)),
            Err(_) => log("caught"),
        }
        yield_!(2);
        Ok(None)
    }

    also bare owner_of
}

#[generator]
fn bare() -> impl resumable::Generator<Item = (), Send = i32, Throw = Error, Return = Returned> {
    let value = yield_!();
    log(got(value));
    yield_!();
    Ok(None)
}

#[generator]
pub(crate) fn owner_of(
    argument: Loud,
) -> impl resumable::Generator<Item = i32, Send = i32, Throw = Error, Return = Returned> {
    yield_!(1);
    log(argument.0);
    yield_!(2);
    Ok(None)
}

/// How the bodies run that are not like the others.
mod run {
    use resumable_tests::Loud;

    use crate::driver::{Boxed, Op, drive};

    pub(super) fn bare(ops: &[Op]) -> String {
        drive(Box::new(super::bare()) as Boxed<'_, ()>, ops)
    }

    pub(super) fn owner_of(ops: &[Op]) -> String {
        drive(
            Box::new(super::owner_of(Loud("argument"))) as Boxed<'_>,
            ops,
        )
    }
}
