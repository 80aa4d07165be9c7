//! `dissolve` takes `self`, which no syntax tells: `{ log }.dissolve()` would.
use resumable::generator;

struct Log(Vec<String>);

impl Log {
    fn dissolve(self) -> usize {
        self.0.len()
    }
}

#[generator]
fn count(log: Log) -> impl Iterator<Item = usize> {
    let length = log.dissolve();
    yield_!(length);
}

fn main() {
    assert_eq!(count(Log(vec![])).count(), 1);
}
