use resumable::{Generator, generator};

#[generator]
fn echo() -> impl Generator<Item = u32, Send = u32> {
    yield_!(0);
}

fn main() {
    let mut echo = echo();
    echo.next();
    drop(echo.send("one"));
}
