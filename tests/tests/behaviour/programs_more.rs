//! More bodies as users write them: errors, entries, generic code, methods, constants, labels, macros and closures of the body's own.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque, btree_map};
use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::iter::{self, FromIterator, Peekable};
use std::marker::PhantomData;
use std::num::ParseIntError;
use std::ops::{AddAssign, Bound, ControlFlow, RangeInclusive};
use std::rc::Rc;
use std::str::{Chars, FromStr};

use resumable::{Generator, generator};
use resumable_tests::{Loud, both, log, loud};

#[derive(Debug)]
enum Problem {
    Parse(ParseIntError),
    Empty,
    Other(Box<dyn Error>),
}
impl From<ParseIntError> for Problem {
    fn from(e: ParseIntError) -> Self {
        Self::Parse(e)
    }
}
impl From<fmt::Error> for Problem {
    fn from(e: fmt::Error) -> Self {
        Self::Other(e.into())
    }
}

both! {
    with (vec!["1", "2", "x", "3"]);
    fn question_marks_convert(texts: Vec<&'static str>) -> impl Generator<Item = u32, Return = Result<u32, Problem>> {
        let mut sum = 0;
        let first = texts.first().ok_or(Problem::Empty)?.len();
        log(first);
        for text in texts {
            let n: u32 = text.parse()?;
            sum += { yield_!(n); text.parse::<u32>()? };
        }
        Ok(sum)
    }
}

both! {
    fn an_option_function() -> impl Generator<Item = u32, Return = Option<u32>> {
        let mut it = [3, 1].into_iter();
        let a = it.next()?;
        yield_!(a);
        let b = it.next()? + { yield_!(8); 1 };
        yield_!(b);
        let c: u32 = it.next()?;
        yield_!(c);
        None
    }
}

both! {
    fn entries_of_a_map() -> impl Iterator<Item = String> {
        let mut map: HashMap<&str, Vec<u32>> = HashMap::new();
        for (key, n) in [("a", 1), ("b", 2), ("a", 3)] {
            match map.entry(key) {
                Entry::Occupied(mut found) => { found.get_mut().push(n); let v = found.get().clone(); yield_!(format!("{v:?}")); }
                Entry::Vacant(free) => { free.insert(vec![n]); yield_!(format!("new {key}")); }
            }
            map.entry(key).and_modify(|v| v.push(0)).or_default().push(9);
        }
        let mut all: Vec<_> = map.into_values().flatten().collect();
        all.sort_unstable();
        yield_!(format!("{all:?}"));
    }
}

both! {
    fn ordered_maps_and_ranges() -> impl Iterator<Item = (u32, char)> {
        let mut map = BTreeMap::from([(1, 'a'), (5, 'e'), (9, 'i')]);
        let mut at = Bound::Unbounded;
        while let Some((&k, &v)) = map.range((at, Bound::Unbounded)).next() {
            yield_!((k, v));
            at = Bound::Excluded(k);
            if k == 5 { map.insert(7, 'g'); map.remove(&9); }
        }
        if let Some((k, v)) = map.pop_first() { yield_!((k, v)); }
        let rest = map.split_off(&6);
        for (k, v) in rest { yield_!((k, v)); }
        while let Some(entry) = map.first_entry() { let (k, v) = entry.remove_entry(); yield_!((k * 10, v)); }
    }
}

both! {
    fn sets_compared() -> impl Iterator<Item = Vec<u32>> {
        let a: BTreeSet<u32> = (1..6).collect();
        let b = BTreeSet::from_iter([4, 5, 6]);
        yield_!(a.intersection(&b).copied().collect());
        yield_!(a.difference(&b).cloned().collect());
        let both = &a | &b;
        yield_!(both.into_iter().rev().take(2).collect());
        yield_!(a.iter().zip(&b).map(|(x, y)| x * y).collect());
    }
}

both! {
    fn generated_sequences() -> impl Iterator<Item = u64> {
        let mut powers = iter::successors(Some(1_u64), |n| n.checked_mul(10)).skip_while(|n| *n < 100).take(3);
        if let Some(n) = powers.next() { yield_!(n); }
        for n in powers { yield_!(n); }
        let mut left = 3;
        let mut countdown = iter::from_fn(move || { left -= 1; (left > 0).then_some(left) });
        while let Some(n) = countdown.next() { yield_!(n); }
        for (i, n) in iter::repeat(7).enumerate().take(2) { yield_!(n + i as u64); }
        for n in iter::once(1).chain(iter::empty()).chain([2]).cycle().take(5) { yield_!(n); }
    }
}

