use resumable::generator;

struct Token;

#[generator]
fn tokens(token: Token) -> impl Iterator<Item = u32> + std::fmt::Debug {
    yield_!(1);
    drop(token);
}

fn main() {
    println!("{:?}", tokens(Token));
}
