use resumable::generator;

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    'outer: loop {
        yield_!(1);
        if numbers().count() > 1 {
            continue 'inner;
        }
        'block: {
            yield_!(2);
            break 'blocks;
        }
        while yield_known() {
            break 'outer;
        }
    }
}

fn yield_known() -> bool {
    true
}

fn main() {
    assert_eq!(numbers().count(), 1);
}
