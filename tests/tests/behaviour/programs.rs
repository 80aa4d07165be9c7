//! Bodies as users write them: iterator adapters, text, parsers, trees, state in structs and enums, each beside its plain function.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, VecDeque};
use std::fmt::Write as _;
use std::rc::{Rc, Weak};
use std::sync::{Arc, Mutex, RwLock, mpsc};

use resumable_tests::{Loud, both, kept, log, loud};

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(u32),
    Word(String),
    Op(char),
}

#[derive(Debug)]
enum Tree {
    Leaf(u32),
    Node(Box<Tree>, Box<Tree>),
}

fn tree() -> Tree {
    let leaf = |n| Box::new(Tree::Leaf(n));
    Tree::Node(Box::new(Tree::Node(leaf(1), leaf(2))), leaf(3))
}

struct Point {
    x: i32,
    y: i32,
}

trait Shape {
    fn area(&self) -> u32;
    fn name(&self) -> String {
        "shape".to_owned()
    }
}
struct Square(u32);
struct Rect {
    w: u32,
    h: u32,
}
impl Shape for Square {
    fn area(&self) -> u32 {
        self.0 * self.0
    }
}
impl Shape for Rect {
    fn area(&self) -> u32 {
        self.w * self.h
    }
    fn name(&self) -> String {
        format!("{}x{}", self.w, self.h)
    }
}

both! {
    fn filters_and_maps_kept() -> impl Iterator<Item = u32> {
        let factor = 3;
        let mut adapted = (1..20).filter(|n| n % 2 == 1).map(move |n| n * factor).skip(1).step_by(2);
        while let Some(n) = adapted.next() {
            if n > 40 { break; }
            yield_!(n);
        }
        yield_!(adapted.sum::<u32>());
    }
}

both! {
    with (vec![3, 1, 2]);
    fn sorts_then_yields(mut v: Vec<u32>) -> impl Iterator<Item = u32> {
        v.sort_by(|a, b| b.cmp(a));
        for n in v.clone() { yield_!(n); }
        v.sort_by_key(|n| std::cmp::Reverse(*n));
        v.dedup();
        v.retain(|n| *n != 2);
        let total: u32 = v.iter().sum();
        yield_!(total);
        for n in std::mem::take(&mut v) { yield_!(n); }
    }
}

both! {
    with ("the cat sat on the mat the end");
    fn counts_words(text: &'static str) -> impl Iterator<Item = (&'static str, usize)> {
        let mut counts = HashMap::new();
        for word in text.split_whitespace() {
            *counts.entry(word).or_insert(0) += 1;
        }
        let mut sorted: Vec<_> = counts.into_iter().collect();
        sorted.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
        for (word, count) in sorted {
            if count > 1 { yield_!((word, count)); }
        }
    }
}

both! {
    with ("12+ab*(3 - x1)");
    fn tokenizes(text: &'static str) -> impl Generator<Item = Token, Return = Result<usize, String>> {
        let mut chars = text.char_indices().peekable();
        let mut count = 0;
        while let Some((start, c)) = chars.next() {
            let token = match c {
                c if c.is_whitespace() => continue,
                '0'..='9' => {
                    let mut n = c.to_digit(10).unwrap();
                    while let Some((_, d)) = chars.peek().copied().filter(|(_, c)| c.is_ascii_digit()) {
                        n = n * 10 + d.to_digit(10).ok_or("digit")?;
                        chars.next();
                    }
                    Token::Number(n)
                }
                'a'..='z' => {
                    let mut end = start + c.len_utf8();
                    while let Some(&(at, c)) = chars.peek() {
                        if !c.is_alphanumeric() { break; }
                        end = at + c.len_utf8();
                        chars.next();
                    }
                    Token::Word(text[start..end].to_string())
                }
                '+' | '-' | '*' | '(' | ')' => Token::Op(c),
                other => return Err(format!("{other:?} at {start}")),
            };
            count += 1;
            yield_!(token);
        }
        Ok(count)
    }
}