both! {
    fn scans_and_windows() -> impl Iterator<Item = i32> {
        let mut running = [3, -1, 4].iter().scan(0, |total, n| { *total += n; Some(*total) });
        while let Some(n) = running.next() { yield_!(n); }
        let found = (1..).map(|n| n * n).find(|n| n % 7 == 4).unwrap();
        yield_!(found);
        let at = [1, 3, 5].binary_search(&4).unwrap_or_else(|at| at);
        yield_!(at as i32);
        let folded = (1..=4).try_fold(1_i32, |acc, n| if n == 3 { ControlFlow::Break(acc) } else { ControlFlow::Continue(acc * 2 + n) });
        match folded { ControlFlow::Break(n) | ControlFlow::Continue(n) => yield_!(n) }
        let (min, max) = [4, 9, 2].into_iter().fold((i32::MAX, i32::MIN), |(lo, hi), n| (lo.min(n), hi.max(n)));
        yield_!(max - min);
    }
}

both! {
    with ("aaabccd");
    fn run_lengths(text: &'static str) -> impl Iterator<Item = (char, usize)> {
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let mut n = 1;
            while chars.next_if_eq(&c).is_some() { n += 1; }
            yield_!((c, n));
        }
    }
}

both! {
    with ("3 4 + 2 * 7 /");
    fn reverse_polish(text: &'static str) -> impl Generator<Item = f64, Return = Result<f64, Box<dyn Error>>> {
        let mut stack = vec![];
        for word in text.split_ascii_whitespace() {
            let value = match word {
                op @ ("+" | "-" | "*" | "/") => {
                    let (Some(b), Some(a)) = (stack.pop(), stack.pop()) else { return Err("too few".into()) };
                    let f: fn(f64, f64) -> f64 = match op { "+" => |a, b| a + b, "-" => |a, b| a - b, "*" => |a, b| a * b, _ => |a, b| a / b };
                    f(a, b)
                }
                number => number.parse::<f64>().map_err(|e| format!("{number}: {e}"))?,
            };
            yield_!(value);
            stack.push(value);
        }
        stack.pop().ok_or_else(|| "nothing".into())
    }
}

both! {
    with ("{\"a\": [1, 2, {\"b\": true}], \"c\": null}");
    fn json_events(text: &'static str) -> impl Iterator<Item = String> {
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut depth = 0_usize;
        while at < bytes.len() {
            match bytes[at] {
                b @ (b'{' | b'[') => { depth += 1; yield_!(format!("open {} {depth}", b as char)); }
                b @ (b'}' | b']') => { yield_!(format!("close {} {depth}", char::from(b))); depth = depth.saturating_sub(1); }
                b'"' => {
                    let start = at + 1;
                    at = start + bytes[start..].iter().position(|b| *b == b'"').unwrap_or(0);
                    yield_!(format!("string {}", &text[start..at]));
                }
                b if b.is_ascii_alphanumeric() => {
                    let end = bytes[at..].iter().position(|b| !b.is_ascii_alphanumeric()).map_or(bytes.len(), |n| at + n);
                    let word = &text[at..end];
                    at = end - 1;
                    yield_!(match word { "true" | "false" => format!("bool {word}"), "null" => "null".to_string(), n => format!("number {n}") });
                }
                _ => {}
            }
            at += 1;
        }
    }
}

both! {
    fn items_of_the_body() -> impl Iterator<Item = u32> {
        const STEP: u32 = 3;
        static NAMES: [&str; 2] = ["x", "yy"];
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        enum Level { Low = 1, High = 10 }
        impl Level { fn up(self) -> Self { if self == Self::Low { Self::High } else { self } } }
        trait Weigh { fn weigh(&self) -> u32; }
        impl<T: AsRef<str> + ?Sized> Weigh for T { fn weigh(&self) -> u32 { self.as_ref().len() as u32 * STEP } }
        fn helper(n: u32) -> u32 { n + STEP }
        for name in NAMES { yield_!(name.weigh()); }
        let mut level = Level::Low;
        yield_!(level as u32);
        level = level.up();
        yield_!(helper(level as u32));
    }
}

