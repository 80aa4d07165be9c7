//! A yield in each place of a form that takes an expression: several forms a body, so that their operands and ends meet.

use std::fmt::Debug;

use resumable_tests::{Loud, both, log, loud};

both! {
    sends [Some(3), Some(4), None, Some(2), Some(5)];
    fn a_yield_of_every_kind_of_operand() -> impl Generator<Item = u32, Send = u32, Return = u32> {
        yield_!(yield_!(yield_!(1).unwrap_or(2)).unwrap_or(3));
        yield_!(if yield_!(4).is_some() { 5 } else { 6 });
        yield_!(match yield_!(7) { Some(x) => x, None => 8 });
        yield_!(loop { if yield_!(9).is_none() { break 10 } });
        yield_!({ let x = 1; x + 10 });
        yield_!((|x: u32| x + 1)(11));
        for i in 0..3 { yield_!(if i == 1 { continue } else if i == 2 { break } else { i }); }
        yield_!(return 99)
            ;
        0
    }
}

both! {
    sends [Some(3), Some(4), None, Some(2), Some(5)];
    fn places_of_every_depth_assigned_from_yields() -> impl Generator<Item = u32, Send = u32> {
        struct In { g: u32 } struct S { f: In, t: (u32, [u32; 2]) }
        let mut s = S { f: In { g: 1 }, t: (2, [3, 4]) };
        let mut b = Box::new(5);
        let mut grid = vec![vec![1, 2], vec![3, 4]];
        let i = 1;
        s.f.g += yield_!(1).unwrap_or(1);
        s.t.0 *= yield_!(s.f.g).unwrap_or(2);
        s.t.1[i] -= yield_!(s.t.0).unwrap_or(1);
        *b += yield_!(s.t.1[1]).unwrap_or(7);
        grid[i][0] <<= yield_!(*b).unwrap_or(1);
        yield_!(grid[1][0]);
        *b = yield_!(5).unwrap_or(50);
        grid[0][i] = yield_!(*b).unwrap_or(60);
        s.f = In { g: yield_!(grid[0][1]).unwrap_or(70) };
        let mut flag = false;
        flag |= yield_!(s.f.g).is_none();
        flag &= yield_!(flag as u32).is_none();
        let mut text = String::new();
        text += if yield_!(flag as u32).is_some() { "ab" } else { "c" };
        text += &yield_!(text.len() as u32).unwrap_or(100).to_string();
        yield_!(text.len() as u32);
    }
}

both! {
    sends [Some(3), Some(4), None, Some(2), Some(5)];
    fn each_let_with_a_yield_on_its_right() -> impl Generator<Item = u32, Send = u32> {
        let (a, mut b): (Option<u32>, _) = (yield_!(1), yield_!(2));
        b = a;
        let _ = yield_!(3);
        let Some(c) = yield_!(b.unwrap_or(0)) else { yield_!(1000); return };
        let [x, ref y, ..] = [c, yield_!(c).unwrap_or(1), 3, 4];
        let sum = x + *y;
        yield_!(sum);
        let d;
        loop { d = yield_!(sum).unwrap_or(4); break; }
        yield_!(d);
        let e: u32;
        if d > 3 { e = yield_!(1).unwrap_or(1); } else { e = 3; }
        yield_!(e);
        let f = { let (Some(q) | Some(q)) = Some(e) else { unreachable!() }; q };
        yield_!(f);
        let &g = &yield_!(f).unwrap_or(5);
        yield_!(g);
        let h @ (Some(_) | None) = yield_!(g);
        yield_!(h.unwrap_or(6));
        let () = { yield_!(1); };
    }
}

both! {
    sends [Some(3), Some(4), None, Some(2), Some(5)];
    fn scrutinees_of_every_kind() -> impl Generator<Item = u32, Send = u32> {
        match (yield_!(1), yield_!(2)) { (Some(a), Some(b)) => { yield_!(a + b); } (x, _) => { yield_!(x.unwrap_or(0)); } }
        match &yield_!(3) { Some(x) => { let y = *x; yield_!(y); } None => { yield_!(100); } }
        match yield_!(4) { ref x => { let y = x.unwrap_or(3); yield_!(y); } }
        match yield_!(5) { None => {} Some(0 | 1) => { yield_!(0); } Some(n @ 2..) => { yield_!(n); } }
        match { yield_!(6); Some(loud("s")) } { Some(s) if s.0 == "s" => { yield_!(7); } _ => {} }
        match Some(loud("t")) { Some(ref t) if t.gives(true) => { yield_!(8); } _ => {} }
        match Some(loud("u")) { Some(u) => { yield_!(9); drop(u); yield_!(10); } None => {} }
        match (loud("v"), loud("w")) { (a, _) => { yield_!(11); { a }.spent(()); yield_!(12); } }
        match *Box::new((1, 2)) { (a, b) => { yield_!(a + b); } }
        match [1, 2, 3] { [a, rest @ ..] => { yield_!(a + rest.len() as u32); yield_!(rest[1]); } }
        match "text" { "a" => {} t @ ("b" | "text") => { yield_!(t.len() as u32); } _ => {} }
        match 'x' { 'a'..='m' => {} 'n'.. => { yield_!(13); } _ => {} }
        match (1.5_f64, -3_i64) { (..1.0, _) => {} (1.0.., i64::MIN..=-1) => { yield_!(14); } _ => {} }
    }
}

