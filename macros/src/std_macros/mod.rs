//! The standard macros that take expressions, seen as their operands.
//!
//! Takes a macro call; gives its operands in order of evaluation, how each is taken, and the way back: the same call with
//! other operands in their places. Anything not understood to the last token is `None`, an unknown macro.
//!
//! Rule: `rebuild` with the operands as they were gives the same tokens, spans included.

mod format;
mod parse;

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;

use crate::tokens::{self, Rename};

pub(crate) use format::{captures, rename_captures};
pub(crate) use parse::{is_name, is_standard, is_text, parse};

pub(crate) struct StdMacro {
    /// The last segment of the path: `println`.
    pub(crate) name: String,
    /// In order of evaluation.
    pub(crate) operands: Vec<Operand>,
    /// Variables that the format string names, at the literal's span; not those given as `name = value`.
    pub(crate) captures: Vec<Ident>,
    /// Of `matches!`: the pattern, and the guard behind `if`. Neither is an operand: the guard sees the pattern's bindings.
    pub(crate) pattern: Option<(syn::Pat, Option<syn::Expr>)>,
    /// `panic!` and the like: control does not go on after it.
    pub(crate) diverges: bool,
    /// `debug_assert!` and the like: without `debug_assertions` nothing is evaluated.
    pub(crate) debug_only: bool,
    call: syn::Macro,
    pieces: Vec<Piece>,
}

pub(crate) struct Operand {
    pub(crate) expr: syn::Expr,
    pub(crate) by: By,
    /// Evaluated on failure only: the message of an assertion.
    pub(crate) lazy: bool,
}

/// How a macro takes an operand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum By {
    /// Moved (or copied).
    Value,
    /// Borrowed where it stands.
    Ref,
    /// Matched by the pattern of `matches!`.
    Scrutinee,
}

/// The tokens of the call, with holes where the operands are.
enum Piece {
    Tokens(TokenStream),
    /// The format string.
    Template(TokenStream),
    Operand,
    /// Of `matches!`; both are in [`StdMacro::pattern`].
    Pattern,
    Guard,
}

impl StdMacro {
    /// The same call with these operands, one for each of [`StdMacro::operands`].
    pub(crate) fn rebuild(&self, exprs: Vec<syn::Expr>) -> syn::Macro {
        syn::Macro {
            tokens: self.print(&self.pieces, exprs.into_iter()),
            ..self.call.clone()
        }
    }

    /// The same call with each operand, and the guard of `matches!`, changed in its place.
    pub(crate) fn rewrite(mut self, mut change: impl FnMut(&mut syn::Expr)) -> syn::Macro {
        let mut operands = std::mem::take(&mut self.operands);
        let exprs = operands.iter_mut().map(|operand| &mut operand.expr);
        let guard = self
            .pattern
            .iter_mut()
            .filter_map(|(_, guard)| guard.as_mut());
        exprs.chain(guard).for_each(&mut change);
        self.rebuild(operands.into_iter().map(|operand| operand.expr).collect())
    }

    fn print(&self, pieces: &[Piece], mut exprs: impl Iterator<Item = syn::Expr>) -> TokenStream {
        let mut tokens = TokenStream::new();
        for piece in pieces {
            match piece {
                Piece::Tokens(piece) | Piece::Template(piece) => tokens.extend(piece.clone()),
                Piece::Operand => exprs.next().to_tokens(&mut tokens),
                Piece::Pattern => self.pattern.as_ref().map(|p| &p.0).to_tokens(&mut tokens),
                Piece::Guard => self.guard().to_tokens(&mut tokens),
            }
        }
        tokens
    }

    /// What follows the first operand and its comma: of `assert!`, the message.
    pub(crate) fn message(&self) -> TokenStream {
        let first = self
            .pieces
            .iter()
            .position(|piece| matches!(piece, Piece::Operand));
        let rest = &self.pieces[first.map_or(0, |first| first + 1)..];
        let operands = self
            .operands
            .iter()
            .skip(1)
            .map(|operand| operand.expr.clone());
        self.print(rest, operands).into_iter().skip(1).collect()
    }

    /// Renames captures in the format string; names given as `name = value` stay.
    pub(crate) fn rename_captures(&mut self, rename: &mut Rename) {
        let captures = std::mem::take(&mut self.captures);
        let mut rename = |ident: &Ident| captures.contains(ident).then(|| rename(ident)).flatten();
        for piece in &mut self.pieces {
            if let Piece::Template(template) = piece {
                *template = tokens::rename(template.clone(), &mut rename);
            }
        }
        let renamed = captures
            .iter()
            .map(|ident| rename(ident).unwrap_or_else(|| ident.clone()));
        self.captures = renamed.collect();
    }

    /// Whether it expands to a block, or to a condition: what its operands make on the way ends inside.
    pub(crate) fn ends_temporaries(&self) -> bool {
        self.diverges
            || matches!(
                self.name.trim_start_matches("debug_"),
                "print" | "println" | "eprint" | "eprintln" | "format" | "assert"
            )
    }

    /// Variables that must keep their names: the macro prints its operand's text, or the format string takes them otherwise than to print them.
    pub(crate) fn verbatim(&self) -> Vec<Ident> {
        let prints_text = match self.name.as_str() {
            "dbg" => true,
            "assert" | "debug_assert" => self.message().is_empty(),
            _ => false,
        };
        if prints_text {
            return tokens::mentions(self.call.tokens.clone());
        }
        let templates = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Template(template) => Some(template.to_string()),
            _ => None,
        });
        let templates: Vec<_> = templates.collect();
        let is_number_or_address = |name: &&Ident| {
            let (number, address) = (format!("{name}$"), format!("{name}:"));
            let is_in = |template: &String| {
                template.contains(&number)
                    || (template.contains(&address) && template.contains("p}"))
            };
            templates.iter().any(is_in)
        };
        let captures = self.captures.iter().filter(is_number_or_address);
        captures.cloned().collect()
    }

    /// The guard of `matches!`.
    pub(crate) fn guard(&self) -> Option<&syn::Expr> {
        self.pattern.as_ref()?.1.as_ref()
    }
}

#[cfg(test)]
mod tests;
