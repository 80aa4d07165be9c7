//! Accesses, each as a small table. An effect is written `x:` and what becomes of a local that was there and of
//! one that was not: `I`nit, `G`one or `M`ixed. Moved is `x:GG`, assigned `x:II`, moved on some paths `x:MG`. A part is written
//! with what its type is asked, `x.f:part` or `x:Iterator`, and `?` if it is taken on some paths only.

use super::*;
use crate::ir::{After, LocalId, Taken, Taking};

const NAMES: [&str; 6] = ["a", "b", "c", "x", "y", "z"];

fn env() -> Env {
    let mut env = Env::default();
    for (number, name) in (0..).zip(NAMES) {
        env.declare(&syn::parse_str(name).unwrap(), LocalId(number));
    }
    env
}

fn summary(access: &Access) -> String {
    let name = |local: &LocalId| NAMES[local.0 as usize];
    let letter = |after| match after {
        After::Init => 'I',
        After::Gone => 'G',
        After::Mixed => 'M',
    };
    let uses = access.uses.iter().map(|local| name(local).to_string());
    let effects = access.effects.iter().map(|(local, effect)| {
        let (init, gone) = (letter(effect.from_init), letter(effect.from_gone));
        format!("{}:{init}{gone}", name(local))
    });
    let parts = access.parts.iter().map(|((local, part), taken)| {
        let members = &part.path;
        let (local, sometimes) = (
            name(local),
            if *taken == Taken::Sometimes { "?" } else { "" },
        );
        match part.taking {
            Taking::Value | Taking::Operand | Taking::Bind(_) => {
                format!("{local}{members}:part{sometimes}")
            }
            Taking::Deref | Taking::DerefOperand => format!("*{local}{members}:part{sometimes}"),
            Taking::Through => format!("{local}{members}:through{sometimes}"),
            Taking::Once => format!("{local}{members}:once{sometimes}"),
            Taking::Called => format!("{local}{members}:called{sometimes}"),
            Taking::Fields(_) => format!("{local}{members}:fields{sometimes}"),
            Taking::Receiver(_) => format!("{local}{members}:receiver{sometimes}"),
            Taking::Others(ref members) => format!("{local}{members:?}:others{sometimes}"),
            Taking::Match { .. } => format!("{local}{members}:match{sometimes}"),
            Taking::Call(class) => format!("{local}{members}:{class:?}{sometimes}"),
            Taking::Method(ref method) => {
                format!(
                    "{local}{members}.{}(){sometimes}",
                    method.call.syntax.method
                )
            }
        }
    });
    uses.chain(effects)
        .chain(parts)
        .collect::<Vec<_>>()
        .join(" ")
}

