//! Macro calls.
//!
//! Takes a call: of the standard macros the operands are known; of others every token that may be a variable is used, and
//! what the rules name if the body itself declared the macro.

use proc_macro2::{Ident, TokenStream};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr, Token};

use super::walker::Walker;
use crate::ir::LocalSet;
use crate::leap;
use crate::resolve::PatPosition;
use crate::std_macros::{self, By, Operand, StdMacro};
use crate::tokens;

impl Walker<'_> {
    pub(super) fn mac(&mut self, mac: &syn::Macro) {
        let declared = mac.path.get_ident().and_then(|name| self.macro_uses(name));
        if let Some(uses) = declared.cloned() {
            self.use_all(uses);
        } else if let Some(known) = std_macros::parse(mac) {
            return self.std_macro(&known);
        }
        let arguments = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(mac.tokens.clone());
        match arguments {
            Ok(arguments) if leap::yield_macro(mac).is_some() => self.values(&arguments),
            arguments => {
                self.tokens(mac.tokens.clone());
                self.blocks(arguments.into_iter().flatten());
            }
        }
    }

    /// An argument `{ x }` says aloud that the macro moves `x`.
    fn blocks(&mut self, arguments: impl Iterator<Item = Expr>) {
        for argument in arguments {
            if matches!(argument, Expr::Block(_)) {
                self.value(&argument);
            }
        }
    }

    /// Tokens that can't be read: whatever they name is used.
    pub(super) fn tokens(&mut self, tokens: TokenStream) {
        let named = self.named_by(&tokens::mentions(tokens.clone()), tokens);
        self.use_all(named);
    }

    /// What a `macro_rules!` names, where it is declared.
    pub(super) fn named_by_rules(&self, item: &syn::ItemMacro) -> LocalSet {
        let tokens = item.mac.tokens.clone();
        self.named_by(&tokens::mentions_in_rules(tokens.clone()), tokens)
    }

    fn named_by(&self, mentions: &[Ident], tokens: TokenStream) -> LocalSet {
        let named = mentions.iter().filter_map(|ident| self.lookup(ident));
        let mut named: LocalSet = named.collect();
        for call in tokens::macro_calls(tokens) {
            named.extend(self.macro_uses(&call).into_iter().flatten());
        }
        named
    }

    fn use_all(&mut self, locals: LocalSet) {
        for local in locals {
            self.used(local);
            self.opaque.insert(local);
        }
    }

    fn std_macro(&mut self, known: &StdMacro) {
        let start = self.state.clone();
        let (lazy, eager): (Vec<_>, Vec<_>) = known.operands.iter().partition(|o| o.lazy);
        for operand in eager {
            self.operand(operand, known);
        }
        self.pattern(known);
        let passed = self.state.clone();
        for operand in lazy {
            self.operand(operand, known);
        }
        for capture in &known.captures {
            if let Some(local) = self.variable(capture) {
                self.used(local);
            }
        }
        self.opaque.extend(
            known
                .verbatim()
                .iter()
                .filter_map(|name| self.lookup(name))
                .collect::<Vec<_>>(),
        );
        if known.operands.iter().any(|operand| operand.lazy) {
            // A failed assertion does not come back.
            self.state = passed;
        }
        if known.debug_only {
            self.meet(start);
        }
        if known.diverges {
            self.state.leave();
        }
    }

    fn operand(&mut self, operand: &Operand, known: &StdMacro) {
        match operand.by {
            By::Value => self.value(&operand.expr),
            By::Ref => self.place(&operand.expr),
            By::Scrutinee => {
                let pats = known.pattern.iter().map(|(pat, _)| pat);
                self.scrutinee(&operand.expr, pats, PatPosition::Refutable);
            }
        }
    }

    /// `matches!` moves out of its scrutinee where the pattern matches.
    fn pattern(&mut self, known: &StdMacro) {
        let Some((pat, guard)) = &known.pattern else {
            return;
        };
        let scrutinee = known.operands.first();
        let scrutinee = scrutinee.and_then(|operand| self.source(&operand.expr));
        let mark = self.inner.mark();
        let failed = self.state.clone();
        self.declare(pat, PatPosition::Refutable);
        if let Some(guard) = guard {
            self.value(guard);
        }
        self.matched(pat, scrutinee, PatPosition::Refutable);
        self.inner.reset(mark);
        self.meet(failed);
    }
}
