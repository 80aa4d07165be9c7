#![allow(missing_docs, warnings)]
use resumable::{generator, Generator, BoxGenerator};
use std::cell::RefCell;
use std::rc::Rc;

thread_local!(static LOG: RefCell<Vec<String>> = RefCell::default());
fn log(s: impl Into<String>) { LOG.with_borrow_mut(|l| l.push(s.into())) }
fn logs() -> Vec<String> { LOG.take() }
struct D(&'static str);
impl Drop for D { fn drop(&mut self) { log(format!("drop {}", self.0)) } }
impl D { fn value(&self) -> u32 { 1 } fn finish(self) -> u32 { 2 } }

#[generator] fn guard_held() -> impl Iterator<Item = u32> { let _g = D("g"); yield_!(1); log("after"); yield_!(2); }
#[generator] fn shadowed() -> impl Iterator<Item = u32> { let x = D("x1"); let y = D("y"); let x = D("x2"); yield_!(1); let _ = &x; }
#[generator] fn cond(c: bool) -> impl Iterator<Item = u32> { let a = D("a"); let b = D("b"); if c { drop(a); } yield_!(1); log("end"); }
#[generator] fn deferred(c: bool) -> impl Iterator<Item = u32> { let a; yield_!(0); if c { a = D("a"); yield_!(a.value()); } else { yield_!(5); } log("end"); }
#[generator] fn temps() -> impl Iterator<Item = u32> { let z = D("t").value() + { yield_!(7); 1 }; yield_!(z); }
#[generator] fn matching(v: Vec<Option<u32>>) -> impl Iterator<Item = u32> {
    for x in v { match x { Some(n) if n > 3 => { yield_!(n); } Some(n) => { yield_!(n * 100); } None => continue } }
}
#[generator] fn guards(v: Vec<Option<String>>) -> impl Generator<Item = usize, Send = bool> {
    for x in v { match x { Some(s) if yield_!(s.len()).unwrap_or(false) => { yield_!(s.len() + 1000); } Some(s) => { yield_!(s.len() + 2000); } None => {} } }
}
#[generator] fn labels() -> impl Iterator<Item = (u32, u32)> {
    let r = 'outer: loop { let mut i = 0; loop { i += 1; if i > 5 { break 'outer i; } yield_!((i, 0)); if i == 2 { break 'outer 77; } } #[allow(unreachable_code)] { } };
    yield_!((r, 1));
}
#[generator] fn letelse(v: Vec<Option<u32>>) -> impl Iterator<Item = u32> {
    for x in v { let Some(n) = x else { yield_!(404); continue; }; yield_!(n); }
}
#[generator] fn chain(a: Option<u32>, b: Option<u32>) -> impl Generator<Item = u32, Send = u32> {
    if let Some(x) = a && x > 1 && let Some(y) = yield_!(x) && let Some(z) = b { yield_!(x + y + z); } else { yield_!(9); }
}
#[generator] fn ops() -> impl Generator<Item = u32, Send = u32> {
    let mut v = vec![1, 2, 3];
    v.push(yield_!(0).unwrap());
    v[yield_!(1).unwrap() as usize] = yield_!(2).unwrap();
    let s = (yield_!(3).unwrap(), [yield_!(4).unwrap(); 2], v.len());
    v[0] += yield_!(5).unwrap();
    println!("{} {}", yield_!(6).unwrap(), s.0);
    let t = yield_!(7).is_some() && yield_!(8).is_none() || yield_!(9).unwrap() == 3;
    yield_!(v.iter().sum::<u32>() + s.0 + s.1[1] + t as u32);
}
#[generator] fn early(v: &[String]) -> impl Generator<Item = String, Return = Result<u32, std::num::ParseIntError>> {
    let mut total = 0; for s in v { total += s.parse::<u32>()?; yield_!(s.clone()); } Ok(total)
}
struct S { items: Vec<u32> }
impl S {
    #[generator] fn iter(&self) -> impl Iterator<Item = &u32> { for x in self.items.iter() { yield_!(x); } }
    #[generator] fn iter_mut(&mut self) -> impl Iterator<Item = &mut u32> { for x in &mut self.items { yield_!(x); } }
    #[generator] fn into(mut self) -> impl Iterator<Item = u32> { while let Some(x) = self.items.pop() { yield_!(x); } }
}
#[generator] fn tree(n: u32) -> Box<dyn Iterator<Item = u32>> { yield_!(n); if n > 0 { yield_from!(tree(n - 1)); yield_from!(tree(n - 1)); } }
#[generator] fn closures() -> impl Iterator<Item = u32> { let k = 3; let f = move |x| x + k; let mut acc = 0; let mut g = |x: u32| x * 2; for i in 0.. { if i > 3 { break; } yield_!(f(i)); acc += g(i); } yield_!(acc); }
#[generator] fn thrown() -> impl Generator<Item = u32, Throw = String, Return = Result<u32, String>> {
    let _g = D("g"); match try_yield!(1) { Ok(()) => yield_!(2), Err(e) => { log(e); yield_!(3) } } Ok(4)
}
#[generator] fn moved_in_method(v: Vec<u32>) -> impl Iterator<Item = u32> { let it = v.into_iter().map(|x| x + 1).filter(|x| x % 2 == 0); for x in it { yield_!(x); } }
#[generator] fn whilelet(mut stack: Vec<Vec<u32>>) -> impl Iterator<Item = u32> { while let Some(mut top) = stack.pop() { while let Some(x) = top.pop() { yield_!(x); if x == 9 { stack.push(vec![1, 2]); } } } }
#[generator] fn mac() -> impl Iterator<Item = String> { let name = "x"; let n = 3; yield_!(format!("{name} {n:?}")); let s = format!("{name}{n}"); yield_!(s); }
#[generator] fn items_in_body() -> impl Iterator<Item = u32> { use std::collections::BTreeMap as M; const K: u32 = 5; fn helper(x: u32) -> u32 { x + K } struct P(u32); let mut m = M::new(); m.insert(1, P(helper(2))); yield_!(m[&1].0); macro_rules! get { ($e:expr) => { m[&$e].0 } } yield_!(get!(1) + 1); }
#[generator] fn cloned(n: u32) -> impl Iterator<Item = u32> + Clone + std::fmt::Debug { let mut i = 0; while i < n { yield_!(i); i += 1; } }
#[generator] fn lapse<'a>(items: &'a mut Vec<u32>) -> impl Iterator<Item = u32> + 'a { let first = items.first().copied(); let f2 = items.first(); if f2.is_some() { log("s"); } yield_!(1); items.push(2); yield_!(items.len() as u32); }
#[generator] fn own_lapse() -> impl Iterator<Item = u32> { let mut items = vec![1]; let first = items.iter().next(); log(format!("{first:?}")); yield_!(1); items.push(2); yield_!(items.len() as u32); }
#[generator] fn generic<T: Clone, I>(it: I, f: impl Fn(&T) -> bool) -> impl Iterator<Item = T> where I: IntoIterator<Item = T> { for x in it { if f(&x) { yield_!(x.clone()); yield_!(x); } } }
#[generator] fn reinit() -> impl Iterator<Item = u32> { let mut a = D("a1"); drop(a); yield_!(1); a = D("a2"); yield_!(a.value()); a = D("a3"); yield_!(3); }
#[generator] fn opt_accum() -> impl Iterator<Item = u32> { let mut last = None; for i in 0..3u32 { if let Some(l) = last { yield_!(l); } last = Some(i); } }
#[generator] fn unsafe_(p: *const u32) -> impl Iterator<Item = u32> { { yield_!(3); yield_!(4); } }

