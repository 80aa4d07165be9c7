use resumable::generator;

macro_rules! twice {
    ($value:expr) => {
        ($value, $value)
    };
}

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    twice!(yield_!(1));
}

fn main() {
    assert_eq!(numbers().sum::<u32>(), 2);
}
