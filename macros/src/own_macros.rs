//! Macros that the body declares under the name of one of std's: `macro_rules! assert`.
//!
//! Takes the function; gives it with each of them, and the calls that mean it, under a name of its own, so that every later pass may take
//! `assert!` for std's. A macro is in scope from its declaration to the end of the block:
//!
//! ```text
//! assert!(a);                                assert!(a);
//! macro_rules! assert { .. }        =>       macro_rules! assert_1 { .. }
//! assert!(b);                                assert_1!(b);
//! ```
//!
//! Rule: a path, `std::assert!`, is never the body's.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::{Block, ImplItemFn, Item, ItemMacro, Macro, Stmt};

use crate::visitors::visit::{self, Visit};
use crate::visitors::visit_mut::VisitMut;
use crate::{std_macros, tokens};

pub(crate) fn own_macros(mut function: ImplItemFn) -> ImplItemFn {
    let mut finder = Finder(Vec::new());
    finder.visit_block(&function.block);
    for name in finder.0 {
        let fresh = fresh(&name, &function);
        Blocks { name, fresh }.visit_block_mut(&mut function.block);
    }
    function
}

/// A name that does not occur in the function.
fn fresh(name: &Ident, function: &ImplItemFn) -> String {
    let text = function.to_token_stream().to_string();
    let mut candidates = (1..).map(|number| format!("{name}_{number}"));
    // There is always one, for the candidates are endless.
    let found = candidates.find(|candidate| !text.contains(candidate));
    found.unwrap_or_default()
}

/// The name that the statement declares, if it is one of std's.
fn declared(stmt: &Stmt) -> Option<&Ident> {
    match stmt {
        Stmt::Item(Item::Macro(item)) => {
            let name = item.ident.as_ref();
            name.filter(|name| std_macros::is_name(&name.to_string()))
        }
        _ => None,
    }
}

struct Finder(Vec<Ident>);

impl Visit for Finder {
    fn visit_block(&mut self, block: &Block) {
        for name in block.stmts.iter().filter_map(declared) {
            if !self.0.contains(name) {
                self.0.push(name.clone());
            }
        }
        visit::visit_block(self, block);
    }
}

/// Finds the blocks that declare the macro.
struct Blocks {
    name: Ident,
    fresh: String,
}

impl VisitMut for Blocks {
    fn visit_block_mut(&mut self, block: &mut Block) {
        let is_declared = |stmt: &Stmt| declared(stmt).is_some_and(|name| *name == self.name);
        let first = block.stmts.iter().position(is_declared);
        let (before, behind) = match first {
            Some(first) => block.stmts.split_at_mut(first),
            None => (block.stmts.as_mut_slice(), [].as_mut_slice()),
        };
        for stmt in before {
            self.visit_stmt_mut(stmt);
        }
        for stmt in behind {
            Calls(self).visit_stmt_mut(stmt);
        }
    }
}

/// Where the macro is in scope.
struct Calls<'b>(&'b Blocks);

impl Calls<'_> {
    fn renamed(&self, name: &Ident) -> Option<Ident> {
        (*name == self.0.name).then(|| Ident::new(&self.0.fresh, name.span()))
    }
}

impl VisitMut for Calls<'_> {
    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        let name = mac.path.get_ident().and_then(|name| self.renamed(name));
        if let Some(name) = name {
            mac.path = name.into();
        }
        let tokens = std::mem::take(&mut mac.tokens);
        mac.tokens = tokens::rename_macro_calls(tokens, &mut |name| self.renamed(name));
    }

    fn visit_item_macro_mut(&mut self, item: &mut ItemMacro) {
        if let Some(name) = &mut item.ident
            && let Some(renamed) = self.renamed(name)
        {
            *name = renamed;
        }
        self.visit_macro_mut(&mut item.mac);
    }
}
