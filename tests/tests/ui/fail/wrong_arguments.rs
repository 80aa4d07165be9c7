use resumable::generator;

#[generator]
fn numbers(from: u32, to: u32) -> impl Iterator<Item = u32> {
    yield_from!(from..to);
}

#[generator]
fn twice() -> impl Iterator<Item = u32> {
    yield_from!(numbers(1));
    let both = numbers(1, 2, 3);
    yield_from!(both);
}

fn main() {
    assert_eq!(twice().count(), 2);
}
