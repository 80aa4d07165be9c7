//! What a `macro_rules!` has captured, in parentheses.
//!
//! `$a * $b` holds an expression each, in delimiters that nobody sees. rustc heeds them where it reads what the `macro_rules!` wrote, but not
//! in what an attribute gives back: `1 + 2 * 3 + 4` would be another sum.
//!
//! Takes the item's tokens, as they came; gives them with parentheses around each captured expression that operators beside it could take apart.
//!
//! Rule: the parentheses are the macro's own, so that no lint calls them superfluous; around what may be something else than an expression, or
//! needs none, nothing is left, as rustc will have it.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use syn::Expr;

pub(crate) fn groups(tokens: TokenStream) -> TokenStream {
    // What is made anew has lost the places of its own two delimiters.
    if !holds_captured(&tokens) {
        return tokens;
    }
    tokens.into_iter().flat_map(tree).collect()
}

fn holds_captured(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|tree| match tree {
        TokenTree::Group(group) => is_invisible(&group) || holds_captured(&group.stream()),
        _ => false,
    })
}

fn is_invisible(group: &Group) -> bool {
    group.delimiter() == Delimiter::None
}

fn tree(tree: TokenTree) -> TokenStream {
    let group = match tree {
        TokenTree::Group(group) if is_invisible(&group) || holds_captured(&group.stream()) => group,
        tree => return tree.into(),
    };
    let inside = groups(group.stream());
    let (delimiter, span) = if !is_invisible(&group) {
        (group.delimiter(), group.span())
    } else if comes_apart(&inside) {
        let span = Span::mixed_site().located_at(group.span());
        (Delimiter::Parenthesis, span)
    } else {
        return inside;
    };
    let mut out = Group::new(delimiter, inside);
    out.set_span(span);
    TokenTree::Group(out).into()
}

/// Whether they are an expression that binds less than what may stand beside it. Types, patterns and attributes that look like one mean the same
/// in parentheses; an assignment may be an attribute (`doc = ".."`), for which that is not so.
fn comes_apart(tokens: &TokenStream) -> bool {
    if tokens.clone().into_iter().nth(1).is_none() {
        return false;
    }
    match syn::parse2(tokens.clone()) {
        Ok(Expr::Binary(binary)) => !crate::syntax::is_compound(&binary.op),
        Ok(
            Expr::Unary(_)
            | Expr::Cast(_)
            | Expr::Range(_)
            | Expr::Reference(_)
            | Expr::RawAddr(_)
            | Expr::Closure(_)
            | Expr::Struct(_),
        ) => true,
        _ => false,
    }
}
