//! Items of the body that must exist once, though the body is written twice: unsplit, and in arms.
//!
//! Takes the function; moves every item out of its blocks, and gives them, to be written in front of both. A `static` is then one
//! variable, a type one type, an `impl` one impl. Left where they are: the `use`s of inner blocks, unless an item of the block names what
//! they import, and `macro_rules!`, which mean the locals of their place; but macros of the function's outermost block are copied too, for the items that
//! call them.
//!
//! Rule: an item out of an inner block must not be seen by code that did not see it before. Where its name occurs elsewhere in the
//! function, that is an error.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Block, Expr, ImplItemFn, Item, ItemUse, Stmt, UseTree, parse_quote};

use crate::diag::{Diagnostics, message};
use crate::sorted::Map;
use crate::visitors::visit::{self, Visit};
use crate::visitors::visit_mut::{self, VisitMut};

pub(crate) fn hoist(function: &mut ImplItemFn, errors: &mut Diagnostics) -> Vec<Item> {
    if !holds_items(&function.block) {
        return Vec::new();
    }
    let mut hoist = Hoist {
        items: Vec::new(),
        inner: Vec::new(),
        all: occurrences(function.to_token_stream()),
        depth: 0,
    };
    hoist.visit_block_mut(&mut function.block);
    excuse_macros(&mut function.block, &hoist.items);
    hoist.refuse_leaks(errors);
    hoist.items
}

/// Words are counted for items only, of which most bodies have none.
fn holds_items(body: &Block) -> bool {
    struct Finder(bool);
    impl Visit for Finder {
        fn visit_stmt(&mut self, stmt: &Stmt) {
            self.0 |= matches!(stmt, Stmt::Item(_)) || is_thread_local(stmt);
            if !self.0 {
                visit::visit_stmt(self, stmt);
            }
        }
    }
    let mut finder = Finder(false);
    finder.visit_block(body);
    finder.0
}

fn is_thread_local(stmt: &Stmt) -> bool {
    let Stmt::Macro(call) = stmt else {
        return false;
    };
    let name = call.mac.path.segments.last();
    name.is_some_and(|name| name.ident == "thread_local")
}

struct Hoist {
    items: Vec<Item>,
    /// Names of items out of inner blocks, with how often each occurs in its own block.
    inner: Vec<(Ident, usize)>,
    /// How often each identifier occurs in the function.
    all: Map<String, usize>,
    depth: usize,
}

impl Hoist {
    /// Whether the statement leaves its block, of which this is known.
    fn takes(&mut self, stmt: &Stmt, block: &Contents) -> bool {
        match stmt {
            Stmt::Item(Item::Use(item)) if self.depth > 1 && !self.serves(item, block) => false,
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
            Stmt::Macro(call) if is_thread_local(stmt) => {
                let call = call.to_token_stream();
                self.items.push(Item::Verbatim(call));
                true
            }
            _ => false,
        }
    }
}

impl Hoist {
    /// Whether an item of the block needs the `use`, and nobody else could see it from in front of the function.
    fn serves(&self, item: &ItemUse, block: &Contents) -> bool {
        let mut names = Vec::new();
        let is_plain = imported(&item.tree, None, &mut names);
        let own = |name: &String| self.all.get(name) == block.all.get(name);
        is_plain && names.iter().any(|name| block.items.contains_key(name)) && names.iter().all(own)
    }

    fn refuse_leaks(&self, errors: &mut Diagnostics) {
        for (position, (name, own)) in self.inner.iter().enumerate() {
            let twice = self.inner[..position]
                .iter()
                .any(|(other, _)| other == name);
            let everywhere = self.all.get(&name.to_string()).copied().unwrap_or_default();
            if twice || everywhere > *own {
                errors.push(name, message::item_name_elsewhere(name));
            }
        }
    }
}

/// How often each identifier occurs in a block, and in its items.
struct Contents {
    all: Map<String, usize>,
    items: Map<String, usize>,
}

impl Contents {
    fn of(block: &Block) -> Self {
        let items = block.stmts.iter().filter(|stmt| match stmt {
            Stmt::Item(item) => !matches!(item, Item::Use(_) | Item::Macro(_)),
            _ => false,
        });
        Self {
            all: occurrences(block.to_token_stream()),
            items: occurrences(items.map(ToTokens::to_token_stream).collect()),
        }
    }
}

/// Collects the names that a `use` brings into scope; `false` if not all of them can be told.
fn imported(tree: &UseTree, parent: Option<&Ident>, names: &mut Vec<String>) -> bool {
    match tree {
        UseTree::Path(path) => return imported(&path.tree, Some(&path.ident), names),
        UseTree::Name(name) if name.ident == "self" => {
            names.extend(parent.map(ToString::to_string));
        }
        UseTree::Name(name) => names.push(name.ident.to_string()),
        UseTree::Rename(name) if name.rename == "_" => {}
        UseTree::Rename(name) => names.push(name.rename.to_string()),
        UseTree::Glob(_) => return false,
        UseTree::Group(group) => {
            let mut trees = group.items.iter();
            return trees.all(|tree| imported(tree, parent, names));
        }
    }
    true
}

impl VisitMut for Hoist {
    fn visit_block_mut(&mut self, block: &mut Block) {
        self.depth += 1;
        let contents = Contents::of(block);
        if self.depth > 1 {
            let names = block.stmts.iter().filter_map(name);
            let counted = names.map(|name| {
                let count = contents.all.get(&name.to_string()).copied();
                (name, count.unwrap_or_default())
            });
            self.inner.extend(counted);
        }
        let stmts = std::mem::take(&mut block.stmts);
        block.stmts = stmts
            .into_iter()
            .filter(|stmt| !self.takes(stmt, &contents))
            .collect();
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
fn occurrences(tokens: TokenStream) -> Map<String, usize> {
    fn count(tokens: TokenStream, out: &mut Map<String, usize>) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => *out.or_default(ident.to_string()) += 1,
                TokenTree::Group(group) => count(group.stream(), out),
                _ => {}
            }
        }
    }
    let mut out = Map::new();
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
