//! What a failed `assert!` says is the condition as the user wrote it.
//!
//! Takes the function before names are made plain, and after; gives each assertion whose condition is no longer the user's own, or
//! will not be once its yields are lowered, the message that rustc would have made of it:
//!
//! ```text
//! assert!(n <= self.limit);   =>   assert!(n <= this.limit, "{}", "assertion failed: n <= self.limit");
//! ```
//!
//! Rule: an assertion with a message of its own stays as it is.

use proc_macro2::Literal;
use quote::{ToTokens, quote};
use syn::visit_mut::VisitMut;

use crate::leap;
use crate::std_macros;
use crate::syntax::macro_expr;

/// An assertion without a message, as it was.
pub(super) struct Assertion {
    tokens: String,
    message: String,
}

/// The assertions of the function, in the order of the source.
pub(super) fn of(function: &mut syn::ImplItemFn) -> Vec<Assertion> {
    let mut found = Vec::new();
    each(function, &mut |mac, condition| {
        let condition = written(mac, condition);
        found.push(Assertion {
            tokens: mac.tokens.to_string(),
            message: format!("assertion failed: {condition}"),
        });
    });
    found
}

/// Lets each say what it said in the function that `assertions` are of.
pub(super) fn keep(function: &mut syn::ImplItemFn, assertions: Vec<Assertion>) {
    let mut assertions = assertions.into_iter();
    each(function, &mut |mac, condition| {
        let Some(Assertion { tokens, message }) = assertions.next() else {
            return;
        };
        if mac.tokens.to_string() != tokens || leap::expr(&macro_expr(mac)) {
            let message = Literal::string(&message);
            mac.tokens = quote!(#condition, "{}", #message);
        }
    });
}

/// The text between the parentheses; where there is none to be had, or a macro's own, the tokens as text.
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

/// What is done with an assertion, and with its condition.
type Visit<'a> = dyn FnMut(&mut syn::Macro, &syn::Expr) + 'a;

fn each(function: &mut syn::ImplItemFn, visit: &mut Visit) {
    Assertions { visit }.visit_block_mut(&mut function.block);
}

struct Assertions<'a, 'b> {
    visit: &'a mut Visit<'b>,
}

impl VisitMut for Assertions<'_, '_> {
    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        let Some(known) = std_macros::parse(mac) else {
            return;
        };
        match (known.name.as_str(), known.operands.as_slice()) {
            ("assert" | "debug_assert", [condition]) if known.message().is_empty() => {
                (self.visit)(mac, &condition.expr);
            }
            _ => {}
        }
    }

    /// Other items have assertions of their own.
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}
