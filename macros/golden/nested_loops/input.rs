//! Labels: `continue` and `break` of an outer loop, out of a piece that is carried whole and past a yield; a loop's value.

use resumable::{Generator, generator};

#[generator]
pub fn primes(limit: u32) -> impl Generator<Item = u32, Return = Option<u32>> {
    let mut candidate = 1;
    let large = 'candidates: loop {
        candidate += 1;
        for divisor in 2..candidate {
            if candidate % divisor == 0 {
                continue 'candidates;
            }
        }
        let mut times = candidate;
        loop {
            if times > limit {
                break 'candidates times;
            }
            yield_!(candidate);
            if times % 2 == 0 {
                continue 'candidates;
            }
            times *= candidate;
        }
    };
    Some(large)
}
