use std::collections::BTreeSet;

use resumable::generator;

#[generator]
fn words(text: String) -> impl Iterator<Item = usize> {
    let words: Vec<&str> = text.split(' ').collect();
    for word in words {
        yield_!(word.len());
    }
}

#[generator]
fn sorted(text: String) -> impl Iterator<Item = usize> {
    let sorted = text.trim().lines().filter(|line| !line.is_empty()).collect::<BTreeSet<_>>();
    for line in sorted.into_iter().rev() {
        yield_!(line.len());
    }
}

#[generator]
fn most(numbers: Vec<u32>) -> impl Iterator<Item = u32> {
    let most = numbers.iter().max().unwrap();
    yield_!(0);
    yield_!(*most);
}

#[generator]
fn handed_on(text: String) -> impl Iterator<Item = char> {
    let letters = text.chars();
    for letter in letters.rev() {
        yield_!(letter);
    }
}

fn main() {
    words(String::new());
    sorted(String::new());
    most(vec![1]);
    handed_on(String::new());
}
