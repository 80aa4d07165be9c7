use resumable::generator;

type Numbers = std::vec::IntoIter<u32>;

struct Tree(Vec<u32>);

impl IntoIterator for Tree {
    type Item = u32;
    type IntoIter = std::vec::IntoIter<u32>;

    #[generator]
    fn into_iter(self) -> Self::IntoIter {
        for value in self.0 {
            yield_!(value);
        }
    }
}

#[generator]
fn numbers() -> Numbers {
    yield_!(1);
}

fn main() {
    assert_eq!(numbers().chain(Tree(vec![1])).count(), 2);
}
