//! Crates whose functions are made generators in place, and then have to pass their own tests.
//!
//! Takes the folder of a crate; gives what became of its functions, and which tests no longer pass:
//!
//! | step | what | who falls out |
//! |---|---|---|
//! | `find`, `sites` | functions, and where yields may stand in them | what cannot be a generator: `const`, `async`, ... |
//! | `write` as `Form::Plain`, `cargo check` | the same functions, moved and with calls for yields | what rustc refuses in this form already |
//! | `write` as `Form::Generator`, `cargo check` | generators, driven to their end | yields that rustc refuses; each refusal is reported |
//! | `cargo test` | the crate's own tests, before and after | nobody: a test that fails is a defect |
//!
//! Rule: a function behaves as it did, or the macro is wrong.

mod cargo;
mod find;
mod outcome;
mod sites;
mod trial;
mod write;

pub use outcome::Outcome;
pub use trial::trial;

/// How converted functions are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    /// As plain functions, a call standing for each yield.
    Plain,
    /// As generators.
    Generator,
}

impl Form {
    fn suspension(self) -> &'static str {
        match self {
            Self::Plain => "::resumable_realcode_support::nothing()",
            Self::Generator => "yield_!()",
        }
    }
}
