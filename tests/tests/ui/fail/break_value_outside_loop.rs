use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    while true {
        yield_!(1);
        break 7;
    }
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