both! {
    with (tree());
    fn walks_a_tree_by_a_stack(root: Tree) -> impl Iterator<Item = u32> {
        let mut stack = vec![root];
        while let Some(node) = stack.pop() {
            match node {
                Tree::Leaf(n) => yield_!(n),
                Tree::Node(left, right) => {
                    stack.push(*right);
                    stack.push(*left);
                }
            }
        }
    }
}

both! {
    fn walks_a_borrowed_tree() -> impl Iterator<Item = u32> {
        let root = kept(tree());
        let mut stack = vec![(root, 0)];
        while let Some((node, depth)) = stack.pop() {
            match *node {
                Tree::Leaf(ref n) => yield_!(n * 10 + depth),
                Tree::Node(ref left, ref right) => stack.extend([(&**right, depth + 1), (&**left, depth + 1)]),
            }
        }
    }
}

both! {
    fn breadth_first() -> impl Iterator<Item = (usize, usize)> {
        let edges: BTreeMap<usize, Vec<usize>> = [(0, vec![1, 2]), (1, vec![3]), (2, vec![3, 0]), (3, vec![])].into();
        let mut seen = HashSet::from([0]);
        let mut queue = VecDeque::from([(0, 0)]);
        while let Some((node, depth)) = queue.pop_front() {
            yield_!((node, depth));
            for &next in edges.get(&node).into_iter().flatten() {
                if seen.insert(next) { queue.push_back((next, depth + 1)); }
            }
        }
    }
}

both! {
    fn shortest_paths() -> impl Iterator<Item = (u32, usize)> {
        let graph = [vec![(1, 4), (2, 1)], vec![(3, 1)], vec![(1, 2), (3, 5)], vec![]];
        let mut dist = [u32::MAX; 4];
        dist[0] = 0;
        let mut heap = BinaryHeap::from([(std::cmp::Reverse(0), 0_usize)]);
        while let Some((std::cmp::Reverse(d), at)) = heap.pop() {
            if d > dist[at] { continue; }
            yield_!((d, at));
            for &(next, weight) in &graph[at].clone() {
                let new = d + weight;
                if new < dist[next] {
                    dist[next] = new;
                    heap.push((std::cmp::Reverse(new), next));
                }
            }
        }
    }
}

both! {
    fn trait_objects_in_turn() -> impl Iterator<Item = (String, u32)> {
        let shapes: Vec<Box<dyn Shape>> = vec![Box::new(Square(3)), Box::new(Rect { w: 2, h: 5 })];
        let mut best: Option<Box<dyn Shape>> = None;
        for shape in shapes {
            yield_!((shape.name(), shape.area()));
            best = match best.take() {
                Some(old) if old.area() > shape.area() => Some(old),
                _ => Some(shape),
            };
        }
        if let Some(best) = best { yield_!((best.name(), 0)); }
    }
}

both! {
    fn shared_cells() -> impl Iterator<Item = u32> {
        let count = Rc::new(Cell::new(0));
        let list = Rc::new(RefCell::new(Vec::new()));
        let bump = { let (count, list) = (Rc::clone(&count), list.clone()); move |n| { count.set(count.get() + n); list.borrow_mut().push(n); } };
        for n in 1..4 {
            bump(n);
            yield_!(count.get());
            yield_!(list.borrow().len() as u32);
        }
        drop(bump);
        let list = Rc::try_unwrap(list).unwrap().into_inner();
        for n in list { yield_!(n); }
        yield_!(Rc::strong_count(&count) as u32);
    }
}

both! {
    fn weak_parents() -> impl Iterator<Item = bool> {
        struct Child { parent: RefCell<Weak<Loud>> }
        let child = Child { parent: RefCell::new(Weak::new()) };
        yield_!(child.parent.borrow().upgrade().is_some());
        {
            let parent = Rc::new(Loud("parent"));
            *child.parent.borrow_mut() = Rc::downgrade(&parent);
            yield_!(child.parent.borrow().upgrade().is_some());
        }
        yield_!(child.parent.borrow().upgrade().is_none());
    }
}

