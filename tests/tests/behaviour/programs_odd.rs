//! Still more bodies as users write them: protocols, caches, games, schedules, text formats, and odd corners of the language among them.

use std::any::Any;
use std::cell::{LazyCell, OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap, HashSet, LinkedList, VecDeque};
use std::fmt::Debug;
use std::ops::{Deref, DerefMut, Index, IndexMut, Not};
use std::rc::Rc;
use std::sync::{Arc, Mutex, OnceLock, RwLock};
use std::time::Duration;

use resumable::{BoxGenerator, Generator, generator};
use resumable_tests::{Loud, both, log, loud};

both! {
    sends [Some(5), Some(0), None, Some(7)];
    fn a_running_average() -> impl Generator<Item = u32, Send = u32, Return = (u32, u32)> {
        let (mut total, mut count) = (0, 0);
        loop {
            let Some(term) = yield_!(if count == 0 { 0 } else { total / count }) else { break (total, count) };
            total += term;
            count += 1;
        }
    }
}

both! {
    sends [Some("GET /a"), Some("HOST x"), Some(""), Some("BAD")];
    fn a_request_read_line_by_line() -> impl Generator<Item = String, Send = &'static str, Return = Result<(), String>> {
        enum Phase { Start, Headers { path: String, headers: Vec<(String, String)> } }
        let mut phase = Phase::Start;
        let mut line = yield_!("?".to_string());
        while let Some(text) = line {
            phase = match phase {
                Phase::Start => match text.split_once(' ') {
                    Some(("GET", path)) => Phase::Headers { path: path.to_owned(), headers: Vec::with_capacity(2) },
                    Some((other, _)) => return Err(format!("method {other}")),
                    None => return Err(format!("request {text:?}")),
                },
                Phase::Headers { path, headers } if text.is_empty() => {
                    let summary = headers.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join("&");
                    line = yield_!(format!("{path}?{summary}"));
                    phase = Phase::Start;
                    continue;
                }
                Phase::Headers { path, mut headers } => {
                    let (key, value) = text.split_once(' ').ok_or_else(|| format!("header {text}"))?;
                    headers.push((key.to_lowercase(), value.into()));
                    Phase::Headers { path, headers }
                }
            };
            line = yield_!("more".into());
        }
        Ok(())
    }
}

both! {
    fn a_cache_of_limited_size() -> impl Iterator<Item = String> {
        struct Cache { order: VecDeque<u32>, values: HashMap<u32, String> }
        impl Cache {
            fn get_or(&mut self, key: u32, make: impl FnOnce(u32) -> String) -> &str {
                if !self.values.contains_key(&key) {
                    if self.order.len() == 2 && let Some(old) = self.order.pop_front() { self.values.remove(&old); }
                    self.order.push_back(key);
                    self.values.insert(key, make(key));
                }
                &self.values[&key]
            }
        }
        let mut cache = Cache { order: VecDeque::new(), values: HashMap::new() };
        let mut misses = 0;
        for key in [1, 2, 1, 3, 1] {
            let value = cache.get_or(key, |k| { misses += 1; format!("v{k}") }).to_string();
            yield_!(value);
        }
        yield_!(misses.to_string());
    }
}

both! {
    fn life_on_a_small_board() -> impl Iterator<Item = String> {
        const N: usize = 4;
        let mut board = [[false; N]; N];
        for (y, x) in [(1, 0), (1, 1), (1, 2)] { board[y][x] = true; }
        for _ in 0..3 {
            let text: String = board.iter().map(|row| row.iter().map(|&c| if c { '#' } else { '.' }).collect::<String>() + "/").collect();
            yield_!(text);
            let mut next = board;
            for y in 0..N {
                for x in 0..N {
                    let near = (0..9).filter(|d| *d != 4).filter(|d| {
                        let (dy, dx) = (d / 3, d % 3);
                        (y + dy).checked_sub(1).zip((x + dx).checked_sub(1)).is_some_and(|(y, x)| y < N && x < N && board[y][x])
                    }).count();
                    next[y][x] = matches!((board[y][x], near), (true, 2) | (_, 3));
                }
            }
            board = next;
        }
    }
}

