//! The guest's generators do what they should.

use resumable::Generator;
use resumable_guest_unsafe_code::{Cell, inside, operand, others, raw};

#[test]
fn unsafe_blocks_with_yields_inside() {
    assert_eq!(inside(vec![1, 2, 3]).collect::<Vec<_>>(), [1, 2, 3, 3]);
    assert_eq!(operand(vec![1, 2]).collect::<Vec<_>>(), [0, 3]);
    assert_eq!(inside(vec![1, 2]).sum::<u32>(), 5);
    assert_eq!(others().collect::<Vec<_>>(), [1.0_f32.to_bits(), 1, 3]);
}

#[test]
fn unsafe_functions() {
    let list = [4, 5];
    let mut raw = unsafe { raw(list.as_ptr(), 2) };
    assert_eq!(raw.by_ref().collect::<Vec<_>>(), [4, 5]);
    assert_eq!(raw.take_return(), Some(2));
    let mut number = 1;
    let mut cell = Cell(&raw mut number);
    assert_eq!(unsafe { cell.count(2) }.collect::<Vec<_>>(), [2, 3]);
}
