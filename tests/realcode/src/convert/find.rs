//! The functions of a file that can be made generators in place.
//!
//! Takes the text of a file; gives its [`Candidate`]s: free functions, inherent methods, and methods of trait implementations on
//! types of the crate itself.
//!
//! Rule: all that a later step writes is a slice of the file's own text, so that what rustc says of it can be traced back.

use std::collections::BTreeSet;
use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, FnArg, GenericParam, Generics, Item, ItemImpl, Pat, Signature, Type};

use super::sites::{self, Site};

/// A function that can be made a generator. Ranges are of bytes of its file.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) line: usize,
    /// The body, with its braces.
    pub(super) body: Range<usize>,
    pub(super) head: Head,
    /// The parameters' patterns; the driver has plain names in their places.
    pub(super) patterns: Vec<Range<usize>>,
    pub(super) home: Home,
    /// Where yields may stand in the body.
    pub(super) sites: Vec<Site>,
}

/// What of its signature the generator repeats.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// `#[cfg]`s of the function.
    pub(super) conditions: Vec<Range<usize>>,
    pub(super) is_unsafe: bool,
    pub(super) generics: Range<usize>,
    pub(super) inputs: Range<usize>,
    pub(super) output: Option<Range<usize>>,
    pub(super) clause: Option<Range<usize>>,
    /// What the driver hands on: `<T, N>(self, ..)` without the patterns.
    pub(super) arguments: Vec<String>,
    pub(super) takes_self: bool,
}

/// Where the generator goes.
#[derive(Clone, Debug)]
pub(super) enum Home {
    /// Behind the function, in the same module.
    Module(usize),
    /// Behind the method, in the same `impl`.
    Impl(usize),
    /// Into an `impl` of its own behind the one of a trait.
    Trait(Box<TraitImpl>),
}

/// An implementation of a trait, as the header of an inherent one repeats it.
#[derive(Clone, Debug)]
pub(super) struct TraitImpl {
    pub(super) end: usize,
    pub(super) conditions: Vec<Range<usize>>,
    pub(super) generics: Range<usize>,
    pub(super) ty: Range<usize>,
    pub(super) clause: Option<Range<usize>>,
    pub(super) path: Range<usize>,
    /// The `Self` of each `Self::Item`: an inherent `impl` must say whose.
    pub(super) projections: Vec<Range<usize>>,
}

/// The names of the types that the file declares.
pub(super) fn types(file: &syn::File) -> BTreeSet<String> {
    struct Types(BTreeSet<String>);
    impl Visit<'_> for Types {
        fn visit_item_struct(&mut self, item: &syn::ItemStruct) {
            self.0.insert(item.ident.to_string());
        }
        fn visit_item_enum(&mut self, item: &syn::ItemEnum) {
            self.0.insert(item.ident.to_string());
        }
    }
    let mut types = Types(BTreeSet::new());
    types.visit_file(file);
    types.0
}

/// The candidates of the file; `types` are those that the crate declares.
pub(super) fn candidates(file: &syn::File, types: &BTreeSet<String>) -> Vec<Candidate> {
    let mut finder = Finder {
        types,
        found: Vec::new(),
    };
    finder.items(&file.items);
    finder.found
}

struct Finder<'a> {
    types: &'a BTreeSet<String>,
    found: Vec<Candidate>,
}

impl Finder<'_> {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Mod(module) if !is_test(&module.attrs) => {
                    let content = module.content.iter();
                    content.for_each(|(_, items)| self.items(items));
                }
                Item::Fn(function) if function.sig.ident != "main" => {
                    let home = Home::Module(range(function).end);
                    self.function(&function.attrs, &function.sig, &function.block, home);
                }
                Item::Impl(block) if !is_test(&block.attrs) => self.implementation(block),
                _ => {}
            }
        }
    }

    fn implementation(&mut self, block: &ItemImpl) {
        for item in &block.items {
            if let syn::ImplItem::Fn(function) = item {
                let home = match &block.trait_ {
                    None => Some(Home::Impl(range(function).end)),
                    Some(_) => self.of_trait(block, function).map(Home::Trait),
                };
                if let Some(home) = home {
                    self.function(&function.attrs, &function.sig, &function.block, home);
                }
            }
        }
    }

    /// A type of the crate's own, which names all parameters of the `impl`: only such can have an inherent one.
    fn of_trait(&self, block: &ItemImpl, function: &syn::ImplItemFn) -> Option<Box<TraitImpl>> {
        let Type::Path(ty) = &*block.self_ty else {
            return None;
        };
        let last = &ty.path.segments.last()?.ident;
        let named = idents(&block.self_ty);
        let mut params = block.generics.params.iter();
        let constrained = params.all(|param| named.contains(&param_name(param)));
        if !self.types.contains(&last.to_string()) || ty.qself.is_some() || !constrained {
            return None;
        }
        let associated = block.items.iter().filter_map(|item| match item {
            syn::ImplItem::Type(item) => Some(item.ident.to_string()),
            _ => None,
        });
        Some(Box::new(TraitImpl {
            end: range(block).end,
            conditions: conditions(&block.attrs),
            generics: generics(&block.generics),
            ty: range(&block.self_ty),
            clause: block.generics.where_clause.as_ref().map(range),
            path: range(&block.trait_.as_ref()?.0),
            projections: sites::projections(function, &associated.collect()),
        }))
    }

    fn function(&mut self, attrs: &[Attribute], sig: &Signature, block: &syn::Block, home: Home) {
        if !is_ordinary(attrs, sig) {
            return;
        }
        let sites = sites::sites(block);
        if sites.is_empty() {
            return;
        }
        let patterns = sig.inputs.iter().filter_map(|input| match input {
            FnArg::Typed(argument) => Some(range(&argument.pat)),
            FnArg::Receiver(_) => None,
        });
        self.found.push(Candidate {
            name: sig.ident.to_string(),
            line: sig.ident.span().start().line,
            body: range(block),
            head: head(attrs, sig),
            patterns: patterns.collect(),
            home,
            sites,
        });
    }
}

