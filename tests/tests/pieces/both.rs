//! Locals in pieces on many ways through a function, against the plain function.

use resumable_tests::{Loud, both, log};

struct Page {
    guard: Loud,
    items: Vec<Loud>,
    next: Loud,
}

fn page() -> Page {
    Page {
        guard: Loud("guard"),
        items: vec![Loud("a"), Loud("b")],
        next: Loud("next"),
    }
}

/// Its methods borrow, whatever their names.
struct Tally(Loud);

impl Tally {
    fn count(&self) -> u32 {
        7
    }
}

both! {
    fn taken_further_apart_at_each_step() -> impl Iterator<Item = u32> {
        let pages = (page(), (7, Loud("last")));
        log(&pages.0.guard.0);
        let number = pages.1.0;
        yield_!(number);
        yield_!(number + 1);
        drop(pages.0.items);
        yield_!(number + 2);
        log(&pages.0.next.0);
        yield_!(number + 3);
        drop(pages.0.guard);
        for _ in 0..2 {
            yield_!(number + 4);
            log(&pages.1.1.0);
        }
        drop(pages.1.1);
        yield_!(number + 5);
    }
}

both! {
    fn taken_on_one_path_and_named_after() -> impl Iterator<Item = u32> {
        for flag in [true, false] {
            let pair = (Loud("left"), Loud("right"));
            if flag { drop(pair.0); }
            yield_!(1);
            log(&pair.1.0);
            yield_!(2);
        }
    }
}

both! {
    fn taken_on_one_path_and_not_named_after() -> impl Iterator<Item = u32> {
        for flag in [true, false, true] {
            let pair = (Loud("left"), Loud("right"));
            if flag { drop(pair.0); } else { log("other"); }
            yield_!(1);
            log("end");
        }
    }
}

both! {
    fn taken_on_one_path_between_suspensions() -> impl Iterator<Item = u32> {
        for flag in [true, false, true] {
            let pair = (Loud("left"), Loud("right"));
            yield_!(0);
            if flag { yield_!(1); drop(pair.0); }
            yield_!(2);
            log(&pair.1.0);
            yield_!(3);
        }
    }
}

both! {
    fn this_member_or_that() -> impl Iterator<Item = u32> {
        for which in [1, 2, 3, 4] {
            let triple = (Loud("zero"), Loud("one"), Loud("two"));
            match which {
                1 => drop(triple.0),
                2 => drop(triple.1),
                3 => { yield_!(0); drop(triple.0); drop(triple.1); }
                _ => {}
            }
            yield_!(1);
            log(&triple.2.0);
            yield_!(2);
            log("end");
        }
    }
}

both! {
    fn taken_twice_on_different_paths() -> impl Iterator<Item = u32> {
        for which in [1, 2, 3] {
            let pair = (Loud("left"), Loud("right"));
            if which == 1 { drop(pair.0); } else if which == 2 { drop(pair.1); }
            yield_!(1);
            log("middle");
            yield_!(2);
        }
    }
}

both! {
    fn a_receiver_on_one_path() -> impl Iterator<Item = usize> {
        for flag in [true, false] {
            let items = vec![Loud("a"), Loud("b")].into_iter();
            let tally = Tally(Loud("tally"));
            let _after = Loud("after");
            if flag { yield_!(items.count()); } else { yield_!(tally.count() as usize); }
            yield_!(1);
            log("end");
        }
    }
}

both! {
    fn a_receiver_or_a_whole_on_different_paths() -> impl Iterator<Item = u32> {
        for which in [1, 2, 3] {
            let items = vec![Loud("a"), Loud("b")].into_iter();
            let tally = Tally(Loud("tally"));
            if which == 1 { log(items.count() as u32); } else if which == 2 { drop(items); }
            if which == 2 { log(tally.count()); } else if which == 3 { drop(tally); }
            yield_!(1);
            log("end");
        }
    }
}

both! {
    fn a_receiver_assigned_again() -> impl Iterator<Item = u32> {
        let mut tally = Tally(Loud("first"));
        let mut items = vec![Loud("a")].into_iter();
        for round in 0..3 {
            if round == 1 { log(tally.count()); log(items.count() as u32); }
            else { log("neither"); drop(items); }
            yield_!(round);
            tally = Tally(Loud("again"));
            items = vec![Loud("b")].into_iter();
            yield_!(round);
        }
    }
}

