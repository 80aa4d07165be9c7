//! Not supported yet: a guard that borrows from the frame's own local.
use std::cell::RefCell;

use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let cell = RefCell::new(1);
    let guard = cell.borrow();
    yield_!(*guard);
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
