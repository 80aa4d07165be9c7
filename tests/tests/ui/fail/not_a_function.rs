use resumable::generator;

#[generator]
struct Counter {
    count: u32,
}

fn main() {
    let counter = Counter { count: 1 };
    drop(counter.count);
}
