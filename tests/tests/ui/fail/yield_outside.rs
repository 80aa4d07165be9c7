use resumable::{try_yield, yield_, yield_from};

fn numbers() {
    yield_!(1);
    let _ = try_yield!(2);
    yield_from!(3..4);
}

fn main() {
    numbers();
}
