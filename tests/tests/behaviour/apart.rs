//! Members of what a `&mut` points to: something refers to one of them across a yield, while others are named.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};

use resumable::generator;
use resumable_tests::{both, kept_mut, log};

#[derive(Debug, Default)]
struct Row {
    cells: Vec<u32>,
    sum: u32,
    next: Option<Box<Row>>,
}

#[derive(Debug, Default)]
struct Sheet {
    name: String,
    head: Row,
    rows: Vec<Row>,
    more: Vec<Row>,
    by_name: BTreeMap<&'static str, Row>,
    first: Option<Row>,
    total: u32,
}

impl Drop for Sheet {
    fn drop(&mut self) {
        log(&self.name);
    }
}

impl Sheet {
    fn rename(&mut self) -> bool {
        self.name.push('!');
        self.name.len() > 2
    }
}

fn row() -> Row {
    let next = Row {
        cells: vec![4, 5],
        ..Row::default()
    };
    Row {
        cells: vec![1, 2, 3],
        sum: 0,
        next: Some(Box::new(next)),
    }
}

fn sheet() -> &'static mut Sheet {
    kept_mut(Sheet {
        name: String::from("a"),
        head: row(),
        rows: vec![row(), row()],
        more: vec![row()],
        by_name: [("x", row()), ("y", row())].into(),
        first: Some(row()),
        total: 0,
    })
}

both! {
    with (sheet());
    fn one_is_gone_over_and_another_changed(sheet: &'static mut Sheet) -> impl Iterator<Item = u32> {
        for row in &sheet.rows {
            sheet.total += row.cells[0];
            yield_!(sheet.total);
            sheet.name.push_str("-");
        }
        log(format!("{} {}", sheet.name, sheet.rows.len()));
    }
}

both! {
    with (sheet());
    fn one_is_changed_as_it_is_gone_over(sheet: &'static mut Sheet) -> impl Iterator<Item = u32> {
        for row in sheet.rows.iter_mut().rev() {
            row.sum += 2;
            sheet.total += row.sum;
            yield_!(sheet.total);
            row.sum *= 2;
            log(row.sum);
        }
        log(sheet.total);
    }
}

both! {
    with (sheet());
    fn what_is_only_looked_at_is_lent_in_each_round(sheet: &'static mut Sheet) -> impl Iterator<Item = u32> {
        while sheet.total < 10 {
            for (at, row) in sheet.rows.iter().enumerate() {
                sheet.total += row.cells[at];
                yield_!(sheet.total);
                if sheet.rows.len() == at { continue; }
                let of = sheet.rows[at].cells.len();
                log(format!("{of} {} {:?}", sheet.rows[0].sum, sheet.rows.first().map(|row| row.sum)));
            }
        }
    }
}

both! {
    with (kept_mut(vec![3, 1, 2]));
    fn what_is_changed_first_and_looked_at_then(list: &'static mut Vec<usize>) -> impl Iterator<Item = usize> {
        list.sort();
        yield_!(list[0]);
        list.push(7);
        for x in list.iter() {
            yield_!(x + list.len());
            log(format!("{list:?} {}", list[1]));
        }
        for x in &*list {
            if let Some(first) = list.first() {
                yield_!(x + first);
                log(first);
            }
        }
    }
}

both! {
    with (sheet());
    fn a_member_is_changed_first_and_looked_at_then(sheet: &'static mut Sheet) -> impl Iterator<Item = u32> {
        sheet.head.cells.push(9);
        sheet.total = 5;
        loop {
            for cell in sheet.head.cells.iter().rev() {
                sheet.total += cell;
                if sheet.total > 60 { return; }
                yield_!(sheet.total);
            }
            if let Some(last) = sheet.head.cells.last() {
                yield_!(*last);
                sheet.name.push_str("more");
                log(format!("{last} {}", sheet.name));
            }
        }
    }
}

