use resumable::{Generator, generator};

#[generator]
fn guarded() -> impl Generator<Item = u32, Throw = String, Return = Result<(), String>> {
    if let Err(number) = try_yield!(0) {
        let number: u32 = number;
        yield_!(number);
    }
    Ok(())
}

fn main() {
    let mut guarded = guarded();
    drop(guarded.throw(1));
}
