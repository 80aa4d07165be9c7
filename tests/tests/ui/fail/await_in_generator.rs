use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
    std::future::ready(2).await;
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
