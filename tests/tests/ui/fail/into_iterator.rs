use resumable::generator;

#[generator]
fn numbers() -> impl IntoIterator<Item = u32> {
    yield_!(1);
}

fn main() {
    for number in numbers() {
        drop::<u32>(number);
    }
}
