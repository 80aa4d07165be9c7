//! The iterator is a local; the piece in front, without a yield, is carried whole: macro, closure, `"{captures}"` and all.

use resumable::generator;

#[generator]
pub fn rows(title: String, values: Vec<u32>) -> impl Iterator<Item = String> {
    let width = values.iter().map(|value| value.to_string().len()).max();
    let width = width.unwrap_or(0);
    if values.is_empty() {
        println!("{title} is empty");
        return;
    }
    for (row, value) in values.into_iter().enumerate() {
        yield_!(format!("{title} {row}: {value:width$}"));
    }
}
