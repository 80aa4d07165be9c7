use resumable::generator;

#[generator]
struct Counter {
    count: u32,
}

#[generator]
impl Counter {
    fn down(self) -> impl Iterator<Item = u32> {
        for count in (0..self.count).rev() {
            yield_!(count);
        }
    }

    #[generator]
    fn up(self) -> impl Iterator<Item = u32> {
        for count in 0..self.count {
            yield_!(count);
        }
    }
}

fn main() {
    let counter = Counter { count: 1 };
    for _ in (Counter { count: 3 }).down() {}
    for _ in (Counter { count: 3 }).up() {}
    drop(counter.count);
}
