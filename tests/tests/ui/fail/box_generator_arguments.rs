use resumable::{BoxGenerator, generator};

#[generator]
fn numbers() -> BoxGenerator<'static> {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
