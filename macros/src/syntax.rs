//! Syntax made of the user's pieces.
//!
//! What syn can read as a whole is read; what it cannot (syntax newer than syn, say) is handed on as tokens, for rustc to judge. So the
//! macro does not panic over the user's code, as `parse_quote!` would. And the few questions about syntax that several passes ask.

use proc_macro2::{Ident, TokenStream};
use quote::quote_spanned;
use syn::parse::Parse;
use syn::{BinOp, Block, Expr, ExprBlock, ExprMacro, Macro, Stmt};

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

/// One after the other. Quoted into a new stream, each would be copied, and cross to the compiler and back by itself.
pub(crate) fn in_a_row(pieces: impl IntoIterator<Item = TokenStream>) -> TokenStream {
    // A dozen functions of the libraries' are compiled for each kind of iterator that tokens are collected from: so here is one kind.
    let pieces: &mut dyn Iterator<Item = TokenStream> = &mut pieces.into_iter();
    pieces.collect()
}

/// Sees through parentheses and the invisible groups of `macro_rules!`.
pub(crate) fn peel(mut expr: &Expr) -> &Expr {
    loop {
        match expr {
            Expr::Paren(inner) => expr = &inner.expr,
            Expr::Group(inner) => expr = &inner.expr,
            _ => return expr,
        }
    }
}

/// A macro in the position of a statement, as an expression.
pub(crate) fn macro_expr(mac: &Macro) -> Expr {
    Expr::Macro(ExprMacro {
        attrs: Vec::new(),
        mac: mac.clone(),
    })
}

/// A block of an `if` or loop, as an expression.
pub(crate) fn block_expr(block: &Block) -> Expr {
    Expr::Block(ExprBlock {
        attrs: Vec::new(),
        label: None,
        block: block.clone(),
    })
}

/// `+=` and its like.
pub(crate) fn is_compound(op: &BinOp) -> bool {
    matches!(
        op,
        BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_)
    )
}

/// `mut name`. The keyword stands where the name does, for rustc tells of a binding at both: apart, they span the whole attribute.
pub(crate) fn mutable(name: &Ident) -> TokenStream {
    quote_spanned!(name.span()=> mut #name)
}
