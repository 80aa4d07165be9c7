//! The user's `return`s, written for the step closure.
//!
//! Takes carried syntax; gives it with each `return e` answering the step that ends the generator with `e`. So does one among the
//! tokens of an unknown macro, `guard!(found, return 1)`, where syntax can tell how far `e` goes, and whose it is.
//!
//! Rule: what runs in a frame of its own keeps its `return`s.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, ExprReturn, Item, Macro, Stmt, Token};

use super::Generate;
use crate::lower::holds_temporary;
use crate::std_macros;
use crate::visitors::visit_mut::{self, VisitMut};

/// What the user's `return` returns.
pub(super) fn returned_value(jump: &ExprReturn) -> TokenStream {
    let Some(value) = jump.expr.as_deref().cloned() else {
        let nothing = quote_spanned!(jump.return_token.span=> ());
        return quote!({ #nothing });
    };
    returned(value)
}

/// An expression as what is returned: in braces, which are those of the body where that ends with it. Temporaries are to drop after the
/// operands if one of those panics, so with them it is bare; where a body ends with such, it has braces already.
pub(super) fn returned(expr: Expr) -> TokenStream {
    if holds_temporary(&expr) {
        return expr.into_token_stream();
    }
    // In parentheses what would be a statement of its own there: `{ a } + b`.
    let ending = Stmt::Expr(expr, None);
    quote!({ #ending })
}

pub(super) struct Returns<'g> {
    pub(super) generate: &'g Generate<'g>,
}

impl Returns<'_> {
    fn rewritten(&mut self, jump: &mut ExprReturn) -> TokenStream {
        visit_mut::visit_expr_return_mut(self, jump);
        self.generate.return_value(&returned_value(jump))
    }

    /// The keyword stays in front, for the macro may ask for it.
    fn tokens(&mut self, tokens: TokenStream) -> TokenStream {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut out = TokenStream::new();
        let mut rest = trees.as_slice();
        while let Some((tree, behind)) = rest.split_first() {
            rest = behind;
            match tree {
                TokenTree::Ident(word) if word == "return" => {
                    match leading_return(tree.clone(), behind) {
                        Some((mut jump, count)) => {
                            let value = self.rewritten(&mut jump);
                            out.extend(quote!(#word #value));
                            rest = &behind[count..];
                        }
                        None => out.extend([tree.clone()]),
                    }
                }
                TokenTree::Group(group) => {
                    let mut inside = Group::new(group.delimiter(), self.tokens(group.stream()));
                    inside.set_span(group.span());
                    out.extend([TokenTree::Group(inside)]);
                }
                other => out.extend([other.clone()]),
            }
        }
        out
    }
}

/// `return e` at the start of the tokens, and how many of them behind the keyword belong to it.
fn leading_return(keyword: TokenTree, behind: &[TokenTree]) -> Option<(ExprReturn, usize)> {
    let read = |input: ParseStream| {
        let jump: ExprReturn = input.parse()?;
        let rest: TokenStream = input.parse()?;
        Ok((jump, rest.into_iter().count()))
    };
    let tokens = std::iter::once(keyword).chain(behind.iter().cloned());
    let (jump, rest) = read.parse2(tokens.collect()).ok()?;
    Some((jump, behind.len() - rest))
}

/// What a macro is given, where all of it is expressions.
type Arguments = Punctuated<Expr, Token![,]>;

/// Whether the tokens may hold a closure, a function or an `async` block, whose `return`s are their own. `in_pattern`: a `=>` comes behind them,
/// before the next comma or semicolon.
fn holds_frame(tokens: TokenStream, mut in_pattern: bool) -> bool {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    (0..trees.len()).rev().any(|at| match &trees[at] {
        TokenTree::Group(group) => holds_frame(group.stream(), in_pattern),
        TokenTree::Ident(word) => word == "fn" || word == "async" || word == "move",
        TokenTree::Punct(punct) => {
            match punct.as_char() {
                '>' if is_punct(&trees, at.checked_sub(1), '=') => in_pattern = true,
                ',' | ';' => in_pattern = false,
                _ => {}
            }
            punct.as_char() == '|' && !is_operator(&trees, at, in_pattern)
        }
        TokenTree::Literal(_) => false,
    })
}

/// Whether the bar stands between two operands, `a || b`, or two patterns, `A | B =>`. Else it may be a closure's.
fn is_operator(trees: &[TokenTree], at: usize, in_pattern: bool) -> bool {
    if is_punct(trees, at.checked_sub(1), '|') {
        return is_operator(trees, at - 1, true);
    }
    let is_double = is_punct(trees, Some(at + 1), '|');
    (is_double || in_pattern) && ends_operand(&trees[..at], in_pattern)
}

/// In front of a pattern's bar stands a pattern's braces, or those of the arm before.
fn ends_operand(trees: &[TokenTree], in_pattern: bool) -> bool {
    match trees {
        [.., TokenTree::Literal(_)] => true,
        // A keyword ends nothing.
        [.., TokenTree::Ident(word)] => syn::parse2::<Ident>(word.to_token_stream()).is_ok(),
        [.., TokenTree::Punct(punct), TokenTree::Group(group)] => {
            punct.as_char() != '#' && (in_pattern || group.delimiter() != Delimiter::Brace)
        }
        [.., TokenTree::Group(group)] => in_pattern || group.delimiter() != Delimiter::Brace,
        _ => false,
    }
}

fn is_punct(trees: &[TokenTree], at: Option<usize>, character: char) -> bool {
    let tree = at.and_then(|at| trees.get(at));
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == character)
}

impl VisitMut for Returns<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => {}
            Expr::Return(jump) => *expr = Expr::Verbatim(self.rewritten(jump)),
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if let Some(parsed) = std_macros::parse(mac) {
            *mac = parsed.rewrite(|operand| self.visit_expr_mut(operand));
        } else if !holds_frame(mac.tokens.clone(), false) {
            mac.tokens = self.tokens(std::mem::take(&mut mac.tokens));
        } else if let Ok(mut arguments) = mac.parse_body_with(Arguments::parse_terminated) {
            let arguments_mut = arguments.iter_mut();
            arguments_mut.for_each(|argument| self.visit_expr_mut(argument));
            mac.tokens = arguments.into_token_stream();
        }
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}