fn drops_at<I: Iterator>(mut it: I, k: usize) -> Vec<String> { for _ in 0..k { it.next(); } log("--"); drop(it); logs() }

#[test] fn t_guard() { assert_eq!(drops_at(guard_held(), 1), ["--", "drop g"]); assert_eq!(drops_at(guard_held(), 3), ["after", "drop g", "--"]); }
#[test] fn t_shadow() { assert_eq!(drops_at(shadowed(), 1), ["--", "drop x2", "drop y", "drop x1"]); assert_eq!(drops_at(shadowed(), 2), ["drop x2", "drop y", "drop x1", "--"]); }
#[test] fn t_cond() { assert_eq!(drops_at(cond(true), 1), ["drop a", "--", "drop b"]); assert_eq!(drops_at(cond(false), 2), ["end", "drop b", "drop a", "--"]); assert_eq!(drops_at(cond(true), 2), ["drop a", "end", "drop b", "--"]);}
#[test] fn t_deferred() { assert_eq!(drops_at(deferred(true), 3), ["end", "drop a", "--"]); assert_eq!(drops_at(deferred(true), 2), ["--", "drop a"]); assert_eq!(drops_at(deferred(false), 3), ["end", "--"]); }
#[test] fn t_temps() { assert_eq!(drops_at(temps(), 1), ["--", "drop t"]); assert_eq!(drops_at(temps(), 2), ["drop t", "--"]); assert_eq!(temps().collect::<Vec<_>>(), [7, 2]); logs(); }
#[test] fn t_match() { assert_eq!(matching(vec![Some(1), None, Some(5)]).collect::<Vec<_>>(), [100, 5]); }
#[test] fn t_guards() { let mut g = guards(vec![Some("ab".into()), None, Some("c".into())]); assert_eq!(g.next(), Some(2)); assert_eq!(g.send(true), Ok(1002)); assert_eq!(g.next(), Some(1)); assert_eq!(g.send(false), Ok(2001)); }
#[test] fn t_labels() { assert_eq!(labels().collect::<Vec<_>>(), [(1, 0), (2, 0), (77, 1)]); }
#[test] fn t_letelse() { assert_eq!(letelse(vec![Some(1), None, Some(5)]).collect::<Vec<_>>(), [1, 404, 5]); }
#[test] fn t_chain() { let mut g = chain(Some(2), Some(5)); assert_eq!(g.next(), Some(2)); assert_eq!(g.send(10), Ok(17)); let mut g = chain(Some(2), Some(5)); g.next(); assert_eq!(g.next(), Some(9)); }
#[test] fn t_ops() { let mut g = ops(); g.next(); for (i, v) in [(2, 10), (1, 50), (3, 1), (4, 3), (5, 4), (6, 5), (7, 6)] { assert_eq!(g.send(v), Ok(i)); } assert_eq!(g.send(1), Ok(8)); assert_eq!(g.next(), Some(6 + 50 + 3 + 10 + 3 + 4 + 1)); }
#[test] fn t_early() { let v = ["1".to_string(), "x".to_string()]; let mut g = early(&v); assert_eq!(g.next(), Some("1".into())); assert_eq!(g.next(), None); assert!(g.take_return().unwrap().is_err()); }
#[test] fn t_s() { let mut s = S { items: vec![1, 2, 3] }; for x in s.iter_mut() { *x += 1; } assert_eq!(s.iter().copied().collect::<Vec<_>>(), [2, 3, 4]); assert_eq!(s.into().collect::<Vec<_>>(), [4, 3, 2]); }
#[test] fn t_tree() { assert_eq!(tree(2).collect::<Vec<_>>(), [2, 1, 0, 0, 1, 0, 0]); let mut t = tree(2); t.next(); assert_eq!(t.collect::<Vec<_>>(), [1, 0, 0, 1, 0, 0]); }
#[test] fn t_closures() { assert_eq!(closures().collect::<Vec<_>>(), [3, 4, 5, 6, 12]); let mut c = closures(); c.next(); assert_eq!(c.by_ref().count(), 4); }
#[test] fn t_thrown() { let mut g = thrown(); g.next(); assert_eq!(g.throw("e".into()), Ok(3)); assert_eq!(g.throw("f".into()).unwrap_err().value, Some(Err("f".into()))); assert_eq!(logs(), ["e", "drop g"]); }
#[test] fn t_misc() {
    assert_eq!(moved_in_method(vec![1, 2, 3]).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(whilelet(vec![vec![9], vec![3]]).collect::<Vec<_>>(), [3, 9, 2, 1]);
    assert_eq!(mac().collect::<Vec<_>>(), ["x 3", "x3"]);
    assert_eq!(items_in_body().collect::<Vec<_>>(), [7, 8]);
    let mut c = cloned(3); c.next(); let d = c.clone(); println!("{c:?}"); assert_eq!(c.collect::<Vec<_>>(), d.collect::<Vec<_>>());
    assert_eq!(lapse(&mut vec![1]).collect::<Vec<_>>(), [1, 2]); assert_eq!(own_lapse().count(), 2);
    assert_eq!(generic(vec![1, 2, 3], |x| *x > 1).collect::<Vec<_>>(), [2, 2, 3, 3]); logs();
    assert_eq!(drops_at(reinit(), 1), ["drop a1", "--"]); assert_eq!(drops_at(reinit(), 4), ["drop a1", "drop a2", "drop a3", "--"]);
    assert_eq!(opt_accum().collect::<Vec<_>>(), [0, 1]);
    let n = 3; assert_eq!(unsafe_(&n).collect::<Vec<_>>(), [3, 4]);
}
