//! Not supported yet: a reference to the frame's own local.
use resumable::generator;

#[generator]
fn letters(text: String) -> impl Iterator<Item = char> {
    for letter in text.chars() {
        yield_!(letter);
    }
}

fn main() {
    assert_eq!(letters(String::new()).count(), 0);
}