fn stmt(source: &str) -> Stmt {
    let block: syn::Block = syn::parse_str(&format!("{{ {source} }}")).unwrap();
    match <[Stmt; 1]>::try_from(block.stmts.clone()) {
        Ok([stmt]) => stmt,
        Err(_) => Stmt::Expr(syn::parse_quote!(#block), None),
    }
}

fn check(cases: &[(&str, &str)]) {
    for (source, expected) in cases {
        let access = of_stmt(&stmt(source), &env());
        assert_eq!(summary(&access), *expected, "{source}");
    }
}

#[test]
fn values_move() {
    check(&[
        ("x;", "x x:GG"),
        ("(x);", "x x:GG"),
        ("f(x, &y);", "x y x:GG"),
        ("let q = x;", "x x:GG"),
        ("let (p, q) = x;", "x x:GG"),
        ("return x;", "x x:GG"),
        (
            "let q = (x, [y], S { z, b: a, ..c });",
            "a c x y z a:GG x:GG y:GG z:GG c[.z, .b]:others",
        ),
        ("let q = x + -y;", "x y x:GG y:GG"),
        ("let q = x?;", "x x:GG"),
        ("let q = x.await;", "x x:GG"),
        ("let q = x as u8;", "x x:GG"),
        ("let q = x..y;", "x y x:GG y:GG"),
        ("let q = [x; 3];", "x x:GG"),
        ("{ x }", "x x:GG"),
        ("for i in x {}", "x x:GG"),
        ("match x { q => {} }", "x x:GG"),
        ("match x { x => {} }", "x x:GG"),
        ("let q = r#x;", "x x:GG"),
        ("y.f = x;", "x y x:GG"),
    ]);
}

#[test]
fn places_are_used() {
    check(&[
        ("let _ = x;", "x"),
        ("_ = x;", "x"),
        ("let ref q = x;", "x"),
        ("let &q = x;", "x"),
        ("f(&x, &mut y, &raw const z);", "x y z"),
        ("let q = x[y.g];", "x y y.g:part"),
        ("x == y;", "x y"),
        ("x.f(y);", "x y y:GG"),
        ("match x { Some(ref q) => {} None => {} }", "x"),
        ("match x { 1 => {} _ => {} }", "x"),
        ("x += y;", "x y y:GG"),
        ("x[y] = z.f;", "x y z y:GG z.f:part"),
        ("x::<T>(y::z);", ""),
        ("S { x: 1 };", ""),
        ("q.x();", ""),
    ]);
}

#[test]
fn consuming_methods_move() {
    check(&[
        ("x.into_iter();", "x x:GG"),
        ("(x).unwrap();", "x x:OptionResult"),
        ("x.take();", "x"),
        ("x.take(1);", "x x:IteratorOrRead"),
        ("x.iter().map(f);", "x"),
        ("{ x }.join();", "x x:GG"),
        ("x.join();", "x x.join()"),
        ("x.f.unwrap();", "x x.f:OptionResult"),
        ("unsafe { x.unwrap(); x.f.unwrap() }", "x"),
        ("unsafe { x.unwrap() }", "x x:OptionResult"),
        ("unsafe { x.f.unwrap() }", "x"),
        ("x(y);", "x y y:GG x:called"),
        ("(x.f)(y);", "x y y:GG x.f:called"),
        ("x(1); x(2);", "x x:called"),
        ("x.count(); x.count();", "x x:Iterator"),
        ("if c.f { x.count(); }", "c x x:Iterator?"),
        ("x.count(); f(&x);", "x"),
        ("x.count(); x = 1;", "x x:II"),
        ("let q = || x.count();", "x x:Iterator"),
    ]);
}

#[test]
fn members_may_be_taken() {
    check(&[
        ("let q = x.f;", "x x.f:part"),
        ("let q = (x).0.f;", "x x.0.f:part"),
        ("f(x.0, &x.1);", "x x.0:part"),
        ("f(x.0, x.1);", "x x.0:part x.1:part"),
        ("f(x.0); x.0 = y.f;", "x y y.f:part"),
        ("f(x.0); f(x.0.g);", "x x.0.g:part"),
        ("f(x.0.g); f(&x.0);", "x"),
        ("f(x.0); x = y;", "x y x:II y:GG"),
        ("if x.f { f(x.g) }", "x x.g:part?"),
        ("let q = x.f as u8;", "x"),
        ("let q = x.f == y.f;", "x y"),
        ("x.f += y.f;", "x y y.f:part"),
        ("for q in x.f {}", "x x.f:part"),
        ("let q = x.f.into_iter();", "x x.f:part"),
        ("let q = *x;", "x *x:part"),
        ("match *x.f { S(q) => {} }", "x *x.f:part"),
        ("match x.f { S(q) => {} }", "x x.f:fields"),
        ("match x.f { S(q, _) => {} }", "x x.f.0:part"),
        ("match x.f { T::S(q) => {} }", "x x.f:fields"),
        ("match x.f { S(ref q) => {} }", "x"),
        ("let q = move || x.f.len();", "x x:through x.f:part"),
        ("let q = || x.f.len();", "x"),
        ("let q = || f(x.f);", "x x.f:part"),
        ("let q = move || (x.f, f(&x));", "x x:GG"),
        ("let q = g().f;", ""),
        ("let q = x[0].f;", "x"),
    ]);
}

#[test]
fn assignments() {
    check(&[
        ("x = 1;", "x:II"),
        ("x = x + 1;", "x x:II"),
        ("x = 1; f(&x); f(x); f(x);", "x:GG"),
        ("f(x); x = 1;", "x x:II"),
        ("(x, y.f, _) = (y, x);", "x y x:II y:GG"),
        ("[x, S { f: y }] = q;", "x:II y:II"),
        ("x = y; y = z;", "y z x:II y:II z:GG"),
        ("let x = x; f(x); x = 1;", "x x:GG"),
        ("let x = 1; { let y = x; y } x", ""),
    ]);
}

#[test]
fn branches_meet() {
    check(&[
        ("if c { f(x) }", "c x c:GG x:MG"),
        ("if c.f { f(x) } else { g(x) }", "c x x:GG"),
        ("if c.f { f(x); return; }", "c x"),
        ("if c.f { f(x); panic!(\"{y}\") }", "c x y"),
        ("if c.f { x = 1 } else { x = 2 } f(&x)", "c x:II"),
        ("if c.f { x = 1 } f(&x)", "c x x:IM"),
        ("if c.f { x = 1; return; }", "c x:IG"),
        (
            "match c.f { 1 => f(x), 2 => unreachable!(), _ => g(x) }",
            "c x x:GG",
        ),
        (
            "match c.f { 1 => f(x), _ if g(y) => {}, _ => {} }",
            "c x y x:MG y:MG",
        ),
        ("a.f && f(x); ", "a x x:MG"),
        ("a.f || { return f(x) };", "a x"),
        ("let q = if a.f { x } else { y };", "a x y x:MG y:MG"),
        ("if let Some(q) = x { f(q) } else { g(&x) }", "x x:MG"),
        (
            "if let Some(x) = y && x.f { f(x) } else { f(x) }",
            "x y x:MG y:MG",
        ),
        ("let Some(q) = x else { return f(&x) };", "x x:GG"),
        ("match x { Some(q) => {} None => {} }", "x x:MG"),
        ("if !(a.f && b.f) { return } f(x)", "a b x x:GG"),
        (
            "let q = 'l: { if a.f { break 'l x; } f(x); 1 };",
            "a x x:GG",
        ),
        (
            "let q = 'l: { if a.f { break 'l 2; } f(x); 1 };",
            "a x x:MG",
        ),
        ("if a.f { loop {} } else { f(x) }", "a x x:GG"),
    ]);
}

#[test]
fn loops_repeat() {
    check(&[
        ("while a.f { f(x) }", "a x x:MG"),
        ("loop { f(x); break }", "x x:GG"),
        ("loop { if a.f { break } f(x) }", "a x x:MG"),
        ("loop { x = 1; if a.f { break } f(x) }", "a x:II"),
        ("for i in y.iter() { x = i }", "y x:IM"),
        ("for x in y.iter() { f(x) } f(x)", "x y x:GG"),
        ("for i in q { f(x); x = 1; }", "x x:IM"),
        ("while let Some(y) = x.next() { f(y) }", "x"),
        ("'o: loop { loop { f(x); break 'o } }", "x x:GG"),
        ("'o: loop { f(x); loop { x = 1; break 'o } }", "x x:II"),
        (
            "'o: for i in q { for j in r { if a.f { continue 'o } f(x) } y = 1 }",
            "a x x:MG y:IM",
        ),
        ("while f(x) { if a.f { continue } }", "a x x:GG"),
    ]);
}

#[test]
fn closures_capture() {
    check(&[
        ("let q = || x.f();", "x"),
        ("let q = || f(x);", "x x:GG"),
        ("let q = move || x.f();", "x x:GG"),
        ("let q = |x| f(x, &y);", "y"),
        ("let q = || { x = 1; x };", "x x:GG"),
        ("let q = || x = 1;", "x"),
        ("let q = || { if a.f { f(x) } };", "a x x:GG"),
        ("let q = || move || x.f();", "x x:GG"),
        ("let q = async { f(&x) };", "x"),
        ("let q = async move { f(&x) };", "x x:GG"),
        ("x = 1; let q = || x.f();", "x:II"),
        ("let q = |y: u8| return f(x); f(z)", "x z x:GG z:GG"),
    ]);
}

#[test]
fn macros_name() {
    check(&[
        ("println!(\"{x} {{y}} {:z$} {}\", a, b.f)", "a b x z"),
        ("println!(\"{x}\", x = y)", "y"),
        ("let q = vec![x, y];", "x y x:GG y:GG"),
        ("assert_eq!(x, y, \"{}\", f(z))", "x y z"),
        ("assert!(x, \"{y}\")", "x y x:GG"),
        ("debug_assert!(x)", "x x:MG"),
        ("if a.f { f(x); todo!() }", "a x"),
        ("matches!(x, 1 | 2)", "x"),
        ("matches!(x, Some(x) if f(x, &y))", "x y x:MG"),
        ("dbg!(x)", "x x:GG"),
        ("unknown!(x.y, z => S { a: \"{b}\" })", "b x z"),
        ("q::unknown! { x }", "x"),
        (
            "macro_rules! m { ($y:expr) => { $y + x } } m!(1); m!(z)",
            "x z",
        ),
        ("let x = 1; macro_rules! m { () => { x } } m!()", ""),
    ]);
}

#[test]
fn macros_of_the_body() {
    let mut env = env();
    let Stmt::Item(syn::Item::Macro(inner)) = stmt("macro_rules! m { () => { x } }") else {
        panic!("not an item");
    };
    declare_macro(&inner, &mut env);
    let Stmt::Item(syn::Item::Macro(outer)) = stmt("macro_rules! n { () => { m!() + y } }") else {
        panic!("not an item");
    };
    declare_macro(&outer, &mut env);
    assert_eq!(summary(&of_stmt(&stmt("n!();"), &env)), "x y");
}

#[test]
fn items_see_nothing() {
    check(&[
        ("fn f() { x }", ""),
        ("fn x() {} x();", ""),
        ("const Q: u8 = x; y;", "y y:GG"),
        ("const { x };", ""),
    ]);
}

#[test]
fn entries() {
    for (pat, scrutinee, expected) in [
        ("Some(q)", "x", "x:GG"),
        ("Some(q) if c", "(x)", "x:GG"),
        ("Some(ref q)", "x", ""),
        ("None", "x", ""),
        ("Some(q)", "x.f", "x.f:part"),
        ("x", "x", "x:GG"),
    ] {
        let arm: syn::Arm = syn::parse_str(&format!("{pat} => {{}}")).unwrap();
        let access = of_entry(
            &arm.pat,
            PatPosition::Refutable,
            &syn::parse_str(scrutinee).unwrap(),
            &env(),
        );
        assert_eq!(summary(&access), expected, "{pat} = {scrutinee}");
    }
}

#[test]
fn positions() {
    let x = syn::parse_str("x").unwrap();
    assert_eq!(summary(&of_expr(&x, Position::Value, &env())), "x x:GG");
    assert_eq!(summary(&of_expr(&x, Position::Place, &env())), "x");
}
