//! Bodies, before and after.

use proc_macro2::Span;

use super::*;

/// `members`: of `this`, what something refers to.
fn check(body: &str, members: &[&str], expected: &str) {
    let function: ImplItemFn = syn::parse_str(&format!("fn f(&mut self) {{ {body} }}")).unwrap();
    let path = |member: &&str| {
        let names = member.split('.').filter(|name| !name.is_empty());
        MemberPath(names.map(|name| syn::parse_str(name).unwrap()).collect())
    };
    let this = Ident::new("this", Span::call_site());
    let mut referred = Referred::new();
    for member in members {
        referred.insert(path(member), this.clone());
    }
    let changed = take_apart(&function, &[(this, referred)]).unwrap_or(function);
    let expected: Block = syn::parse_str(&format!("{{ {expected} }}")).unwrap();
    assert_eq!(
        changed.block.to_token_stream().to_string(),
        expected.to_token_stream().to_string()
    );
}

fn unchanged(body: &str, members: &[&str]) {
    check(body, members, body);
}

#[test]
fn each_member_gets_a_reference() {
    check(
        "for x in &this.items { this.sum += x; yield_!(this.sum); }",
        &["items"],
        "let this_items = &this.items; let this_sum = &mut this.sum;
         for x in &(*this_items) { (*this_sum) += x; yield_!((*this_sum)); }",
    );
    check(
        "for x in this.0.iter_mut() { (*this).1.sum += 1; yield_!(x); }",
        &["0"],
        "let this_0 = &mut this.0; let this_1 = &mut this.1;
         for x in (*this_0).iter_mut() { (*this_1).sum += 1; yield_!(x); }",
    );
}

#[test]
fn what_is_only_looked_at() {
    check(
        "loop { for x in &this.a { let n = this.a[this.b] + this.c.len(); println!(\"{}\", this.d); this.e += this.f; g(this.h); } }",
        &["a"],
        "let this_a = &this.a; let this_b = &this.b; let this_c = &mut this.c; let this_d = &this.d; let this_e = &mut this.e;
         let this_f = &this.f; let this_h = &mut this.h;
         loop { for x in &(*this_a) { let n = (*this_a)[(*this_b)] + (*this_c).len(); println!(\"{}\", (*this_d));
         (*this_e) += (*this_f); g((*this_h)); } }",
    );
}

#[test]
fn what_is_named_again_itself() {
    check(
        "this.sort(); for x in this.iter() { yield_!(x + this.len() + (*this)[0] + this.n); println!(\"{this:?}\"); }",
        &[""],
        "this.sort(); let this_ = &*this;
         for x in this_.iter() { yield_!(x + this_.len() + (*this_)[0] + this_.n); println!(\"{this_:?}\"); }",
    );
    unchanged("for x in this.iter() { this.grow(); }", &[""]);
    unchanged("for x in this.iter() { this.n += 1; }", &[""]);
    unchanged("for x in this.iter() { grow(this); }", &[""]);
    unchanged("for x in this.iter() { m!(this); }", &[""]);
}

#[test]
fn as_deep_as_it_has_to_be() {
    check(
        "for x in &this.a.b { this.a.c += 1; this.d.e = this.d.f; }",
        &["a.b"],
        "let this_a_b = &this.a.b; let this_a_c = &mut this.a.c; let this_d = &mut this.d;
         for x in &(*this_a_b) { (*this_a_c) += 1; (*this_d).e = (*this_d).f; }",
    );
    check(
        "for x in &this.a.b { this.a.c += 1; this.a.clear(); }",
        &["a.b"],
        "let this_a = &mut this.a; for x in &(*this_a).b { (*this_a).c += 1; (*this_a).clear(); }",
    );
}

#[test]
fn behind_the_last_use_of_the_whole() {
    check(
        "this.start(); yield_!(this.n); for x in &this.a { this.n += 1; }",
        &["a"],
        "this.start(); let this_a = &this.a; let this_n = &mut this.n; yield_!((*this_n)); for x in &(*this_a) { (*this_n) += 1; }",
    );
    check(
        "if this.start() { for x in &this.a { this.n += 1; } } else { this.end() }",
        &["a"],
        "if this.start() { let this_a = &this.a; let this_n = &mut this.n; for x in &(*this_a) { (*this_n) += 1; } } else { this.end() }",
    );
}

#[test]
fn where_there_is_no_place_for_it() {
    unchanged("for x in &this.a { this.n += 1; } this.end();", &["a"]);
    unchanged(
        "while this.goes_on() { for x in &this.a { this.n += 1; } }",
        &["a"],
    );
    unchanged(
        "if this.start() { for x in &this.a { this.n += 1; } } this.n = 1;",
        &["a"],
    );
    unchanged("for x in &this.a { m!(this.n); }", &["a"]);
    unchanged("for x in &this.a { println!(\"{this:?}\"); }", &["a"]);
    unchanged("for x in &this.a { let this = this.n; g(this.m); }", &["a"]);
}
