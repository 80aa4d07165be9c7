//! A guard that nothing names again is held to the end of its block; a reference that nothing names again has nothing to hold.

use std::sync::Mutex;

use resumable::generator;

#[generator]
pub fn locked<'a>(
    first: &'a Mutex<Vec<u32>>,
    second: &'a Mutex<u32>,
) -> impl Iterator<Item = u32> + 'a {
    let length = {
        let items = first.lock().unwrap();
        items.len() as u32
    };
    {
        let _guard = second.lock().unwrap();
        yield_!(length);
    }
    yield_!(0);
}
