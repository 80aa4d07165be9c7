use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Mutex;

use resumable::generator;

struct Page {
    items: Vec<u32>,
    next: Option<String>,
}

#[generator]
fn fields(page: Page) -> impl Iterator<Item = u32> {
    for item in &page.items {
        yield_!(*item);
    }
}

#[generator]
fn chosen(page: Page) -> impl Iterator<Item = usize> {
    if let Some(next) = page.next.as_ref() {
        yield_!(1);
        yield_!(next.len());
    }
}

#[generator]
fn matched(found: Option<String>) -> impl Iterator<Item = usize> {
    match &found {
        Some(name) => {
            yield_!(1);
            yield_!(name.len());
        }
        None => {}
    }
}

#[generator]
fn locked(total: Mutex<u32>) -> impl Iterator<Item = u32> {
    let guard = total.lock().unwrap();
    yield_!(*guard);
}

#[generator]
fn shared(list: Rc<RefCell<Vec<u32>>>) -> impl Iterator<Item = u32> {
    for item in list.borrow().iter() {
        yield_!(*item);
    }
}

#[generator]
fn guarded(list: &RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
    for item in list.borrow().iter() {
        yield_!(*item);
    }
}

#[generator]
fn lent(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let mut items = list.into_iter();
    for item in items.by_ref().take(2) {
        yield_!(item);
    }
    yield_from!(items);
}

#[generator]
fn first(list: Vec<String>) -> impl Iterator<Item = usize> {
    let first = list.first().unwrap();
    yield_!(1);
    yield_!(first.len());
}

#[generator]
fn unlocked(total: &Mutex<Vec<u32>>) -> impl Iterator<Item = usize> {
    let list = &*total.lock().unwrap();
    yield_!(list.len());
    yield_!(list.len());
}

#[generator]
fn unboxed(page: Box<Page>) -> impl Iterator<Item = usize> {
    let page = &*page;
    yield_!(1);
    yield_!(page.items.len());
}

impl Page {
    #[generator]
    fn lent_on(&mut self) -> impl Iterator<Item = u32> {
        for item in &self.items {
            yield_!(*item);
        }
        self.items.clear();
        for item in &self.items {
            yield_!(*item);
            self.next = None;
        }
    }
}

fn main() {}
