//! A lexer of Rust as a generator: its tokens borrow from the source, and where it is in the text is where it stands in
//! its code. No `enum State { InString, InEscape, .. }`, and no list of tokens either.
//!
//! It is run on this project's own source. For each file, three things must come out: the tokens put together are the
//! file again, their line numbers are right, and brackets come in pairs. A sketch of Rust's grammar, but that much holds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use resumable::generator;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Space,
    Comment,
    Word,
    Lifetime,
    Number,
    /// `'x'`, quotes included.
    Character,
    /// `r"..."`, quotes included.
    RawText,
    /// Either end of a string; what is between them comes as `Text` and `Escape`.
    Quote,
    Text,
    Escape,
    Mark,
}

#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    kind: Kind,
    text: &'a str,
    /// Where it begins, counted from 1.
    line: usize,
}

/// What is left of the source.
struct Cursor<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Cursor<'a> {
    /// Takes a token of `length` bytes.
    fn take(&mut self, kind: Kind, length: usize) -> Token<'a> {
        let (text, rest) = self.rest.split_at(length);
        let line = self.line;
        self.line += text.matches('\n').count();
        self.rest = rest;
        Token { kind, text, line }
    }

    /// Takes a token that goes on for as long as its characters `belong`.
    fn take_while(&mut self, kind: Kind, belongs: impl Fn(char) -> bool) -> Token<'a> {
        let length = self.rest.find(|c| !belongs(c)).unwrap_or(self.rest.len());
        self.take(kind, length)
    }
}

/// The tokens of `source`, spaces and comments included: nothing is left out.
#[generator]
fn tokens<'a>(source: &'a str) -> impl Iterator<Item = Token<'a>> {
    let mut cursor = Cursor {
        rest: source,
        line: 1,
    };
    while let Some(first) = cursor.rest.chars().next() {
        match first {
            '"' => {
                yield_!(cursor.take(Kind::Quote, 1));
                while !cursor.rest.is_empty() && !cursor.rest.starts_with('"') {
                    if cursor.rest.starts_with('\\') {
                        yield_!(cursor.take(Kind::Escape, escape(cursor.rest)));
                    } else {
                        yield_!(cursor.take_while(Kind::Text, |c| !matches!(c, '"' | '\\')));
                    }
                }
                if !cursor.rest.is_empty() {
                    yield_!(cursor.take(Kind::Quote, 1));
                }
            }
            '\'' => {
                let (kind, length) = character_or_lifetime(cursor.rest);
                yield_!(cursor.take(kind, length));
            }
            '/' if cursor.rest.starts_with("//") => {
                yield_!(cursor.take_while(Kind::Comment, |c| c != '\n'))
            }
            '/' if cursor.rest.starts_with("/*") => {
                yield_!(cursor.take(Kind::Comment, block_comment(cursor.rest)))
            }
            '0'..='9' => yield_!(cursor.take(Kind::Number, number(cursor.rest))),
            _ if first.is_whitespace() => {
                yield_!(cursor.take_while(Kind::Space, char::is_whitespace))
            }
            _ if is_wordy(first) => match raw_text(cursor.rest) {
                Some(length) => yield_!(cursor.take(Kind::RawText, length)),
                None => yield_!(cursor.take_while(Kind::Word, is_wordy)),
            },
            _ => yield_!(cursor.take(Kind::Mark, first.len_utf8())),
        }
    }
}