both! {
    with (Arc::new(Mutex::new(vec![1, 2])));
    fn a_mutex_locked_for_each_item(shared: Arc<Mutex<Vec<u32>>>) -> impl Iterator<Item = u32> {
        loop {
            let next = shared.lock().unwrap().pop();
            let Some(n) = next else { break };
            yield_!(n);
            if n == 2 { shared.lock().unwrap().push(7); }
        }
        let len = { let guard = shared.lock().unwrap(); guard.len() };
        yield_!(len as u32);
    }
}

both! {
    fn a_channel_drained() -> impl Iterator<Item = u32> {
        let (sender, receiver) = mpsc::channel();
        for n in 0..3 { sender.send(n).unwrap(); }
        drop(sender);
        while let Ok(n) = receiver.recv() { yield_!(n); }
        yield_!(99);
    }
}

both! {
    with (vec![1, 2, 3, 4, 5]);
    fn windows_and_chunks(v: Vec<u32>) -> impl Iterator<Item = u32> {
        let sums: Vec<u32> = v.windows(2).map(|w| w.iter().sum()).collect();
        for s in sums { yield_!(s); }
        let chunks: Vec<Vec<u32>> = v.chunks(2).map(<[u32]>::to_vec).collect();
        for chunk in chunks {
            match chunk.as_slice() {
                [a, b] => { let (a, b) = (*a, *b); yield_!(a * b) }
                [rest @ ..] => { let n = rest.len() as u32; yield_!(n + 100) }
            }
        }
        if let [first, .., last] = v[..] { yield_!(first); yield_!(last); }
        if let [_, middle @ .., _] = &v[..] { let m = middle.to_vec(); yield_!(m.len() as u32); yield_!(m[0]); }
    }
}

both! {
    with ("key=value;other = 3;bad;=x");
    fn parses_pairs(text: &'static str) -> impl Iterator<Item = Result<(String, String), String>> {
        for part in text.split(';') {
            let Some((key, value)) = part.split_once('=') else {
                yield_!(Err(format!("no `=` in {part:?}")));
                continue;
            };
            let (key, value) = (key.trim(), value.trim());
            if key.is_empty() {
                yield_!(Err("empty key".into()));
            } else {
                yield_!(Ok((key.to_owned(), value.to_owned())));
            }
        }
    }
}

both! {
    fn a_state_machine_in_an_enum() -> impl Iterator<Item = String> {
        #[derive(Debug)]
        enum State { Idle, Busy { left: u32, name: String }, Done(String) }
        let mut state = State::Idle;
        loop {
            yield_!(format!("{state:?}"));
            state = match state {
                State::Idle => State::Busy { left: 2, name: "job".into() },
                State::Busy { left: 0, name } => State::Done(name),
                State::Busy { left, name } => State::Busy { left: left - 1, name: name + "!" },
                State::Done(_) => break,
            };
        }
    }
}

both! {
    fn mem_take_and_swap() -> impl Iterator<Item = Vec<u32>> {
        let mut batch = Vec::new();
        for n in 0..7 {
            batch.push(n);
            if batch.len() == 3 { yield_!(std::mem::take(&mut batch)); }
        }
        if !batch.is_empty() { yield_!(batch); }
        let (mut a, mut b) = (vec![1], vec![2, 3]);
        std::mem::swap(&mut a, &mut b);
        yield_!(a.clone());
        let old = std::mem::replace(&mut a, b);
        yield_!(old);
        yield_!(a);
    }
}

