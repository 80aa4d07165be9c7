use quote::ToTokens;

use super::*;

fn text(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    text.replace(" :: ", "::").replace(":: ", "::")
}

fn function(output: &str, body: &str) -> syn::ImplItemFn {
    syn::parse_str(&format!("fn f() {output} {{ {body} }}")).unwrap()
}

fn parse(output: &str, body: &str) -> Result<Signature, Vec<String>> {
    let mut errors = Diagnostics::default();
    let krate = syn::parse_quote!(::rt);
    read(krate, &function(output, body), &mut errors).ok_or_else(|| errors.texts())
}

/// `item, send, throw, ret` and what else there is.
fn summary(output: &str) -> String {
    let signature = parse(output, "").unwrap_or_else(|errors| panic!("{output}: {errors:?}"));
    let optional = |ty: &Option<syn::Type>| ty.as_ref().map_or("-".to_owned(), text);
    let mut parts = vec![
        text(&signature.item),
        optional(&signature.send),
        optional(&signature.throw),
        text(&signature.ret),
    ];
    parts.extend(signature.boxed.as_ref().map(text));
    parts.extend(signature.clone.then(|| "Clone".to_owned()));
    parts.extend(signature.debug.then(|| "Debug".to_owned()));
    parts.join("; ")
}

#[test]
fn every_written_form_is_read() {
    for (output, expected) in [
        ("-> impl Iterator<Item = u32>", "u32; -; -; ()"),
        (
            "-> impl ::std::iter::Iterator<Item = &'a str> + 'a",
            "& 'a str; -; -; ()",
        ),
        (
            "-> (impl Send + Iterator<Item = u32> + use<'a, T>)",
            "u32; -; -; ()",
        ),
        (
            "-> impl Clone + Iterator<Item = u8> + core::fmt::Debug",
            "u8; -; -; (); Clone; Debug",
        ),
        (
            "-> impl Iterator<Item = Vec<impl Fn(u8) -> u8>>",
            "Vec < _ >; -; -; ()",
        ),
        ("-> impl resumable::Generator<Item = u8>", "u8; -; -; ()"),
        (
            "-> impl Generator<Item = u8, Send = ((()))>",
            "u8; -; -; ()",
        ),
        (
            "-> impl Generator<Return = R, Send = S, Item = Y>",
            "Y; S; -; R",
        ),
        (
            "-> impl Generator<Item = Y, Throw = E, Return = Result<(), F>>",
            "Y; -; E; Result < () , F >",
        ),
        (
            "-> impl Generator<Item = Y, Throw = E, Return = Alias>",
            "Y; -; E; Alias",
        ),
        (
            "-> impl Generator<Item = Y, Throw = std::convert::Infallible>",
            "Y; -; -; ()",
        ),
        (
            "-> impl Generator<Item = Y, Return = impl Display>",
            "Y; -; -; _",
        ),
        (
            "-> impl Iterator<Item = u8> + Generator<Send = S>",
            "u8; S; -; ()",
        ),
        (
            "-> Box<dyn Iterator<Item = u8> + Send + 'a>",
            "u8; -; -; (); Box",
        ),
        (
            "-> std::boxed::Box<(dyn Generator<Item = u8, Send = u8> + 'a)>",
            "u8; u8; -; (); std::boxed::Box",
        ),
        (
            "-> BoxGenerator<'a, Y>",
            "Y; -; -; (); ::rt::__private::Box",
        ),
        (
            "-> resumable::BoxGenerator<'_, Y, (), Result<(), F>, E>",
            "Y; -; E; Result < () , F >; ::rt::__private::Box",
        ),
    ] {
        assert_eq!(summary(output), expected, "{output}");
    }
}

