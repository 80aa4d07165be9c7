use resumable::generator;

#[generator]
fn numbers() -> u32 {
    yield_!(1);
}

#[generator]
fn letters() -> impl Clone + Send {
    yield_!('a');
}

#[generator]
fn perhaps() -> Option<impl Iterator<Item = u32>> {
    yield_!(1);
}

fn main() {
    drop(numbers());
    drop(perhaps());
    drop(letters());
}
