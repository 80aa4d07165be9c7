//! A panic in the body, or in a destructor: the generator is closed, and what was alive drops.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use resumable::{Generator, GeneratorState, StopIteration, generator};
use resumable_tests::{Loud, both, log, trace};

/// Runs what is expected to panic; gives the message.
pub(crate) fn refused(run: impl FnOnce()) -> String {
    let payload = catch_unwind(AssertUnwindSafe(run)).expect_err("it is refused by a panic");
    let text = payload.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_default()
}

#[generator]
fn panics(at: u32) -> impl Generator<Item = u32, Send = u32, Return = u32> {
    let _outer = Loud("outer");
    for i in 0..5 {
        let _inner = Loud("inner");
        if i == at {
            resume_unwind(Box::new("boom"));
        }
        yield_!(i);
    }
    1
}

#[test]
fn a_panic_closes_the_generator() {
    let _ = trace();
    let mut generator = panics(1);
    generator.next();
    let _ = trace();
    assert_eq!(refused(|| drop(generator.next())), "boom");
    assert_eq!(trace(), ["drop inner", "drop inner", "drop outer"]);
    assert_eq!(generator.state(), GeneratorState::Closed);
    assert_eq!(generator.next(), None);
    assert_eq!(generator.send(1), Err(StopIteration { value: None }));
    assert_eq!(generator.take_return(), None);
    drop(generator);
    assert!(trace().is_empty());
}

#[test]
fn a_panic_before_the_first_yield_closes_the_generator() {
    let mut generator = panics(0);
    assert_eq!(refused(|| drop(generator.next())), "boom");
    assert_eq!(generator.state(), GeneratorState::Closed);
    assert_eq!(generator.next(), None);
}

struct Bomb(&'static str);

impl Drop for Bomb {
    fn drop(&mut self) {
        log(self.0);
        if !std::thread::panicking() {
            resume_unwind(Box::new("bomb"));
        }
    }
}

#[test]
fn a_panicking_destructor_in_close_propagates_and_the_others_drop() {
    let _ = trace();
    #[generator]
    fn armed() -> impl Generator<Item = u32> {
        let _first = Loud("first");
        let _bomb = Bomb("bomb goes off");
        let _last = Loud("last");
        yield_!(1);
    }
    let mut generator = armed();
    generator.next();
    assert_eq!(refused(|| generator.close()), "bomb");
    assert_eq!(trace(), ["drop last", "bomb goes off", "drop first"]);
    assert_eq!(generator.state(), GeneratorState::Closed);
    generator.close();
    assert_eq!(generator.next(), None);
    assert!(trace().is_empty());
}

struct Fuse(&'static str, bool);

impl Drop for Fuse {
    fn drop(&mut self) {
        log(self.0);
        if self.1 {
            resume_unwind(Box::new("bomb"));
        }
    }
}

#[generator]
fn assigned_anew() -> impl Iterator<Item = u32> {
    let mut value = Fuse("old", true);
    let _between = Loud("between");
    yield_!(1);
    value = Fuse("new", false);
    yield_!(2);
}

#[test]
fn a_new_value_is_in_its_place_when_the_old_ones_drop_panics() {
    let mut generator = assigned_anew();
    generator.next();
    let _ = trace();
    assert_eq!(refused(|| drop(generator.next())), "bomb");
    assert_eq!(trace(), ["old", "drop between", "new"]);
}

fn lent(_fuse: &Fuse) -> Loud {
    Loud("second")
}

#[generator]
fn bound_among_temporaries() -> impl Iterator<Item = u32> {
    let (_first, _second, ()) = (Loud("first"), lent(&Fuse("temporary", true)), yield_!(1));
    yield_!(2);
}

#[test]
fn what_is_bound_drops_in_order_when_a_temporarys_drop_panics() {
    let mut generator = bound_among_temporaries();
    generator.next();
    let _ = trace();
    assert_eq!(refused(|| drop(generator.next())), "bomb");
    assert_eq!(trace(), ["temporary", "drop second", "drop first"]);
}

struct Account {
    limit: u32,
}

impl Account {
    #[generator]
    fn spend(&self, amount: u32) -> impl Iterator<Item = u32> {
        assert!(amount > 0);
        yield_!(amount);
        debug_assert!(amount <= self.limit && !self::is_odd(amount));
    }
}

impl Account {
    #[generator]
    fn describe(&self) -> impl Iterator<Item = String> {
        let limit = self.limit;
        yield_!(stringify!(self.limit).to_owned());
        let limit = format!("{limit} {} {}", stringify!(self.limit + limit), self.limit);
        yield_!(limit);
        let text = stringify!(limit);
        yield_!(text.to_owned());
    }
}

#[test]
fn text_of_tokens_is_what_the_user_wrote() {
    let account = Account { limit: 2 };
    let mut folded = Vec::new();
    account.describe().for_each(|text| folded.push(text));
    let mut resumed = account.describe();
    let texts: Vec<String> = std::iter::from_fn(|| resumed.next()).collect();
    assert_eq!(texts, folded);
    assert_eq!(texts, ["self.limit", "2 self.limit + limit 2", "limit"]);
}

fn is_odd(number: u32) -> bool {
    number % 2 == 1
}

#[test]
fn an_assertion_about_self_says_what_the_user_wrote() {
    let account = Account { limit: 2 };
    let message = "assertion failed: amount <= self.limit && !self::is_odd(amount)";
    assert_eq!(refused(|| drop(account.spend(3).last())), message);
    let mut started = account.spend(3);
    started.next();
    assert_eq!(refused(|| drop(started.next())), message);
    assert_eq!(
        refused(|| drop(account.spend(0).next())),
        "assertion failed: amount > 0"
    );
}

both! {
    fn an_assertion_about_a_shadowed_name_says_what_the_user_wrote() -> impl Iterator<Item = u32> {
        let n = 1;
        yield_!(n);
        let n = n + 1;
        assert!(n == 2 && !is_odd(n));
        {
            let n = n * 2;
            yield_!(n);
        }
        assert!(n * 2 == 2,);
    }
}

both! {
    fn an_assertion_about_a_sent_value_says_what_the_user_wrote() -> impl Generator<Item = u32, Send = u32> {
        let n = 1;
        assert!(yield_!(n).is_none());
        assert!(n == 2 || yield_!(n).is_some());
    }
}
