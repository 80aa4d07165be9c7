//! A loop that the yield leaves and never enters again stays a Rust loop, in the arm of the start.

use resumable::generator;

#[generator]
pub fn first_multiple(of: u64, after: u64) -> impl Iterator<Item = u64> {
    let mut candidate = after;
    loop {
        candidate += 1;
        if candidate.is_multiple_of(of) {
            yield_!(candidate);
            break;
        }
    }
}
