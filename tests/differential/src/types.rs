//! The types that programs use, and how a value of each is written without anything in scope.

/// A type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ty {
    /// `()`
    Unit,
    /// `i64`
    Int,
    /// `bool`
    Bool,
    /// `String`
    Text,
    /// `Noisy`
    Noisy,
    /// `Option<i64>`
    MaybeInt,
    /// `Option<Noisy>`
    MaybeNoisy,
    /// `Result<i64, Fail>`
    Outcome,
    /// A struct of two noisy ones and a number
    Pair,
    /// `(Noisy, Noisy)`
    Duo,
    /// An enum
    Shape,
    /// `Vec<i64>`
    Numbers,
    /// `Vec<Noisy>`
    Crowd,
    /// `Box<Noisy>`
    Boxed,
    /// `[Noisy; 2]`
    Row,
    /// A closure that can be called again and again, `Fn(i64) -> i64`
    Function,
    /// A closure that changes what it captured, `FnMut(i64) -> i64`
    Counter,
    /// A closure that can be called once, `FnOnce() -> Noisy`
    Once,
    /// A function in an option, to be taken out of it
    Slot,
    /// An iterator of numbers
    Walk,
    /// An iterator of noisy ones
    March,
    /// `RefMut<i64>` of the parameter's cell
    Lent,
    /// A generator, called and not yet run; the number of the function
    Waiting(usize),
    /// `&[i64]`, a parameter
    Slice,
    /// `&RefCell<i64>`, a parameter
    Cell,
}

/// Types of which values can be made at any place.
pub const MADE: [Ty; 14] = [
    Ty::Int,
    Ty::Bool,
    Ty::Text,
    Ty::Noisy,
    Ty::MaybeInt,
    Ty::MaybeNoisy,
    Ty::Outcome,
    Ty::Pair,
    Ty::Duo,
    Ty::Shape,
    Ty::Numbers,
    Ty::Crowd,
    Ty::Boxed,
    Ty::Row,
];

impl Ty {
    /// As it is written; `None` if it can't be, or need not.
    #[must_use]
    pub fn written(self) -> Option<&'static str> {
        Some(match self {
            Ty::Unit => "()",
            Ty::Int => "i64",
            Ty::Bool => "bool",
            Ty::Text => "String",
            Ty::Noisy => "Noisy",
            Ty::MaybeInt => "Option<i64>",
            Ty::MaybeNoisy => "Option<Noisy>",
            Ty::Outcome => "Result<i64, Fail>",
            Ty::Pair => "Pair",
            Ty::Duo => "(Noisy, Noisy)",
            Ty::Shape => "Shape",
            Ty::Numbers => "Vec<i64>",
            Ty::Crowd => "Vec<Noisy>",
            Ty::Boxed => "Box<Noisy>",
            Ty::Row => "[Noisy; 2]",
            Ty::Slice => "&[i64]",
            Ty::Cell => "&RefCell<i64>",
            _ => return None,
        })
    }

    /// Whether a use leaves the value where it is.
    #[must_use]
    pub fn is_copy(self) -> bool {
        matches!(
            self,
            Ty::Unit | Ty::Int | Ty::Bool | Ty::MaybeInt | Ty::Slice | Ty::Cell
        )
    }

    /// Whether a new value can be made at any place.
    #[must_use]
    pub fn is_made(self) -> bool {
        self == Ty::Unit || MADE.contains(&self)
    }

    /// Forms of a value, each `#` to be replaced by a number of its own.
    #[must_use]
    pub fn forms(self) -> &'static [&'static str] {
        match self {
            Ty::Int => &["#i64"],
            Ty::Bool => &["true", "false", "test(#)"],
            Ty::Text => &["String::from(\"text #\")", "format!(\"t{}\", #)"],
            Ty::Noisy => &["Noisy::new(#)"],
            Ty::MaybeInt => &["Some(#i64)", "find(#)", "None::<i64>"],
            Ty::MaybeNoisy => &["Some(Noisy::new(#))", "maybe(#)", "None::<Noisy>"],
            Ty::Outcome => &[
                "attempt(#)",
                "Ok::<i64, Fail>(#)",
                "Err::<i64, Fail>(Fail(#))",
            ],
            Ty::Pair => &["Pair { left: Noisy::new(#), right: Noisy::new(#), count: # }"],
            Ty::Duo => &["(Noisy::new(#), Noisy::new(#))"],
            Ty::Shape => &[
                "Shape::Dot",
                "Shape::Line(Noisy::new(#))",
                "Shape::Quad { first: Noisy::new(#), second: # }",
            ],
            Ty::Numbers => &["vec![#i64, #]", "Vec::from([#i64, #, #])", "vec![#i64; 2]"],
            Ty::Crowd => &["vec![Noisy::new(#), Noisy::new(#)]", "vec![Noisy::new(#)]"],
            Ty::Boxed => &["Box::new(Noisy::new(#))"],
            Ty::Row => &["[Noisy::new(#), Noisy::new(#)]"],
            _ => &["()"],
        }
    }
}