both! {
    with (Some("5"), Ok("x"));
    fn option_and_result_chains(a: Option<&'static str>, b: Result<&'static str, u32>) -> impl Generator<Item = u32, Return = Result<u32, String>> {
        let n = a.map(str::parse::<u32>).transpose().map_err(|e| e.to_string())?.unwrap_or_default();
        yield_!(n);
        let m = b.ok().and_then(|s| s.parse().ok()).or_else(|| a.and_then(|s| s.parse::<u32>().ok())).ok_or_else(|| "none".to_string())?;
        yield_!(m);
        let checked = n.checked_sub(m + 1).ok_or("underflow")?;
        yield_!(checked);
        Ok(checked)
    }
}

both! {
    fn closures_that_change_state() -> impl Iterator<Item = u32> {
        let mut total = 0;
        let mut log_calls = 0;
        let add = |total: &mut u32, n: u32| { *total += n; *total };
        for n in 1..=3 {
            let sum = add(&mut total, n);
            log_calls += 1;
            yield_!(sum);
        }
        let mut counter = { let mut n = 10; move || { n += 1; n } };
        yield_!(counter());
        yield_!(counter());
        let compose = |f: fn(u32) -> u32, g: fn(u32) -> u32| move |x| g(f(x));
        let h = compose(|x| x + 1, |x| x * 2);
        yield_!(h(log_calls));
    }
}

both! {
    fn boxed_closures_in_a_table() -> impl Iterator<Item = i32> {
        let mut ops: BTreeMap<&str, Box<dyn Fn(i32, i32) -> i32>> = BTreeMap::new();
        ops.insert("add", Box::new(|a, b| a + b));
        let bias = 100;
        ops.insert("bias", Box::new(move |a, b| a - b + bias));
        for (name, op) in &ops { log(name); log(op(1, 2)); }
        for name in ["add", "bias", "none"] {
            if let Some(op) = ops.get(name) { let v = op(5, 3); yield_!(v); } else { yield_!(-1); }
        }
    }
}

both! {
    with ("a,b\n\n c , d\nlast");
    fn reads_lines(text: &'static str) -> impl Iterator<Item = (usize, Vec<&'static str>)> {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let fields: Vec<_> = line.split(',').map(str::trim).collect();
            yield_!((number + 1, fields));
        }
    }
}

both! {
    fn strings_built_up() -> impl Iterator<Item = String> {
        let mut out = String::new();
        for (i, word) in ["alpha", "beta", "gamma"].iter().enumerate() {
            if i > 0 { out.push_str(", "); }
            write!(out, "{i}:{word:>6}").unwrap();
            yield_!(out.clone());
        }
        let upper: String = out.chars().rev().filter(|c| c.is_alphabetic()).map(|c| c.to_ascii_uppercase()).collect();
        yield_!(upper);
        let title = out.split(", ").map(|w| w.trim_start_matches(char::is_numeric)).collect::<Vec<_>>().join("|");
        yield_!(title);
    }
}

both! {
    with (Cow::Borrowed("cow"));
    fn a_cow_made_owned(mut text: Cow<'static, str>) -> impl Iterator<Item = bool> {
        yield_!(matches!(text, Cow::Borrowed(_)));
        text.to_mut().push('!');
        yield_!(matches!(&text, Cow::Owned(s) if s.len() == 4));
        let owned = text.into_owned();
        yield_!(owned.ends_with('!'));
    }
}

both! {
    fn a_grid_searched() -> impl Iterator<Item = (usize, usize)> {
        let grid = ["#..", ".#.", "..#"].map(str::as_bytes);
        'rows: for (y, row) in grid.into_iter().enumerate() {
            for (x, &cell) in row.iter().enumerate() {
                match cell {
                    b'#' if y == 2 => break 'rows,
                    b'#' => { yield_!((x, y)); continue 'rows; }
                    _ => {}
                }
            }
        }
    }
}

