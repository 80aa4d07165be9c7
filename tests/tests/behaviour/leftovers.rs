//! What is left where something was taken by a pattern of an array, or by `..base` at the end of a struct literal.

use std::rc::Rc;

use resumable_tests::{Loud, both, kept, log, loud};

struct Three {
    a: Loud,
    b: Loud,
    c: Loud,
}

fn three() -> Three {
    Three {
        a: loud("a"),
        b: loud("b"),
        c: loud("c"),
    }
}

#[derive(Clone, Copy)]
struct Point {
    x: u32,
    y: u32,
}

/// Nothing can be moved out of it.
struct Closed {
    x: u32,
    y: u32,
}

impl Drop for Closed {
    fn drop(&mut self) {
        log(format!("drop closed {} {}", self.x, self.y));
    }
}

struct Text {
    x: u32,
    y: Loud,
}

both! {
    fn an_array_s_elements_drop_as_rustc_drops_them() -> impl Iterator<Item = u32> {
        let list = [loud("1"), loud("2"), loud("3"), loud("4"), loud("5"), loud("6"), loud("7")];
        let [_, _, third, ref fourth, _, sixth, _] = list;
        let after = loud("after");
        yield_!(1);
    }
}

both! {
    fn elements_in_pieces() -> impl Iterator<Item = u32> {
        let list = [(loud("1"), loud("2")), (loud("3"), loud("4")), (loud("5"), loud("6")), (loud("7"), loud("8"))];
        let [_, (_, four), _, (seven, _)] = list;
        let after = loud("after");
        yield_!(1);
    }
}

both! {
    fn arrays_in_an_array() -> impl Iterator<Item = u32> {
        let list = [[loud("1"), loud("2")], [loud("3"), loud("4")], [loud("5"), loud("6")], [loud("7"), loud("8")]];
        let [_, [_, four], _, [seven, _]] = list;
        let after = loud("after");
        yield_!(1);
    }
}

both! {
    fn an_array_in_a_tuple() -> impl Iterator<Item = u32> {
        let list = (loud("0"), [loud("1"), loud("2"), loud("3"), loud("4")], loud("9"));
        let (_, [_, two, ..], _) = list;
        let after = loud("after");
        yield_!(1);
        let more = loud("more");
        yield_!(2);
    }
}

both! {
    fn an_array_of_which_some_paths_take_something() -> impl Iterator<Item = u32> {
        let list = [Some(loud("1")), Some(loud("2")), Some(loud("3")), Some(loud("4"))];
        if let [_, Some(two), _, _] = list { yield_!(1); }
        let after = loud("after");
        yield_!(1);
        let more = loud("more");
        yield_!(2);
    }
}

both! {
    fn what_a_literal_gives_itself_stays_in_its_base() -> impl Iterator<Item = u32> {
        let base = three();
        let x = loud("x");
        let new = Three { b: { yield_!(1); loud("new b") }, ..base };
        yield_!(2);
    }
}

both! {
    fn two_members_stay_in_a_base() -> impl Iterator<Item = u32> {
        let base = Three { a: loud("a"), b: loud("b"), c: loud("c") };
        let x = loud("x");
        let new = Three { c: { yield_!(1); loud("new c") }, b: loud("new b"), ..base };
        yield_!(2);
        let y = loud("y");
        yield_!(3);
    }
}

both! {
    fn a_member_as_a_base() -> impl Iterator<Item = u32> {
        let base = (loud("zero"), three(), loud("two"));
        let x = loud("x");
        let new = Three { c: loud("new c"), ..base.1 };
        yield_!(2);
        let y = loud("y");
        yield_!(3);
    }
}

both! {
    fn a_base_of_which_a_member_was_moved() -> impl Iterator<Item = u32> {
        let base = three();
        drop(base.b);
        let x = loud("x");
        let new = Three { c: loud("new c"), b: loud("new b"), ..base };
        yield_!(2);
        let y = loud("y");
        yield_!(3);
    }
}

both! {
    fn a_base_is_assigned_in_a_loop() -> impl Iterator<Item = u32> {
        let mut base = three();
        let x = loud("x");
        for n in 0..3 {
            base = Three { c: loud("new c"), ..base };
            yield_!(n);
        }
    }
}

