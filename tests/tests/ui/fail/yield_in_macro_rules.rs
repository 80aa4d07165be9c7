use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    macro_rules! emit {
        ($value:expr) => {
            yield_!($value)
        };
    }
    emit!(1);
}

fn main() {
    assert_eq!(numbers().sum::<u32>(), 1);
}