both! {
    fn macros_of_the_body() -> impl Iterator<Item = u32> {
        let base = 5;
        let mut seen = vec![];
        macro_rules! note { ($e:expr) => { seen.push($e + base) }; }
        macro_rules! maximum { ($a:expr) => { $a }; ($a:expr, $($rest:expr),+) => { { let (a, b) = ($a, maximum!($($rest),+)); if a > b { a } else { b } } }; }
        note!(1);
        yield_!(seen.len() as u32);
        note!(2);
        yield_!(maximum!(seen[0], seen[1], base));
        for n in seen { yield_!(n); }
    }
}

both! {
    fn labels_with_values() -> impl Iterator<Item = u32> {
        let found = 'search: {
            for x in 1..5_u32 {
                for y in x..5 {
                    if x * y == 12 { break 'search Some((x, y)); }
                    if x * y == 6 { yield_!(x * 10 + y); }
                }
            }
            None
        };
        if let Some((x, y)) = found { yield_!(x); yield_!(y); }
        let mut n = 0;
        let last = 'outer: loop {
            n += 1;
            let inner = loop { n += 2; if n % 2 == 0 { break n; } if n > 20 { break 'outer n; } yield_!(n); };
            if inner > 12 { break inner; }
        };
        yield_!(last);
    }
}

both! {
    with (Some(3), None);
    fn chains_of_conditions(a: Option<u32>, b: Option<u32>) -> impl Iterator<Item = u32> {
        if let Some(x) = a && x > 2 && let None = b { yield_!(x); }
        if let (Some(x), Some(y)) = (a, b) { yield_!(x + y); } else if let Some(z) = a.or(b) { yield_!(z); } else { yield_!(0); }
        while let Some(x) = b && x < 5 { yield_!(x); }
        let n = match (a, b) { (Some(n), _) | (_, Some(n)) if n % 2 == 1 => n, (Some(n @ 2..=4), None) => n * 10, _ => 0 };
        yield_!(n);
        let Some(m) = a.filter(|m| *m == n).map(|m| m + 1) else { yield_!(50); return; };
        yield_!(m);
    }
}

both! {
    fn nested_closures() -> impl Iterator<Item = u32> {
        let offset = 2;
        let table: Vec<Vec<u32>> = (0..3).map(|x| (0..3).map(|y| x * 3 + y + offset).collect()).collect();
        let total: u32 = table.iter().flat_map(|row| row.iter().map(|n| n * offset)).sum();
        yield_!(total);
        let diagonal = |k: usize| table.iter().enumerate().map(|(i, row)| row[(i + k) % 3]).sum::<u32>();
        let sums: Vec<_> = (0..3).map(diagonal).collect();
        for s in sums { yield_!(s); }
        let adder = |a: u32| move |b: u32| a + b + offset;
        let (one, two) = (adder(1), adder(2));
        yield_!(one(1));
        yield_!(two(one(2)));
    }
}

both! {
    fn futures_carried() -> impl Iterator<Item = u32> {
        use std::future::Future;
        use std::pin::pin;
        use std::task::{Context, Poll, Waker};
        fn run<F: Future>(future: F) -> F::Output {
            match pin!(future).poll(&mut Context::from_waker(Waker::noop())) { Poll::Ready(v) => v, Poll::Pending => panic!("pending") }
        }
        let name = String::from("future");
        let length = async move { name.len() as u32 };
        yield_!(1);
        let doubled = async { 2 * length.await };
        yield_!(run(doubled));
        let later = async |n: u32| n + 1;
        yield_!(run(later(4)));
    }
}

both! {
    fn a_guard_of_the_users_own() -> impl Iterator<Item = u32> {
        struct OnDrop<F: FnMut()>(F);
        impl<F: FnMut()> Drop for OnDrop<F> { fn drop(&mut self) { (self.0)(); } }
        let _outer = OnDrop(|| log("outer ends"));
        for n in 0..2 {
            let _inner = OnDrop(move || log(format!("inner {n} ends")));
            if n == 1 { yield_!(100); continue; }
            yield_!(n);
        }
        let early = OnDrop(|| log("early"));
        drop(early);
        yield_!(5);
    }
}

both! {
    fn references_that_lapse() -> impl Iterator<Item = usize> {
        let mut names = vec![String::from("b"), String::from("a")];
        let longest = names.iter().map(String::len).max().unwrap_or(0);
        yield_!(longest);
        let first = &mut names[0];
        first.push_str("bb");
        let n = first.len();
        yield_!(n);
        names.sort();
        let (left, right) = names.split_at_mut(1);
        std::mem::swap(&mut left[0], &mut right[0]);
        yield_!(names[0].len());
        if let Some(last) = names.last_mut() { last.clear(); }
        yield_!(names[1].len());
    }
}

both! {
    fn arithmetic_of_all_kinds() -> impl Iterator<Item = i64> {
        let mut x: i64 = -7;
        yield_!(x.rem_euclid(3) + x % 3);
        x ^= 0b1010 << 2;
        x |= !0 & 1;
        yield_!(x >> 1);
        let big = u8::try_from(300_i32).unwrap_or(u8::MAX).wrapping_add(2) as i64;
        yield_!(big);
        let (sum, over) = 250_u8.overflowing_add(10);
        yield_!(if over { -i64::from(sum) } else { 0 });
        let ratio = 7.0_f64 / 2.0;
        yield_!(ratio.round() as i64);
        yield_!(i64::from_str_radix("ff", 16).unwrap() + "12".parse::<i64>().unwrap_or_default());
        yield_!((b'a' + 2) as char as i64);
        yield_!(i64::from(x < 0 || x > 10 && x != 12));
    }
}

both! {
    with ([[1, 2, 3], [4, 5, 6]]);
    fn arrays_turned(m: [[u32; 3]; 2]) -> impl Iterator<Item = [u32; 2]> {
        for col in 0..m[0].len() {
            let column: [u32; 2] = std::array::from_fn(|row| m[row][col]);
            yield_!(column);
        }
        let [[a, ..], [.., z]] = m;
        yield_!([a, z]);
        let doubled = m.map(|row| row.map(|n| n * 2));
        for [x, y, _] in doubled { yield_!([x, y]); }
        let mut flat = doubled.concat();
        flat.rotate_left(2);
        flat.truncate(4);
        while let [.., y, x] = flat[..] { yield_!([x, y]); flat.truncate(flat.len() - 2); }
    }
}

both! {
    fn text_cut_by_characters() -> impl Iterator<Item = String> {
        let text = "grüße, welt";
        for (i, c) in text.char_indices().filter(|(_, c)| !c.is_ascii()) { yield_!(format!("{i}{c}{}", c.len_utf8())); }
        let (head, tail) = text.split_at(text.find(',').unwrap());
        yield_!(head.to_uppercase());
        yield_!(tail.trim_matches(|c: char| !c.is_alphanumeric()).repeat(2));
        let mut words: Vec<String> = text.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).map(ToOwned::to_owned).collect();
        for word in &mut words { if let Some(first) = word.get_mut(0..1) { first.make_ascii_uppercase(); } }
        yield_!(words.join(" "));
        let hex = words[0].bytes().map(|b| format!("{b:02x}")).collect::<String>();
        yield_!(hex);
        yield_!(text.chars().rev().step_by(2).collect());
    }
}

