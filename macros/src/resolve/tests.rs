//! Whole functions, before and after.

use super::*;

/// The resolved body, in the spacing of the expected text's tokens.
fn check(source: &str, expected: &str) {
    let mut function: syn::ImplItemFn = syn::parse_str(source).unwrap();
    resolve(&mut function);
    let expected: syn::ImplItemFn = syn::parse_str(expected).unwrap();
    assert_eq!(
        function.to_token_stream().to_string(),
        expected.to_token_stream().to_string()
    );
}

fn unchanged(source: &str) {
    check(source, source);
}

#[test]
fn self_becomes_this() {
    check(
        r#"fn f(&self) { self.x; yield_!(self); println!("{self:?} {}", self.y); || self; m!(self.x, self::y); self::z(); }"#,
        r#"fn f(&self) { this.x; yield_!(this); println!("{this:?} {}", this.y); || this; m!(this.x, self::y); self::z(); }"#,
    );
}

#[test]
fn this_is_chosen_fresh() {
    let source = "fn f(mut self: Box<Self>) { let this = 1; self }";
    let mut function: syn::ImplItemFn = syn::parse_str(source).unwrap();
    assert_eq!(resolve(&mut function).unwrap(), "this_");
    let mut free: syn::ImplItemFn = syn::parse_str("fn f(x: u8) {}").unwrap();
    assert!(resolve(&mut free).is_none());
}

#[test]
fn items_keep_their_self() {
    check(
        "fn f(&self) { struct S; impl S { fn g(&self) { self.x } } macro_rules! m { () => { self.y } } n!(fn g(&self) { self } self) }",
        "fn f(&self) { struct S; impl S { fn g(&self) { self.x } } macro_rules! m { () => { this.y } } n!(fn g(&self) { self } this) }",
    );
}

#[test]
fn shadowing_without_a_yield_stays() {
    unchanged("fn f(x: u8) { let x = x + 1; let x = x; }");
    unchanged("fn f(x: u8) { yield_!(x); let x = x + 1; }");
    unchanged("fn f(x: u8) { { let x = x + 1; } yield_!(x); }");
    unchanged("fn f(x: u8) { let x = yield_!(x); }");
    unchanged("fn f(x: u8) { if let Some(x) = x {} else { yield_!(x) } }");
    unchanged("fn f(x: u8) { match x { x => x, }; yield_!(x); g(|x| x); }");
    unchanged("fn f(x: u8) { let Some(x) = x else { yield_!(x); return }; }");
    unchanged("fn f(x: u8) { { fn x() {} x(); yield_!(1) } yield_!(x) }");
}

#[test]
fn the_shadowed_is_renamed() {
    check(
        "fn f(x: u8) { let y = x; let x = x + y; yield_!(x); }",
        "fn f(x_1: u8) { let y = x_1; let x = x_1 + y; yield_!(x); }",
    );
    check(
        "fn f() { let x = 1; { let x = x; yield_!(x); g(x) } h(x) }",
        "fn f() { let x_1 = 1; { let x = x_1; yield_!(x); g(x) } h(x_1) }",
    );
    check(
        "fn f() { let x = 1; let x = g(x); let x = h(x); yield_!(x) }",
        "fn f() { let x_1 = 1; let x_2 = g(x_1); let x = h(x_2); yield_!(x) }",
    );
    check(
        "fn f(x: u8, x_1: u8) { let r#x = x; yield_!(x) }",
        "fn f(x_2: u8, x_1: u8) { let r#x = x_2; yield_!(x) }",
    );
    check(
        "fn f(x: O) { while let Some(x) = x.next() && g(x) { yield_!(x) } x }",
        "fn f(x_1: O) { while let Some(x) = x_1.next() && g(x) { yield_!(x) } x_1 }",
    );
    check(
        "fn f(x: O) { for x in x { yield_!(x) } }",
        "fn f(x_1: O) { for x in x_1 { yield_!(x) } }",
    );
    check(
        "fn f(x: O) { match x { A(x) | B(x) if yield_!(x) => x, _ => x } }",
        "fn f(x_1: O) { match x_1 { A(x) | B(x) if yield_!(x) => x, _ => x_1 } }",
    );
}

#[test]
fn every_kind_of_mention() {
    check(
        r#"fn f(x: u8) {
            let s = S { x, y: x };
            println!("{x} {{x}} {:x$} {}", 1, x);
            println!("{x}", x = x);
            unknown!("{x}" => x, a.x, S { x }, x::y);
            macro_rules! m { ($x:expr) => { $x + x } }
            let c = |y| x + y;
            let d = |x| x;
            matches!(x, Some(x) if x == x);
            x.x(x);
            { let x = 1; yield_!(x, vec![x]); }
        }"#,
        r#"fn f(x_1: u8) {
            let s = S { x: x_1, y: x_1 };
            println!("{x_1} {{x}} {:x_1$} {}", 1, x_1);
            println!("{x}", x = x_1);
            unknown!("{x_1}" => x_1, a.x, S { x: x_1 }, x::y);
            macro_rules! m { ($x:expr) => { $x + x_1 } }
            let c = |y| x_1 + y;
            let d = |x| x;
            matches!(x_1, Some(x) if x == x);
            x_1.x(x_1);
            { let x = 1; yield_!(x, vec![x]); }
        }"#,
    );
}

#[test]
fn every_kind_of_pattern() {
    check(
        "fn f(S { x, ref y, .. }: S, (z, _): T) { let [x, y @ .., z] = g(x, y, z); yield_!(x); }",
        "fn f(S { x: x_1, y: ref y_1, .. }: S, (z_1, _): T) { let [x, y @ .., z] = g(x_1, y_1, z_1); yield_!(x); }",
    );
    check(
        "fn f() { if let A(x) | B { x } = g() { let x = x; yield_!(x) } }",
        "fn f() { if let A(x_1) | B { x: x_1 } = g() { let x = x_1; yield_!(x) } }",
    );
    check(
        "fn f() { let p!(x, y) = g(); let x = x; yield_!(x); let None = h() else { yield_!(0); return }; }",
        "fn f() { let p!(x_1, y) = g(); let x = x_1; yield_!(x); let None = h() else { yield_!(0); return }; }",
    );
}

#[test]
fn yields_in_macros_count() {
    check(
        "fn f(x: u8) { let x = x; println!(\"{}\", yield_!(x)) }",
        "fn f(x_1: u8) { let x = x_1; println!(\"{}\", yield_!(x)) }",
    );
    check(
        "fn f(x: u8) { matches!(x, x if yield_!(x)); }",
        "fn f(x_1: u8) { matches!(x_1, x if yield_!(x)); }",
    );
}