both! {
    fn a_base_is_assigned_in_a_loop_behind_a_yield() -> impl Iterator<Item = u32> {
        let mut base = three();
        let x = loud("x");
        for n in 0..3 {
            base = Three { c: { yield_!(9); loud("new c") }, ..base };
            yield_!(n);
        }
    }
}

both! {
    fn some_paths_take_from_a_base() -> impl Iterator<Item = u32> {
        let base = three();
        let x = loud("x");
        if x.gives(true) {
            let other = Three { c: { yield_!(9); loud("new c") }, ..base };
            yield_!(1);
        }
        yield_!(2);
    }
}

both! {
    fn what_is_taken_from_a_base_are_copies() -> impl Iterator<Item = u32> {
        let p = Point { x: 1, y: 2 };
        let d = Closed { x: 1, y: 2 };
        let t = Text { x: 1, y: loud("t") };
        let q = Point { x: { yield_!(1); 4 }, ..p };
        let e = Closed { x: { yield_!(1); 4 }, ..d };
        let u = Text { y: { yield_!(1); loud("u") }, ..t };
        yield_!(p.x + q.x);
        yield_!(d.x + e.x);
        yield_!(t.x + u.x);
        let q = Point { x: 3, ..p };
        let e = Closed { x: 5, ..d };
        let u = Text { y: loud("v"), ..t };
        yield_!(6);
    }
}

both! {
    fn paths_that_took_something_meet_others() -> impl Iterator<Item = u32> {
        let list = [loud("1"), loud("2"), loud("3"), loud("4")];
        let base = three();
        let x = loud("x");
        if x.gives(true) { let [_, two, ..] = list; let other = Three { c: loud("new c"), ..base }; }
        yield_!(2);
        if x.gives(false) { yield_!(3); }
        let y = loud("y");
        yield_!(4);
    }
}

both! {
    fn paths_that_copied_something_meet_others() -> impl Iterator<Item = u32> {
        let list = [(1, loud("1")), (2, loud("2")), (3, loud("3"))];
        let p = Point { x: 1, y: 2 };
        let x = loud("x");
        if x.gives(false) { let [_, (two, _), ..] = list; let other = Point { x: 3, ..p }; yield_!(two); } else { yield_!(9) }
        yield_!(2);
        if x.gives(false) { yield_!(3); }
        let y = loud("y");
        yield_!(4);
    }
}

both! {
    fn a_base_is_whole_again() -> impl Iterator<Item = u32> {
        let mut base = three();
        for n in 0..4 {
            if n == 1 { let other = Three { c: loud("new c"), ..base }; yield_!(7); base = Three { a: loud("d"), b: loud("e"), c: loud("f") }; }
            yield_!(n);
        }
        let y = loud("y");
        yield_!(4);
    }
}

both! {
    fn what_an_arm_leaves_of_a_temporary_behind_a_guard_with_a_yield() -> impl Iterator<Item = u32> {
        match Some((loud("a"), loud("b"))) {
            Some((a, _)) if { yield_!(1); a.gives(false) } => { yield_!(2); }
            Some((_, b)) if { yield_!(3); b.gives(true) } => { yield_!(4); let c = loud("c"); }
            _ => {}
        }
        yield_!(5);
    }
}

both! {
    fn what_a_ref_borrows_of_a_call_s_value_stays() -> impl Iterator<Item = u32> {
        let (ref a, b) = (loud("a"), loud("b"));
        let n = a.gives(1);
        drop(b);
        yield_!(n);
        let (ref mut list, _, ref c) = (vec![loud("d")], loud("e"), loud("f"));
        list.push(loud("g"));
        c.gives(2);
        let late = loud("late");
        yield_!(3);
        let (ref typed, _): (Box<Loud>, Loud) = (Box::new(loud("h")), loud("i"));
        typed.gives(4);
        let ref alone = loud("j");
        yield_!(alone.gives(5));
        let later = loud("later");
        yield_!(6);
    }
}

struct Cfg {
    name: Loud,
    size: u32,
    depth: u32,
}
struct Owner {
    first: Loud,
    inner: Cfg,
}
fn owner() -> Owner {
    Owner {
        first: loud("first"),
        inner: Cfg {
            name: loud("name"),
            size: 1,
            depth: 2,
        },
    }
}

both! {
    fn a_base_behind_a_reference() -> impl Iterator<Item = u32> {
        let o = kept(owner());
        let r = o;
        let c = Cfg { name: loud("new"), size: { yield_!(1); 3 }, ..r.inner };
        yield_!(c.depth);
        let x = loud("x");
        yield_!(2);
    }
}

