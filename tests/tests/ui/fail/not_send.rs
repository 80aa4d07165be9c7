use std::rc::Rc;

use resumable::generator;

#[generator]
fn numbers(shared: Rc<u32>) -> impl Iterator<Item = u32> + Send {
    yield_!(1);
    yield_!(*shared);
}

#[generator]
fn local() -> impl Iterator<Item = u32> {
    let shared = Rc::new(1);
    yield_!(1);
    yield_!(*shared);
}

fn main() {
    assert_eq!(numbers(Rc::new(1)).count(), 2);
    std::thread::spawn(|| drop(local()));
    let generator = local();
    std::thread::spawn(move || drop(generator));
}
