use std::collections::HashMap;

use resumable::generator;

#[generator]
fn letters(text: String) -> impl Iterator<Item = char> {
    for letter in text.chars() {
        yield_!(letter);
    }
}

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let list = vec![1, 2];
    let first = &list[0];
    yield_!(*first);
    for number in &list {
        yield_!(*first + *number);
    }
}

#[generator]
fn pairs(mut counts: HashMap<u32, u32>, limit: u32) -> impl Iterator<Item = u32> {
    let least = &limit;
    let mut large = counts.values_mut().filter(|count| **count > 1);
    while let Some(count) = large.next() {
        *count += *least;
        yield_!(*count);
    }
}

#[generator]
fn words(text: &str) -> impl Iterator<Item = &str> {
    for line in text.lines() {
        let words: Vec<_> = line.split(' ').collect();
        for word in words.iter().rev() {
            yield_!(word);
        }
    }
}

fn main() {
    assert_eq!(words("a b").count(), 2);
    assert_eq!(letters("ab".into()).count(), 2);
    assert_eq!(numbers().count(), 3);
    assert_eq!(pairs(HashMap::new(), 3).count(), 0);
}
