//! Operands, captures and the way back, each as a small table.

use proc_macro2::Literal;

use super::*;

fn read(source: &str) -> Option<StdMacro> {
    parse(&syn::parse_str(source).unwrap())
}

/// `expr` by value, `&expr` by reference, `?expr` a scrutinee, `~` before it if lazy; then the captures.
fn summary(source: &str) -> String {
    let Some(mac) = read(source) else {
        return "none".into();
    };
    let operands = mac.operands.iter().map(|operand| {
        let by = match operand.by {
            By::Value => "",
            By::Ref => "&",
            By::Scrutinee => "?",
        };
        let lazy = if operand.lazy { "~" } else { "" };
        format!("{lazy}{by}{}", operand.expr.to_token_stream())
    });
    let captures = mac.captures.iter().map(|ident| format!("{{{ident}}}"));
    let parts: Vec<_> = operands.chain(captures).collect();
    parts.join(" ")
}

#[test]
fn operands() {
    for (source, expected) in [
        ("println!()", ""),
        ("println!(\"{} {x} {y:?} {{z}}\", a,)", "&a {x} {y}"),
        ("std::print!(\"{x} {y}\", y = f(1), z = 2)", "&f (1) &2 {x}"),
        ("::core::panic!(\"{}\", a == b)", "&a == b"),
        ("format!(concat!(\"a\", \"{}\"), a)", "&a"),
        ("write!(out, \"{x:>w$.p$}\")", "&out {x} {w} {p}"),
        ("writeln!(&mut out)", "&& mut out"),
        ("assert!(a && b, \"{x} {}\", c)", "a && b ~&c {x}"),
        ("assert_eq!(a, b)", "&a &b"),
        ("debug_assert_ne!(a, b, \"{}\", c,)", "&a &b ~&c"),
        ("vec![]", ""),
        ("vec![a, b + 1,]", "a b + 1"),
        ("vec![a; n]", "a n"),
        ("dbg!(a, b)", "a b"),
        ("matches!(a, Some(x) | Ok(x) if x > 1)", "?a"),
        ("mine::println!(\"{x}\")", "none"),
        ("unknown!(a)", "none"),
        ("vec![a b]", "none"),
        ("panic!(a)", "none"),
        ("assert_eq!(a)", "none"),
    ] {
        assert_eq!(summary(source), expected, "{source}");
    }
}

#[test]
fn guards_flags() {
    let mac = read("matches!(a, Some(x) if x > 1)").unwrap();
    assert_eq!(mac.guard().to_token_stream().to_string(), "x > 1");
    assert!(read("todo!()").unwrap().diverges);
    assert!(!read("assert!(a)").unwrap().diverges);
    assert!(read("debug_assert!(a)").unwrap().debug_only);
}

#[test]
fn rebuilt_as_it_was() {
    for source in [
        "println ! (\"{} {a:?}\" , x , y = y + 1 ,)",
        "vec ! [x ; n]",
        "vec ! [x , y ,]",
        "std :: assert ! { a , \"{}\" , b }",
        "matches ! (a , Some (_) | None if b ,)",
        "writeln ! (f)",
    ] {
        let mac = read(source).unwrap();
        let same = mac.operands.iter().map(|operand| operand.expr.clone());
        let rebuilt = mac.rebuild(same.collect()).to_token_stream().to_string();
        let expected: TokenStream = source.parse().unwrap();
        assert_eq!(rebuilt, expected.to_string());
    }
}

#[test]
fn rebuilt_with_others() {
    let mac = read("println!(\"{}\", x = yield_!(1))").unwrap();
    let rebuilt = mac.rebuild(vec![syn::parse_str("tmp").unwrap()]);
    assert_eq!(rebuilt.tokens.to_string(), "\"{}\" , x = tmp");
}

#[test]
fn names_in_format_strings() {
    for (text, expected) in [
        ("{a}{b:?}{ c }{0}{}{:?}", "a b c"),
        ("{{a}} {{{b}}} }}{{", "b"),
        ("{:w$} {:.p$} {:0w$.2} {:1$} {x:>+08.*}", "w p w x"),
        ("{a:*^w$}{b:}<3}{c:{>4}", "a w b c"),
        ("{self} {type}", "self type"),
        ("{ \"json\": {\"k\": [1]} }", ""),
        ("{a.b} {a[0]} {a", ""),
        ("{größe:?}", "größe"),
        ("{a:{b}", "b"),
    ] {
        let names = captures(&Literal::string(text));
        let names: Vec<_> = names.iter().map(Ident::to_string).collect();
        assert_eq!(names.join(" "), expected, "{text}");
    }
    assert!(captures(&Literal::byte_string(b"{a}")).is_empty());
    assert!(captures(&Literal::u8_unsuffixed(1)).is_empty());
    let raw: Literal = "r#\"{a} \"b\" {c}\"#".parse().unwrap();
    assert_eq!(captures(&raw).len(), 2);
}

#[test]
fn renaming() {
    let lit: Literal = r#""{{x}} {x} \n {y:x$}""#.parse().unwrap();
    let to_z = |ident: &Ident| (ident == "x").then(|| Ident::new("z", ident.span()));
    let renamed = rename_captures(&lit, to_z).unwrap();
    assert_eq!(renamed.to_string(), r#""{{x}} {z} \n {y:z$}""#);
    assert!(rename_captures(&Literal::string("{y}"), to_z).is_none());
}
