//! `dissolve` takes `self`, which neither its name tells nor, for the reference to a closure among its arguments, its type: `{ log }.dissolve(..)` would.
use resumable::generator;

struct Log(Vec<String>);

impl Log {
    fn dissolve(self, counts: &dyn Fn(&str) -> bool) -> usize {
        self.0.iter().filter(|line| counts(line)).count()
    }
}

#[generator]
fn count(log: Log) -> impl Iterator<Item = usize> {
    let length = log.dissolve(&|line| line.len() > 1);
    yield_!(length);
}

fn main() {
    assert_eq!(count(Log(vec![])).count(), 1);
}
