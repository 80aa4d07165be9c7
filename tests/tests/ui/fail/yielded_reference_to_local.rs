use resumable::generator;

#[generator]
fn words<'a>() -> impl Iterator<Item = &'a str> {
    let word = String::from("one");
    yield_!(&word);
}

fn main() {
    assert_eq!(words().count(), 1);
}
