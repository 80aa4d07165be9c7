//! Syntax made of the user's pieces.
//!
//! What syn can read as a whole is read; what it cannot (syntax newer than syn, say) is handed on as tokens, for rustc to judge. So the
//! macro does not panic over the user's code, as `parse_quote!` would.

use proc_macro2::TokenStream;
use syn::parse::Parse;
use syn::{Expr, Stmt};

pub(crate) trait Verbatim: Parse {
    fn verbatim(tokens: TokenStream) -> Self;
}

impl Verbatim for Expr {
    fn verbatim(tokens: TokenStream) -> Self {
        Self::Verbatim(tokens)
    }
}

impl Verbatim for Stmt {
    fn verbatim(tokens: TokenStream) -> Self {
        Self::Expr(Expr::Verbatim(tokens), None)
    }
}

pub(crate) fn read<T: Verbatim>(tokens: TokenStream) -> T {
    syn::parse2(tokens.clone()).unwrap_or_else(|_| T::verbatim(tokens))
}
