//! Not supported yet: a reborrow of a `&mut` parameter that is used again afterwards.
use resumable::generator;

#[generator]
fn fill(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    for number in list.iter_mut() {
        *number += 1;
        yield_!(*number);
    }
    list.push(0);
}

fn main() {
    assert_eq!(fill(&mut vec![1]).count(), 1);
}
