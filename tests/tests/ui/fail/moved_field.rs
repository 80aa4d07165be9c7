use resumable::generator;

struct Page {
    items: Vec<u32>,
    next: Option<u32>,
}

#[generator]
fn pages(page: Page) -> impl Iterator<Item = u32> {
    for item in page.items {
        yield_!(item);
    }
    yield_!(page.items.len() as u32);
    yield_!(page.next.unwrap_or(0));
}

fn main() {
    let page = Page {
        items: vec![],
        next: None,
    };
    assert_eq!(pages(page).count(), 2);
}
