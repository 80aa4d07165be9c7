use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    [1, 2].iter().for_each(|number| yield_!(*number));
    let future = async { yield_!(3) };
    fn nested() {
        yield_!(4);
    }
    const LENGTH: usize = {
        yield_!(5);
        1
    };
    let array = [0; yield_!(6)];
    drop((future, array));
    nested();
}

fn main() {
    assert_eq!(numbers().sum::<u32>(), 21);
}
