//! Programs that mix what the other files take one by one: slices matched apart, let chains, entries of maps, readers, state in structs.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, VecDeque};
use std::fmt::Write as _;
use std::rc::Rc;

use resumable_tests::{Loud, both, log, loud};

both! {
    with (&[4, 8, 15, 16, 23, 42]);
    fn slices_matched_apart(list: &'static [u32]) -> impl Generator<Item = u32, Return = u32> {
        let mut rest = list;
        let mut sum = 0;
        loop {
            match rest {
                [] => break sum,
                [one] => { yield_!(*one); rest = &[]; }
                [first, middle @ .., last] => {
                    sum += yield_pair(*first, *last);
                    yield_!(first * last);
                    rest = middle;
                }
            }
        }
    }
}

fn yield_pair(a: u32, b: u32) -> u32 {
    log("pair");
    a + b
}

both! {
    with (vec![Some(Loud("a")), None, Some(Loud("b"))]);
    fn let_chains_with_guards(list: Vec<Option<Loud>>) -> impl Iterator<Item = u32> {
        for (index, item) in list.into_iter().enumerate() {
            if let Some(loud) = item && index > 0 && { yield_!(1); true } && let Loud(name) = &loud {
                log(name);
                yield_!(2);
            } else {
                yield_!(3);
            }
        }
    }
}

both! {
    fn entries_of_a_map() -> impl Iterator<Item = (char, usize)> {
        let mut counts: HashMap<char, Vec<usize>> = HashMap::new();
        for (at, letter) in "abracadabra".char_indices() {
            let seen = { let list = counts.entry(letter).or_default(); list.push(at); list.len() };
            yield_!((letter, seen));
        }
        let mut sorted: Vec<_> = counts.into_iter().collect();
        sorted.sort();
        while let Some((letter, mut places)) = sorted.pop() {
            yield_!((letter, places.pop().unwrap_or_default()));
        }
    }
}

both! {
    fn shortest_paths() -> impl Generator<Item = (usize, u32), Return = BTreeMap<usize, u32>> {
        use std::cmp::Reverse;
        let edges = [(0, 1, 7), (0, 2, 3), (2, 1, 2), (1, 3, 1), (2, 3, 8)];
        let mut done = BTreeMap::new();
        let mut queue = BinaryHeap::from([Reverse((0u32, 0usize))]);
        while let Some(Reverse((distance, node))) = queue.pop() {
            if done.contains_key(&node) { continue }
            done.insert(node, distance);
            yield_!((node, distance));
            for &(from, to, length) in edges.iter().filter(|&&(from, ..)| from == node) {
                debug_assert_eq!(from, node);
                queue.push(Reverse((distance + length, to)));
            }
        }
        done
    }
}

both! {
    with ("key=1;other=x;;last=30");
    fn pairs_parsed_with_errors(text: &'static str) -> impl Generator<Item = (&'static str, i32), Return = Result<usize, String>> {
        let mut good = 0;
        for part in text.split(';') {
            let Some((key, value)) = part.split_once('=') else {
                if part.is_empty() { continue }
                return Err(format!("no `=` in {part:?}"));
            };
            let number = match value.parse::<i32>() {
                Ok(number) => number,
                Err(error) if key == "other" => { yield_!((key, -1)); log("skipped"); drop(error); continue }
                Err(error) => Err(error.to_string())?,
            };
            yield_!((key, number));
            good += 1;
        }
        Ok(good)
    }
}

both! {
    fn a_struct_with_state_and_methods() -> impl Iterator<Item = String> {
        #[derive(Default)]
        struct Printer { out: String, depth: usize }
        impl Printer {
            fn open(&mut self, name: &str) -> usize { let _ = write!(self.out, "{:1$}<{name}>", "", self.depth); self.depth += 1; self.depth }
            fn close(&mut self) { self.depth -= 1; }
            fn take(&mut self) -> String { std::mem::take(&mut self.out) }
        }
        let mut printer = Printer::default();
        for name in ["a", "b", "c"] {
            let depth = printer.open(name);
            if depth % 2 == 1 { yield_!(printer.take()); }
        }
        while printer.depth > 0 { printer.close(); }
        yield_!(printer.out);
    }
}

both! {
    fn closures_that_capture_by_move() -> impl Iterator<Item = u32> {
        let loud = Loud("captured");
        let base = 10;
        let add = move |n: u32| { let _keep = &loud; n + base };
        for n in 0..3 {
            yield_!(add(n));
        }
        let again = add;
        yield_!(again(100));
    }
}

