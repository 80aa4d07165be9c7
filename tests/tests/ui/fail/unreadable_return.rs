use resumable::generator;

#[generator]
fn numbers() -> u32 {
    yield_!(1);
}

#[generator]
fn letters() -> impl Clone + Send {
    yield_!('a');
}

fn main() {
    drop(numbers());
    drop(letters());
}