both! {
    with (vec![("a", vec!["b", "c"]), ("b", vec!["d"]), ("c", vec!["d"]), ("d", vec![])]);
    fn a_topological_order(graph: Vec<(&'static str, Vec<&'static str>)>) -> impl Generator<Item = &'static str, Return = Result<(), Vec<&'static str>>> {
        let mut waiting: BTreeMap<_, HashSet<_>> = graph.into_iter().map(|(name, needs)| (name, needs.into_iter().collect())).collect();
        while !waiting.is_empty() {
            let ready: Vec<_> = waiting.iter().filter(|(_, needs)| needs.is_empty()).map(|(name, _)| *name).collect();
            if ready.is_empty() { return Err(waiting.into_keys().collect()); }
            for name in ready {
                waiting.remove(name);
                waiting.values_mut().for_each(|needs| { needs.remove(name); });
                yield_!(name);
            }
        }
        Ok(())
    }
}

both! {
    fn retries_with_backoff() -> impl Generator<Item = Duration, Return = Result<u32, String>> {
        let mut attempts = 0;
        let mut attempt = move || { attempts += 1; if attempts < 3 { Err(format!("failure {attempts}")) } else { Ok(attempts) } };
        let mut delay = Duration::from_millis(10);
        let outcome = loop {
            match attempt() {
                Ok(n) => break Ok(n),
                Err(e) if delay > Duration::from_secs(1) => break Err(e),
                Err(e) => { log(e); yield_!(delay); delay *= 2; }
            }
        };
        outcome.map(|n| n * 10)
    }
}

both! {
    fn a_matrix_with_index_traits() -> impl Iterator<Item = i32> {
        struct Matrix { cols: usize, cells: Vec<i32> }
        impl Index<(usize, usize)> for Matrix { type Output = i32; fn index(&self, (r, c): (usize, usize)) -> &i32 { &self.cells[r * self.cols + c] } }
        impl IndexMut<(usize, usize)> for Matrix { fn index_mut(&mut self, (r, c): (usize, usize)) -> &mut i32 { &mut self.cells[r * self.cols + c] } }
        let mut m = Matrix { cols: 2, cells: vec![0; 4] };
        for r in 0..2 {
            for c in 0..2 {
                m[(r, c)] = (r * 10 + c) as i32;
                m[(r, c)] += 1;
                yield_!(m[(r, c)]);
            }
        }
        yield_!(-m[(1, 1)] + !m[(0, 0)]);
    }
}

both! {
    fn a_smart_pointer_of_the_users_own() -> impl Iterator<Item = usize> {
        struct Tracked<T> { value: T, reads: usize }
        impl<T> Deref for Tracked<T> { type Target = T; fn deref(&self) -> &T { &self.value } }
        impl<T> DerefMut for Tracked<T> { fn deref_mut(&mut self) -> &mut T { self.reads += 1; &mut self.value } }
        let mut list = Tracked { value: vec![1], reads: 0 };
        list.push(2);
        yield_!(list.len());
        list.extend([3, 4]);
        *list = vec![9; 5];
        yield_!(list.len());
        yield_!(list.reads);
        let Tracked { value, .. } = list;
        yield_!(value.into_iter().sum());
    }
}

both! {
    fn lazy_values() -> impl Iterator<Item = u32> {
        static ONCE: OnceLock<u32> = OnceLock::new();
        let cell = OnceCell::new();
        yield_!(*cell.get_or_init(|| 3));
        yield_!(*ONCE.get_or_init(|| 4));
        let offset = 5;
        let lazy = LazyCell::new(move || { log("made"); offset * 2 });
        yield_!(1);
        yield_!(*lazy + cell.into_inner().unwrap());
    }
}

both! {
    fn locks_read_and_written() -> impl Iterator<Item = usize> {
        let shared = Arc::new(RwLock::new(vec!["a"]));
        let writer = Arc::clone(&shared);
        for name in ["b", "c"] {
            { let mut guard = writer.write().unwrap(); guard.push(name); }
            yield_!(shared.read().unwrap().len());
        }
        let count = Mutex::new(0);
        *count.lock().unwrap() += 7;
        if let Ok(mut guard) = count.try_lock() { *guard += 1; }
        let n = *count.lock().unwrap();
        yield_!(n);
        yield_!(count.into_inner().unwrap_or_default());
    }
}

