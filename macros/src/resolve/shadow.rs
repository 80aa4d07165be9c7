//! Shadowing undone where a frame would have to hold both bindings.
//!
//! Takes a function; renames each binding that another of the same name shadows, if a suspension point lies in the scope of
//! the shadowing one. If one lies in its own scope only, it is renamed where the other is declared in a branch: at the end of that, where
//! several ways meet, what is left of it may have to be put aside for the suspension. A pattern that takes all of it leaves nothing.
//!
//! Walks twice, the same way: first to number the bindings and find those to rename, then to rename.
//!
//! Rule: the numbering depends on the original names only; the second walk declares a binding before it renames it.

mod scopes;

use proc_macro2::{Ident, TokenStream};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{BinOp, Expr, Item, Pat, Stmt, Token};

use super::bindings::macro_patterns;
use super::{Names, PatPosition};
use crate::leap;
use crate::sorted::Map;
use crate::std_macros::{self, StdMacro};
use crate::tokens;
use crate::visitors::visit_mut::{self, VisitMut};
use scopes::{Declared, Matched, Scopes};

pub(super) fn undo(function: &mut syn::ImplItemFn) {
    let mut finder = Scopes::new(Vec::new());
    // On a copy: a function without anything to rename stays as it is, to the last span.
    finder.function(&mut function.clone());
    if !finder.bindings.iter().any(|binding| binding.crossed) {
        return;
    }
    let mut names = Names::of(function);
    // How many names were made of each.
    let mut made = Map::<_, u32>::new();
    let crossed = |binding: &&Declared| binding.crossed;
    let mut rename = |binding: &Declared| {
        let old = binding.name.unraw();
        let made = made.or_default(old.to_string());
        names.fresh(std::iter::repeat_with(|| {
            *made += 1;
            format!("{old}_{made}")
        }))
    };
    let bindings = finder.bindings.iter();
    let renames = bindings.map(|binding| Some(binding).filter(crossed).map(&mut rename));
    Scopes::new(renames.collect()).function(function);
}

impl Scopes {
    fn function(&mut self, function: &mut syn::ImplItemFn) {
        let scope = self.open();
        for input in &mut function.sig.inputs {
            if let syn::FnArg::Typed(input) = input {
                self.declare(&mut input.pat, PatPosition::Irrefutable, Matched::default());
            }
        }
        self.visit_block_mut(&mut function.block);
        self.close(scope);
    }

    /// Brings the pattern's bindings into scope, then renames in it.
    fn declare(&mut self, pat: &mut Pat, position: PatPosition, matched: Matched) {
        self.bring(pat, position, matched);
        self.visit_pat_mut(pat);
    }

    fn renamed(&self, ident: &Ident) -> Option<Ident> {
        let number = self.env.lookup(ident)?;
        let name = self.renames.get(number)?.as_ref()?;
        Some(Ident::new(name, ident.span()))
    }

    fn tokens(&self, tokens: TokenStream) -> TokenStream {
        tokens::rename(tokens, &mut |ident| self.renamed(ident))
    }

    fn std_macro(&mut self, mut known: StdMacro) -> syn::Macro {
        known.rename_captures(&mut |ident| self.renamed(ident));
        let operands = known.operands.iter().map(|operand| operand.expr.clone());
        let mut exprs: Vec<Expr> = operands.collect();
        for expr in &mut exprs {
            self.visit_expr_mut(expr);
        }
        if let Some((pat, guard)) = &mut known.pattern {
            let scope = self.open();
            self.declare(pat, PatPosition::Refutable, Matched::default());
            if let Some(guard) = guard {
                self.visit_expr_mut(guard);
            }
            self.close(scope);
        }
        known.rebuild(exprs)
    }

    fn arm(&mut self, arm: &mut syn::Arm, matched: Matched) {
        if let Pat::Guard(guarded) = &mut arm.pat {
            self.declare(&mut guarded.pat, PatPosition::Refutable, matched);
            self.visit_expr_mut(&mut guarded.guard);
        } else {
            self.declare(&mut arm.pat, PatPosition::Refutable, matched);
        }
        self.visit_expr_mut(&mut arm.body);
    }

