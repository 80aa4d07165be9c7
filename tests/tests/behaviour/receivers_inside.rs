//! Methods that may take their receiver, where that is a member of a local, or is captured by a closure.

use resumable_tests::{Loud, both, log, loud};

struct Conn(Loud);

impl Conn {
    fn close(self) -> Loud {
        log("close");
        self.0
    }

    fn send(&self) -> u32 {
        log("send");
        1
    }

    fn finish(self, more: u32) -> u32 {
        log("finish");
        more
    }
}

struct Pair {
    first: Conn,
    second: Conn,
    number: u32,
}

fn pair() -> Pair {
    Pair {
        first: Conn(loud("first")),
        second: Conn(loud("second")),
        number: 7,
    }
}

both! {
    fn a_member_that_is_consumed() -> impl Iterator<Item = u32> {
        let one: Pair = pair();
        let _behind = loud("behind");
        log(one.first.close().0);
        yield_!(1);
        yield_!(one.number);
        log(one.second.0.0);
        yield_!(2);
        let other: Pair = pair();
        yield_!(other.second.finish(other.number));
        yield_!(3);
    }
}

both! {
    fn members_that_are_borrowed() -> impl Iterator<Item = u32> {
        let one = pair();
        let _behind = loud("behind");
        yield_!(one.first.send());
        yield_!(one.number + one.second.send());
        let numbers = (vec!["a", "b"], 2);
        let joined = numbers.0.join("");
        yield_!(numbers.1);
        log(&joined);
    }
}

both! {
    fn members_consumed_on_some_paths() -> impl Iterator<Item = u32> {
        for round in 0..4 {
            let one = (pair(), loud("beside"));
            let _behind = loud("behind");
            if round == 1 {
                log(one.0.first.close().0);
            } else if round == 2 {
                log(one.0.second.send());
            }
            yield_!(round);
            if round == 3 {
                yield_!(one.0.number);
            }
            log(one.1.0);
        }
    }
}

both! {
    fn a_member_consumed_before_a_loop_of_yields() -> impl Iterator<Item = u32> {
        let mut one = pair();
        one.second.close();
        while one.number > 4 {
            yield_!(one.number);
            one.number -= 1;
        }
        log(one.first.0.0);
    }
}

both! {
    fn a_closure_that_consumes_what_it_captured() -> impl Iterator<Item = u32> {
        let local = Conn(loud("local"));
        let other = Conn(loud("other"));
        let _behind = loud("behind");
        let consume = || local.finish(4);
        let borrow = || other.send();
        let called = consume() + borrow() + borrow();
        yield_!(called);
        let taken = Conn(loud("taken"));
        let mut list = vec![Some(3), None];
        while let Some(entry) = list.pop() {
            log("round");
            yield_!(entry.unwrap_or_else(|| other.send()));
        }
        let number = None.unwrap_or_else(|| taken.finish(5));
        yield_!(number);
        log("end");
    }
}

both! {
    fn closures_not_called_and_of_members() -> impl Iterator<Item = u32> {
        let (local, one) = (Conn(loud("local")), pair());
        let _behind = loud("behind");
        let later = || local.close();
        let first = || one.first.close();
        log(first().0);
        yield_!(one.number);
        yield_!(later().0.len() as u32);
        yield_!(one.second.send());
    }
}

struct Node {
    next: Option<(u32, u32)>,
    sizes: [u32; 2],
    name: String,
}

/// Its members can't move out.
struct Closing {
    last: Result<u32, ()>,
    name: Loud,
}

impl Drop for Closing {
    fn drop(&mut self) {
        log("closing");
    }
}

both! {
    with ([Node { next: Some((1, 2)), sizes: [3, 4], name: "first".to_owned() }]);
    fn members_that_are_options_of_copies(nodes: [Node; 1]) -> impl Iterator<Item = u32> {
        let closing = Closing { last: Ok(5), name: loud("name") };
        for _ in 0..2 {
            let node = nodes.first().unwrap();
            let next = node.next.map(|(next, _)| next);
            let sizes = node.sizes.map(|size| size + 1);
            let name = node.name.clone();
            yield_!(next.unwrap() + sizes[0]);
            log(name);
            let last = closing.last.unwrap_or(1);
            log(closing.name.0);
            yield_!(last);
        }
    }
}

both! {
    with (vec![Node { next: None, sizes: [3, 4], name: "first".to_owned() }]);
    fn members_of_what_is_referred_to_that_are_options_of_copies(nodes: Vec<Node>) -> impl Iterator<Item = u32> {
        for at in 0..nodes.len() {
            let node = { yield_!(1); nodes.get(at).unwrap() };
            let next = node.next.map_or(7, |(next, _)| next);
            let name = node.name.clone();
            yield_!(next);
            log(name);
            yield_!(2);
        }
    }
}