both! {
    with ("# Title\ntext\n- one\n- two\n\n## Sub\nmore");
    fn markdown_blocks(text: &'static str) -> impl Iterator<Item = (String, Vec<&'static str>)> {
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            let level = line.bytes().take_while(|b| *b == b'#').count();
            if level > 0 {
                yield_!((format!("h{level}"), vec![line[level..].trim()]));
            } else if let Some(item) = line.strip_prefix("- ") {
                let mut items = vec![item];
                while let Some(item) = lines.peek().and_then(|line| line.strip_prefix("- ")) { items.push(item); lines.next(); }
                yield_!(("list".into(), items));
            } else if !line.is_empty() {
                yield_!(("p".into(), vec![line]));
            }
        }
    }
}

both! {
    with ("name,\"a, b\",\"say \"\"hi\"\"\"\n1,,x");
    fn comma_separated_with_quotes(text: &'static str) -> impl Iterator<Item = Vec<String>> {
        let mut chars = text.chars().peekable();
        let mut record = Vec::new();
        let mut field = String::new();
        let mut quoted = false;
        loop {
            match (chars.next(), quoted) {
                (Some('"'), true) if chars.peek() == Some(&'"') => { chars.next(); field.push('"'); }
                (Some('"'), _) => quoted = !quoted,
                (Some(','), false) => record.push(std::mem::take(&mut field)),
                (Some('\n'), false) | (None, _) => {
                    record.push(std::mem::take(&mut field));
                    let done = chars.peek().is_none();
                    yield_!(std::mem::take(&mut record));
                    if done { break; }
                }
                (Some(c), _) => field.push(c),
            }
        }
    }
}

