//! Removes what is turned off, and the conditions of what is on.
//!
//! Takes a function and, for each of its predicates, whether it holds; changes the function in place.
//!
//! Rule: removed is what rustc would remove: parameters, statements, arms, fields, and elements of calls, arrays and tuples.
//! A `#[cfg]` anywhere else stays, for rustc to refuse.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Meta, Stmt};

use super::predicates::{self, Condition, Conditional};

use crate::visitors::visit_mut::{self, VisitMut};

pub(super) fn settle(function: &mut syn::ImplItemFn, predicates: &[Meta], holds: &[bool]) {
    let mut settler = Settler { predicates, holds };
    settler.retain(&mut function.sig.inputs, |input| match input {
        syn::FnArg::Receiver(receiver) => &mut receiver.attrs,
        syn::FnArg::Typed(typed) => &mut typed.attrs,
    });
    settler.visit_block_mut(&mut function.block);
}

struct Settler<'a> {
    predicates: &'a [Meta],
    holds: &'a [bool],
}

impl Settler<'_> {
    fn holds(&self, condition: &Condition) -> bool {
        let mut known = self.predicates.iter().zip(self.holds);
        let holds = known
            .find(|(predicate, _)| predicates::same(predicate, &condition.predicate))
            .is_none_or(|(_, holds)| *holds);
        holds != condition.negated
    }

    /// Whether what carries these attributes stays; if so, they no longer hold a condition.
    fn stays(&self, attributes: &mut Vec<Attribute>) -> bool {
        let mut stays = true;
        let mut settled = Vec::new();
        for attribute in attributes.drain(..) {
            self.attribute(attribute, &mut stays, &mut settled);
        }
        *attributes = settled;
        stays
    }

    fn attribute(&self, attribute: Attribute, stays: &mut bool, settled: &mut Vec<Attribute>) {
        match predicates::conditional(&attribute.meta) {
            None => settled.push(attribute),
            Some(Conditional::Cfg(condition)) => *stays &= self.holds(&condition),
            Some(Conditional::CfgAttr(condition, metas)) => {
                if self.holds(&condition) {
                    for meta in metas {
                        let inner = Attribute {
                            meta,
                            ..attribute.clone()
                        };
                        self.attribute(inner, stays, settled);
                    }
                }
            }
        }
    }

    fn retain<T, P: Default>(
        &self,
        list: &mut Punctuated<T, P>,
        attributes: impl Fn(&mut T) -> &mut Vec<Attribute>,
    ) {
        let pairs = std::mem::take(list).into_pairs();
        *list = pairs
            .filter_map(|mut pair| self.stays(attributes(pair.value_mut())).then_some(pair))
            .collect();
    }

    fn retain_exprs<P: Default>(&self, list: &mut Punctuated<Expr, P>) {
        let pairs = std::mem::take(list).into_pairs();
        *list = pairs
            .filter_map(|mut pair| self.expr_stays(pair.value_mut()).then_some(pair))
            .collect();
    }

    fn expr_stays(&self, expr: &mut Expr) -> bool {
        attributes_of(expr).is_none_or(|attributes| self.stays(attributes))
    }

    fn stmt_stays(&self, stmt: &mut Stmt) -> bool {
        match stmt {
            Stmt::Local(local) => self.stays(&mut local.attrs),
            Stmt::Macro(mac) => self.stays(&mut mac.attrs),
            Stmt::Expr(expr, _) => self.expr_stays(expr),
            Stmt::Item(_) => true,
        }
    }
}

impl VisitMut for Settler<'_> {
    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        block.stmts.retain_mut(|stmt| self.stmt_stays(stmt));
        visit_mut::visit_block_mut(self, block);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Match(expr) => expr.arms.retain_mut(|arm| self.stays(&mut arm.attrs)),
            Expr::Struct(expr) => self.retain(&mut expr.fields, |field| &mut field.attrs),
            Expr::Call(expr) => self.retain_exprs(&mut expr.args),
            Expr::MethodCall(expr) => self.retain_exprs(&mut expr.args),
            Expr::Array(expr) => self.retain_exprs(&mut expr.elems),
            Expr::Tuple(expr) => self.retain_exprs(&mut expr.elems),
            _ => {}
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    fn visit_pat_struct_mut(&mut self, pat: &mut syn::PatStruct) {
        self.retain(&mut pat.fields, |field| &mut field.attrs);
        visit_mut::visit_pat_struct_mut(self, pat);
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        let Some(mut operands) = predicates::operands(mac) else {
            return;
        };
        let before = operands.to_token_stream().to_string();
        for operand in &mut operands {
            self.visit_expr_mut(operand);
        }
        // Tokens that nothing was removed from stay the user's own.
        let after = operands.to_token_stream();
        if after.to_string() != before {
            mac.tokens = after;
        }
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}

/// Of the expressions that rustc would remove whole.
fn attributes_of(expr: &mut Expr) -> Option<&mut Vec<Attribute>> {
    Some(match expr {
        Expr::Array(expr) => &mut expr.attrs,
        Expr::Assign(expr) => &mut expr.attrs,
        Expr::Async(expr) => &mut expr.attrs,
        Expr::Await(expr) => &mut expr.attrs,
        Expr::Binary(expr) => &mut expr.attrs,
        Expr::Block(expr) => &mut expr.attrs,
        Expr::Break(expr) => &mut expr.attrs,
        Expr::Call(expr) => &mut expr.attrs,
        Expr::Cast(expr) => &mut expr.attrs,
        Expr::Closure(expr) => &mut expr.attrs,
        Expr::Const(expr) => &mut expr.attrs,
        Expr::Continue(expr) => &mut expr.attrs,
        Expr::Field(expr) => &mut expr.attrs,
        Expr::ForLoop(expr) => &mut expr.attrs,
        Expr::Group(expr) => &mut expr.attrs,
        Expr::If(expr) => &mut expr.attrs,
        Expr::Index(expr) => &mut expr.attrs,
        Expr::Infer(expr) => &mut expr.attrs,
        Expr::Let(expr) => &mut expr.attrs,
        Expr::Lit(expr) => &mut expr.attrs,
        Expr::Loop(expr) => &mut expr.attrs,
        Expr::Macro(expr) => &mut expr.attrs,
        Expr::Match(expr) => &mut expr.attrs,
        Expr::MethodCall(expr) => &mut expr.attrs,
        Expr::Paren(expr) => &mut expr.attrs,
        Expr::Path(expr) => &mut expr.attrs,
        Expr::Range(expr) => &mut expr.attrs,
        Expr::RawAddr(expr) => &mut expr.attrs,
        Expr::Reference(expr) => &mut expr.attrs,
        Expr::Repeat(expr) => &mut expr.attrs,
        Expr::Return(expr) => &mut expr.attrs,
        Expr::Struct(expr) => &mut expr.attrs,
        Expr::Try(expr) => &mut expr.attrs,
        Expr::TryBlock(expr) => &mut expr.attrs,
        Expr::Tuple(expr) => &mut expr.attrs,
        Expr::Unary(expr) => &mut expr.attrs,
        Expr::Unsafe(expr) => &mut expr.attrs,
        Expr::While(expr) => &mut expr.attrs,
        Expr::Yield(expr) => &mut expr.attrs,
        _ => return None,
    })
}