both! {
    sends [Some(3), Some(4), None, Some(2), Some(5)];
    fn closures_beside_yields_in_calls() -> impl Generator<Item = u32, Send = u32> {
        fn apply<T>(f: impl Fn(u32) -> u32, x: u32, g: T) -> u32 where T: FnOnce() -> u32 { f(x) + g() }
        let k = 10;
        yield_!(apply(|x| x + k, yield_!(1).unwrap_or(1), move || k * 2));
        yield_!(apply(|x| { let y = x; y * k }, yield_!(2).unwrap_or(2), { yield_!(3); || 5 }));
        let mut n = 0;
        let mut inc = || { n += 1; n };
        inc();
        yield_!(inc());
        yield_!(n);
        let f: fn(u32) -> u32 = |x| x + 1;
        let b: Box<dyn Fn(u32) -> u32> = Box::new(move |x| x * k);
        let list: Vec<Box<dyn FnMut() -> u32>> = { let mut c = 0; vec![Box::new(move || { c += 1; c })] };
        yield_!(f(1));
        yield_!(b(2));
        for mut g in list { g(); yield_!(g()); yield_!(g()); }
        let s = yield_!(4).map::<u32, _>(|x| x + 1).filter(|x| *x > 2).unwrap_or_else(|| k);
        yield_!(s);
        let words = ["a", "b"].map(|w| async move || w.len());
        yield_!(words.len() as u32);
    }
}

both! {
    with ([1, 2, 3], 4_u32, vec![Some(1), None]);
    fn types_that_later_statements_tell(arr: [u32; 3], n: impl Into<u64> + Clone, opts: Vec<Option<u32>>) -> impl Iterator<Item = u32> {
        let b: Box<[u32]> = Box::new(arr);
        let d: Box<dyn Debug> = Box::new(5);
        let s: &'static str = "abc";
        let r: &dyn Debug = &7;
        let z = [(); 3];
        yield_!(b.len() as u32);
        yield_!(format!("{d:?}{r:?}").len() as u32 + s.len() as u32 + z.len() as u32);
        yield_!(n.clone().into() as u32);
        let mut x = 0;
        yield_!(1);
        x += 1;
        log(format!("{x}"));
        let mut total = 0.0;
        yield_!(2);
        total += 1.5;
        log(format!("{total}"));
        let collected: Option<Vec<_>> = opts.into_iter().collect();
        yield_!(collected.is_none() as u32);
        let parsed = "12".parse().unwrap_or(0_u32);
        yield_!(parsed);
        let mut map = std::collections::BTreeMap::new();
        yield_!(3);
        map.entry("k").or_insert_with(Vec::new).push(parsed);
        yield_!(map["k"][0]);
        let t: (_, Vec<_>) = (1, Vec::with_capacity(2));
        yield_!(t.0);
        let (q, mut w) = t;
        w.push(q);
        yield_!(w.len() as u32);
    }
}

both! {
    sends [Some(3), Some(4), None, Some(2), Some(5)];
    fn question_marks_on_results_beside_yields() -> impl Generator<Item = u32, Send = u32, Return = Result<u32, String>> {
        fn never() -> ! { panic!("never") }
        let a = "1".parse::<u32>().map_err(|e| e.to_string())? + yield_!(1).unwrap_or(1);
        let b = yield_!(a).ok_or("nothing")?;
        let c = if b > 100 { never() } else { yield_!(b) };
        let v: Vec<u32> = (0..3).map(|x| if x < 9 { Ok(x) } else { Err(String::new()) }).collect::<Result<_, _>>()?;
        let d = match c { Some(x) if x > 1000 => std::process::exit(1), None => return Err(format!("{}", yield_!(v[2]).unwrap_or(0))), Some(x) => x };
        Ok(d)
    }
}

