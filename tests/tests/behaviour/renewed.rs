//! Locals in pieces that are assigned anew as a whole (section 4).

use resumable_tests::{Loud, both, log, loud};

struct Page {
    items: Vec<Loud>,
    mark: Loud,
    next: Option<u32>,
}

fn fetch(number: u32) -> Page {
    log(format!("fetch {number}"));
    Page {
        items: vec![loud("first"), loud("second")],
        mark: loud("mark"),
        next: (number < 3).then_some(number + 1),
    }
}

both! {
    fn the_next_page_replaces_one_in_pieces() -> impl Iterator<Item = &'static str> {
        let mut page = fetch(1);
        let _behind = loud("behind");
        loop {
            for item in page.items {
                yield_!(item.0);
            }
            log(&page.mark.0);
            match page.next {
                Some(number) => page = fetch(number),
                None => break,
            }
        }
        yield_!("end");
    }
}

both! {
    fn a_page_replaced_behind_a_let_else() -> impl Iterator<Item = &'static str> {
        let mut page = fetch(1);
        loop {
            for item in page.items {
                yield_!(item.0);
            }
            let Some(number) = page.next else { return };
            page = fetch(number);
            log("replaced");
            yield_!(page.mark.0);
        }
    }
}

both! {
    fn the_value_takes_another_part() -> impl Iterator<Item = u32> {
        struct List { head: Loud, tail: Option<Box<List>>, last: Loud }
        let mut list = List { head: loud("a"), tail: None, last: loud("x") };
        list = List { head: loud("b"), tail: Some(Box::new(list)), last: loud("y") };
        let _behind = loud("behind");
        drop(list.head);
        yield_!(1);
        log(&list.last.0);
        list = *list.tail.unwrap();
        log("replaced");
        yield_!(2);
        log(&list.head.0);
    }
}

both! {
    fn replaced_on_one_path_only() -> impl Iterator<Item = u32> {
        for round in 0..3 {
            let mut page = fetch(2);
            let _behind = loud("behind");
            drop(page.items);
            yield_!(1);
            log(&page.mark.0);
            if round == 1 {
                page = fetch(3);
                log(page.items.len());
            } else if round == 2 {
                drop(page.mark);
                yield_!(2);
                continue;
            }
            log("where the paths meet");
            yield_!(3);
            log(&page.mark.0);
        }
    }
}

both! {
    fn replaced_in_a_loop_that_does_not_suspend() -> impl Iterator<Item = usize> {
        let mut page = fetch(1);
        log(page.items.len());
        drop(page.mark);
        yield_!(1);
        while let Some(number) = page.next {
            page = fetch(number);
        }
        yield_!(2);
        log(page.next.is_some());
    }
}

both! {
    fn replaced_by_a_value_that_suspends() -> impl Iterator<Item = u32> {
        let mut pair = (loud("a"), loud("b"));
        let moved = pair.0;
        yield_!(1);
        log(&pair.1.0);
        pair = (moved, { yield_!(2); loud("c") });
        yield_!(3);
        log(&pair.0.0);
        drop(pair.1);
        yield_!(4);
        log(&pair.0.0);
        pair = (loud("d"), loud("e"));
        yield_!(5);
        drop(pair);
        yield_!(6);
    }
}

both! {
    fn a_tuple_that_is_copied_is_assigned_as_ever() -> impl Iterator<Item = u32> {
        #[derive(Clone, Copy)]
        struct At { x: u32, y: u32 }
        let mut at = At { x: 1, y: 2 };
        while at.x < 20 {
            let x = at.x;
            yield_!(x);
            log(at.y);
            at = At { x: at.y, y: at.y + x };
        }
    }
}

both! {
    fn replaced_in_a_destructuring_assignment() -> impl Iterator<Item = u32> {
        let (mut page, mut count) = (fetch(1), 0);
        drop(page.items);
        yield_!(count);
        log(&page.mark.0);
        (page, count) = (fetch(3), count + 1);
        yield_!(count);
        drop(page.mark);
        yield_!(2);
        log(page.items.len());
    }
}

both! {
    fn a_replaced_parameter() -> impl Iterator<Item = u32> {
        fn take(_: Vec<Loud>) {}
        let mut page = fetch(1);
        let _behind = loud("behind");
        for round in 0..3 {
            take(page.items);
            yield_!(round);
            log(&page.mark.0);
            page = Page { items: vec![page.mark], mark: loud("new"), next: None };
            yield_!(round);
        }
        log(page.next.is_some());
    }
}

struct All {
    sum: Loud,
    count: u32,
    beside: Loud,
}

fn all() -> All {
    All {
        sum: loud("none"),
        count: 0,
        beside: loud("beside"),
    }
}

fn add(sum: Loud, more: u32) -> Loud {
    log(format!("add {more} to {}", sum.0));
    Loud("sum")
}

both! {
    with (all());
    fn a_member_is_assigned_from_itself_in_a_loop(mut all: All) -> impl Iterator<Item = u32> {
        while all.count < 3 {
            all.count += 1;
            yield_!(all.count);
            all.sum = add(all.sum, 1);
        }
        log(&all.beside.0);
    }
}

both! {
    with (all());
    fn a_member_is_taken_and_assigned_between_two_yields(mut all: All) -> impl Iterator<Item = u32> {
        while all.count < 3 {
            let (sum, count) = (all.sum, all.count);
            log(&sum.0);
            all.sum = add(sum, count);
            all.count = u32::max(all.count + 1, count);
            yield_!(all.count);
        }
        log(&all.beside.0);
    }
}

both! {
    with (all());
    fn a_member_is_assigned_from_itself_and_a_yield(mut all: All) -> impl Iterator<Item = u32> {
        while all.count < 3 {
            all.count += 1;
            all.sum = add(all.sum, { yield_!(all.count); 1 });
        }
        log(&all.beside.0);
    }
}

both! {
    fn a_member_of_a_literal_is_assigned_from_itself_and_a_yield() -> impl Iterator<Item = u32> {
        let mut all = All { sum: loud("none"), count: 0, beside: loud("beside") };
        all.sum = add(all.sum, { yield_!(all.count); 1 });
        all.sum = add(all.sum, { yield_!(2); 1 });
    }
}