#[test]
fn groups_are_seen_through() {
    use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
    let group = |source: &str| {
        let stream: TokenStream = source.parse().unwrap();
        TokenStream::from(TokenTree::from(Group::new(Delimiter::None, stream)))
    };
    let unit = group("()");
    let outer = group("impl Iterator<Item = u8>");
    let boxed = group("dyn Iterator<Item = u8>");
    let output: Vec<TokenStream> = vec![
        outer,
        quote::quote!(Box<#boxed>),
        quote::quote!(impl Generator<Item = u8, Send = #unit>),
    ];
    for output in output {
        let function = syn::parse2(quote::quote!(fn f() -> #output {})).unwrap();
        let mut errors = Diagnostics::default();
        let signature = read(syn::parse_quote!(::rt), &function, &mut errors);
        let signature = signature.unwrap_or_else(|| panic!("{output}: {:?}", errors.texts()));
        assert!(signature.send.is_none());
        assert_eq!(text(&signature.item), "u8");
    }
}

#[test]
fn what_is_left_out_is_written_into_the_output() {
    for (output, expected) in [
        (
            "impl Iterator<Item = u8> + 'a",
            "impl Iterator < Item = u8 > + 'a",
        ),
        (
            "impl Debug + Generator<Item = u8>",
            "impl Debug + Generator < Item = u8 , Send = () , Throw = ::rt::__private::Infallible , Return = () >",
        ),
        (
            "Box<dyn Generator<Item = u8, Return = u8,> + 'a>",
            "Box < dyn Generator < Item = u8 , Return = u8 , Send = () , Throw = ::rt::__private::Infallible > + 'a >",
        ),
        (
            "impl Generator + Iterator<Item = u8>",
            "impl Generator < Send = () , Throw = ::rt::__private::Infallible , Return = () > + Iterator < Item = u8 >",
        ),
        ("BoxGenerator<'a, u8>", "BoxGenerator < 'a , u8 >"),
    ] {
        let signature = parse(&format!("-> {output}"), "").unwrap();
        assert_eq!(text(&signature.output).replace(" =::", " = ::"), expected);
    }
}

#[test]
fn what_cannot_be_read_is_refused_once() {
    for (output, expected) in [
        ("", message::NO_RETURN_TYPE.to_owned()),
        ("-> u32", message::UNREADABLE_RETURN.to_owned()),
        (
            "-> &'a impl Iterator<Item = u8>",
            message::UNREADABLE_RETURN.to_owned(),
        ),
        ("-> impl Display", message::UNREADABLE_RETURN.to_owned()),
        (
            "-> Self::IntoIter",
            message::unreadable_alias("Self::IntoIter"),
        ),
        ("-> Numbers<'a>", message::unreadable_alias("Numbers")),
        (
            "-> impl IntoIterator<Item = u8>",
            message::INTO_ITERATOR.to_owned(),
        ),
        (
            "-> dyn Iterator<Item = u8>",
            message::UNBOXED_DYN.to_owned(),
        ),
        ("-> Box<u8>", message::UNREADABLE_BOX.to_owned()),
        (
            "-> Box<impl Iterator<Item = u8>>",
            message::UNREADABLE_BOX.to_owned(),
        ),
        ("-> Box", message::UNREADABLE_BOX.to_owned()),
        ("-> Box<dyn Display>", message::UNREADABLE_RETURN.to_owned()),
        ("-> impl Iterator", message::no_item("Iterator")),
        (
            "-> impl Generator<Send = u8>",
            message::no_item("Generator"),
        ),
        (
            "-> impl Iterator<Item: Display>",
            message::item_bound("Item"),
        ),
        (
            "-> impl Iterator<u8>",
            message::positional_argument("Iterator"),
        ),
        (
            "-> impl Iterator(u8)",
            message::positional_argument("Iterator"),
        ),
        (
            "-> impl Iterator<Item = u8, Send = u8>",
            message::unknown_type_of_iterator("Send"),
        ),
        (
            "-> impl Generator<Item = u8, Yield = u8>",
            message::unknown_type("Generator", "Yield"),
        ),
        (
            "-> impl Generator<Item = u8, Item = u8>",
            message::duplicate_type("Item"),
        ),
        (
            "-> impl Iterator<Item = u8> + ExactSizeIterator",
            message::not_implemented("ExactSizeIterator"),
        ),
        (
            "-> impl DoubleEndedIterator<Item = u8>",
            message::not_implemented("DoubleEndedIterator"),
        ),
        (
            "-> BoxGenerator<'a>",
            message::BOX_GENERATOR_ARGUMENTS.to_owned(),
        ),
        (
            "-> BoxGenerator<Item = u8>",
            message::BOX_GENERATOR_ARGUMENTS.to_owned(),
        ),
        (
            "-> impl Generator<Item = u8, Throw = E>",
            message::THROW_WITHOUT_RESULT.to_owned(),
        ),
        (
            "-> impl Generator<Item = u8, Throw = E, Return = Option<u8>>",
            message::THROW_WITHOUT_RESULT.to_owned(),
        ),
        (
            "-> BoxGenerator<'a, u8, (), (), E>",
            message::THROW_WITHOUT_RESULT.to_owned(),
        ),
    ] {
        let errors = parse(output, "").err();
        assert_eq!(errors, Some(vec![expected]), "{output}");
    }
}

#[test]
fn other_kinds_of_function_are_refused() {
    let mut errors = Diagnostics::default();
    let source = "const async unsafe extern \"C\" fn f(x: u8, ...) -> impl Iterator<Item = u8> {}";
    read(
        syn::parse_quote!(::rt),
        &syn::parse_str(source).unwrap(),
        &mut errors,
    );
    let expected = [
        message::ASYNC_FN,
        message::CONST_FN,
        message::EXTERN_FN,
        message::VARIADIC_FN,
    ];
    assert_eq!(errors.texts(), expected);
}

#[test]
fn a_body_tries_if_something_may_leave_it() {
    const RESULT: &str = "-> impl Generator<Item = u8, Return = io::Result<()>>";
    const ALIAS: &str = "-> impl Generator<Item = u8, Return = Answer>";
    for (output, body, expected) in [
        (RESULT, "Ok(())", false),
        (RESULT, "f()?; Ok(())", true),
        (RESULT, "yield_!(f()?); Ok(())", true),
        (RESULT, "println!(\"{}\", f()?); Ok(())", true),
        (RESULT, "bail!(1)", true),
        (RESULT, "println!(); yield_!(1); Ok(())", false),
        (
            RESULT,
            "let f = || g()?; async { g()? }; fn h() { g()? } Ok(())",
            false,
        ),
        (ALIAS, "f()?; x", true),
        (ALIAS, "bail!(1)", false),
    ] {
        assert_eq!(
            parse(output, body).unwrap().shape == super::Shape::Try,
            expected,
            "{output} {body}"
        );
    }
}

#[test]
fn arguments_are_checked() {
    for (args, path, expected) in [
        ("", "::resumable", vec![]),
        ("crate = crate::rt", "crate::rt", vec![]),
        ("crate = ::a::b,", "::a::b", vec![]),
        (
            "crate = \"a\"",
            "::resumable",
            vec![message::CRATE_TAKES_A_PATH.to_owned()],
        ),
        (
            "crate, crate = a",
            "a",
            vec![message::CRATE_TAKES_A_PATH.to_owned()],
        ),
        (
            "crate = a, crate = b",
            "a",
            vec![message::DUPLICATE_ARGUMENT.to_owned()],
        ),
        (
            "boxed, crate = a",
            "a",
            vec![message::unknown_argument("boxed")],
        ),
        (
            "krate = a",
            "::resumable",
            vec![message::unknown_argument("krate")],
        ),
        (
            "#[derive(Clone)] pub struct S",
            "::resumable",
            vec![message::NAMED_FRAME.to_owned()],
        ),
    ] {
        let mut errors = Diagnostics::default();
        let krate = arguments(args.parse().unwrap(), &mut errors);
        assert_eq!(text(&krate), path, "{args}");
        assert_eq!(errors.texts(), expected, "{args}");
    }
}
