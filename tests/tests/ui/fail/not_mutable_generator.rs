use resumable::{Generator, generator};

#[generator]
fn echo() -> impl Generator<Item = u32, Send = u32> {
    yield_!(1);
}

fn main() {
    let echo = echo();
    echo.next();
    drop(echo.send(1));
}