fn is_wordy(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// How long the escape at the start of `rest` is: `\n`, `\x7f` or `\u{1F980}`.
fn escape(rest: &str) -> usize {
    match rest[1..].chars().next() {
        Some('x') => rest.len().min(4),
        Some('u') => rest.find('}').map_or(rest.len(), |end| end + 1),
        Some(c) => 1 + c.len_utf8(),
        None => 1,
    }
}

/// `'x'` and `'\n'` end with a quote, `'a` doesn't.
fn character_or_lifetime(rest: &str) -> (Kind, usize) {
    let inside = &rest[1..];
    let length = match inside.chars().next() {
        Some('\\') => escape(inside),
        Some(c) => c.len_utf8(),
        None => 0,
    };
    if inside[length..].starts_with('\'') {
        (Kind::Character, length + 2)
    } else {
        let end = inside.find(|c| !is_wordy(c)).unwrap_or(inside.len());
        (Kind::Lifetime, end + 1)
    }
}

/// How long the comment at the start of `rest` is; such comments nest.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut end = 0;
    while end < rest.len() {
        let step = match rest.as_bytes()[end..] {
            [b'/', b'*', ..] => {
                depth += 1;
                2
            }
            [b'*', b'/', ..] => {
                depth -= 1;
                2
            }
            _ => 1,
        };
        end += step;
        if depth == 0 {
            break;
        }
    }
    end
}

/// `0x1F`, `10_000u32`, `1.5`; but the `1` of `1..2` and of `1.max(2)` ends before the dot.
fn number(rest: &str) -> usize {
    let wordy = |text: &str| text.find(|c| !is_wordy(c)).unwrap_or(text.len());
    let whole = wordy(rest);
    match rest[whole..].strip_prefix('.') {
        Some(fraction) if fraction.starts_with(|c: char| c.is_ascii_digit()) => {
            whole + 1 + wordy(fraction)
        }
        _ => whole,
    }
}

/// How long the raw string at the start of `rest` is, if there is one: `r"a"`, `br#"a"#`, ...
fn raw_text(rest: &str) -> Option<usize> {
    let prefix = ["r", "br", "cr"].into_iter().find(|prefix| {
        let fence = rest
            .strip_prefix(prefix)
            .map(|rest| rest.trim_start_matches('#'));
        fence.is_some_and(|rest| rest.starts_with('"'))
    })?;
    let open = rest.find('"')?;
    let close = format!("\"{}", &rest[prefix.len()..open]);
    let length = rest[open + 1..].find(&close)?;
    Some(open + 1 + length + close.len())
}

/// Lexes a file and checks what came out; the number of tokens of each kind.
fn check(source: &str) -> BTreeMap<Kind, usize> {
    let mut again = String::new();
    let mut totals = BTreeMap::new();
    let mut open = Vec::new();
    for Token { kind, text, line } in tokens(source) {
        assert_eq!(
            line,
            1 + again.matches('\n').count(),
            "the line of {text:?}"
        );
        again.push_str(text);
        *totals.entry(kind).or_default() += 1;
        match (kind, text) {
            (Kind::Mark, "(") => open.push(")"),
            (Kind::Mark, "[") => open.push("]"),
            (Kind::Mark, "{") => open.push("}"),
            (Kind::Mark, ")" | "]" | "}") => assert_eq!(open.pop(), Some(text), "line {line}"),
            _ => {}
        }
    }
    assert_eq!(again, source, "the tokens put together are the source");
    assert!(open.is_empty(), "brackets without an end: {open:?}");
    totals
}

/// The Rust files in `dir` and below.
#[generator]
fn sources(dir: PathBuf) -> Box<dyn Iterator<Item = io::Result<PathBuf>>> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) => {
            yield_!(Err(error));
            return;
        }
    };
    for entry in entries {
        match entry.map(|entry| entry.path()) {
            Ok(path) if path.is_dir() => yield_from!(sources(path)),
            Ok(path) if path.extension().is_some_and(|extension| extension == "rs") => {
                yield_!(Ok(path))
            }
            Ok(_) => {}
            Err(error) => yield_!(Err(error)),
        }
    }
}

fn main() -> io::Result<()> {
    println!(
        "{:?}",
        tokens("let x = \"a\\n\"; // done")
            .map(|token| token.text)
            .collect::<Vec<_>>()
    );

    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for package in ["runtime/src", "macros/src", "examples"] {
        for path in sources(root.join(package)) {
            check(&fs::read_to_string(path?)?);
        }
        println!("{package}: every file comes back whole");
    }

    println!("this very file:");
    for (kind, count) in check(include_str!("tokenizer.rs")) {
        println!("{count:>6}  {kind:?}");
    }
    Ok(())
}