    fn yielded(&mut self, mac: &mut syn::Macro) {
        let exprs = Punctuated::<Expr, Token![,]>::parse_terminated;
        if self.renames.is_empty() && tokens::are_plain(mac.tokens.clone()) {
            // Nothing is declared there, nor renamed.
        } else if let Ok(mut exprs) = exprs.parse2(mac.tokens.clone()) {
            exprs.iter_mut().for_each(|expr| self.visit_expr_mut(expr));
            mac.tokens = exprs.into_token_stream();
        } else {
            mac.tokens = self.tokens(mac.tokens.clone());
        }
        self.suspensions += 1;
    }
}

impl VisitMut for Scopes {
    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        let scope = self.open();
        for stmt in &block.stmts {
            // A function or constant of the block is no local, whatever is called so around the block.
            match stmt {
                Stmt::Item(Item::Fn(item)) => self.env.declare(&item.sig.ident, None),
                Stmt::Item(Item::Const(item)) => self.env.declare(&item.ident, None),
                Stmt::Item(Item::Static(item)) => self.env.declare(&item.ident, None),
                _ => {}
            }
        }
        visit_mut::visit_block_mut(self, block);
        self.close(scope);
    }

    fn visit_local_mut(&mut self, local: &mut syn::Local) {
        let mut position = PatPosition::Irrefutable;
        let mut matched = Matched::default();
        if let Some(init) = &mut local.init {
            matched = self.matched(&init.expr);
            self.visit_expr_mut(&mut init.expr);
            if let Some((_, otherwise)) = &mut init.diverge {
                position = PatPosition::Refutable;
                matched.may_fail = true;
                self.branch(|scopes| scopes.visit_expr_mut(otherwise));
            }
        }
        self.declare(&mut local.pat, position, matched);
    }

    fn visit_expr_match_mut(&mut self, choice: &mut syn::ExprMatch) {
        let matched = self.matched(&choice.expr);
        self.visit_expr_mut(&mut choice.expr);
        for arm in &mut choice.arms {
            self.branch(|scopes| scopes.arm(arm, matched));
        }
    }

    fn visit_expr_let_mut(&mut self, condition: &mut syn::ExprLet) {
        let matched = if self.chain_goes_on {
            // What follows may fail: on the way from there it is still there.
            Matched::default()
        } else {
            self.matched(&condition.expr)
        };
        self.visit_expr_mut(&mut condition.expr);
        // The scope is that of the `if`, `while` or arm around it.
        self.declare(&mut condition.pat, PatPosition::Refutable, matched);
    }

    fn visit_expr_if_mut(&mut self, branch: &mut syn::ExprIf) {
        self.branch(|scopes| {
            scopes.visit_expr_mut(&mut branch.cond);
            scopes.visit_block_mut(&mut branch.then_branch);
        });
        if let Some((_, otherwise)) = &mut branch.else_branch {
            self.branch(|scopes| scopes.visit_expr_mut(otherwise));
        }
    }

    fn visit_expr_binary_mut(&mut self, binary: &mut syn::ExprBinary) {
        let goes_on = matches!(binary.op, BinOp::And(_)) || self.chain_goes_on;
        let around = std::mem::replace(&mut self.chain_goes_on, goes_on);
        self.visit_expr_mut(&mut binary.left);
        self.chain_goes_on = around;
        let is_lazy = matches!(binary.op, BinOp::And(_) | BinOp::Or(_));
        // What a `let` binds is in scope beyond the chain of conditions.
        if is_lazy && !matches!(*binary.right, Expr::Let(_)) {
            self.branch(|scopes| scopes.visit_expr_mut(&mut binary.right));
        } else {
            self.visit_expr_mut(&mut binary.right);
        }
    }

    fn visit_expr_block_mut(&mut self, block: &mut syn::ExprBlock) {
        if block.label.is_some() {
            self.branch(|scopes| scopes.visit_block_mut(&mut block.block));
        } else {
            self.visit_block_mut(&mut block.block);
        }
    }

    fn visit_expr_loop_mut(&mut self, repeat: &mut syn::ExprLoop) {
        self.branch(|scopes| scopes.visit_block_mut(&mut repeat.body));
    }

    fn visit_expr_while_mut(&mut self, repeat: &mut syn::ExprWhile) {
        self.branch(|scopes| {
            scopes.visit_expr_mut(&mut repeat.cond);
            scopes.visit_block_mut(&mut repeat.body);
        });
    }

    fn visit_expr_for_loop_mut(&mut self, repeat: &mut syn::ExprForLoop) {
        self.visit_expr_mut(&mut repeat.expr);
        self.branch(|scopes| {
            let matched = Matched::default();
            scopes.declare(&mut repeat.pat, PatPosition::Irrefutable, matched);
            scopes.visit_block_mut(&mut repeat.body);
        });
    }

    fn visit_expr_closure_mut(&mut self, closure: &mut syn::ExprClosure) {
        self.apart(|scopes| {
            for input in &mut closure.inputs {
                scopes.declare(input, PatPosition::Irrefutable, Matched::default());
            }
            scopes.visit_expr_mut(&mut closure.body);
        });
    }

    fn visit_expr_async_mut(&mut self, block: &mut syn::ExprAsync) {
        self.apart(|scopes| scopes.visit_block_mut(&mut block.block));
    }

    fn visit_expr_yield_mut(&mut self, yielded: &mut syn::ExprYield) {
        visit_mut::visit_expr_yield_mut(self, yielded);
        self.suspensions += 1;
    }

    fn visit_expr_path_mut(&mut self, path: &mut syn::ExprPath) {
        if path.qself.is_none()
            && let Some(ident) = path.path.get_ident()
            && let Some(name) = self.renamed(ident)
        {
            path.path = name.into();
        }
    }

    fn visit_field_value_mut(&mut self, field: &mut syn::FieldValue) {
        if field.colon_token.is_none()
            && let Expr::Path(path) = &field.expr
            && let Some(ident) = path.path.get_ident()
            && self.renamed(ident).is_some()
        {
            field.colon_token = Some(Token![:](member_span(&field.member)));
        }
        self.visit_expr_mut(&mut field.expr);
    }

    fn visit_pat_ident_mut(&mut self, pat: &mut syn::PatIdent) {
        if let Some(name) = self.renamed(&pat.ident) {
            pat.ident = name;
        }
        if let Some((_, subpat)) = &mut pat.subpat {
            self.visit_pat_mut(subpat);
        }
    }

    fn visit_field_pat_mut(&mut self, field: &mut syn::FieldPat) {
        if field.colon_token.is_none()
            && let Pat::Ident(ident) = &*field.pat
            && self.renamed(&ident.ident).is_some()
        {
            field.colon_token = Some(Token![:](member_span(&field.member)));
        }
        self.visit_pat_mut(&mut field.pat);
    }

    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        if let Pat::Macro(inner) = pat
            && let Some(mut pats) = macro_patterns(inner.mac.tokens.clone())
        {
            pats.iter_mut().for_each(|pat| self.visit_pat_mut(pat));
            inner.mac.tokens = pats.into_token_stream();
        } else {
            visit_mut::visit_pat_mut(self, pat);
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        if leap::yield_macro(mac).is_some() {
            self.yielded(mac);
        } else if let Some(known) = std_macros::parse(mac) {
            *mac = self.std_macro(known);
        } else {
            mac.tokens = self.tokens(mac.tokens.clone());
        }
    }

    fn visit_item_mut(&mut self, item: &mut Item) {
        // Other items see no locals.
        if let Item::Macro(item) = item {
            let tokens = item.mac.tokens.clone();
            item.mac.tokens = tokens::rename_in_rules(tokens, &mut |ident| self.renamed(ident));
        }
    }

    fn visit_type_mut(&mut self, _: &mut syn::Type) {}

    fn visit_attribute_mut(&mut self, _: &mut syn::Attribute) {}
}

fn member_span(member: &syn::Member) -> proc_macro2::Span {
    match member {
        syn::Member::Named(name) => name.span(),
        syn::Member::Unnamed(index) => index.span,
    }
}
