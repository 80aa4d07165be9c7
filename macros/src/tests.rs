//! Golden files: what each pass makes of a telling body.
//!
//! Takes `golden/<case>/input.rs`, a file of Rust with a generator in it; compares the text of each pass with the files
//! beside it: `ir.txt` is the tree after `flow`, `liveness.txt` what is live and what is left at each point, `layout.txt` what
//! each frame holds, `expanded.rs` the same file with the macro's output in the generator's place.
//!
//! Rule: `UPDATE_EXPECT=1` writes them, and nobody else does.

use std::path::Path;

use expect_test::expect_file;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, ImplItem, ImplItemFn, Item, TraitItem};

use crate::diag::{Diagnostics, Failed};
use crate::ir::text;
use crate::{check, item, pipeline, signature};

macro_rules! cases {
    ($($case:ident)*) => {
        $(#[test]
        fn $case() {
            compare(stringify!($case));
        })*

        const CASES: &[&str] = &[$(stringify!($case)),*];
    };
}

cases! {
    apart
    averager
    cloned
    conditional_move
    deferred
    for_loop
    held_guard
    left_loop
    let_chain
    match_guard
    method
    my_range
    nested_loops
    operands
    shadowing
    short_circuit
    throwing
    yield_from
}

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/golden");

#[test]
fn every_folder_is_a_case() {
    let folders = std::fs::read_dir(GOLDEN).expect("`golden` is a folder");
    let mut folders: Vec<_> = folders
        .map(|folder| folder.expect("its entries are readable").file_name())
        .collect();
    folders.sort();
    assert_eq!(folders, CASES);
}

/// Prints what every pass makes of the generators in the file that `SHOW` names. Without it there is nothing to do.
#[test]
fn show() {
    let Ok(path) = std::env::var("SHOW") else {
        return;
    };
    let Dump {
        ir,
        liveness,
        layout,
        expanded,
    } = dump(Path::new(&path));
    println!("{ir}\n{liveness}\n{layout}\n{expanded}");
}

/// Found by `tests/realcode`: inputs that once came out as no Rust, or did not come out at all.
#[test]
fn what_comes_out_parses() {
    for source in [
        "fn f() -> impl Generator<Item = u32, Return = bool> { yield_!(1) == () }",
        "fn f() -> impl Generator<Item = u32, Return = u64> { yield_from!(g()) as u64 }",
        "fn f() -> impl Iterator<Item = u32> { #![allow(unused)] yield_!(1); }",
        "fn f(a: bool) -> impl Generator<Item = u32> { if a & let Some(x) = yield_!(1) && x { g() } }",
    ] {
        let expanded = pipeline::expand(&TokenStream::new(), source.parse().unwrap());
        assert!(syn::parse2::<syn::File>(expanded).is_ok(), "{source}");
    }
}

/// Many such machines in one function were too much for LLVM while the way into the loop was a jump with a tag of its own.
#[test]
fn the_way_into_a_loop_takes_no_jump() {
    let source = "fn f(seed: u64) -> impl Iterator<Item = u64> {
        let mut index = seed;
        while index < 10 { yield_!(index); index += 1; }
    }";
    let expanded = pipeline::expand(&TokenStream::new(), source.parse().unwrap()).to_string();
    assert!(
        !expanded.contains("Jump") && !expanded.contains("At1"),
        "{expanded}"
    );
}

/// A row of four hundred questions took LLVM 24 seconds.
#[test]
fn many_resumes_of_a_loop_are_asked_for_at_once() {
    let rows = |yields: usize| {
        let body = "yield_!(seed); ".repeat(yields);
        let source =
            format!("fn f(seed: u64) -> impl Iterator<Item = u64> {{ loop {{ {body} }} }}");
        let expanded = pipeline::expand(&TokenStream::new(), source.parse().unwrap()).to_string();
        expanded.matches("= point {").count()
    };
    // The head, and each of the resumes.
    assert_eq!((rows(3), rows(16), rows(17)), (4, 17, 1));
    assert_eq!(rows(400), 1);
}

