use std::collections::HashMap;

use resumable::generator;

#[generator]
fn counts(words: Vec<String>) -> impl Iterator<Item = usize> {
    let mut counts = HashMap::new();
    for word in words {
        let count = counts.entry(word).or_insert(0);
        *count += 1;
        yield_!(*count);
        *count += 1;
    }
}

#[generator]
fn halves(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let (head, tail) = list.split_at(1);
    yield_!(head[0]);
    yield_!(tail[0]);
}

#[generator]
fn letters(text: String) -> impl Iterator<Item = char> {
    let trimmed = text.trim();
    for letter in trimmed.chars() {
        yield_!(letter);
    }
}

struct Page {
    lines: Vec<u32>,
    name: String,
}

#[generator]
fn fields(page: Page) -> impl Iterator<Item = usize> {
    let Page { lines, name } = &page;
    yield_!(lines.len());
    yield_!(name.len());
}

fn main() {
    assert_eq!(counts(vec![]).count(), 0);
    assert_eq!(halves(vec![1, 2]).count(), 2);
    assert_eq!(letters(String::new()).count(), 0);
    let page = Page { lines: vec![], name: String::new() };
    assert_eq!(fields(page).count(), 2);
}
