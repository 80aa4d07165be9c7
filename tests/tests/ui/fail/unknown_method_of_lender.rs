use resumable::generator;

#[generator]
fn numbers(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let doubled = list.doubled();
    for number in doubled.iter() {
        yield_!(*number);
    }
}

fn main() {
    assert_eq!(numbers(vec![1]).count(), 1);
}
