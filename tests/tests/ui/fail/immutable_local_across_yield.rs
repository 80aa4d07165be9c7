use resumable::generator;

#[generator]
fn texts(separator: String) -> impl Iterator<Item = String> {
    let text = String::from("first");
    for name in ["second", "third"] {
        if name == "second" {
            drop(text);
            text = String::from(name);
        }
        yield_!(separator.clone());
        separator.push(' ');
    }
    yield_!(text);
}

fn main() {
    assert_eq!(texts(String::new()).count(), 3);
}