both! {
    fn an_arena_of_nodes() -> impl Iterator<Item = (usize, &'static str)> {
        struct Node { name: &'static str, children: Vec<usize>, parent: Option<usize> }
        let mut arena: Vec<Node> = Vec::new();
        let mut add = |name, parent: Option<usize>| { let id = arena.len(); arena.push(Node { name, children: vec![], parent }); if let Some(p) = parent { arena[p].children.push(id); } id };
        let root = add("root", None);
        let left = add("left", Some(root));
        add("right", Some(root));
        let leaf = add("leaf", Some(left));
        let mut stack = vec![(root, 0)];
        while let Some((id, depth)) = stack.pop() {
            yield_!((depth, arena[id].name));
            stack.extend(arena[id].children.iter().rev().map(|c| (*c, depth + 1)));
        }
        let mut at = Some(leaf);
        while let Some(id) = at { at = arena[id].parent; yield_!((99, arena[id].name)); }
    }
}

both! {
    fn a_linked_list_by_boxes() -> impl Iterator<Item = u32> {
        struct Link { value: u32, next: Option<Box<Link>> }
        let mut head = None;
        for value in (1..=3).rev() { head = Some(Box::new(Link { value, next: head.take() })); }
        let mut reversed = None;
        while let Some(mut link) = head {
            head = link.next.take();
            yield_!(link.value);
            link.next = reversed;
            reversed = Some(link);
        }
        let mut at = reversed;
        while let Some(link) = at { let Link { value, next } = *link; yield_!(value * 10); at = next; }
    }
}

both! {
    with (Some(Loud("given")));
    fn options_replaced_and_taken(mut slot: Option<Loud>) -> impl Iterator<Item = bool> {
        yield_!(slot.is_some());
        let old = slot.replace(Loud("new"));
        yield_!(old.is_some());
        if let Some(loud) = slot.take() { yield_!(slot.is_none()); drop(loud); }
        let filled = slot.get_or_insert_with(|| Loud("filled")).0;
        yield_!(filled == "filled");
        let kept = slot.as_ref().map(|l| l.0.len()).filter(|n| *n > 3);
        yield_!(kept.is_none().not());
        slot = None;
        yield_!(slot.is_none());
    }
}

both! {
    fn statements_of_every_kind() -> impl Iterator<Item = u32> {
        ;
        let _: u32 = 5;
        let (mut a, b): (u32, _) = (1, 2);
        { a += b; yield_!(a) };
        (a, _) = (b, 3);
        [a, _] = [a + 1, 0];
        let unit = yield_!(a);
        assert_eq!(unit, ());
        let n = { let a = 7; a + b };
        if n > 5 { yield_!(n) } else {}
        let f = |x: &mut u32| { *x += 1; };
        f(&mut a);
        yield_!(a);
        let c = char::from_u32(65).unwrap_or('?');
        yield_!(c as u32);
        let r#type = 3;
        yield_!(r#type);
        match a { ref x if *x > 100 => {} x @ 0..=100 => yield_!(x), _ => unreachable!() }
        let s = &[1, 2, 3][1..];
        let [x, y] = *s else { panic!("two") };
        yield_!(x + y);
        return yield_!(b);
    }
}

both! {
    with (vec![5, 3, 8, 1]);
    fn bubble_sort_shown(mut v: Vec<u32>) -> impl Generator<Item = Vec<u32>, Return = usize> {
        let mut swaps = 0;
        let mut end = v.len();
        while end > 1 {
            let mut last = 0;
            for i in 1..end {
                if v[i - 1] > v[i] { v.swap(i - 1, i); swaps += 1; last = i; yield_!(v.clone()); }
            }
            end = last;
        }
        swaps
    }
}

both! {
    with (6);
    fn hanoi_by_an_explicit_stack(n: u8) -> impl Iterator<Item = (u8, char, char)> {
        #[derive(Clone, Copy)]
        enum Job { Move(u8, char, char, char), Show(u8, char, char) }
        use Job::{Move, Show};
        let mut jobs = vec![Move(n / 2, 'a', 'b', 'c')];
        while let Some(job) = jobs.pop() {
            match job {
                Move(0, ..) => {}
                Move(n, from, to, by) => jobs.extend([Move(n - 1, by, to, from), Show(n, from, to), Move(n - 1, from, by, to)]),
                Show(n, from, to) => yield_!((n, from, to)),
            }
        }
    }
}

#[generator]
fn in_order(tree: Option<Rc<Tree>>) -> BoxGenerator<'static, u32> {
    if let Some(tree) = tree {
        yield_from!(in_order(tree.left.clone()));
        yield_!(tree.value);
        yield_from!(in_order(tree.right.clone()));
    }
}

struct Tree {
    value: u32,
    left: Option<Rc<Tree>>,
    right: Option<Rc<Tree>>,
}

#[test]
fn a_tree_walked_by_recursion() {
    let leaf = |value| {
        Some(Rc::new(Tree {
            value,
            left: None,
            right: None,
        }))
    };
    let root = Some(Rc::new(Tree {
        value: 2,
        left: leaf(1),
        right: leaf(3),
    }));
    assert_eq!(in_order(root).collect::<Vec<_>>(), [1, 2, 3]);
}

#[generator]
fn merged<T: Ord>(
    left: impl IntoIterator<Item = T>,
    right: impl IntoIterator<Item = T>,
) -> impl Iterator<Item = T> {
    let (mut left, mut right) = (left.into_iter().peekable(), right.into_iter().peekable());
    loop {
        let from_left = match (left.peek(), right.peek()) {
            (Some(l), Some(r)) => l <= r,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => break,
        };
        if let Some(item) = if from_left { left.next() } else { right.next() } {
            yield_!(item);
        }
    }
}

#[test]
fn two_sorted_sequences_merged() {
    assert_eq!(
        merged([1, 4, 6], vec![2, 3, 7]).collect::<Vec<_>>(),
        [1, 2, 3, 4, 6, 7]
    );
}

#[generator]
fn grouped<K: PartialEq, V, F>(
    items: impl Iterator<Item = V>,
    mut key: F,
) -> impl Iterator<Item = (K, Vec<V>)>
where
    F: FnMut(&V) -> K,
{
    let mut group: Option<(K, Vec<V>)> = None;
    for item in items {
        let k = key(&item);
        match &mut group {
            Some((current, members)) if *current == k => members.push(item),
            _ => {
                if let Some(done) = group.replace((k, vec![item])) {
                    yield_!(done);
                }
            }
        }
    }
    if let Some(done) = group {
        yield_!(done);
    }
}

#[test]
fn runs_grouped_by_a_key() {
    let groups: Vec<_> = grouped([1, 3, 2, 4, 5].into_iter(), |n| n % 2).collect();
    assert_eq!(groups, [(1, vec![1, 3]), (0, vec![2, 4]), (1, vec![5])]);
}
