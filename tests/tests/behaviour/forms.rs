//! Forms of the reference, each with a yield inside, and with another of its kind beside it.

use resumable_tests::{Loud, both, log, loud};

both! {
    sends [Some(3), Some(4), None];
    fn ranges_with_a_yield_in_each_bound() -> impl Generator<Item = String, Send = u32> {
        let a = yield_!("a".into()).unwrap_or(0)..yield_!("b".into()).unwrap_or(9);
        yield_!(format!("{a:?}"));
        let b = ..yield_!("c".into()).unwrap_or(1);
        yield_!(format!("{b:?}"));
        let c = yield_!("d".into()).unwrap_or(1)..;
        yield_!(format!("{c:?}"));
        let d = ..=yield_!("e".into()).unwrap_or(1);
        let e = 0..=yield_!(format!("{d:?}")).unwrap_or(1);
        yield_!(format!("{e:?} {:?}", ..));
        for i in yield_!("f".into()).unwrap_or(1)..=3 { yield_!(i.to_string()); }
    }
}

both! {
    sends [Some(3), Some(4), None, Some(2), Some(5)];
    fn jumps_out_of_blocks_and_loops_with_yielded_values() -> impl Generator<Item = u32, Send = u32, Return = Option<u32>> {
        let found = 'outer: loop {
            let v = 'b: { if yield_!(1).is_some() { break 'b yield_!(2) } else if yield_!(0).is_some() { break 'outer yield_!(3) } else { Some(1) } };
            if v.is_none() { break yield_!(4); }
        };
        return yield_!(found.unwrap_or(0));
    }
}

both! {
    sends [Some(3), Some(4), None, Some(2), Some(5)];
    fn destructuring_assignments_with_yields_on_the_right() -> impl Generator<Item = u32, Send = u32> {
        struct P { x: u32, y: u32 }
        let (mut a, mut b, mut c);
        (a, b) = (yield_!(1).unwrap_or(7), yield_!(2).unwrap_or(8));
        yield_!(a + b);
        [a, .., b] = [yield_!(3).unwrap_or(1), 2, yield_!(4).unwrap_or(4)];
        yield_!(a * 10 + b);
        P { x: c, .. } = P { x: yield_!(5).unwrap_or(9), y: 1 };
        yield_!(c);
        let mut arr = [0; 3];
        let mut p = P { x: 0, y: 0 };
        (arr[1], p.y, _) = (yield_!(6).unwrap_or(11), 12, 13);
        yield_!(arr[1] + p.y);
        (a, (b, _), c) = (1, (yield_!(8).unwrap_or(21), 3), 4);
        yield_!(a + b + c);
        _ = yield_!(9);
        (_, a) = (loud("x"), yield_!(10).unwrap_or(0));

    }
}