both! {
    with (sheet());
    fn members_of_members(sheet: &'static mut Sheet) -> impl Iterator<Item = u32> {
        for cell in &sheet.head.cells {
            sheet.head.sum += cell;
            yield_!(sheet.head.sum + sheet.total);
            sheet.total += 1;
        }
        if let Some(next) = &sheet.head.next {
            sheet.head.sum += next.cells[0];
            yield_!(sheet.head.sum);
            log(next.cells.len());
        }
    }
}

both! {
    with (sheet());
    fn behind_the_last_use_of_the_whole(sheet: &'static mut Sheet) -> impl Iterator<Item = u32> {
        sheet.rename();
        yield_!(sheet.total);
        log(sheet.rename());
        for row in &sheet.rows {
            sheet.total += row.cells[1];
            yield_!(sheet.total);
        }
        log(&sheet.name);
    }
}

both! {
    with (sheet());
    fn in_a_branch_of_a_use_of_the_whole(sheet: &'static mut Sheet) -> impl Iterator<Item = u32> {
        yield_!(1);
        if sheet.rename() {
            log("no");
        } else {
            match sheet.rename() {
                true => {
                    for row in &sheet.rows {
                        sheet.total += row.cells[1];
                        yield_!(sheet.total);
                    }
                }
                false => yield_!(2),
            }
        }
    }
}

both! {
    with (sheet());
    fn elements_that_a_loop_binds(sheet: &'static mut Sheet) -> impl Iterator<Item = u32> {
        for row in &mut sheet.rows {
            for cell in &row.cells {
                row.sum += cell;
                sheet.total += cell;
                yield_!(row.sum);
            }
            row.sum += 1;
        }
        for row in sheet.by_name.values_mut() {
            for cell in row.cells.iter_mut().skip(1) {
                row.sum += *cell;
                *cell = 0;
                yield_!(row.sum + sheet.total);
            }
        }
    }
}

both! {
    with (sheet());
    fn elements_that_patterns_bind(sheet: &'static mut Sheet) -> impl Iterator<Item = u32> {
        if let Some(row) = &mut sheet.first {
            for cell in &row.cells {
                row.sum += cell;
                yield_!(row.sum);
            }
        }
        match sheet.more.first_mut() {
            Some(row) => {
                for cell in &row.cells {
                    row.sum += cell;
                    yield_!(row.sum);
                }
            }
            None => {}
        }
        let mut next = sheet.rows.last_mut();
        while let Some(row) = next {
            for cell in &row.cells {
                row.sum += cell;
                yield_!(row.sum);
            }
            next = row.next.as_deref_mut();
        }
    }
}

both! {
    with (sheet());
    fn others_have_the_name(sheet: &'static mut Sheet) -> impl Iterator<Item = u32> {
        if let Some(row) = &mut sheet.first {
            for cell in &row.cells {
                row.sum += cell;
                yield_!(row.sum);
            }
        }
        if let Some(row) = sheet.more.first() {
            for cell in &row.cells {
                yield_!(row.sum + cell);
            }
        }
        for row in &sheet.rows {
            let first = &row.cells[0];
            yield_!(row.sum);
            log(first);
        }
    }
}

both! {
    with (sheet());
    fn a_list_is_walked(sheet: &'static mut Sheet) -> impl Iterator<Item = u32> {
        let mut next = &mut sheet.first;
        if let Some(first) = next {
            let mut node = &mut first.next;
            while let Some(row) = node {
                sheet.total += 1;
                row.sum += 1;
                yield_!(row.sum + sheet.total);
                node = &mut row.next;
            }
        }
        log(sheet.total);
    }
}

struct Words<'t> {
    text: &'t str,
}

impl<'t> Words<'t> {
    fn of(text: &'t str) -> Self {
        Self { text }
    }

    fn next(&mut self) -> Option<&'t str> {
        let (word, rest) = self.text.split_once(' ')?;
        self.text = rest;
        Some(word)
    }
}

#[derive(Debug)]
struct Text {
    text: String,
    read: usize,
}

impl Text {
    fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split(' ')
    }
}

fn page() -> &'static mut (Text, Vec<String>) {
    let text = String::from("a few words and more ");
    kept_mut((Text { text, read: 0 }, Vec::new()))
}

