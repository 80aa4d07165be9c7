use resumable::generator;

#[generator]
fn sums(n: u32) -> impl Iterator<Item = u32> {
    let add = |x| x + n;
    yield_!(add(1));
    yield_!(add(2));
}

#[generator]
fn products(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let factor = 3;
    for product in list.into_iter().map(|x| x * factor).rev() {
        yield_!(product);
    }
}

#[generator]
fn known(list: &[u32], seen: Vec<u32>) -> impl Iterator<Item = u32> {
    let mut new = list.iter().filter(|x| !seen.contains(x)).peekable();
    while let Some(x) = new.next() {
        yield_!(*x);
    }
}

#[generator]
fn called<F: Fn(u32) -> u32>(f: F) -> impl Iterator<Item = u32> {
    for x in (0..9).map(|x| f(x)) {
        yield_!(x);
    }
}

#[generator]
fn counted() -> impl Iterator<Item = u32> {
    let mut count = 0;
    let mut bump = || {
        count += 1;
        count
    };
    yield_!(bump());
    yield_!(bump());
}

#[generator]
fn boxed(name: String) -> impl Iterator<Item = String> {
    let mut greet: Box<dyn FnMut() -> String> = Box::new(|| format!("hello, {name}"));
    yield_!(greet());
    yield_!(greet());
}

#[generator]
fn fibonacci(limit: u32) -> impl Iterator<Item = u32> {
    let mut pair = (0, 1);
    let next = std::iter::from_fn(|| {
        pair = (pair.1, pair.0 + pair.1);
        Some(pair.0)
    });
    for number in next.take_while(|number| *number < limit) {
        yield_!(number);
    }
}

#[generator]
fn halves(list: Vec<u32>) -> impl Iterator<Item = usize> {
    let half = list.len() / 2;
    for at in (0..9).filter(|at| at % half == 0) {
        yield_!(at);
    }
}

fn main() {
    assert_eq!(sums(1).count(), 2);
    assert_eq!(products(vec![1]).count(), 1);
    assert_eq!(known(&[1], vec![]).count(), 1);
    assert_eq!(called(|x| x).count(), 9);
    assert_eq!(counted().count(), 2);
    assert_eq!(boxed(String::new()).count(), 2);
    assert_eq!(fibonacci(100).count(), 11);
    assert_eq!(halves(vec![1, 2]).count(), 9);
}
