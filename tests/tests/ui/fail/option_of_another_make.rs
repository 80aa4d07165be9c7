use resumable::generator;

mod own {
    pub struct Option<T>(pub T);

    impl<T> Drop for Option<T> {
        fn drop(&mut self) {}
    }
}

use own::Option;

#[generator]
fn numbers(given: Option<u32>) -> impl Iterator<Item = u32> {
    yield_!(given.0);
    let other: Option<u32> = Option(2);
    yield_!(1);
    yield_!(other.0);
}

fn main() {
    numbers(Option(1)).next();
}