both! {
    sends [Some(3), Some(4), None, Some(2), Some(5)];
    fn question_marks_on_yields() -> impl Generator<Item = u32, Send = u32, Return = Option<u32>> {
        let a = yield_!(1)? + yield_!(2)?;
        yield_!(a);
        yield_!(yield_!(3)?);
        if let Some(0) = yield_!(7)?.checked_sub(2) { return None; }
        yield_!(4)
    }
}

both! {
    sends [Some(3), Some(4), None, Some(2), Some(5)];
    fn indexed_places_with_yields_inside() -> impl Generator<Item = u32, Send = usize> {
        let mut v = vec![vec![1_u32], vec![2, 3], vec![4, 5, 6], vec![], vec![]];
        v[yield_!(1).unwrap_or(0)].push(7);
        yield_!(v[3].len() as u32);
        let s: u32 = v[yield_!(2).unwrap_or(1)..].iter().flatten().sum();
        yield_!(s);
        let r = &mut v[yield_!(3).unwrap_or(0)];
        r.push(8);
        yield_!(r.len() as u32);
        std::mem::swap(&mut v[0], &mut vec![yield_!(5).unwrap_or(9) as u32]);
        yield_!(v[0][0]);
        v[0][0] = v[1][yield_!(6).unwrap_or(1)];
        yield_!(v[0][0]);
        let (left, right) = v.split_at_mut(yield_!(7).unwrap_or(1));
        left[0].append(&mut right[0]);
        yield_!(v[0].len() as u32);
        v[0].sort_by_key(|x| std::cmp::Reverse(*x));
        yield_!(v[0][0]);
    }
}

both! {
    fn statements_after_a_return() -> impl Iterator<Item = u32> {
        yield_!(1);
        if true { return; }
        yield_!(2);
        return;
        yield_!(3);
    }
}

both! {
    sends [Some(3), Some(4), None, Some(2), Some(5)];
    fn delegations_with_yields_in_their_operands() -> impl Generator<Item = u32, Send = u32> {
        yield_!{1};
        yield_![2];
        yield_from!(0..yield_!(3).unwrap_or(2));
        yield_from!([yield_!(4).unwrap_or(1), 7].into_iter().rev());
        for _ in 0..2 { yield_from!(Some(8)) }
        yield_from!(match yield_!(5) { Some(_) => vec![1], None => vec![2, 3] });
        if true { yield_from!((0..3).filter(|x| x % 2 == 0)); }
        while yield_!(6).is_some() { yield_!(60); }
        while yield_!(9) != None { }
    }
}

both! {
    with (vec![(1, (2, 'a')), (3, (4, 'b'))]);
    fn patterns_in_loops_with_yields(list: Vec<(u32, (u32, char))>) -> impl Iterator<Item = u32> {
        for (i, &(a, (ref b, c))) in list.iter().enumerate() { log(format!("{i}{a}{b}{c}")); }
        for (i, (a, (b, c))) in list.clone().into_iter().enumerate() { yield_!(a + b + i as u32); yield_!(c as u32); }
        for _ in &list { log("x"); }
        for _ in 0..2 { yield_!(0); }
        let mut it = list.into_iter().peekable();
        while let Some((a, (_, c))) = it.next() {
            if let Some((n, ..)) = it.peek() { let n = *n; yield_!(n); }
            yield_!(a);
            log(c);
        }
        'o: while let Some(x) | Some(x) = Some(1) { for y in [x, 2] { yield_!(y); if y == 2 { break 'o } else { continue } } }
    }
}

both! {
    sends [Some(3), Some(4), None, Some(2), Some(5)];
    fn conditions_in_operands() -> impl Generator<Item = u32, Send = u32> {
        let a = if yield_!(1).is_some() { yield_!(2) } else { None };
        let b = (a.is_some() && yield_!(3).is_some()) || !(yield_!(4) == Some(2)) && yield_!(5).is_none();
        yield_!(b as u32);
        let c = if let Some(x) = a { x } else if b { yield_!(6).unwrap_or(5) } else { 0 } + match b { true => 1, false => yield_!(7).unwrap_or(0) };
        yield_!(c);
        let d = [if b { 1 } else { yield_!(8).unwrap_or(8) }, { let t = loud("t"); yield_!(9); t.gives(3) }];
        yield_!(d[0] + d[1]);
        if if yield_!(10).is_none() { true } else { false } { yield_!(11); }
        if { let q = yield_!(12); q.is_none() } { yield_!(13); }
        if matches!(yield_!(14), None | Some(1)) && b != (yield_!(15) < Some(5)) { yield_!(16); }
        let e = loop { match yield_!(17) { Some(x) if x > 3 => break x, Some(_) => continue, None => break 0 } };
        yield_!(e);
    }
}
