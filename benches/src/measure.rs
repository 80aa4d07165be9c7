//! Takes the contenders of one workload and way; gives each one's times, taken in turns.
//!
//! The rule: what is compared is measured in the same round, one right after the other, so that the machine's moods strike all
//! alike; a ratio is taken within a round, and the median of the ratios is the figure.

use std::time::Instant;

use crate::ways::Run;

/// Every contender's nanoseconds, round by round.
pub struct Times(pub Vec<Vec<f64>>);

/// A ratio and how it spreads.
#[derive(Clone, Copy)]
pub struct Ratio {
    /// The median of the rounds' ratios.
    pub median: f64,
    /// A tenth of the rounds are below.
    pub low: f64,
    /// A tenth of the rounds are above.
    pub high: f64,
}

/// Runs all in turns, for so many rounds. The order goes round, so that nobody is always the one after the slowest.
pub fn interleave(runs: &[Run], rounds: usize) -> Times {
    let mut times = vec![Vec::with_capacity(rounds); runs.len()];
    for run in runs {
        measured(run);
    }
    for round in 0..rounds {
        for turn in 0..runs.len() {
            let who = (turn + round) % runs.len();
            let start = Instant::now();
            measured(&runs[who]);
            times[who].push(start.elapsed().as_secs_f64() * 1e9);
        }
    }
    Times(times)
}

/// The one call that a profiler may watch: callgrind collects inside it.
#[inline(never)]
pub fn measured(run: &Run) -> u64 {
    std::hint::black_box(run())
}

impl Times {
    /// How one contender's time relates to another's.
    pub fn ratio(&self, of: usize, to: usize) -> Ratio {
        let mut ratios: Vec<f64> = self.0[of]
            .iter()
            .zip(&self.0[to])
            .map(|(of, to)| of / to)
            .collect();
        ratios.sort_by(f64::total_cmp);
        let at = |part: f64| ratios[((ratios.len() - 1) as f64 * part).round() as usize];
        Ratio {
            median: at(0.5),
            low: at(0.1),
            high: at(0.9),
        }
    }

    /// The least of a contender's times.
    pub fn least(&self, of: usize) -> f64 {
        self.0[of].iter().copied().fold(f64::INFINITY, f64::min)
    }
}
