use resumable::generator;

#[generator]
fn numbers(list: &[u32]) -> Box<dyn Iterator<Item = u32>> {
    for number in list {
        yield_!(*number);
    }
}

fn main() {
    assert_eq!(numbers(&[1]).count(), 1);
}
