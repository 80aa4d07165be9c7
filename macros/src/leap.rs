//! Which subtrees suspend.
//!
//! Takes any piece of the user's syntax and tells whether it holds a suspension point *of this function*. What runs in a
//! frame of its own (closures, `async` blocks, items, constants) does not count: `check` has refused a yield there.
//!
//! Rule: a subtree for which this module says `false` is carried whole by every later pass.

use proc_macro2::{Span, TokenStream, TokenTree};

use crate::std_macros;
use crate::visitors::visit::{self, Visit};

/// The three macros that suspend.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum YieldMacro {
    Yield,
    TryYield,
    YieldFrom,
}

/// Recognised by the last segment of the path, whatever the delimiter: `resumable::yield_![x]` too.
pub(crate) fn yield_macro(mac: &syn::Macro) -> Option<YieldMacro> {
    by_name(&mac.path.segments.last()?.ident)
}

pub(crate) fn is_yield(name: &proc_macro2::Ident) -> bool {
    by_name(name).is_some()
}

/// The user's token that a suspension is reported at.
pub(crate) fn yield_span(mac: &syn::Macro) -> Span {
    let name = mac.path.segments.last();
    name.map_or_else(Span::call_site, |name| name.ident.span())
}

pub(crate) fn expr(expr: &syn::Expr) -> bool {
    let mut finder = Finder { found: false };
    finder.visit_expr(expr);
    finder.found
}

pub(crate) fn stmt(stmt: &syn::Stmt) -> bool {
    let mut finder = Finder { found: false };
    finder.visit_stmt(stmt);
    finder.found
}

pub(crate) fn block(block: &syn::Block) -> bool {
    let mut finder = Finder { found: false };
    finder.visit_block(block);
    finder.found
}

/// A standard macro is told by its tokens, without reading them as operands, or else macros in macros would be read anew by everybody who
/// asks. That is the same: `check` has refused what is a yield among them and no suspension point.
pub(crate) fn mac(mac: &syn::Macro) -> bool {
    yield_macro(mac).is_some() || (std_macros::is_standard(mac) && calls_yield(mac.tokens.clone()))
}

fn by_name(ident: &proc_macro2::Ident) -> Option<YieldMacro> {
    if ident == "yield_" {
        Some(YieldMacro::Yield)
    } else if ident == "try_yield" {
        Some(YieldMacro::TryYield)
    } else if ident == "yield_from" {
        Some(YieldMacro::YieldFrom)
    } else {
        None
    }
}

struct Finder {
    found: bool,
}

impl Visit for Finder {
    fn visit_expr(&mut self, expr: &syn::Expr) {
        if self.found {
            return;
        }
        match expr {
            syn::Expr::Yield(_) => self.found = true,
            // Their bodies run in frames of their own, or in the compiler.
            syn::Expr::Closure(_) | syn::Expr::Async(_) | syn::Expr::Const(_) => {}
            // The length is a constant.
            syn::Expr::Repeat(repeat) => self.visit_expr(&repeat.expr),
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_stmt(&mut self, stmt: &syn::Stmt) {
        if !self.found {
            visit::visit_stmt(self, stmt);
        }
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        self.found |= self::mac(mac);
    }

    fn visit_item(&mut self, _: &syn::Item) {}

    fn visit_type(&mut self, _: &syn::Type) {}

    fn visit_path(&mut self, _: &syn::Path) {}

    fn visit_attribute(&mut self, _: &syn::Attribute) {}
}

/// `yield_!`, not `yield_ != ..`; or the keyword.
fn calls_yield(tokens: TokenStream) -> bool {
    let is_punct = |token: Option<&TokenTree>, wanted: char| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted);
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let found = match token {
            TokenTree::Ident(ident) if ident == "yield" => true,
            TokenTree::Ident(ident) if by_name(&ident).is_some() => {
                tokens.next_if(|next| is_punct(Some(next), '!')).is_some()
                    && !is_punct(tokens.peek(), '=')
            }
            TokenTree::Group(group) => calls_yield(group.stream()),
            _ => false,
        };
        if found {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaps(source: &str) -> bool {
        expr(&syn::parse_str(source).unwrap())
    }

    #[test]
    fn yields_are_found_at_any_depth() {
        for source in [
            "yield_!(1)",
            "resumable::yield_![1]",
            "try_yield! { 1 }",
            "f(a, &yield_from!(g))",
            "if c { loop { yield_!() } }",
            "match x { A if yield_!(1) => 1, _ => 2 }",
            "{ let Some(x) = y else { yield_!(1); return }; }",
            "[yield_!(1); 4]",
            "println!(\"{}\", yield_!(1))",
            "assert!(a, \"{x}\", x = vec![yield_!(1)])",
            "matches!(x, Some(y) if yield_!(y))",
            "{ yield_! { 1 } }",
            "yield 1",
        ] {
            assert!(leaps(source), "{source}");
        }
    }

    #[test]
    fn other_frames_do_not_count() {
        for source in [
            "|| yield_!(1)",
            "async { yield_!(1) }",
            "const { yield_!(1) }",
            "{ fn f() { yield_!(1) } }",
            "[0; yield_!(1)]",
            "unknown!(yield_!(1))",
            "stringify!(yield_!(1))",
            "f::<{ yield_!(1) }>()",
            "yield_(1)",
            "x.yield_()",
            "println!(\"yield_!()\")",
            "println!(\"{}\", x.yield_() + yield_)",
            "assert!(yield_ != x)",
        ] {
            assert!(!leaps(source), "{source}");
        }
    }
}
