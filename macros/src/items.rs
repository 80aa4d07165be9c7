//! Items of the body that must exist once, though the body is written twice: unsplit, and in arms.
//!
//! Takes the function; moves every item out of its blocks, and gives them, to be written in front of both. A `static` is then one
//! variable, a type one type, an `impl` one impl. Left where they are: the `use`s of inner blocks, which only name things, and
//! `macro_rules!`, which mean the locals of their place; but macros of the function's outermost block are copied too, for the items that
//! call them.
//!
//! Rule: an item out of an inner block must not be seen by code that did not see it before. Where its name occurs elsewhere in the
//! function, that is an error.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ImplItemFn, Item, Stmt, parse_quote};

use crate::diag::{Diagnostics, message};

pub(crate) fn hoist(function: &mut ImplItemFn, errors: &mut Diagnostics) -> Vec<Item> {
    let mut hoist = Hoist {
        items: Vec::new(),
        inner: Vec::new(),
        depth: 0,
    };
    let before = function.to_token_stream();
    hoist.visit_block_mut(&mut function.block);
    excuse_macros(&mut function.block, &hoist.items);
    refuse_leaks(&hoist.inner, before, errors);
    hoist.items
}

struct Hoist {
    items: Vec<Item>,
    /// Names of items out of inner blocks, with how often each occurs in its own block.
    inner: Vec<(Ident, usize)>,
    depth: usize,
}

impl Hoist {
    /// Whether the statement leaves its block.
    fn takes(&mut self, stmt: &Stmt) -> bool {
        match stmt {
            Stmt::Item(Item::Use(_)) if self.depth > 1 => false,
            Stmt::Item(item @ Item::Macro(_)) => {
                if self.depth == 1 {
                    self.items.push(item.clone());
                }
                false
            }
            Stmt::Item(item) => {
                self.items.push(item.clone());
                true
            }
            Stmt::Macro(call)
                if call
                    .mac
                    .path
                    .segments
                    .last()
                    .is_some_and(|name| name.ident == "thread_local") =>
            {
                let call = call.to_token_stream();
                self.items.push(Item::Verbatim(call));
                true
            }
            _ => false,
        }
    }
}

impl VisitMut for Hoist {
    fn visit_block_mut(&mut self, block: &mut Block) {
        self.depth += 1;
        if self.depth > 1 {
            let occurrences = occurrences(block.to_token_stream());
            let names = block.stmts.iter().filter_map(name);
            let counted = names.map(|name| {
                let count = occurrences
                    .get(&name.to_string())
                    .copied()
                    .unwrap_or_default();
                (name, count)
            });
            self.inner.extend(counted);
        }
        let stmts = std::mem::take(&mut block.stmts);
        block.stmts = stmts.into_iter().filter(|stmt| !self.takes(stmt)).collect();
        visit_mut::visit_block_mut(self, block);
        self.depth -= 1;
    }

    /// A closure's body, too, is written twice.
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if !matches!(expr, Expr::Const(_)) {
            visit_mut::visit_expr_mut(self, expr);
        }
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}

/// What a hoisted statement declares.
fn name(stmt: &Stmt) -> Option<Ident> {
    match stmt {
        Stmt::Item(Item::Const(item)) => Some(item.ident.clone()),
        Stmt::Item(Item::Static(item)) => Some(item.ident.clone()),
        Stmt::Item(Item::Fn(item)) => Some(item.sig.ident.clone()),
        Stmt::Item(Item::Struct(item)) => Some(item.ident.clone()),
        Stmt::Item(Item::Enum(item)) => Some(item.ident.clone()),
        Stmt::Item(Item::Union(item)) => Some(item.ident.clone()),
        Stmt::Item(Item::Trait(item)) => Some(item.ident.clone()),
        Stmt::Item(Item::Type(item)) => Some(item.ident.clone()),
        Stmt::Item(Item::Mod(item)) => Some(item.ident.clone()),
        _ => None,
    }
}

/// How often each identifier occurs.
fn occurrences(tokens: TokenStream) -> BTreeMap<String, usize> {
    fn count(tokens: TokenStream, out: &mut BTreeMap<String, usize>) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => *out.entry(ident.to_string()).or_default() += 1,
                TokenTree::Group(group) => count(group.stream(), out),
                _ => {}
            }
        }
    }
    let mut out = BTreeMap::new();
    count(tokens, &mut out);
    out
}

/// A macro that is left in the body may be used by the items only, which call its copy.
fn excuse_macros(body: &mut Block, items: &[Item]) {
    let named = items.iter().filter(|item| !matches!(item, Item::Macro(_)));
    let called = occurrences(named.map(ToTokens::to_token_stream).collect());
    for stmt in &mut body.stmts {
        if let Stmt::Item(Item::Macro(item)) = stmt
            && let Some(name) = &item.ident
            && called.contains_key(&name.to_string())
        {
            item.attrs.push(parse_quote!(#[allow(unused_macros)]));
        }
    }
}

fn refuse_leaks(inner: &[(Ident, usize)], function: TokenStream, errors: &mut Diagnostics) {
    if inner.is_empty() {
        return;
    }
    let all = occurrences(function);
    for (position, (name, own)) in inner.iter().enumerate() {
        let twice = inner[..position].iter().any(|(other, _)| other == name);
        let everywhere = all.get(&name.to_string()).copied().unwrap_or_default();
        if twice || everywhere > *own {
            errors.push(name, message::item_name_elsewhere(name));
        }
    }
}
