//! The arguments of a call that may consume its receiver are typed once more, to find out: what is wrong with them is told once.

use resumable::generator;

struct Board(Vec<u32>);

impl Board {
    fn at(&self, at: usize) -> u32 {
        self.0[at]
    }

    fn done(self, name: &str) -> usize {
        name.len() + self.0.len()
    }
}

#[generator]
fn borrowed(board: Board, name: String) -> impl Iterator<Item = u32> {
    let value = board.at(name.as_str());
    yield_!(value);
}

#[generator]
fn consumed(board: Board, name: String) -> impl Iterator<Item = usize> {
    let value = board.done(name);
    yield_!(value);
}

#[generator]
fn missing(board: Board) -> impl Iterator<Item = usize> {
    let value = board.done();
    yield_!(value);
}

fn main() {}