both! {
    with (page());
    fn what_a_call_makes_refers_to_it(page: &'static mut (Text, Vec<String>)) -> impl Iterator<Item = usize> {
        let mut words = Words::of(&page.0.text);
        while let Some(word) = words.next() {
            page.0.read += word.len();
            page.1.push(word.to_string());
            yield_!(page.0.read);
        }
        log(format!("{:?}", page.1));
    }
}

both! {
    with (page());
    fn what_a_literal_holds_refers_to_it(page: &'static mut (Text, Vec<String>)) -> impl Iterator<Item = usize> {
        let mut words = Words { text: &page.0.text };
        while let Some(word) = words.next() {
            page.1.push(word.to_string());
            yield_!(page.1.len());
        }
    }
}

both! {
    with (page());
    fn a_loop_over_what_a_method_of_the_users_lends(page: &'static mut (Text, Vec<String>)) -> impl Iterator<Item = usize> {
        for word in page.0.words() {
            page.1.push(word.to_string());
            yield_!(page.1.len());
        }
    }
}

both! {
    with (page());
    fn what_is_collected_refers_to_it(page: &'static mut (Text, Vec<String>)) -> impl Iterator<Item = usize> {
        let longest = page.0.text.split(' ').max_by_key(|word| word.len()).unwrap();
        page.1.push(longest.into());
        yield_!(page.1.len());
        let words: Vec<&str> = page.0.text.split(' ').collect();
        for word in words {
            page.1.push(word.to_string());
            yield_!(page.1.len());
        }
    }
}

both! {
    with (sheet());
    fn closures_refer_to_it(sheet: &'static mut Sheet) -> impl Iterator<Item = u32> {
        let least = &mut sheet.total;
        let mut large = sheet.rows.iter().filter(|row| row.cells.len() > sheet.head.cells.len() - 1).map(|row| row.cells[0]);
        while let Some(cell) = large.next() {
            *least += cell;
            sheet.name.push('.');
            yield_!(cell);
        }
        log(&sheet.name);
    }
}

struct Counter {
    items: Vec<u32>,
    sum: u32,
}

impl Counter {
    #[generator]
    fn sums(&mut self) -> impl Iterator<Item = u32> {
        for item in &self.items {
            self.sum += item;
            yield_!(self.sum);
        }
    }

    #[generator]
    fn asserted(self: &mut Self, step: &mut u32) -> impl Iterator<Item = u32> + Send {
        for item in self.items.iter() {
            *step += 1;
            assert!(self.sum < 100, "{}", self.sum);
            self.sum = item + *step;
            yield_!(self.sum);
        }
    }
}

#[test]
fn members_of_self() {
    let mut counter = Counter {
        items: vec![1, 2, 3],
        sum: 0,
    };
    assert_eq!(counter.sums().collect::<Vec<_>>(), [1, 3, 6]);
    assert_eq!(counter.sums().take(1).sum::<u32>(), 7);
    let mut step = 0;
    assert_eq!(counter.asserted(&mut step).collect::<Vec<_>>(), [2, 4, 6]);
    assert_eq!((counter.sum, step), (6, 3));
}

/// Two of them can't be lent at a time.
#[test]
fn what_is_there_by_deref_is_as_it_was() {
    #[generator]
    fn locked(guard: &mut MutexGuard<'_, Counter>) -> impl Iterator<Item = u32> {
        guard.sum += 1;
        let sum = &guard.sum;
        yield_!(*sum);
        let (first, last) = (guard.items[0], guard.items.last().copied());
        let most = guard.items.iter().max().copied();
        let twice: Vec<_> = guard.items.iter().map(|item| item * 2).collect();
        let least = guard.items.iter().cloned().min().unwrap();
        yield_!(first);
        guard.sum += first + last.unwrap() + most.unwrap() + twice[0] + least;
        yield_!(guard.sum);
    }
    let counter = Mutex::new(Counter {
        items: vec![1, 2, 3],
        sum: 0,
    });
    assert_eq!(
        locked(&mut counter.lock().unwrap()).collect::<Vec<_>>(),
        [1, 1, 11]
    );
}
