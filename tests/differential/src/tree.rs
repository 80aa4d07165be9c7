//! The text of a program, as a tree: what a shrinker may take out or put in the place of what.
//!
//! Takes templates, in which each `$` stands for a child; gives text.
//!
//! Rule: the tree knows no grammar, only which pieces are statements and which are expressions, and of what type. Whether a
//! changed tree is still a program is for rustc to say.

use crate::types::Ty;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A statement.
    Statement,
    /// An expression.
    Expression(Ty),
    /// Anything else.
    Piece,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Child(Tree),
}

/// A piece of text with pieces in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// What it is.
    pub sort: Sort,
    parts: Vec<Part>,
}

impl Tree {
    /// A template, each `$` of it filled with a child.
    #[must_use]
    pub fn fill(sort: Sort, template: &str, children: Vec<Tree>) -> Self {
        let mut children = children.into_iter();
        let mut parts = Vec::new();
        for (index, text) in template.split('$').enumerate() {
            if index > 0
                && let Some(child) = children.next()
            {
                parts.push(Part::Child(child));
            }
            if !text.is_empty() {
                parts.push(Part::Text(text.to_owned()));
            }
        }
        debug_assert!(
            children.next().is_none(),
            "more children than places: {template}"
        );
        Self { sort, parts }
    }

    /// Text without anything in it.
    #[must_use]
    pub fn text(sort: Sort, text: impl Into<String>) -> Self {
        Self {
            sort,
            parts: vec![Part::Text(text.into())],
        }
    }

    /// One after the other, a line each.
    #[must_use]
    pub fn lines(sort: Sort, children: Vec<Tree>) -> Self {
        let mut parts = Vec::new();
        for child in children {
            parts.push(Part::Child(child));
            parts.push(Part::Text("\n".to_owned()));
        }
        Self { sort, parts }
    }

    /// Its text.
    #[must_use]
    pub fn render(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        for part in &self.parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Child(child) => child.write(out),
            }
        }
    }

    /// How many pieces it has, itself included.
    #[must_use]
    pub fn size(&self) -> usize {
        1 + self.children().map(Self::size).sum::<usize>()
    }

    /// The pieces right below.
    pub fn children(&self) -> impl Iterator<Item = &Tree> {
        self.parts.iter().filter_map(|part| match part {
            Part::Child(child) => Some(child),
            Part::Text(_) => None,
        })
    }

    /// The piece of this number, in the order of the text; it is 0 itself.
    #[must_use]
    pub fn piece(&self, number: usize) -> Option<&Tree> {
        if number == 0 {
            return Some(self);
        }
        let mut left = number - 1;
        for child in self.children() {
            let size = child.size();
            if left < size {
                return child.piece(left);
            }
            left -= size;
        }
        None
    }

    /// Another tree, with something else in the place of a piece.
    #[must_use]
    pub fn with(&self, number: usize, other: &Tree) -> Tree {
        if number == 0 {
            return other.clone();
        }
        let mut copy = self.clone();
        let mut left = number - 1;
        for part in &mut copy.parts {
            let Part::Child(child) = part else { continue };
            let size = child.size();
            if left < size {
                *child = child.with(left, other);
                break;
            }
            left -= size;
        }
        copy
    }
}
