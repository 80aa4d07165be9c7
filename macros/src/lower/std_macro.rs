//! The macros of std whose operands open; the assertions, whose messages are branches too.

use quote::quote;
use syn::{Expr, Macro};

use super::Lower;
use super::operands::Role;
use crate::diag;
use crate::std_macros::{self, By, StdMacro};
use crate::syntax::{macro_expr, read};

impl Lower<'_> {
    /// A macro of std with suspensions among its operands.
    pub(super) fn std_macro(&mut self, mac: &Macro) -> Expr {
        match std_macros::parse(mac) {
            Some(parsed) if parsed.ends_temporaries() => {
                self.ended_by(None, |lower| lower.known_macro(&parsed))
            }
            Some(parsed) => self.known_macro(&parsed),
            None => macro_expr(mac),
        }
    }

    fn known_macro(&mut self, parsed: &StdMacro) -> Expr {
        let operands: Vec<_> = parsed
            .operands
            .iter()
            .map(|operand| {
                if operand.lazy && self.opens(&operand.expr) {
                    self.diagnostics
                        .push(&operand.expr, diag::message::YIELD_IN_MESSAGE);
                }
                let role = match operand.by {
                    By::Value => Role::Value,
                    By::Ref | By::Scrutinee => Role::Place,
                };
                (&operand.expr, role)
            })
            .collect();
        let out = self.inside(|lower| lower.operands(&operands));
        macro_expr(&parsed.rebuild(out))
    }

    /// A macro of std that is more than a call, written out: `debug_assert!`, an assertion whose message suspends, `matches!`
    /// whose guard does, or which moves where it matches.
    pub(super) fn desugared(&self, mac: &Macro) -> Option<Expr> {
        let parsed = std_macros::parse(mac)?;
        let operands = parsed.operands.as_slice();
        if parsed.debug_only {
            let mut plain = mac.clone();
            let name = &mut plain.path.segments.last_mut()?.ident;
            *name = syn::Ident::new(parsed.name.trim_start_matches("debug_"), name.span());
            return Some(read(quote!(if ::core::cfg!(debug_assertions) { #plain; })));
        }
        if let Some((pat, guard)) = &parsed.pattern {
            let scrutinee = &operands.first()?.expr;
            let opens = guard.as_ref().is_some_and(|guard| self.opens(guard));
            let guard = guard.as_ref().map(|guard| quote!(if #guard));
            let plain: Expr = read(quote!(match (#scrutinee) { #pat #guard => true, _ => false }));
            return (opens || self.splits(&plain)).then_some(plain);
        }
        let message_opens = operands
            .iter()
            .any(|operand| operand.lazy && self.opens(&operand.expr));
        if parsed.name == "assert" && message_opens {
            let (cond, message) = (&operands.first()?.expr, parsed.message());
            return Some(read(quote!(if !(#cond) { ::core::panic!(#message) })));
        }
        None
    }
}
