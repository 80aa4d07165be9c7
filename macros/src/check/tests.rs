use super::*;

fn texts_of(output: &str, body: &str) -> Vec<String> {
    let source = format!("fn f() -> {output} {{ {body} }}");
    let function = syn::parse_str(&source).unwrap_or_else(|error| panic!("{body}: {error}"));
    let mut errors = Diagnostics::default();
    let signature = signature::read(syn::parse_quote!(::rt), &function, &mut errors);
    check(&function, signature.as_ref(), &mut errors);
    errors.texts()
}

fn texts(body: &str) -> Vec<String> {
    texts_of("impl Iterator<Item = u8>", body)
}

fn misplaced(name: &str, place: Place) -> String {
    let (place, remedy) = place.describe();
    message::misplaced_yield(name, place, remedy)
}

#[test]
fn a_yield_may_stand_wherever_an_expression_may() {
    for body in [
        "yield_!(1); yield_![1]; yield_!{1} resumable::yield_!(1,); yield_!();",
        "f(yield_!(1), &mut a[yield_!(2)], S { x: yield_!(3), ..yield_!(4) });",
        "match yield_!(1) { x if yield_!(2) => yield_!(3), _ => yield_from!(it) }",
        "let Some(x) = yield_!(1) else { yield_!(2); return };",
        "println!(\"{}\", yield_!(1)); vec![yield_!(1)];",
        "unsafe { 'a: { break 'a yield_!(yield_!(1)) } }",
        "yield 1;",
    ] {
        assert_eq!(texts(body), [""; 0], "{body}");
    }
}

#[test]
fn a_yield_in_another_frame_is_refused() {
    for (body, place) in [
        ("let f = |x| yield_!(x);", Place::Closure),
        ("let f = move || { loop { yield_!(1) } };", Place::Closure),
        ("let f = async || yield_!(x);", Place::Closure),
        ("let f = || println!(\"{}\", yield_!(1));", Place::Closure),
        ("let f = || other!(yield_!(1));", Place::Closure),
        ("let f = async { yield_!(x) };", Place::Async),
        ("let f = || async { yield_!(x) };", Place::Async),
        ("fn g() { yield_!(1) }", Place::Function),
        ("impl S { fn g() { yield_!(1) } }", Place::Function),
        ("trait T { fn g() { yield_!(1) } }", Place::Function),
        ("mod m { fn g() { yield_!(1) } }", Place::Function),
        ("const X: u8 = yield_!(1);", Place::Constant),
        ("static X: u8 = yield_!(1);", Place::Constant),
        ("enum E { A = yield_!(1) }", Place::Constant),
        ("const { yield_!(1) };", Place::Constant),
        ("[0; yield_!(1)];", Place::Constant),
        ("let x: [u8; yield_!(1)] = y;", Place::Constant),
        ("f::<{ yield_!(1) }>();", Place::Constant),
        ("let x: yield_!(1) = y;", Place::Type),
        ("match x { yield_!(1) => {} }", Place::Pattern),
        (
            "match x { other!(yield_!(1)) if true => {} }",
            Place::Pattern,
        ),
    ] {
        assert_eq!(texts(body), [misplaced("yield_!", place)], "{body}");
    }
    assert_eq!(
        texts("|| try_yield!(1);"),
        [misplaced("try_yield!", Place::Closure)]
    );
    assert_eq!(
        texts("|| yield_from!(1);"),
        [misplaced("yield_from!", Place::Closure)]
    );
    assert_eq!(texts("|| yield 1;"), [misplaced("yield", Place::Closure)]);
}

#[test]
fn another_generator_is_its_own_business() {
    for body in [
        "#[generator] fn g() -> impl Iterator<Item = u8> { yield_!(1) }",
        "#[resumable::generator(crate = a)] fn g() { || yield_!(1) }",
        "impl S { #[generator] fn g() { yield_!(1) } }",
        "trait T { #[generator] fn g() { yield_!(1) } }",
        "macro_rules! m { () => { #[generator] fn g() -> X { yield_!(1) } } }",
        "wrap! { #[resumable::generator] fn g() -> X { yield_!(1) } }",
        "let c = #[coroutine] || { yield 1; };",
    ] {
        assert_eq!(texts(body), [""; 0], "{body}");
    }
    let after = "wrap! { #[generator] fn g() { yield_!(1) } fn h() { yield_!(2) } }";
    assert_eq!(texts(after).len(), 1);
}

#[test]
fn macros_that_cannot_be_seen_into() {
    let unknown = message::yield_in_unknown_macro("yield_!", "other");
    for body in [
        "other!(yield_!(1));",
        "let x = a::other! { f([yield_!(1)]) };",
        "f(other![yield_ ! (1)]);",
        "other! { struct S; yield_!(1) }",
    ] {
        assert_eq!(texts(body), [unknown.as_str()], "{body}");
    }
    let rules = "macro_rules! m { () => { yield_!(1) } }";
    assert_eq!(texts(rules), [message::yield_in_macro_rules("yield_!")]);
    assert_eq!(texts("other!(yield_, yield 1, x.yield_());"), [""; 0]);
}

#[test]
fn operands_are_counted() {
    for (body, expected) in [
        ("yield_!(1, 2);", message::yield_arity("yield_")),
        ("yield_!(1, 2, 3);", message::yield_arity("yield_")),
        ("yield_from!();", message::YIELD_FROM_ARITY.to_owned()),
        ("yield_from!(a, b);", message::YIELD_FROM_ARITY.to_owned()),
        ("yield_!({ 1 } 2);", "expected `,`".to_owned()),
        (
            "try_yield!(1);",
            message::TRY_YIELD_WITHOUT_THROW.to_owned(),
        ),
    ] {
        assert_eq!(texts(body), [expected], "{body}");
    }
    let throws = "impl Generator<Item = u8, Throw = E, Return = Result<(), E>>";
    assert_eq!(texts_of(throws, "try_yield!(1); try_yield!();"), [""; 0]);
    assert_eq!(
        texts_of(throws, "try_yield!(1, 2);"),
        [message::yield_arity("try_yield")]
    );
}

#[test]
fn an_order_that_depends_on_types_is_refused() {
    for body in [
        "a[i()] += yield_!(1);",
        "*next() -= yield_!(1);",
        "a[yield_!(1)] += b();",
        "a[yield_!(1)] <<= yield_!(2);",
    ] {
        assert_eq!(texts(body), [message::ASSIGN_ORDER], "{body}");
    }
    for body in [
        "a += yield_!(1);",
        "a.b[i + 1].c |= yield_!(1);",
        "**a ^= yield_!(1);",
        "a[yield_!(1)] += 1;",
        "a[i()] += f();",
        "a[i()] = yield_!(1);",
    ] {
        assert_eq!(texts(body), [""; 0], "{body}");
    }
}

#[test]
fn a_question_mark_needs_a_way_out() {
    assert_eq!(texts("f()?; g()?;"), [message::TRY_WITHOUT_RESULT]);
    assert_eq!(texts("yield_!(f()?);"), [message::TRY_WITHOUT_RESULT]);
    assert_eq!(texts("|| f()?; async { f()? };"), [""; 0]);
    let alias = "impl Generator<Item = u8, Return = Alias>";
    assert_eq!(texts_of(alias, "f()?; x"), [""; 0]);
}

#[test]
fn every_mistake_is_reported() {
    let both = texts_of("u32", "|| yield_!(1); async { yield_!(2, 3) };");
    assert_eq!(both.len(), 3, "{both:?}");
}