both! {
    fn a_chain_of_adapters_kept() -> impl Iterator<Item = (usize, String)> {
        let words = &["one", "two", "three", "four"];
        let mut long = words.iter().enumerate().filter(|(_, w)| w.len() > 3).map(|(n, w)| (n, w.to_uppercase())).peekable();
        while let Some(pair) = long.next() {
            let last = long.peek().is_none();
            yield_!(pair);
            if last { log("last"); }
        }
    }
}

both! {
    fn a_labelled_search() -> impl Generator<Item = (u32, u32), Return = Option<u32>> {
        let found = 'search: {
            'rows: for row in 1.. {
                for column in 1..=row {
                    match (row * column) % 12 {
                        0 => break 'search Some(row * column),
                        n if n > 8 => continue 'rows,
                        _ => yield_!((row, column)),
                    }
                    if row > 6 { break 'rows }
                }
            }
            None
        };
        yield_!((0, 0));
        found
    }
}

both! {
    with (Rc::new(Loud("shared")));
    fn shared_owners(shared: Rc<Loud>) -> impl Iterator<Item = usize> {
        let mut owners = vec![Rc::clone(&shared)];
        for n in 0..3 {
            if n % 2 == 0 { owners.push(shared.clone()); } else { owners.swap_remove(0); }
            yield_!(Rc::strong_count(&shared));
        }
        let weak = Rc::downgrade(&shared);
        drop(shared);
        yield_!(weak.strong_count());
        owners.clear();
        yield_!(weak.strong_count());
    }
}

both! {
    fn nested_options_and_tuples() -> impl Iterator<Item = u32> {
        let mut state = Some((Loud("left"), Some(Loud("right")), 3u32));
        while let Some((left, right, count)) = state.take() {
            yield_!(count);
            state = match (count, right) {
                (0, _) => None,
                (n, Some(right)) => { yield_!(50 + n); Some((right, None, n - 1)) }
                (n, None) => Some((left, None, n - 1)),
            };
        }
    }
}

both! {
    fn a_queue_that_grows() -> impl Iterator<Item = u64> {
        let mut queue = VecDeque::from([1u64]);
        let mut seen = BTreeSet::new();
        while let Some(n) = queue.pop_front() {
            if n > 40 || !seen.insert(n) { continue }
            queue.extend([n * 2, n * 3]);
            yield_!(n);
        }
    }
}

both! {
    fn values_of_blocks_and_matches() -> impl Generator<Item = u32, Return = String> {
        let total = 1 + { yield_!(1); 2 } * match { yield_!(2); loud("3").0.len() as u32 + 2 } {
            n @ 1..=5 => { let m = n + 1; yield_!(m); m }
            n => n,
        };
        let text = if total > 5 { yield_!(9); format!("{total:>4}") } else { String::new() };
        let pad = [text.len() as u32, { yield_!(10); 7 }];
        format!("{text}{pad:?}")
    }
}

both! {
    fn fields_moved_out_one_by_one() -> impl Iterator<Item = u32> {
        struct Page { head: Loud, body: (Loud, Loud), number: u32 }
        let page = Page { head: Loud("head"), body: (Loud("b0"), Loud("b1")), number: 4 };
        yield_!(page.number);
        let first = page.body.0;
        yield_!(1);
        drop(page.head);
        yield_!(2);
        let second = page.body.1;
        yield_!(3);
        drop((second, first));
        yield_!(page.number + 1);
    }
}

both! {
    fn replaced_in_a_loop() -> impl Iterator<Item = u32> {
        let mut current = Loud("zero");
        for (n, name) in ["one", "two"].into_iter().enumerate() {
            let old = std::mem::replace(&mut current, Loud(name));
            yield_!(n as u32);
            if n == 0 { current = old; yield_!(10); } else { let _gone = old; }
            yield_!(20);
        }
        yield_!(30);
    }
}

both! {
    fn returns_from_deep_inside() -> impl Generator<Item = u32, Return = Result<u32, &'static str>> {
        let _outer = Loud("outer");
        for n in 0u32.. {
            let _each = Loud("each");
            let value = match n {
                0 => { yield_!(0); continue }
                1 => Some(5),
                2 => return Err(if { yield_!(22); n > 1 } { "two" } else { "other" }),
                _ => None,
            };
            yield_!(value.ok_or("none")?);
        }
        Ok(0)
    }
}