fn head(attrs: &[Attribute], sig: &Signature) -> Head {
    let inputs = sig.paren_token.span;
    let params = sig.generics.params.iter();
    let arguments = params.filter(|param| !matches!(param, GenericParam::Lifetime(_)));
    Head {
        conditions: conditions(attrs),
        is_unsafe: !matches!(sig.safety, syn::Safety::Default),
        generics: generics(&sig.generics),
        inputs: inputs.open().byte_range().end..inputs.close().byte_range().start,
        output: match &sig.output {
            syn::ReturnType::Default => None,
            syn::ReturnType::Type(_, ty) => Some(range(ty)),
        },
        clause: sig.generics.where_clause.as_ref().map(range),
        arguments: arguments.map(param_name).collect(),
        takes_self: sig.receiver().is_some(),
    }
}

/// `<T, U>`, or nothing.
fn generics(generics: &Generics) -> Range<usize> {
    match (&generics.lt_token, &generics.gt_token) {
        (Some(open), Some(close)) => range(open).start..range(close).end,
        _ => 0..0,
    }
}

fn param_name(param: &GenericParam) -> String {
    match param {
        GenericParam::Type(param) => param.ident.to_string(),
        GenericParam::Const(param) => param.ident.to_string(),
        GenericParam::Lifetime(param) => param.lifetime.ident.to_string(),
    }
}

fn idents(ty: &Type) -> BTreeSet<String> {
    struct Idents(BTreeSet<String>);
    impl Visit<'_> for Idents {
        fn visit_ident(&mut self, ident: &proc_macro2::Ident) {
            self.0.insert(ident.to_string());
        }
    }
    let mut idents = Idents(BTreeSet::new());
    visit::visit_type(&mut idents, ty);
    idents.0
}

/// Neither a test nor what an attribute binds to its form, and of a kind that can be a generator.
fn is_ordinary(attrs: &[Attribute], sig: &Signature) -> bool {
    const HARMLESS: [&str; 11] = [
        "doc",
        "inline",
        "cold",
        "must_use",
        "allow",
        "expect",
        "warn",
        "deprecated",
        "cfg",
        "rustfmt",
        "clippy",
    ];
    let harmless = |attribute: &Attribute| {
        let first = attribute.path().segments.first();
        first.is_some_and(|first| HARMLESS.iter().any(|name| first.ident == name))
    };
    let plain = |input: &FnArg| match input {
        FnArg::Receiver(receiver) => receiver.attrs.is_empty(),
        FnArg::Typed(argument) => {
            argument.attrs.is_empty() && !matches!(*argument.pat, Pat::Verbatim(_))
        }
    };
    let returns = |output: &syn::ReturnType| match output {
        syn::ReturnType::Default => true,
        // A value of a type without a name would have to be of the same type in both forms of the body.
        syn::ReturnType::Type(_, ty) => !matches!(**ty, Type::Never(_)) && !holds_impl(ty),
    };
    attrs.iter().all(harmless)
        && !is_test(attrs)
        && sig.constness.is_none()
        && sig.asyncness.is_none()
        && sig.abi.is_none()
        && sig.variadic.is_none()
        && sig.inputs.iter().all(plain)
        && returns(&sig.output)
}

fn holds_impl(ty: &Type) -> bool {
    struct Impl(bool);
    impl Visit<'_> for Impl {
        fn visit_type_impl_trait(&mut self, _: &syn::TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut found = Impl(false);
    found.visit_type(ty);
    found.0
}

fn conditions(attrs: &[Attribute]) -> Vec<Range<usize>> {
    let conditions = attrs
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"));
    conditions.map(range).collect()
}

/// `#[test]`, or `#[cfg(.. test ..)]`.
fn is_test(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) => {
            attribute.path().is_ident("cfg") && list.tokens.to_string().contains("test")
        }
        _ => attribute.path().is_ident("test"),
    })
}

pub(super) fn range(syntax: &impl Spanned) -> Range<usize> {
    syntax.span().byte_range()
}