both! {
    with (3);
    fn every_form_of_literal(n: u8) -> impl Iterator<Item = String> {
        yield_!(format!("{:?}", (1., 1.5e3, 2E-2_f32, 0xFFu8, 1_000_i64, 0b1_0, 0o7_7, 1usize, 1e1)));
        yield_!(format!("{:?}", ('\'', '\u{1F600}', '\n', '\x41', b'\'', b'\xff')));
        yield_!("multi\
            line \
            text \u{e9}".to_string());
        yield_!(format!("{:?}", (r##"a "# b"##, b"a\x00", br#"x"y"#, c"z", cr"\n", c"\u{e9}")));
        yield_!(format!("{:?}", -5_i32 as u8 as char));
    }
}

both! {
    sends [Some(3), Some(4), None, Some(2), Some(5)];
    fn struct_expressions_with_yields_in_fields_and_bases() -> impl Generator<Item = u32, Send = u32> {
        #[derive(Clone)] struct T(u32, u32);
        #[derive(Clone)] struct S { a: u32, b: u32, c: u32 }
        enum E { V { x: u32, y: u32 }, U }
        let t = T { 1: yield_!(1).unwrap_or(5), 0: yield_!(2).unwrap_or(6) };
        yield_!(t.0 * 100 + t.1);
        let T { 0: first, 1: second } = t;
        yield_!(first * second);
        let base = S { a: 1, b: 2, c: 3 };
        let a = yield_!(3).unwrap_or(1);
        let s = S { a, b: yield_!(4).unwrap_or(3), ..base.clone() };
        yield_!(s.a + s.b * 10 + s.c * 100);
        let s = S { a: 1, ..{ yield_!(0); s } };
        let e = E::V { y: yield_!(s.b).unwrap_or(1), x: s.c };
        if let E::V { x, y } = e { yield_!(x + y); }
        let t2 = T { ..T(yield_!(9).unwrap_or(3), 4) };
        yield_!(t2.0);
        let E::U = (E::U {}) else { return };
    }
}

both! {
    sends [Some(1), Some(0), None, Some(2), Some(0)];
    fn yields_in_what_is_indexed_called_and_selected() -> impl Generator<Item = u32, Send = usize> {
        let grid = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
        yield_!(grid[yield_!(0).unwrap_or(2)][yield_!(0).unwrap_or(2)]);
        yield_!([10, 20, { yield_!(5); 30 }][yield_!(1).unwrap_or(2)]);
        yield_!((yield_!(6).unwrap_or(3), 7).0 as u32);
        let fs: [fn(u32) -> u32; 2] = [|x| x + 1, |x| x * 2];
        yield_!(fs[yield_!(7).unwrap_or(1)](21));
        yield_!((if yield_!(8).is_some() { u32::count_ones } else { u32::count_zeros })(yield_!(9).unwrap_or(255) as u32));
        let nested = ((1, (2, 3)), 4);
        yield_!(nested.0.1.1);
        yield_!(match yield_!(3) { Some(n) => (n, 1), None => (0, 2) }.1);
        let adder = |a: u32| move |b: u32| a + b;
        yield_!(adder(yield_!(1).unwrap_or(1) as u32)(yield_!(2).unwrap_or(2) as u32));
    }
}

both! {
    sends [Some(1), Some(0), None, Some(2), Some(0), Some(5)];
    fn let_chains_with_yields_in_the_middle() -> impl Generator<Item = u32, Send = u32> {
        let opt = Some(5);
        if let Some(x) = opt && let Some(y) = yield_!(x) && y < 10 && let z = yield_!(y).unwrap_or(3) && yield_!(z).is_none() {
            yield_!(x + y + z);
        } else if let Some(q) = yield_!(100) && q > 1 {
            yield_!(q);
        } else { yield_!(0); }
        let mut n = 0;
        while let Some(x) = yield_!(n) && x < 3 && n < 5 { n += x + 1; }
        while n < 7 && let Some(_) | None = yield_!(n) { n += 1 }
    }
}

both! {
    sends [Some(1), Some(0), None, Some(2), Some(0), Some(5)];
    fn guards_with_let() -> impl Generator<Item = u32, Send = u32> {
        for v in [Some(1_u32), Some(20), None, Some(3)] {
            match v {
                Some(x) if let Some(y) = x.checked_sub(10) => { yield_!(y); }
                Some(x) if x == 1 && let Some(z) = Some(x + 5) && z > 2 => { yield_!(z); }
                Some(x) => { yield_!(x); }
                None => { yield_!(0); }
            }
        }
    }
}

both! {
    sends [Some(1), Some(0), None, Some(2), Some(0), Some(5)];
    fn guards_with_let_and_a_yield() -> impl Generator<Item = u32, Send = u32> {
        for v in [Some(1), Some(20), None, Some(3)] {
            match v {
                Some(x) if let Some(y) = yield_!(x) && y != 0 => { yield_!(y + 100); }
                Some(x) if x == 1 && yield_!(5).is_some() => { yield_!(x); }
                Some(x) => { yield_!(x); }
                None => { yield_!(0); }
            }
        }
    }
}

both! {
    sends [Some(1), Some(0), None, Some(2), Some(0), Some(5)];
    fn operands_that_leave() -> impl Generator<Item = u32, Send = u32> {
        let mut n = 0;
        loop {
            n += 1;
            let v = n + if let Some(k) = yield_!(n) { k } else { break };
            let t = (loud("t"), if v > 3 { continue } else { yield_!(v) });
            drop(t);
            if n > 4 { drop((yield_!(50), return)); }
        }
        yield_!(99);
    }
}

both! {
    sends [Some(1), Some(0), None, Some(2), Some(0), Some(5)];
    fn constants_blocks_and_patterns_beside_yields() -> impl Generator<Item = u32, Send = u32> {
        const LIMIT: u32 = 4;
        let arr = [const { 1 + 2 }; 2];
        yield_!(arr[0] + const { LIMIT * 2 });
        let x = yield_!(const { 7 }).unwrap_or(LIMIT) + const { 3 };
        match x {
            LIMIT => yield_!(1),
            | 0..LIMIT => yield_!(2),
            u32::MAX | 10.. => yield_!(3),
            r @ (5 | 6) => yield_!(r),
            7..=9 => yield_!(4),
        };
        match (-1_i8, 'x', b"ab", "s", true, 1.5) {
            (-1, 'a'..='z', b"ab", "s", true, 1.0..2.0) => { yield_!(11); }
            _ => {}
        }
        match Some(x) { Option::<u32>::Some(y) if y > 1 => { yield_!(y); } None::<u32> | Some(_) => {} }
    }
}

both! {
    sends [Some(1), Some(0), None, Some(2), Some(0), Some(5)];
    fn attributes_on_statements_expressions_fields_and_arms() -> impl Generator<Item = u32, Send = u32> {
        #[allow(unused_variables)]
        let a = yield_!(1);
        let arr = [1, #[cfg(any())] 2, #[cfg(all())] 3, yield_!(2).unwrap_or(4)];
        yield_!(arr.len() as u32);
        struct S { a: u32, #[cfg(any())] b: u32 }
        let s = S { #[cfg(all())] a: yield_!(3).unwrap_or(2), #[cfg(any())] b: 1 };
        let S { a: q, #[cfg(any())] b, .. } = s;
        #[allow(clippy::all)]
        if q > 1 { yield_!(q); }
        #[allow(unused)]
        match q { #[cfg(any())] 1 => {} #[allow(unused)] x => { yield_!(x); } }
        #[allow(unused)] { yield_!(5); }
        #[allow(unused)] while let Some(1) = yield_!(6) {}
        #[allow(unused)] for i in 0..1 { yield_!(7); }
        #[allow(unused)] 'l: loop { yield_!(8); break 'l; }
        #[expect(unused_variables)] let unused = 3;
        fn f(x: u32, y: u32) -> u32 { x + y }
        yield_!(f(#[allow(unused)] 1, #[allow(unused)] yield_!(10).unwrap_or(1)));
        let t = (#[allow(unused)] yield_!(11), #[cfg(any())] 5, 6);
        #[allow(unused)] yield_!(t.1);
        { #![allow(unused)] let z = yield_!(12); }
        #[allow(unused_assignments)]
        { q }
        ;
    }
}

both! {
    with (vec![1, 2, 3]);
    sends [Some(1), Some(0), None, Some(2), Some(0), Some(5)];
    fn raw_names_and_labels(r#type: Vec<u32>) -> impl Generator<Item = u32, Send = u32> {
        let r#match = r#type.len() as u32;
        'r#fn: for r#in in r#type {
            if let Some(r#use) = yield_!(r#in + r#match) { if r#use == 1 { continue 'r#fn; } yield_!(r#use); }
        }
    }
}

both! {
    sends [Some(1), Some(0), None, Some(2), Some(0), Some(5)];
    fn assertions_and_format_args_with_yields() -> impl Generator<Item = u32, Send = u32> {
        assert_ne!(yield_!(1), Some(9), "never");
        debug_assert!(yield_!(2).is_some(), "text {}", 5);
        debug_assert_eq!(yield_!(3), None);
        assert!(matches!(yield_!(4), Some(x) if x == 2));
        let s = format_args!("{}", yield_!(5).unwrap_or(1)).to_string();
        eprint!("");
        let t = concat!("a", 1, true).len() as u32 + line!() - line!();
        yield_!(t + s.len() as u32);
        let v = vec![yield_!(6).unwrap_or(3); 2];
        yield_!(v[0] + v[1]);
        if v.len() > 5 { unreachable!("{}", yield_!(7).unwrap()); }
        let text = stringify!(yield_);
        yield_!(text.len() as u32);
        assert!(yield_!(8).is_none() || true, "{:?}", v);
    }
}

both! {
    sends [Some(1), Some(0), None, Some(2), Some(0), Some(5)];
    fn unary_operators_and_casts_of_yields() -> impl Generator<Item = i32, Send = i32> {
        let x = -yield_!(1).unwrap_or(3);
        let y = !yield_!(x).unwrap_or(4);
        let z = *Box::new(yield_!(y).unwrap_or(6));
        let w = (yield_!(z).unwrap_or(300) as u8) as i32;
        let b = !(yield_!(w) == Some(2)) as i32;
        let r = *&yield_!(b).unwrap_or(2);
        let m = { let q = &mut yield_!(r).unwrap_or(8); *q += 1; *q };
        yield_!(m);
        yield_!(&5 + &{ yield_!(3); 4 });
    }
}

both! {
    sends [Some(1), Some(0), None, Some(2), Some(0), Some(5)];
    fn statements_that_are_hardly_any() -> impl Generator<Item = u32, Send = u32, Return = u32> {
        ;;
        {};
        if true { yield_!(1); } else {}
        match 1 { _ => {} };
        let x = if let Some(x) = yield_!(2) { x } else { 5 } + 3;
        (yield_!(x));
        -1_i32;
        loop { break };
        match yield_!(5) { Some(a) => a, None => 9 }
    }
}
