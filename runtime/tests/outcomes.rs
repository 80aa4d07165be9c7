//! The shapes of the step closure's answer: what `?` or a hidden `return` hands out arrives whole.

use std::ops::ControlFlow;

use resumable::__private::{Outcome, Raise, Step, Try};

type Plain<R> = Step<u8, R>;

/// The step as text, for comparison.
fn text<R: std::fmt::Debug>(outcome: impl Outcome<Yield = u8, Return = R>) -> String {
    format!("{:?}", outcome.into_step())
}

/// Each step in the shape of `R`, with these as what is returned.
fn all<R: Try + std::fmt::Debug>(returned: [R; 2]) -> [String; 5] {
    let [one, other] = returned;
    [
        text(R::yielded(1)),
        text(R::jump()),
        text(R::closed()),
        text(one.returned()),
        text(other.returned()),
    ]
}

#[test]
fn a_plain_step_stays_as_it_is() {
    assert_eq!(text(Plain::<()>::Yield(1)), "Yield(1)");
    assert_eq!(text(Plain::Return("r")), "Return(\"r\")");
}

#[test]
fn every_shape_gives_every_step_back() {
    let [shared @ .., ok, err] = all([Ok(1), Err("e")]);
    assert_eq!(shared, ["Yield(1)", "Jump", "Closed"]);
    assert_eq!([ok, err], ["Return(Ok(1))", "Return(Err(\"e\"))"]);

    let [shared @ .., some, none] = all([Some(1), None]);
    assert_eq!(shared, ["Yield(1)", "Jump", "Closed"]);
    assert_eq!([some, none], ["Return(Some(1))", "Return(None)"]);

    let [shared @ .., go, stop] = all([ControlFlow::Continue(1), ControlFlow::Break('b')]);
    assert_eq!(shared, ["Yield(1)", "Jump", "Closed"]);
    assert_eq!([go, stop], ["Return(Continue(1))", "Return(Break('b'))"]);
}

#[test]
fn a_question_mark_leaves_in_each_shape() {
    type Parsed = Result<u8, std::num::ParseIntError>;
    let parse = |text: &str| -> <Parsed as Try>::Out<_> {
        let number: u8 = text.parse()?;
        Parsed::yielded(number)
    };
    assert_eq!(text(parse("7")), "Yield(7)");
    assert_eq!(
        text(parse("x")),
        "Return(Err(ParseIntError { kind: InvalidDigit }))"
    );

    let first = |text: &str| -> <Option<()> as Try>::Out<_> {
        let byte = text.bytes().next()?;
        Option::<()>::yielded(byte)
    };
    assert_eq!(text(first("a")), "Yield(97)");
    assert_eq!(text(first("")), "Return(None)");

    let go = |flow: ControlFlow<char, u8>| -> <ControlFlow<char> as Try>::Out<_> {
        let number = flow?;
        ControlFlow::<char>::yielded(number)
    };
    assert_eq!(text(go(ControlFlow::Continue(1))), "Yield(1)");
    assert_eq!(text(go(ControlFlow::Break('b'))), "Return(Break('b'))");
}

#[test]
fn an_error_hidden_in_a_macro_leaves() {
    macro_rules! bail {
        ($text:literal) => {
            return Err($text.into())
        };
    }
    type Done = Result<(), Box<dyn std::error::Error>>;
    let step = |fail: bool| -> <Done as Try>::Out<_> {
        if fail {
            bail!("bailed out");
        }
        Done::yielded(1)
    };
    assert_eq!(text(step(false)), "Yield(1)");
    assert_eq!(text(step(true)), "Return(Err(\"bailed out\"))");
}

#[test]
fn raise_converts() {
    let raised: Result<u8, Box<dyn std::error::Error>> = Raise::raise("text");
    assert_eq!(raised.unwrap_err().to_string(), "text");
}
