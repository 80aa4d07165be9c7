//! What a run found.
//!
//! Takes judgements; gives a page: how many were accepted, the refusals by message, the defects, and what cost most.
//!
//! Rule: reports of several threads add up, whatever their order.

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::time::Duration;

use crate::judge::{Judgement, Outcome};

/// How many of the most costly inputs are named.
const WORST: usize = 5;

/// The sum of many judgements.
#[derive(Default, Debug)]
pub struct Report {
    /// Inputs that the macro accepted.
    pub accepted: usize,
    /// Inputs that it refused.
    pub refused: usize,
    /// Inputs that were no Rust.
    pub unreadable: usize,
    /// Inputs that showed a mistake of the macro, each with what it was.
    pub defects: Vec<(String, Outcome)>,
    messages: BTreeMap<String, usize>,
    time: Duration,
    before: usize,
    after: usize,
    slowest: Vec<(u128, String)>,
    /// The ratio in hundredths.
    largest: Vec<(u128, String)>,
}

impl Report {
    /// Adds one judgement of the input that `name` tells how to find.
    pub fn add(&mut self, name: &str, judgement: &Judgement) {
        match &judgement.outcome {
            Outcome::Accepted => self.cost(name, judgement),
            Outcome::Refused(texts) => {
                self.refused += 1;
                for text in texts {
                    *self.messages.entry(class(text)).or_default() += 1;
                }
            }
            Outcome::Unreadable => self.unreadable += 1,
            defect => self.defects.push((name.to_owned(), defect.clone())),
        }
    }

    fn cost(&mut self, name: &str, judgement: &Judgement) {
        self.accepted += 1;
        self.time += judgement.time;
        self.before += judgement.before;
        self.after += judgement.after;
        let ratio = 100 * judgement.after / judgement.before.max(1);
        self.slowest
            .push((judgement.time.as_micros(), name.to_owned()));
        self.largest.push((
            ratio as u128,
            format!("{name}: {} tokens", judgement.before),
        ));
        self.prune();
    }

    fn prune(&mut self) {
        for list in [&mut self.slowest, &mut self.largest] {
            list.sort_by(|a, b| b.cmp(a));
            list.truncate(WORST);
        }
    }

    /// Adds what another thread found.
    pub fn merge(&mut self, other: Self) {
        self.accepted += other.accepted;
        self.refused += other.refused;
        self.unreadable += other.unreadable;
        self.defects.extend(other.defects);
        self.defects.sort_by(|a, b| a.0.cmp(&b.0));
        for (text, count) in other.messages {
            *self.messages.entry(text).or_default() += count;
        }
        self.time += other.time;
        self.before += other.before;
        self.after += other.after;
        self.slowest.extend(other.slowest);
        self.largest.extend(other.largest);
        self.prune();
    }
}

/// A message without the names in it.
pub(crate) fn class(text: &str) -> String {
    let mut outside = true;
    let mut short = String::new();
    for piece in text.split('`') {
        short += if outside { piece } else { "`..`" };
        outside = !outside;
    }
    short
}

impl Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let judged = self.accepted + self.refused + self.defects.len();
        let share = 10_000 * self.accepted / judged.max(1);
        writeln!(
            f,
            "{judged} functions: {} accepted ({}.{:02} %), {} refused, {} defects; {} unreadable",
            self.accepted,
            share / 100,
            share % 100,
            self.refused,
            self.defects.len(),
            self.unreadable
        )?;
        writeln!(
            f,
            "accepted: {} tokens in, {} out (x{}), {:?}",
            self.before,
            self.after,
            self.after / self.before.max(1),
            self.time
        )?;
        writeln!(f, "refusals by message:")?;
        let mut messages: Vec<_> = self.messages.iter().collect();
        messages.sort_by(|a, b| b.1.cmp(a.1));
        for (text, count) in messages {
            writeln!(f, "{count:7} {text}")?;
        }
        for (micros, name) in &self.slowest {
            writeln!(f, "slow: {}.{:03} ms {name}", micros / 1000, micros % 1000)?;
        }
        for (ratio, name) in &self.largest {
            writeln!(f, "large: x{}.{:02} {name}", ratio / 100, ratio % 100)?;
        }
        for (name, outcome) in &self.defects {
            writeln!(f, "DEFECT {name}\n    {outcome:?}")?;
        }
        Ok(())
    }
}