both! {
    fn a_base_behind_a_counted_pointer() -> impl Iterator<Item = u32> {
        let o = Rc::new(owner());
        let after = loud("after");
        let c = Cfg { name: loud("new"), size: { yield_!(1); 3 }, ..o.inner };
        yield_!(c.depth);
        let x = loud("x");
        yield_!(2);
    }
}

both! {
    fn a_base_in_a_box() -> impl Iterator<Item = u32> {
        let o = Box::new(Owner { first: loud("first"), inner: Cfg { name: loud("name"), size: 1, depth: 2 } });
        let after = loud("after");
        let c = Cfg { name: loud("new"), size: { yield_!(1); 3 }, ..o.inner };
        yield_!(c.depth);
        let x = loud("x");
        yield_!(o.first.gives(2));
        let y = loud("y");
        yield_!(3);
    }
}

both! {
    with (owner());
    fn a_base_in_a_parameter(o: Owner) -> impl Iterator<Item = u32> {
        let after = loud("after");
        let Owner { first: _, inner: _ } = o;
        let c = Cfg { size: 4, ..o.inner };
        yield_!(c.depth);
        let x = loud("x");
        yield_!(2);
    }
}

both! {
    with (kept(owner()));
    fn a_base_behind_a_parameter(o: &'static Owner) -> impl Iterator<Item = u32> {
        let after = loud("after");
        let c = Cfg { name: loud("new"), ..o.inner };
        yield_!(c.depth);
        let x = loud("x");
        yield_!(o.inner.size);
    }
}

both! {
    fn a_base_is_used_again() -> impl Iterator<Item = u32> {
        let o = owner();
        for i in 0..3 {
            let c = Cfg { name: loud("new"), size: { yield_!(1); i }, ..o.inner };
            yield_!(c.depth);
        }
        yield_!(o.inner.name.gives(2));
    }
}

both! {
    fn a_base_in_a_closure() -> impl Iterator<Item = u32> {
        let o = Owner { first: loud("first"), inner: Cfg { name: loud("name"), size: 1, depth: 2 } };
        let f = move || Cfg { name: loud("new"), ..o.inner };
        yield_!(f().size);
        let x = loud("x");
        yield_!(2);
    }
}

both! {
    fn a_base_in_a_closure_that_is_called_once() -> impl Iterator<Item = u32> {
        let o = Owner { first: loud("first"), inner: Cfg { name: loud("name"), size: 1, depth: 2 } };
        let f = move || Cfg { size: 9, ..o.inner };
        let x = loud("x");
        yield_!(1);
        yield_!(f().size);
        let x = loud("x");
        yield_!(2);
    }
}

both! {
    fn what_a_closure_captures_of_a_base() -> impl Iterator<Item = u32> {
        let t = Text { x: 1, y: loud("t") };
        let f = move || Text { y: loud("new"), ..t };
        yield_!(f().x);
        let x = loud("x");
        yield_!(f().x);
        let u = Text { x: 1, y: loud("u") };
        let g = || Text { x: 7, ..u };
        let z = loud("z");
        let g = g();
        yield_!(3);
        let p = Point { x: 1, y: 2 };
        let h = move || Point { x: 4, ..p };
        yield_!(h().y + p.x);
        let r = kept(Text { x: 1, y: loud("t") });
        let k = move || Text { y: loud("new"), ..*r };
        yield_!(k().x);
        yield_!(5);
    }
}

both! {
    fn a_literal_gives_itself_what_it_takes_out_of_its_base() -> impl Iterator<Item = u32> {
        struct Tree { root: Option<Loud>, leaves: Vec<Loud>, count: u32 }
        fn tree() -> Tree { Tree { root: Some(loud("root")), leaves: vec![loud("leaf")], count: 2 } }
        let early = loud("early");
        let raw = tree();
        let wrapped = Tree { root: Some(match raw.root { Some(root) => root, None => loud("none") }), ..raw };
        yield_!(wrapped.count);
        log(wrapped.leaves.len());
        let raw = tree();
        let grown = Tree { count: raw.count + 1, leaves: raw.leaves.into_iter().chain([loud("more")]).collect(), ..raw };
        yield_!(grown.count);
        let raw = tree();
        let other = Tree { root: Some(loud("other")), ..raw };
        yield_!(other.count + 10);
    }
}
