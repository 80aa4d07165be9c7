//! `dissolve` takes `self` on one path, which no syntax tells: `{ log }.dissolve()` would.
use resumable::generator;

struct Log(Vec<String>);

impl Log {
    fn dissolve(self) -> usize {
        self.0.len()
    }
}

#[generator]
fn count(log: Log, all: bool) -> impl Iterator<Item = usize> {
    let length = if all { log.dissolve() } else { 0 };
    yield_!(length);
}

fn main() {
    assert_eq!(count(Log(vec![]), true).count(), 1);
}
