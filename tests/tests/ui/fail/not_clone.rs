use resumable::generator;

struct Token;

#[generator]
fn tokens(token: Token) -> impl Iterator<Item = u32> + Clone {
    yield_!(1);
    drop(token);
}

fn main() {
    assert_eq!(tokens(Token).clone().count(), 1);
}