both! {
    fn values_assigned_late() -> impl Iterator<Item = String> {
        for n in 0..3 {
            let label;
            let detail: &str;
            if n == 0 { label = "zero".to_string(); detail = "none"; } else { yield_!(n.to_string()); label = format!("n{n}"); detail = if n == 1 { "one" } else { "many" }; }
            yield_!(label + detail);
        }
        let x;
        loop { yield_!("loop".into()); x = 3; break; }
        yield_!(format!("{x}"));
    }
}

both! {
    with (Loud("resource"));
    fn results_of_resources(resource: Loud) -> impl Generator<Item = u32, Return = Result<Loud, String>> {
        let wrapped = Some(resource);
        let Some(resource) = wrapped else { return Err("gone".into()) };
        yield_!(1);
        let boxed = Box::new((resource, 5));
        let (resource, n) = *boxed;
        yield_!(n);
        let shared = Rc::new(resource);
        let other = Rc::clone(&shared);
        yield_!(Rc::strong_count(&other) as u32);
        drop(shared);
        Rc::try_unwrap(other).map_err(|_| "shared".to_string())
    }
}

// Generic code, lifetimes, methods: both halves written out.

#[generator]
fn pairs_of<'a, T: Display + PartialOrd + 'a, I>(
    items: I,
) -> impl Iterator<Item = String> + use<'a, T, I>
where
    I: IntoIterator<Item = &'a T>,
{
    let mut last: Option<&T> = None;
    for item in items {
        if let Some(last) = last {
            let order = if last < item { '<' } else { '>' };
            yield_!(format!("{last}{order}{item}"));
        }
        last = Some(item);
    }
}

#[test]
fn generic_over_borrowed_items() {
    let items = [1.5, 0.5, 2.0];
    assert_eq!(pairs_of(&items).collect::<Vec<_>>(), ["1.5>0.5", "0.5<2"]);
    assert_eq!(pairs_of(&["a".to_string()]).count(), 0);
}