fn compare(case: &str) {
    let folder = Path::new(GOLDEN).join(case);
    let found = dump(&folder.join("input.rs"));
    expect_file![folder.join("ir.txt")].assert_eq(&found.ir);
    expect_file![folder.join("liveness.txt")].assert_eq(&found.liveness);
    expect_file![folder.join("layout.txt")].assert_eq(&found.layout);
    expect_file![folder.join("expanded.rs")].assert_eq(&found.expanded);
}

#[derive(Default)]
struct Dump {
    ir: String,
    liveness: String,
    layout: String,
    expanded: String,
}

fn dump(path: &Path) -> Dump {
    let source = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let mut file = syn::parse_file(&source).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let mut dump = Dump::default();
    file.items = file
        .items
        .into_iter()
        .flat_map(|item| dump.item(item))
        .collect();
    dump.expanded = prettyplease::unparse(&file);
    dump
}

impl Dump {
    /// The item, or what the attribute makes of it.
    fn item(&mut self, mut item: Item) -> Vec<Item> {
        match &mut item {
            Item::Fn(function) => {
                if let Some(args) = take_attribute(&mut function.attrs) {
                    return parsed(self.generator(&args, &item));
                }
            }
            Item::Impl(block) => {
                let items = std::mem::take(&mut block.items).into_iter();
                block.items = items.flat_map(|item| self.method(item)).collect();
            }
            Item::Trait(definition) => {
                let items = std::mem::take(&mut definition.items).into_iter();
                definition.items = items.flat_map(|item| self.default_method(item)).collect();
            }
            _ => {}
        }
        vec![item]
    }

    fn method(&mut self, mut item: ImplItem) -> Vec<ImplItem> {
        if let ImplItem::Fn(function) = &mut item
            && let Some(args) = take_attribute(&mut function.attrs)
        {
            return parsed(self.generator(&args, &item));
        }
        vec![item]
    }

    fn default_method(&mut self, mut item: TraitItem) -> Vec<TraitItem> {
        if let TraitItem::Fn(function) = &mut item
            && let Some(args) = take_attribute(&mut function.attrs)
        {
            return parsed(self.generator(&args, &item));
        }
        vec![item]
    }

    /// What the attribute makes of a function; the text of each pass is added on the way.
    fn generator(&mut self, args: &TokenStream, item: &impl ToTokens) -> TokenStream {
        let tokens = item.to_token_stream();
        let mut errors = Diagnostics::default();
        if let Err(Failed) = self.passes(args, tokens.clone(), &mut errors) {
            self.ir += &errors.texts().join("\n");
        }
        pipeline::expand(args, tokens)
    }

    fn passes(
        &mut self,
        args: &TokenStream,
        tokens: TokenStream,
        errors: &mut Diagnostics,
    ) -> Result<(), Failed> {
        let function: ImplItemFn = item::item(tokens, errors).map_err(|_| Failed)?;
        let krate = signature::arguments(args.clone(), errors);
        let signature = signature::read(krate, &function, errors);
        check::check(&function, signature.as_ref(), errors);
        errors.gate()?;
        let analysed = pipeline::analyse(&signature.ok_or(Failed)?, function, errors)?;
        let facts = &analysed.facts;
        self.ir += &text::text(&analysed.body, Some(facts));
        self.liveness += &[text::liveness(facts), text::presence(facts)].join("\n");
        self.layout += &text::frames(&analysed.body, facts);
        Ok(())
    }
}

/// Removes `#[generator(args)]`, as rustc does, and gives its arguments.
fn take_attribute(attributes: &mut Vec<Attribute>) -> Option<TokenStream> {
    let at = attributes
        .iter()
        .position(|attribute| attribute.path().is_ident("generator"))?;
    let arguments = match attributes.remove(at).meta {
        syn::Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    };
    Some(arguments)
}

/// The macro's output, as items of the place where it will stand.
fn parsed<T: syn::parse::Parse>(tokens: TokenStream) -> Vec<T> {
    let items = |input: ParseStream| {
        let mut items = Vec::new();
        while !input.is_empty() {
            items.push(input.parse()?);
        }
        Ok(items)
    };
    let output = tokens.to_string();
    items
        .parse2(tokens)
        .unwrap_or_else(|error| panic!("{error}:\n{output}"))
}
