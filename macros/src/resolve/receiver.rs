//! `self` becomes `this`.
//!
//! Takes a function with a receiver; renames `self` as a value throughout its body, in macro calls and format captures too.
//! The receiver parameter stays as it is.
//!
//! Rule: the new name has the span, and so the hygiene, of the `self` in whose place it stands. In a format string only the
//! literal's own span counts, which a name made at `mixed_site` could not meet.

use proc_macro2::Ident;

use super::Names;
use crate::visitors::visit_mut::{self, VisitMut};
use crate::{std_macros, tokens};

pub(super) fn rename(function: &mut syn::ImplItemFn) -> Option<Ident> {
    let span = function.sig.receiver()?.self_token.span;
    let candidates = (0..).map(|underscores| format!("this{}", "_".repeat(underscores)));
    let name = Names::of(function).fresh(candidates);
    let mut receiver = Receiver { name: &name };
    receiver.visit_block_mut(&mut function.block);
    Some(Ident::new(&name, span))
}

struct Receiver<'a> {
    name: &'a str,
}

impl Receiver<'_> {
    fn renamed(&self, ident: &Ident) -> Option<Ident> {
        (ident == "self").then(|| Ident::new(self.name, ident.span()))
    }
}

impl VisitMut for Receiver<'_> {
    fn visit_expr_path_mut(&mut self, path: &mut syn::ExprPath) {
        // `self::name` is a path of modules.
        if path.qself.is_none()
            && let [segment] = path
                .path
                .segments
                .iter_mut()
                .collect::<Vec<_>>()
                .as_mut_slice()
            && let Some(name) = self.renamed(&segment.ident)
        {
            segment.ident = name;
        } else {
            visit_mut::visit_expr_path_mut(self, path);
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        if !std_macros::is_text(mac) {
            mac.tokens = tokens::rename(mac.tokens.clone(), &mut |ident| self.renamed(ident));
        }
    }

    fn visit_item_mut(&mut self, item: &mut syn::Item) {
        // Other items have a `self` of their own, or none.
        if let syn::Item::Macro(item) = item {
            let tokens = item.mac.tokens.clone();
            item.mac.tokens = tokens::rename_in_rules(tokens, &mut |ident| self.renamed(ident));
        }
    }

    fn visit_attribute_mut(&mut self, _: &mut syn::Attribute) {}
}
