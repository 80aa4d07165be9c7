use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    #[cfg(unix)]
    yield_!(1);
    #[cfg(windows)]
    yield_!(2);
    #[cfg(target_os = "wasi")]
    yield_!(3);
    #[cfg(target_endian = "big")]
    yield_!(4);
    #[cfg(target_pointer_width = "16")]
    yield_!(5);
    #[cfg(debug_assertions)]
    yield_!(6);
}

fn main() {
    assert!(numbers().sum::<u32>() > 0);
}
