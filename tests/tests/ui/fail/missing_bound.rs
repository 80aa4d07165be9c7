use resumable::generator;

#[generator]
fn lengths<T>(list: Vec<T>) -> impl Iterator<Item = String> {
    for value in list {
        yield_!(value.to_string());
    }
}

fn main() {
    assert_eq!(lengths(vec![1]).count(), 1);
}
