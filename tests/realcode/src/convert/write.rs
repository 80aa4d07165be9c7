//! A file with some of its functions converted.
//!
//! Takes the text of a file, its candidates and which yields each of them has; gives the new text:
//!
//! ```text
//! fn f(x: T) -> R { body }
//!
//! fn f(__0: T) -> R { drive!(7, __generator_7(__0)) }
//! generator! { [fn __generator_7(x: T)] -> [R] [] { yield_!(); body } }
//! ```
//!
//! Rule: what is written can be told by its position: each generator and each yield has a [`Mark`].

use std::fmt::Write;
use std::ops::Range;

use super::Form;
use super::find::{Candidate, Home, TraitImpl};
use super::sites::Site;

/// What a range of the new text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Mark {
    /// The function itself, or its generator.
    Function(usize),
    /// The yield at this site of the function.
    Yield(usize, usize),
}

/// A text of which some ranges are marked.
#[derive(Default)]
pub(super) struct Text {
    pub(super) written: String,
    pub(super) marks: Vec<(Range<usize>, Mark)>,
}

impl Text {
    fn push(&mut self, text: &str) {
        self.written += text;
    }

    fn append(&mut self, other: Self) {
        let start = self.written.len();
        let moved = other.marks.into_iter();
        self.marks
            .extend(moved.map(|(range, mark)| (range.start + start..range.end + start, mark)));
        self.written += &other.written;
    }

    fn marked(&mut self, text: &str, mark: Mark) {
        let start = self.written.len();
        self.push(text);
        self.marks.push((start..self.written.len(), mark));
    }

    /// The marks of what the range lies in.
    pub(super) fn at(&self, range: &Range<usize>) -> impl Iterator<Item = Mark> {
        let inside = |at: &Range<usize>| at.start <= range.start && range.end <= at.end;
        let marks = self.marks.iter().filter(move |(at, _)| inside(at));
        marks.map(|(_, mark)| *mark)
    }

    /// The longest range with the mark.
    pub(super) fn of(&self, mark: Mark) -> &str {
        let marked = self.marks.iter().filter(|(_, other)| *other == mark);
        let longest = marked.max_by_key(|(range, _)| range.len());
        longest.map_or("", |(range, _)| &self.written[range.clone()])
    }

    /// Marks all that has been written.
    fn mark(mut self, mark: Mark) -> Self {
        self.marks.push((0..self.written.len(), mark));
        self
    }
}

/// A function to be converted: its number, and the sites at which it has yields.
pub(super) struct Choice<'a> {
    pub(super) number: usize,
    pub(super) candidate: &'a Candidate,
    pub(super) yields: &'a [usize],
}

/// A replacement of a range of the file's text. An insertion has an empty range.
struct Edit {
    at: Range<usize>,
    text: Text,
}

