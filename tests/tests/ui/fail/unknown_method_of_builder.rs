//! Of a name that is asked about.

use resumable::generator;

struct Order;

#[generator]
fn orders() -> impl Iterator<Item = u32> {
    let order = Order;
    let number = order.build(1);
    yield_!(number);
}

fn main() {}
