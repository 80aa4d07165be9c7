//! The running average of what is sent.

use std::sync::OnceLock;

use crate::contender::{Workload, receiving_bodies, receiving_workload};
use crate::ways::Receive;

receiving_bodies! {
    fn generate() -> f64, f64 {
        let (mut total, mut count, mut average) = (0.0, 0.0, 0.0);
        while let Some(term) = yield_!(average) {
            total += term;
            count += 1.0;
            average = total / count;
        }
    }
}

#[derive(Default)]
struct Hand {
    total: f64,
    count: f64,
}

impl Receive<f64> for Hand {
    type Answer = f64;

    #[inline]
    fn receive(&mut self, value: Option<f64>) -> Option<f64> {
        let Some(term) = value else { return Some(0.0) };
        self.total += term;
        self.count += 1.0;
        Some(self.total / self.count)
    }
}

pub fn terms() -> &'static [f64] {
    static TERMS: OnceLock<Vec<f64>> = OnceLock::new();
    TERMS.get_or_init(|| (0..1_000_000_u32).map(|number| f64::from(number.wrapping_mul(2_654_435_761) >> 8)).collect())
}

/// Of a million terms.
pub fn workload() -> Workload {
    receiving_workload!("average (send)", terms(), generate(), "hand": Hand::default())
}
