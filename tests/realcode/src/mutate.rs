//! Token streams with random damage.
//!
//! Takes the text of a generator; gives it with tokens dropped, doubled, swapped, replaced, wrapped.
//!
//! Rule: it stays a token stream, brackets in pairs, as rustc would hand it to the macro.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::rng::Rng;

const POOL: &str = "yield_!(1) yield_!() try_yield!(x) yield_from!(y) yield_! yield let mut ref x self Self 'a : :: ; , . .. ..= = == => -> \
    & && | || ! ? * + - += @ _ # #[cfg(unix)] #![x] $x if else match while for in loop break continue return fn struct impl \
    const async move unsafe static dyn macro_rules! m { } ( ) [ ] {} () [] |x| x 'a: loop { break 'a 1 } 1 1.0 \"{x}\" b\"\" 'c' \
    become do box r#yield union extern \"C\" where <T> < > try await .await println!(\"{x} {}\", yield_!(1))";

/// The text with one to `most` pieces of damage.
#[must_use]
pub fn mutate(source: &str, most: usize, rng: &mut Rng) -> String {
    let pool: Vec<TokenTree> = flat(POOL);
    let Ok(mut tokens) = source.parse::<TokenStream>() else {
        return source.to_owned();
    };
    for _ in 0..=rng.below(most) {
        let size = crate::judge::count(tokens.clone());
        let mut at = rng.below(size);
        tokens = damage(tokens, &mut at, &pool, rng);
    }
    let text = tokens.to_string();
    proc_macro2::extra::invalidate_current_thread_spans();
    text
}

fn flat(source: &str) -> Vec<TokenTree> {
    let mut found = Vec::new();
    // One word at a time: not all of them are token streams.
    for word in source.split_whitespace() {
        found.extend(word.parse::<TokenStream>().into_iter().flatten());
    }
    found
}

/// Damages the token at `at`, counted depth first; `at` ends beyond all tokens once that is done.
fn damage(tokens: TokenStream, at: &mut usize, pool: &[TokenTree], rng: &mut Rng) -> TokenStream {
    let mut out = Vec::new();
    for token in tokens {
        if *at == 0 {
            *at = usize::MAX;
            act(token, &mut out, pool, rng);
            continue;
        }
        *at -= 1;
        match token {
            TokenTree::Group(group) => {
                let stream = damage(group.stream(), at, pool, rng);
                out.push(Group::new(group.delimiter(), stream).into());
            }
            other => out.push(other),
        }
    }
    out.into_iter().collect()
}

fn act(token: TokenTree, out: &mut Vec<TokenTree>, pool: &[TokenTree], rng: &mut Rng) {
    let other = pool[rng.below(pool.len())].clone();
    match rng.below(8) {
        0 => {}
        1 => out.extend([token.clone(), token]),
        2 => out.push(other),
        3 => out.extend([other, token]),
        4 => out.extend([token, other]),
        5 => match out.pop() {
            Some(previous) => out.extend([token, previous]),
            None => out.push(token),
        },
        6 => {
            let delimiter =
                [Delimiter::Brace, Delimiter::Parenthesis, Delimiter::Bracket][rng.below(3)];
            out.push(Group::new(delimiter, token.into()).into());
        }
        _ => match token {
            TokenTree::Group(group) => out.extend(group.stream()),
            token => out.extend([token, other]),
        },
    }
}
