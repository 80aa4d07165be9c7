use resumable::generator;

#[generator]
fn letters(text: &str) -> impl Iterator<Item = char> {
    for letter in text.chars() {
        yield_!(letter);
    }
}

fn main() {
    let text = String::from("ab");
    let letters = letters(&text);
    drop(text);
    assert_eq!(letters.count(), 2);
}
