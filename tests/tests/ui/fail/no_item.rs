use resumable::{Generator, generator};

#[generator]
fn numbers() -> impl Iterator {
    yield_!(1);
}

#[generator]
fn letters() -> impl Generator<Send = u32> {
    yield_!('a');
}

fn main() {
    drop(numbers());
    drop(letters());
}