#[generator]
fn chunked<T, const N: usize>(items: impl IntoIterator<Item = T>) -> impl Iterator<Item = [T; N]>
where
    T: Default + Copy,
{
    let mut chunk = [T::default(); N];
    let mut filled = 0;
    for item in items {
        chunk[filled] = item;
        filled += 1;
        if filled == N {
            yield_!(std::mem::replace(&mut chunk, [T::default(); N]));
            filled = 0;
        }
    }
    if filled > 0 {
        yield_!(chunk);
    }
}

#[test]
fn generic_over_a_constant() {
    assert_eq!(
        chunked::<_, 2>(1..=5).collect::<Vec<_>>(),
        [[1, 2], [3, 4], [5, 0]]
    );
}

struct Inventory<K, V> {
    entries: Vec<(K, V)>,
    reads: u32,
}

impl<K: Clone + PartialEq, V> Inventory<K, V> {
    #[generator]
    fn matching<'s>(&'s self, wanted: &'s [K]) -> impl Iterator<Item = (usize, &'s V)> {
        for (i, (key, value)) in self.entries.iter().enumerate() {
            if wanted.contains(key) {
                yield_!((i, value));
            }
        }
    }

    #[generator]
    fn drained(mut self) -> impl Generator<Item = V, Return = u32> {
        while let Some((_, value)) = self.entries.pop() {
            self.reads += 1;
            yield_!(value);
        }
        self.reads
    }

    #[generator]
    fn keys_twice(&mut self) -> impl Iterator<Item = K> {
        for i in 0..self.entries.len() {
            let key = self.entries[i].0.clone();
            self.reads += 1;
            yield_!(key.clone());
            yield_!(key);
        }
    }
}

#[test]
fn methods_of_a_generic_type() {
    let mut inventory = Inventory {
        entries: vec![("a", 1), ("b", 2)],
        reads: 0,
    };
    assert_eq!(inventory.matching(&["b"]).collect::<Vec<_>>(), [(1, &2)]);
    assert_eq!(inventory.keys_twice().collect::<String>(), "aabb");
    let mut drained = inventory.drained();
    assert_eq!(drained.by_ref().collect::<Vec<_>>(), [2, 1]);
    assert_eq!(drained.take_return(), Some(4));
}

trait Source {
    type Item: Debug;
    fn fetch(&mut self) -> Option<Self::Item>;
}
struct Down(u32);
impl Source for Down {
    type Item = u32;
    fn fetch(&mut self) -> Option<u32> {
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}

#[generator]
fn everything_of<S: Source + ?Sized>(
    source: &mut S,
    seen: &mut Vec<String>,
) -> impl Iterator<Item = S::Item> {
    while let Some(item) = source.fetch() {
        seen.push(format!("{item:?}"));
        yield_!(item);
    }
}

#[test]
fn associated_types_and_lent_places() {
    let (mut source, mut seen) = (Down(3), Vec::new());
    assert_eq!(everything_of(&mut source, &mut seen).sum::<u32>(), 3);
    assert_eq!(seen, ["2", "1", "0"]);
    let dynamic: &mut dyn Source<Item = u32> = &mut Down(1);
    assert_eq!(everything_of(dynamic, &mut seen).count(), 1);
}

struct Parser<'t> {
    rest: &'t str,
    line: u32,
}

impl<'t> Parser<'t> {
    fn word(&mut self) -> Option<&'t str> {
        let rest = self.rest.trim_start();
        self.line += self.rest[..self.rest.len() - rest.len()]
            .matches('\n')
            .count() as u32;
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (word, rest) = rest.split_at(end);
        self.rest = rest;
        (!word.is_empty()).then_some(word)
    }

    #[generator]
    fn words(mut self) -> impl Iterator<Item = (u32, &'t str)> {
        while let Some(word) = self.word() {
            let Some(name) = word.strip_prefix('@') else {
                yield_!((self.line, word));
                continue;
            };
            if let Some(value) = self.word().filter(|value| *value != "-") {
                yield_!((self.line, value));
            }
            yield_!((self.line, name));
        }
    }
}

#[test]
fn a_parser_that_borrows_its_text() {
    let text = String::from("let @x 1\n @y - end");
    let words: Vec<_> = Parser {
        rest: &text,
        line: 1,
    }
    .words()
    .collect();
    assert_eq!(
        words,
        [(1, "let"), (1, "1"), (1, "x"), (2, "y"), (2, "end")]
    );
}