both! {
    fn members_put_back_at_once() -> impl Iterator<Item = u32> {
        let mut pair = (Loud("left"), Loud("right"));
        drop(pair.0);
        pair.0 = Loud("new");
        yield_!(1);
        log(&pair.0.0);
        yield_!(2);
    }
}

both! {
    fn a_local_in_pieces_is_assigned_whole() -> impl Iterator<Item = u32> {
        let mut pair = (Loud("left"), Loud("right"));
        drop(pair.0);
        yield_!(1);
        pair = (Loud("new left"), Loud("new right"));
        yield_!(2);
        drop(pair.1);
        yield_!(3);
    }
}

both! {
    fn a_closure_takes_a_member() -> impl Iterator<Item = u32> {
        let pair = (Loud("left"), Loud("right"));
        let spend = move || { drop(pair.0); 3 };
        yield_!(1);
        log(&pair.1.0);
        yield_!({ spend }());
        yield_!(2);
    }
}

both! {
    fn copies_leave_the_whole() -> impl Iterator<Item = u32> {
        struct Config { rate: u32, name: Loud, limits: (u32, u32) }
        impl Drop for Config { fn drop(&mut self) { log("config"); } }
        let config = Config { rate: 2, name: Loud("name"), limits: (0, 3) };
        let mut i = config.limits.0;
        while i < config.limits.1 {
            let step = config.rate;
            yield_!(i);
            if i > 1 { i += config.rate; } else { i += step - 1; }
        }
        log(&config.name.0);
        let limits = config.limits;
        yield_!(limits.0);
        log("end");
    }
}

both! {
    with (("one", "two", 3));
    fn members_through_boxes_and_references(texts: (&str, &str, u32)) -> impl Iterator<Item = u32> {
        let boxed = Box::new(page());
        let refs = (texts.0, texts.1, texts.2);
        let first = refs.0;
        yield_!(refs.2);
        drop(boxed.items);
        yield_!(1);
        log(first);
        log(&boxed.guard.0);
        drop(boxed.guard);
        yield_!(2);
        log(refs.1);
        log(&boxed.next.0);
    }
}

both! {
    fn what_patterns_leave() -> impl Iterator<Item = u32> {
        let page = page();
        let pair = (Loud("x"), Loud("y"));
        let Page { guard, items: _, .. } = page;
        let (_, y) = pair;
        yield_!(1);
        log(&page.next.0);
        yield_!(2);
        drop(guard);
        yield_!(3);
        drop(y);
        yield_!(4);
    }
}

both! {
    with ((Loud("q"), Loud("p")), (1, Loud("r")));
    fn what_patterns_of_parameters_leave((q, _): (Loud, Loud), first: (u32, Loud)) -> impl Iterator<Item = u32> {
        let (number, _) = first;
        yield_!(number);
        for (i, _) in vec![(3, Loud("t")), (4, Loud("u"))] {
            yield_!(i);
            log("round");
        }
        drop(q);
        yield_!(2);
    }
}

both! {
    fn a_member_as_scrutinee() -> impl Iterator<Item = u32> {
        let pair = (Some(Loud("some")), Loud("right"));
        match pair.0 {
            Some(loud) => { yield_!(1); log(&loud.0); }
            None => { yield_!(2); }
        }
        yield_!(3);
        log(&pair.1.0);
        yield_!(4);
    }
}

both! {
    fn member_receivers() -> impl Iterator<Item = u32> {
        let pair = (vec![1, 2].into_iter(), Loud("right"), Tally(Loud("tally")), Some(Loud("option")));
        let doubled = pair.0.map(|x| x * 2);
        let count = pair.2.count();
        yield_!(count);
        for x in doubled { yield_!(x); }
        let inner = pair.3.unwrap();
        yield_!(3);
        log(&pair.1.0);
        log(&inner.0);
        yield_!(4);
    }
}

both! {
    fn in_a_loop_that_is_an_entry() -> impl Iterator<Item = u32> {
        let pages = [page(), page()];
        for page in pages {
            log(&page.guard.0);
            for item in page.items {
                log(&item.0);
                yield_!(1);
            }
            if page.next.0 == "never" { yield_!(0); }
            yield_!(2);
        }
    }
}
