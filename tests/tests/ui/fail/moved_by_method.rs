//! `finish` takes `self`, which no syntax tells: `{ log }.finish()` would.
use resumable::generator;

struct Log(Vec<String>);

impl Log {
    fn finish(self) -> usize {
        self.0.len()
    }
}

#[generator]
fn count(log: Log) -> impl Iterator<Item = usize> {
    let length = log.finish();
    yield_!(length);
}

fn main() {
    assert_eq!(count(Log(vec![])).count(), 1);
}
