use resumable::generator;

struct Counter {
    count: u32,
    marks: [u32; 2],
}

impl Counter {
    #[generator]
    fn up_to(&self, end: u32) -> impl Iterator<Item = u32> {
        while self.count < end {
            self.count += 1;
            yield_!(self.count);
        }
    }

    #[generator]
    fn marked(&self) -> impl Iterator<Item = u32> {
        impl Counter {
            fn mark(&mut self) {
                self.marks[0] = 1;
            }
        }
        yield_!(self.marks[0]);
        self.marks[1] = 2;
        yield_!(self.marks[1]);
    }
}

fn main() {
    let counter = Counter { count: 0, marks: [0; 2] };
    assert_eq!(counter.up_to(3).count(), 3);
    assert_eq!(counter.marked().count(), 2);
}
