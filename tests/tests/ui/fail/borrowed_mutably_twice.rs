use resumable::generator;

#[generator]
fn numbers(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    for number in list.iter() {
        list.push(*number);
        yield_!(*number);
    }
}

fn main() {
    assert_eq!(numbers(&mut vec![1]).count(), 1);
}