/// The file with the chosen functions converted.
pub(super) fn file(source: &str, choices: &[Choice<'_>], form: Form) -> Text {
    let mut edits: Vec<Edit> = choices
        .iter()
        .flat_map(|choice| of_function(source, choice, form))
        .collect();
    edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
    edited(source, 0..source.len(), edits)
}

/// The slice, with the edits in it, which are in order.
fn edited(source: &str, slice: Range<usize>, edits: Vec<Edit>) -> Text {
    let mut text = Text::default();
    let mut done = slice.start;
    for edit in edits {
        text.push(&source[done..edit.at.start]);
        text.append(edit.text);
        done = edit.at.end;
    }
    text.push(&source[done..slice.end]);
    text
}

fn of_function(source: &str, choice: &Choice<'_>, form: Form) -> Vec<Edit> {
    let (candidate, function) = (choice.candidate, Mark::Function(choice.number));
    let mut edits: Vec<Edit> = Vec::new();
    for (index, pattern) in candidate.patterns.iter().enumerate() {
        let mut text = Text::default();
        text.marked(&format!("__{index}"), function);
        edits.push(Edit {
            at: pattern.clone(),
            text,
        });
    }
    let mut driver = Text::default();
    driver.marked(&self::driver(choice, form), function);
    edits.push(Edit {
        at: candidate.body.clone(),
        text: driver,
    });
    let (at, text) = match &candidate.home {
        Home::Module(end) | Home::Impl(end) => (*end, generator(source, choice, form)),
        Home::Trait(block) => (block.end, inherent(source, block, choice, form)),
    };
    edits.push(Edit {
        at: at..at,
        text: text.mark(function),
    });
    edits
}

/// The body that calls the generator.
fn driver(choice: &Choice<'_>, form: Form) -> String {
    let (candidate, number) = (choice.candidate, choice.number);
    let head = &candidate.head;
    let mut call = match candidate.home {
        Home::Module(_) => format!("__generator_{number}"),
        Home::Impl(_) | Home::Trait(_) => format!("Self::__generator_{number}"),
    };
    if !head.arguments.is_empty() {
        let _ = write!(call, "::<{}>", head.arguments.join(", "));
    }
    let receiver = head.takes_self.then(|| "self".to_owned());
    let names = (0..candidate.patterns.len()).map(|index| format!("__{index}"));
    let arguments: Vec<String> = receiver.into_iter().chain(names).collect();
    let _ = write!(call, "({})", arguments.join(", "));
    if head.is_unsafe {
        call = format!("unsafe {{ {call} }}");
    }
    match form {
        Form::Plain => format!("{{ {call} }}"),
        Form::Generator => format!("{{ ::resumable_realcode_support::drive!({number}, {call}) }}"),
    }
}

/// The generator, or the plain function, as the support crate's macro writes it.
fn generator(source: &str, choice: &Choice<'_>, form: Form) -> Text {
    let (candidate, head) = (choice.candidate, &choice.candidate.head);
    let name = match form {
        Form::Plain => "plain",
        Form::Generator => "generator",
    };
    let part = |slice: &Range<usize>| slice_of(source, candidate, slice.clone());
    let mut text = Text::default();
    text.push("\n");
    for condition in &head.conditions {
        text.append(part(condition));
        text.push("\n");
    }
    let unsafety = if head.is_unsafe { "unsafe " } else { "" };
    let number = choice.number;
    text.push(&format!("::resumable_realcode_support::{name}! {{ ["));
    text.push(&format!("{unsafety}fn __generator_{number}"));
    text.append(part(&head.generics));
    text.push("(");
    text.append(part(&head.inputs));
    text.push("\n)] -> [");
    match &head.output {
        Some(output) => text.append(part(output)),
        None => text.push("()"),
    }
    text.push("\n] [");
    if let Some(clause) = &head.clause {
        text.append(part(clause));
    }
    text.push("\n] ");
    text.append(body(source, choice, form));
    text.push(" }\n");
    text
}

/// An `impl` of the type's own around the generator.
fn inherent(source: &str, block: &TraitImpl, choice: &Choice<'_>, form: Form) -> Text {
    let mut text = Text::default();
    text.push("\n");
    for condition in &block.conditions {
        text.push(&source[condition.clone()]);
        text.push("\n");
    }
    text.push("impl");
    text.push(&source[block.generics.clone()]);
    text.push(" ");
    text.push(&source[block.ty.clone()]);
    text.push(" ");
    if let Some(clause) = &block.clause {
        text.push(&source[clause.clone()]);
        text.push("\n");
    }
    text.push("{");
    text.append(generator(source, choice, form));
    text.push("}\n");
    text
}

/// A slice of the function's own text; what `Self::Item` is in it, is said.
fn slice_of(source: &str, candidate: &Candidate, slice: Range<usize>) -> Text {
    let edits = projections(source, candidate, &slice).collect();
    edited(source, slice, edits)
}

fn projections<'a>(
    source: &'a str,
    candidate: &'a Candidate,
    slice: &Range<usize>,
) -> impl Iterator<Item = Edit> + use<'a> {
    let block = match &candidate.home {
        Home::Trait(block) => Some(block),
        _ => None,
    };
    let (start, end) = (slice.start, slice.end);
    block.into_iter().flat_map(move |block| {
        let inside = block
            .projections
            .iter()
            .filter(move |at| start <= at.start && at.end <= end);
        inside.map(|at| {
            let mut text = Text::default();
            text.push(&format!("<Self as {}>", &source[block.path.clone()]));
            Edit {
                at: at.clone(),
                text,
            }
        })
    })
}

/// The body with its yields.
fn body(source: &str, choice: &Choice<'_>, form: Form) -> Text {
    let candidate = choice.candidate;
    let mut edits: Vec<Edit> = projections(source, candidate, &candidate.body).collect();
    // Of what ends at one place, the inner ends first; so ends are in the reverse order of beginnings.
    let mut ends = Vec::new();
    for site in choice.yields {
        let mut text = Text::default();
        match &candidate.sites[*site] {
            Site::Before(at) => {
                text.marked(form.suspension(), Mark::Yield(choice.number, *site));
                text.push("; ");
                edits.push(Edit { at: *at..*at, text });
            }
            Site::Around(range) => {
                text.push("({ ");
                text.marked(form.suspension(), Mark::Yield(choice.number, *site));
                text.push("; ");
                edits.push(Edit {
                    at: range.start..range.start,
                    text,
                });
                let mut close = Text::default();
                close.push(" })");
                ends.push(Edit {
                    at: range.end..range.end,
                    text: close,
                });
            }
        }
    }
    ends.reverse();
    edits.extend(ends);
    edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
    edited(source, candidate.body.clone(), edits)
}
