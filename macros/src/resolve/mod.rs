//! Names made plain, so that every saved local can go by its own.
//!
//! Takes the function; changes it in three ways and no other:
//!
//! * `self`, which cannot be bound in the generated code, becomes an ordinary name, given back;
//! * a binding that another of its name shadows across a suspension point is renamed: both have to be in one frame;
//! * an assertion is given its message, for its condition will not stay what it is.
//!
//! ```text
//! let x = 1;             let x_1 = 1;
//! let x = x + 1;   =>    let x = x_1 + 1;
//! yield_!(x);            yield_!(x);
//! ```
//!
//! Rule: each identifier keeps its span, so rustc's hygiene and its messages are those of the user's code; the program means
//! what it meant.

mod apart;
mod assertions;
mod bindings;
mod receiver;
mod shadow;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;

pub(crate) use apart::take_apart;
pub(crate) use bindings::{Binding, PatPosition, bindings, binds_by_value, split_guard};

use crate::sorted::Set;
use crate::std_macros;

/// Gives the name that the receiver, parameter 0, goes by in the body; `None` if there is none.
pub(crate) fn resolve(function: &mut syn::ImplItemFn) -> Option<Ident> {
    assertions::word(function);
    let receiver = receiver::rename(function);
    shadow::undo(function);
    receiver
}

/// All names that occur in the function, so that new ones can be fresh.
struct Names(Set<String>);

impl Names {
    fn of(function: &syn::ImplItemFn) -> Self {
        let mut names = Self(Set::new());
        names.add(function.to_token_stream());
        names
    }

    fn add(&mut self, tokens: TokenStream) {
        for tree in tokens {
            match tree {
                TokenTree::Group(group) => self.add(group.stream()),
                TokenTree::Ident(ident) => self.insert(&ident),
                TokenTree::Literal(lit) => {
                    for capture in std_macros::captures(&lit) {
                        self.insert(&capture);
                    }
                }
                TokenTree::Punct(_) => {}
            }
        }
    }

    fn insert(&mut self, ident: &Ident) {
        self.0.insert(ident.unraw().to_string());
    }

    /// The first of the candidates that does not occur; from now on it does.
    fn fresh(&mut self, mut candidates: impl Iterator<Item = String>) -> String {
        // There is always one, for the candidates are endless.
        let name = candidates.find(|name| !self.0.contains(name));
        let name = name.unwrap_or_default();
        self.0.insert(name.clone());
        name
    }
}
#[cfg(test)]
mod tests;
