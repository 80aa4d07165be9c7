//! The variables that a format string names: `"{name}"`, `"{name:?}"`, `"{:width$.precision$}"`.
//!
//! Takes a string literal; gives its captures, or the literal with some of them renamed. Reads as rustc's own parser does,
//! but is lenient: the literals of unknown macros come here too, and need not be format strings.

use std::ops::Range;

use proc_macro2::{Ident, Literal};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::Parser;

/// The captured names, in order, at the literal's span. Other literals than strings have none.
pub(crate) fn captures(lit: &Literal) -> Vec<Ident> {
    let Some(value) = string_value(lit) else {
        return Vec::new();
    };
    let ranges = capture_ranges(&value).into_iter();
    ranges
        .filter_map(|range| capture(&value[range], lit))
        .collect()
}

/// The literal with captures renamed, at its own span; `None` if none is.
pub(crate) fn rename_captures(
    lit: &Literal,
    mut rename: impl FnMut(&Ident) -> Option<Ident>,
) -> Option<Literal> {
    let value = string_value(lit)?;
    let mut renamed = String::new();
    let mut copied = 0;
    for range in capture_ranges(&value) {
        if let Some(name) = capture(&value[range.clone()], lit).and_then(|name| rename(&name)) {
            renamed.push_str(&value[copied..range.start]);
            renamed.push_str(&name.unraw().to_string());
            copied = range.end;
        }
    }
    if copied == 0 {
        return None;
    }
    renamed.push_str(&value[copied..]);
    let mut renamed = Literal::string(&renamed);
    renamed.set_span(lit.span());
    Some(renamed)
}

fn string_value(lit: &Literal) -> Option<String> {
    let text = lit.to_string();
    if !(text.starts_with('"') || text.starts_with('r')) || !text.contains('{') {
        return None;
    }
    let parsed: syn::LitStr = syn::parse2(lit.to_token_stream()).ok()?;
    Some(parsed.value())
}

/// The name as an identifier; `None` if it is a number or no name at all.
fn capture(name: &str, lit: &Literal) -> Option<Ident> {
    let mut ident = Ident::parse_any.parse_str(name).ok()?;
    ident.set_span(lit.span());
    Some(ident)
}

/// Where names stand in a format string's value. Positional arguments are among them; they are no identifiers.
fn capture_ranges(value: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut at = 0;
    while let Some(open) = value[at..].find('{').map(|offset| at + offset) {
        at = open + 1;
        if value[at..].starts_with('{') {
            at += 1;
            continue;
        }
        at = argument(value, at, &mut ranges);
    }
    ranges
}

/// Reads the inside of one pair of braces; gives where to go on.
fn argument(value: &str, start: usize, ranges: &mut Vec<Range<usize>>) -> usize {
    let start = skip_spaces(value, start);
    let end = word_end(value, start);
    let after = skip_spaces(value, end);
    match value[after..].chars().next() {
        Some('}') => {
            ranges.push(start..end);
            after + 1
        }
        Some(':') => {
            let mut in_spec = Vec::new();
            match spec(value, after + 1, &mut in_spec) {
                Some(close) => {
                    ranges.push(start..end);
                    ranges.append(&mut in_spec);
                    close + 1
                }
                None => after,
            }
        }
        _ => after,
    }
}

/// Reads a format specification up to its `}`, noting the words before a `$`: widths and precisions.
fn spec(value: &str, start: usize, ranges: &mut Vec<Range<usize>>) -> Option<usize> {
    let mut at = after_alignment(value, start);
    loop {
        let next = value[at..].chars().next()?;
        if next == '}' {
            return Some(at);
        }
        if next == '{' {
            return None;
        }
        let end = word_end(value, at);
        if end == at {
            at += next.len_utf8();
            continue;
        }
        if value[end..].starts_with('$') {
            // `0width$` is the flag `0` and a name.
            let zeros = value[at..end].len() - value[at..end].trim_start_matches('0').len();
            ranges.push(at + zeros..end);
        }
        at = end;
    }
}

/// Past the fill character, which may be any, and the alignment.
fn after_alignment(value: &str, start: usize) -> usize {
    let mut chars = value[start..].chars();
    match (chars.next(), chars.next()) {
        (Some(fill), Some('<' | '^' | '>')) => start + fill.len_utf8() + 1,
        _ => start,
    }
}

fn word_end(value: &str, start: usize) -> usize {
    let is_end = |c: char| !(c.is_alphanumeric() || c == '_');
    value[start..]
        .find(is_end)
        .map_or(value.len(), |offset| start + offset)
}

fn skip_spaces(value: &str, start: usize) -> usize {
    value.len() - value[start..].trim_start().len()
}
