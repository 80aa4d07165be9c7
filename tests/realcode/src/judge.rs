//! The macro run over one input, and what came out judged.
//!
//! Takes the text of an item; gives a [`Judgement`].
//!
//! Rule: code or an error. Code must parse; an error must point into the item; nothing may panic.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

/// What the macro made of an input.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Code that parses.
    Accepted,
    /// Errors, by their texts.
    Refused(Vec<String>),
    /// The input is no Rust in the first place.
    Unreadable,
    /// A defect: it panicked, by its message.
    Panicked(String),
    /// A defect: what came out does not parse.
    Unparsable(String),
    /// A defect: an error that points nowhere, by its text.
    Spanless(String),
}

/// An outcome, and what it cost.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// What came out.
    pub outcome: Outcome,
    /// How long the passes took.
    pub time: Duration,
    /// Tokens that went in.
    pub before: usize,
    /// Tokens that came out.
    pub after: usize,
}

impl Judgement {
    /// What shows a mistake of the macro.
    #[must_use]
    pub fn is_defect(&self) -> bool {
        matches!(
            self.outcome,
            Outcome::Panicked(_) | Outcome::Unparsable(_) | Outcome::Spanless(_)
        )
    }
}

/// Runs `#[generator(args)]` over an item that is Rust. `method`: what comes out must be part of an `impl`.
#[must_use]
pub fn judge(args: &str, item: &str, method: bool) -> Judgement {
    judge_any(args, item, method, true)
}

/// As [`judge`]; if the item is not `valid`, what comes out beside the errors is the user's own.
#[must_use]
pub fn judge_any(args: &str, item: &str, method: bool, valid: bool) -> Judgement {
    let judgement = match (args.parse(), item.parse()) {
        (Ok(args), Ok(item)) => tokens(&args, item, method, valid),
        _ => Judgement {
            outcome: Outcome::Unreadable,
            time: Duration::ZERO,
            before: 0,
            after: 0,
        },
    };
    proc_macro2::extra::invalidate_current_thread_spans();
    judgement
}

fn tokens(args: &TokenStream, item: TokenStream, method: bool, valid: bool) -> Judgement {
    let before = count(item.clone());
    if valid && syn::parse2::<syn::ImplItemFn>(item.clone()).is_err() {
        return Judgement {
            outcome: Outcome::Unreadable,
            time: Duration::ZERO,
            before,
            after: 0,
        };
    }
    let start = Instant::now();
    let output = catch_unwind(AssertUnwindSafe(|| crate::expand(args, item)));
    let time = start.elapsed();
    let (outcome, after) = match output {
        Ok(output) => (look(&output, method, valid), count(output)),
        Err(panic) => (Outcome::Panicked(text(&*panic)), 0),
    };
    Judgement {
        outcome,
        time,
        before,
        after,
    }
}

/// syn's parser recurses with the code; where that is deep, its stack is not the one that the macro has to do with.
fn look(output: &TokenStream, method: bool, valid: bool) -> Outcome {
    if !is_deeper(output.clone(), SHALLOW) {
        return parsed(output, method, valid);
    }
    let text = output.to_string();
    let look = move || {
        text.parse()
            .map_or(Outcome::Unreadable, |output| parsed(&output, method, valid))
    };
    let thread = std::thread::Builder::new().stack_size(1 << 30).spawn(look);
    let outcome = thread.ok().and_then(|thread| thread.join().ok());
    outcome.unwrap_or_else(|| Outcome::Panicked("parsing the output".to_owned()))
}

/// So many brackets in each other fit any stack.
const SHALLOW: usize = 100;

fn is_deeper(tokens: TokenStream, limit: usize) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => limit == 0 || is_deeper(group.stream(), limit - 1),
        _ => false,
    })
}

fn parsed(output: &TokenStream, method: bool, valid: bool) -> Outcome {
    match macros(output.clone(), method) {
        Ok(errors) if errors.is_empty() => Outcome::Accepted,
        Ok(errors) => refused(&errors),
        Err(_) if !valid && mentions_error(output.clone()) => {
            Outcome::Refused(vec!["(invalid input)".to_owned()])
        }
        Err(error) => {
            let at = error.span().source_text().unwrap_or_default();
            Outcome::Unparsable(format!("{error}, at `{at}`"))
        }
    }
}

/// The macros called between the items: `compile_error!`s.
fn macros(output: TokenStream, method: bool) -> syn::Result<Vec<syn::Macro>> {
    if method {
        let block: syn::ItemImpl = syn::parse2(quote!(impl Type { #output }))?;
        let items = block.items.into_iter();
        return Ok(items
            .filter_map(|item| match item {
                syn::ImplItem::Macro(item) => Some(item.mac),
                _ => None,
            })
            .collect());
    }
    let items = syn::parse2::<syn::File>(output)?.items.into_iter();
    Ok(items
        .filter_map(|item| match item {
            syn::Item::Macro(item) => Some(item.mac),
            _ => None,
        })
        .collect())
}

fn refused(errors: &[syn::Macro]) -> Outcome {
    let mut texts = Vec::new();
    for error in errors {
        let text = error.parse_body::<syn::LitStr>();
        let text = text.map_or_else(|_| error.tokens.to_string(), |text| text.value());
        let start = error.path.segments.first().map(|first| first.ident.span());
        // Of what is missing at the very end, syn cannot say where it is missing.
        let missing = text.starts_with("unexpected end of input");
        if !missing && start.is_none_or(|span| span.byte_range().is_empty()) {
            return Outcome::Spanless(text);
        }
        texts.push(text);
    }
    Outcome::Refused(texts)
}

fn mentions_error(tokens: TokenStream) -> bool {
    tokens
        .into_iter()
        .any(|token| matches!(token, TokenTree::Ident(ident) if ident == "compile_error"))
}

/// Counts the tokens, those in groups too.
#[must_use]
pub fn count(tokens: TokenStream) -> usize {
    let sizes = tokens.into_iter().map(|token| match token {
        TokenTree::Group(group) => 2 + count(group.stream()),
        _ => 1,
    });
    sizes.sum()
}

fn text(panic: &(dyn std::any::Any + Send)) -> String {
    if let Some(text) = panic.downcast_ref::<String>() {
        text.clone()
    } else if let Some(text) = panic.downcast_ref::<&str>() {
        (*text).to_owned()
    } else {
        "?".to_owned()
    }
}
