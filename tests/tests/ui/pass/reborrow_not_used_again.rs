use resumable::generator;

// Nothing is used again: what a `&mut` lends may be kept.
#[generator]
fn once(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    for number in list.iter_mut() {
        *number += 1;
        yield_!(*number);
    }
}

#[generator]
fn each_time(list: &mut [u32]) -> impl Iterator<Item = usize> {
    for _ in 0..2 {
        let sum: u32 = list.iter().sum();
        yield_!(sum as usize);
        list[0] += 1;
    }
    let part = &mut list[1..];
    yield_!(part.len());
    part[0] += 1;
    yield_!(part.len());
}

fn borrowed(list: &mut Vec<u32>) -> &mut Vec<u32> {
    list
}

#[generator]
fn inferred(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    let inner = borrowed(list);
    for number in inner.iter() {
        yield_!(*number);
    }
}

fn main() {
    assert_eq!(once(&mut vec![1, 2]).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(each_time(&mut [1, 2]).collect::<Vec<_>>(), [3, 4, 1, 1]);
    assert_eq!(inferred(&mut vec![1]).count(), 1);
}
