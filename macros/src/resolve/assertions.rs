//! What a failed `assert!` says is the condition as the user wrote it, whatever becomes of its names and yields.
//!
//! Takes the function as it was written; gives each assertion without a message the one that rustc would make of its condition:
//!
//! ```text
//! assert!(n <= self.limit);   =>   assert!(n <= self.limit, "{}", "assertion failed: n <= self.limit");
//! ```
//!
//! Rule: an assertion with a message of its own stays as it is.

use proc_macro2::Literal;
use quote::{ToTokens, quote};

use crate::std_macros;
use crate::visitors::visit_mut::VisitMut;

pub(super) fn word(function: &mut syn::ImplItemFn) {
    Assertions.visit_block_mut(&mut function.block);
}

struct Assertions;

impl VisitMut for Assertions {
    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        let Some(known) = std_macros::parse(mac) else {
            return;
        };
        if let ("assert" | "debug_assert", [condition]) =
            (known.name.as_str(), known.operands.as_slice())
            && known.message().is_empty()
        {
            let condition = &condition.expr;
            let message = format!("assertion failed: {}", written(mac, condition));
            let message = Literal::string(&message);
            mac.tokens = quote!(#condition, "{}", #message);
        }
    }

    /// Other items have assertions of their own.
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}

/// The text between the parentheses; where there is none to be had, or it is a macro's own, the tokens as text.
fn written(mac: &syn::Macro, condition: &syn::Expr) -> String {
    let source = mac.delimiter.span().join().source_text();
    let inside = source.as_deref().and_then(|source| {
        let inside = source.strip_prefix(['(', '[', '{'])?;
        let inside = inside.strip_suffix([')', ']', '}'])?.trim();
        Some(inside.strip_suffix(',').unwrap_or(inside))
    });
    match inside.filter(|inside| !inside.contains('$')) {
        Some(inside) => inside.split_whitespace().collect::<Vec<_>>().join(" "),
        None => condition.to_token_stream().to_string(),
    }
}
