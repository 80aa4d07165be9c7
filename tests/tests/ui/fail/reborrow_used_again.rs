use resumable::generator;

#[generator]
fn grown(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    let part = &mut list[..1];
    yield_!(part[0]);
    part[0] = 2;
    list.push(3);
    yield_!(list[1]);
}

#[generator]
fn counted(list: &mut [u32]) -> impl Iterator<Item = u32> {
    loop {
        for number in list.iter_mut() {
            *number += 1;
            yield_!(*number);
        }
        list[0] = 0;
    }
}

#[generator]
fn lines(text: &mut String) -> impl Iterator<Item = usize> {
    for line in text.lines() {
        yield_!(line.len());
    }
    text.clear();
    yield_!(text.len());
}
fn main() {
    assert_eq!(grown(&mut vec![1]).count(), 3);
}
