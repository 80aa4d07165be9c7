use resumable::generator;

#[generator]
fn numbers(all: [u32]) -> impl Iterator<Item = u32> {
    for index in 0..all.len() {
        yield_!(all[index]);
    }
}

#[generator]
fn letters(text: str, times: u32) -> impl Iterator<Item = char> {
    for _ in 0..times {
        yield_!('a');
    }
}

fn main() {
    assert_eq!(letters("ab", 3).count(), 2);
}
