use resumable::generator;

trait Walk {
    #[generator]
    fn walk(&self) -> impl Iterator<Item = u32>;
}

fn main() {}
