use quote::ToTokens;

use super::*;

/// The copies: the condition, then the function's inputs and body.
fn copies(source: &str) -> Vec<String> {
    let mut errors = Diagnostics::default();
    let function = syn::parse_str(source).unwrap_or_else(|error| panic!("{source}: {error}"));
    let copies = configure(function, &mut errors)
        .into_iter()
        .map(|function| {
            let attributes = function.attrs.iter().map(|attribute| text(&attribute.meta));
            let inputs = text(&function.sig.inputs);
            let block = text(&function.block);
            let attributes: String = attributes.collect();
            format!("{attributes}({inputs}){block}")
        });
    let copies = copies.collect();
    assert_eq!(errors.texts(), [""; 0], "{source}");
    copies
}

/// Without blanks, which differ with how the tokens came about.
fn text(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string().replace(' ', "")
}

fn squeeze(texts: &[impl AsRef<str>]) -> Vec<String> {
    let texts = texts.iter().map(|text| text.as_ref().replace(' ', ""));
    texts.collect()
}

#[test]
fn without_conditions_the_function_comes_once_and_as_it_is() {
    for body in [
        "yield_!(1);",
        "#[allow(unused)] let x = 1;",
        "#[cfg_attr(a, allow(unused))] let x = 1;",
        "#[cfg(a)] fn g() { #[cfg(b)] h(); }",
        "other!(#[cfg(a)] x);",
        "#[cfg] x(); #[cfg(a, b)] x();",
    ] {
        let source = format!("fn f() {{ {body} }}");
        let function: syn::ImplItemFn = syn::parse_str(&source).unwrap();
        assert_eq!(
            copies(&source),
            [format!("(){}", text(&function.block))],
            "{body}"
        );
    }
}

#[test]
fn each_way_it_can_turn_out_is_a_copy() {
    for (body, on, off) in [
        (
            "#[cfg(a)] yield_!(1); g();",
            "{ yield_!(1) ; g() ; }",
            "{ g() ; }",
        ),
        ("#[cfg(not(a))] let x = 1;", "{ }", "{ let x = 1 ; }"),
        (
            "#[cfg(a)] { 1 } #[cfg(not(a))] { 2 }",
            "{ { 1 } }",
            "{ { 2 } }",
        ),
        ("#[cfg(a)] drop(x);", "{ drop(x) ; }", "{ }"),
        (
            "match x { #[cfg(a)] A => 1, _ => 2 }",
            "{ match x { A => 1 , _ => 2 } }",
            "{ match x { _ => 2 } }",
        ),
        (
            "let S { #[cfg(a)] x, y } = S { #[cfg(a)] x: 1, y };",
            "{ let S { x , y } = S { x : 1 , y } ; }",
            "{ let S { y } = S { y } ; }",
        ),
        (
            "f(1, #[cfg(a)] 2); x.f(#[cfg(a)] 2);",
            "{ f(1 , 2) ; x . f(2) ; }",
            "{ f(1 ,) ; x . f() ; }",
        ),
        (
            "([#[cfg(a)] 1, 2], #[cfg(a)] 3);",
            "{([1 , 2] , 3) ; }",
            "{([2] ,) ; }",
        ),
        (
            "#[cfg_attr(a, cfg(not(a)), allow(b))] g();",
            "{ }",
            "{ g() ; }",
        ),
        (
            "#[cfg(not(not(a)))] #[allow(b)] g();",
            "{ # [allow(b)] g() ; }",
            "{ }",
        ),
        (
            "yield_!({ #[cfg(a)] g(); 1 });",
            "{ yield_!({ g() ; 1 }) ; }",
            "{ yield_!({ 1 }) ; }",
        ),
        (
            "println!(\"{x}\", x = { #[cfg(a)] g(); 1 });",
            "{ println!(\"{x}\" , x = { g() ; 1 }) ; }",
            "{ println!(\"{x}\" , x = { 1 }) ; }",
        ),
        (
            "|| { #[cfg(a)] g(); };",
            "{ || { g() ; } ; }",
            "{ || { } ; }",
        ),
    ] {
        let expected = [
            format!("cfg(all(a)) () {on}"),
            format!("cfg(all(not(a))) () {off}"),
        ];
        assert_eq!(
            copies(&format!("fn f() {{ {body} }}")),
            squeeze(&expected),
            "{body}"
        );
    }
}

#[test]
fn parameters_are_settled_too() {
    let copies = copies("fn f(&self, #[cfg(a)] x: u8, y: u8) {}");
    assert_eq!(
        copies,
        squeeze(&[
            "cfg(all(a)) (& self , x : u8 , y : u8) { }",
            "cfg(all(not(a))) (& self , y : u8) { }",
        ])
    );
}

#[test]
fn two_conditions_make_four_copies() {
    let copies = copies("fn f() { #[cfg(a)] g(); #[cfg(b = \"c\")] h(); #[cfg(a)] i(); }");
    assert_eq!(
        copies,
        squeeze(&[
            "cfg(all(a , b = \"c\")) () { g() ; h() ; i() ; }",
            "cfg(all(not(a) , b = \"c\")) () { h() ; }",
            "cfg(all(a , not(b = \"c\"))) () { g() ; i() ; }",
            "cfg(all(not(a) , not(b = \"c\"))) () { }",
        ])
    );
}

#[test]
fn too_many_conditions_are_refused() {
    let conditions = ["a", "b", "c", "d", "e", "f"];
    let body = conditions
        .map(|name| format!("#[cfg({name})] g();"))
        .concat();
    let function = syn::parse_str(&format!("fn f() {{ {body} }}")).unwrap();
    let mut errors = Diagnostics::default();
    assert_eq!(configure(function, &mut errors).len(), 1);
    assert_eq!(errors.texts(), [message::too_many_cfgs(5)]);
}
