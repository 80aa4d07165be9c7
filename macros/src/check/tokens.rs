//! Yields in tokens that nothing is known of.
//!
//! Takes the tokens of a macro call; gives the names of the yield macros called in them.
//!
//! Rule: the body of a `#[generator] fn` among the tokens is skipped, for its yields are its own.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

const NAMES: &[&str] = &["yield_", "try_yield", "yield_from"];

pub(super) fn yields(tokens: TokenStream) -> Vec<Ident> {
    let mut found = Vec::new();
    collect(tokens, &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<Ident>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut own = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                own |=
                    matches!(tokens.peek(), Some(TokenTree::Group(group)) if is_generator(group));
            }
            TokenTree::Group(group) if own && group.delimiter() == Delimiter::Brace => own = false,
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Ident(ident) if NAMES.iter().any(|name| ident == name) => {
                let called =
                    matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == '!');
                if called {
                    found.push(ident);
                }
            }
            _ => {}
        }
    }
}

/// `[generator]`, `[resumable::generator]`, `[generator(..)]`.
fn is_generator(group: &proc_macro2::Group) -> bool {
    group.delimiter() == Delimiter::Bracket
        && group
            .stream()
            .into_iter()
            .any(|token| matches!(token, TokenTree::Ident(name) if name == "generator"))
}
