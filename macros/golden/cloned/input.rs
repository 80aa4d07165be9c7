//! `Clone` and `Debug` of the return type become those of the frame.

use resumable::generator;

#[generator]
pub fn countdown<T: Clone + std::fmt::Debug>(
    item: T,
    mut count: u8,
) -> impl Iterator<Item = (u8, T)> + Clone + std::fmt::Debug {
    while count > 0 {
        yield_!((count, item.clone()));
        count -= 1;
    }
}