both! {
    fn numbers_by_methods() -> impl Iterator<Item = u64> {
        let (mut a, mut b) = (0_u64, 1);
        while let Some(next) = a.checked_add(b).filter(|n| *n < 100) {
            yield_!(a);
            (a, b) = (b, next);
        }
        let mut n = 27_u64;
        let steps = loop {
            match n { 1 => break 0, n0 if n0 % 2 == 0 => n /= 2, _ => n = 3 * n + 1 }
            if n < 50 { yield_!(n); break n; }
        };
        yield_!(steps.pow(2));
    }
}

both! {
    fn primes_by_trial() -> impl Iterator<Item = u32> {
        let mut primes = Vec::new();
        'candidates: for n in 2_u32.. {
            for &p in &primes { if p * p > n { break; } if n % p == 0 { continue 'candidates; } }
            primes.push(n);
            yield_!(n);
            if primes.len() == 8 { return; }
        }
    }
}

both! {
    fn permutations_of_a_slice() -> impl Iterator<Item = [u8; 3]> {
        let mut items = [1, 2, 3];
        let mut c = [0; 3];
        yield_!(items);
        let mut i = 0;
        while i < 3 {
            if c[i] < i {
                if i % 2 == 0 { items.swap(0, i) } else { items.swap(c[i], i) }
                yield_!(items);
                c[i] += 1;
                i = 0;
            } else {
                c[i] = 0;
                i += 1;
            }
        }
    }
}

both! {
    with ([Point { x: 1, y: 2 }, Point { x: 3, y: -1 }]);
    fn structs_taken_apart(points: [Point; 2]) -> impl Iterator<Item = i32> {
        let [Point { x, y }, second] = points;
        yield_!(x + y);
        let Point { x, .. } = second;
        yield_!(x);
        let moved = Point { x: x + 1, ..second };
        yield_!(moved.y);
        let Point { x: ref px, y: ref py } = moved;
        let sum = px + py;
        yield_!(sum);
    }
}

both! {
    with (vec![(1, "one"), (2, "two"), (3, "three")]);
    fn zipped_and_unzipped(pairs: Vec<(u32, &'static str)>) -> impl Iterator<Item = String> {
        let (numbers, names): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        let mut both = numbers.iter().zip(names.iter().rev()).map(|(n, s)| format!("{n}{s}")).collect::<VecDeque<_>>();
        while let Some(s) = both.pop_front() { yield_!(s); }
        let (short, long): (Vec<_>, Vec<_>) = names.into_iter().partition(|s| s.len() < 4);
        yield_!(short.concat());
        yield_!(long.concat());
        if let Some((i, n)) = numbers.iter().enumerate().max_by_key(|(_, n)| **n) { let s = format!("{i}{n}"); yield_!(s); }
    }
}

both! {
    fn nested_options_matched() -> impl Iterator<Item = u32> {
        let values = [Some(Some(1)), Some(None), None];
        for value in values {
            let n = match value { Some(Some(n)) if n > 0 => n, Some(Some(_)) | Some(None) => 100, None => { yield_!(7); 200 } };
            yield_!(n);
        }
        let flat: Vec<u32> = values.into_iter().flatten().flatten().collect();
        yield_!(flat.len() as u32);
    }
}

both! {
    sends [Some("push 3"), Some("push 4"), Some("add"), Some("bad"), None];
    fn a_calculator_that_is_sent_commands() -> impl Generator<Item = String, Send = &'static str, Return = Vec<i64>> {
        let mut stack: Vec<i64> = Vec::new();
        let mut reply = "ready".to_string();
        while let Some(line) = yield_!(reply) {
            let mut words = line.split(' ');
            reply = match (words.next(), words.next().map(str::parse)) {
                (Some("push"), Some(Ok(n))) => { stack.push(n); format!("{n}") }
                (Some("add"), None) => match (stack.pop(), stack.pop()) {
                    (Some(b), Some(a)) => { stack.push(a + b); format!("{}", a + b) }
                    _ => "empty".into(),
                },
                (Some(other), _) => format!("what is {other}?"),
                (None, _) => unreachable!(),
            };
        }
        stack
    }
}
