#![deny(warnings)]
use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(unsafe { 1 });
    unsafe {
        yield_!(2);
    }
}

fn main() {
    assert_eq!(numbers().count(), 2);
}
