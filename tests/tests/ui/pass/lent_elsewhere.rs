//! What only looks like a reference to what moves: none of these is refused for it.
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

use resumable::generator;

struct Page {
    items: &'static [u32],
    next: &'static Next,
}

struct Next {
    names: Vec<String>,
    last: Option<String>,
}

#[generator]
fn behind_members(page: Page) -> impl Iterator<Item = usize> {
    for item in page.items.iter() {
        yield_!(*item as usize);
    }
    for name in &page.next.names {
        yield_!(name.len());
    }
    if let Some(last) = &page.next.last {
        yield_!(1);
        yield_!(last.len());
    }
    match page.next.last.as_ref() {
        Some(last) => {
            yield_!(1);
            yield_!(last.len());
        }
        None => {}
    }
}

#[generator]
fn behind_pointers(boxed: Box<&'static Next>, counted: Rc<&'static Next>) -> impl Iterator<Item = usize> {
    for name in &boxed.names {
        yield_!(name.len());
    }
    let next = &**boxed;
    yield_!(1);
    yield_!(next.names.len());
    let names = &counted.names;
    yield_!(names.len());
    yield_!(names[0].len());
}

#[generator]
fn by_a_parameter(items: &mut std::vec::IntoIter<u32>) -> impl Iterator<Item = u32> {
    for item in items.by_ref().take(2) {
        yield_!(item);
    }
}

#[generator]
fn behind_guards(total: &Mutex<u32>, shared: Arc<&'static Mutex<u32>>, list: &mut RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
    let guard = total.lock().unwrap();
    yield_!(*guard);
    let guard = shared.lock().unwrap();
    yield_!(*guard);
    let guard = list.borrow();
    yield_!(guard[0]);
    yield_!(guard[1]);
}

#[generator]
fn guards_that_end(list: Mutex<Vec<u32>>) -> impl Iterator<Item = u32> {
    loop {
        let mut guard = list.lock().unwrap();
        let item = guard.pop();
        drop(guard);
        let Some(item) = item else { break };
        yield_!(item);
        let first = list.lock().unwrap().first().copied();
        yield_!(first.unwrap_or_default());
    }
}

#[generator]
fn copies(names: Vec<&'static str>, text: String) -> impl Iterator<Item = usize> {
    let first: &str = names.first().unwrap();
    yield_!(1);
    yield_!(first.len());
    if let Some(&name) = names.last() {
        yield_!(1);
        yield_!(name.len());
    }
    let last = text.chars().last().unwrap();
    yield_!(1);
    yield_!(last.len_utf8());
}

impl Next {
    #[generator]
    fn beside(&mut self, page: &Page) -> impl Iterator<Item = usize> {
        for name in page.next.names.iter() {
            yield_!(name.len());
            self.names.push(name.clone());
        }
        for name in &mut self.names {
            name.clear();
            yield_!(name.len());
        }
    }
}

fn main() {
    let next: &'static Next = Box::leak(Box::new(Next { names: vec!["a".into()], last: Some("bc".into()) }));
    let page = || Page { items: &[1, 2], next };
    assert_eq!(behind_members(page()).sum::<usize>(), 1 + 2 + 1 + 1 + 2 + 1 + 2);
    assert_eq!(behind_pointers(Box::new(next), Rc::new(next)).sum::<usize>(), 5);
    assert_eq!(by_a_parameter(&mut vec![1, 2, 3].into_iter()).sum::<u32>(), 3);
    let shared: &'static Mutex<u32> = Box::leak(Box::new(Mutex::new(2)));
    let list = &mut RefCell::new(vec![3, 4]);
    assert_eq!(behind_guards(&Mutex::new(1), Arc::new(shared), list).sum::<u32>(), 10);
    assert_eq!(guards_that_end(Mutex::new(vec![1, 2])).sum::<u32>(), 4);
    assert_eq!(copies(vec!["abc"], "x".into()).sum::<usize>(), 1 + 3 + 1 + 3 + 1 + 1);
    let mut own = Next { names: Vec::new(), last: None };
    assert_eq!(own.beside(&page()).count(), 2);
}
