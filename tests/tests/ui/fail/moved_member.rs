use resumable::generator;

struct Page {
    title: String,
    text: String,
}

#[generator]
fn pages(page: Page, found: Option<String>) -> impl Iterator<Item = String> {
    yield_!(page.title);
    println!("{}", page.title);
    yield_!(page.text);
    match found {
        Some(text) => {
            yield_!(text);
        }
        None => {}
    }
    println!("{}", found.is_some());
}

fn main() {
    let (title, text) = (String::new(), String::new());
    assert_eq!(pages(Page { title, text }, None).count(), 2);
}
