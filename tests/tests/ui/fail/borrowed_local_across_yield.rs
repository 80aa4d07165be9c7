use resumable::generator;

struct Page {
    lines: Vec<u32>,
}

// What the macro is not sure of is left to rustc: `lines` might be a reference to a vector of somebody else's.
#[generator]
fn numbers(page: Page) -> impl Iterator<Item = u32> {
    let first = &page.lines[0];
    yield_!(*first);
    yield_!(*first);
}

impl Page {
    fn each(&mut self) -> std::slice::IterMut<'_, u32> {
        self.lines.iter_mut()
    }
}

#[generator]
fn more(mut page: Page) -> impl Iterator<Item = u32> {
    for line in page.each() {
        yield_!(*line);
    }
}

#[generator]
fn all(pages: Vec<Page>) -> impl Iterator<Item = u32> {
    for mut page in pages {
        for line in page.each() {
            yield_!(*line);
        }
    }
}

fn main() {
    assert_eq!(all(Vec::new()).count(), 0);
    assert_eq!(more(Page { lines: vec![1] }).count(), 1);
    assert_eq!(numbers(Page { lines: vec![1, 2] }).count(), 2);
}
