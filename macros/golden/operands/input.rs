//! Operands that were evaluated before the yield wait for it, those that are places do not, and a temporary with a
//! destructor lives to the end of the statement.

use std::cell::RefCell;

use resumable::{Generator, generator};

#[generator]
pub fn operands(
    names: Vec<String>,
    cell: RefCell<u32>,
) -> impl Generator<Item = u32, Send = u32, Return = u32> {
    let sum = names.len() as u32 + yield_!(1).unwrap_or(0) * 2;
    let larger = u32::max(sum + 1, yield_!(*cell.borrow()).unwrap_or(sum));
    let text = String::from("temporary").replace(
        "t",
        &yield_!(larger).map_or(names[0].clone(), |n| n.to_string()),
    );
    text.len() as u32 + larger
}
