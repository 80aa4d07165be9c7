//! Jumps out of carried code: `break` and `continue` whose target was opened name that target's label of the machine.
//!
//! In the machine a loop's body is a labelled block inside the loop (or, where an arm resumes inside the body, inside a
//! labelled block that stands for the loop), so `continue 'outer` is `break 'continue_0`, whichever of the two surrounds it.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, ExprBreak, ExprContinue, Item, Lifetime, Macro, Stmt, parse_quote};

use super::Dest;
use crate::ir::{Exit, LabelId};
use crate::sorted::Set;
use crate::visitors::visit_mut::{self, VisitMut};

/// A loop or labelled block that is being lowered.
pub(super) struct Label {
    pub(super) source: Option<Lifetime>,
    pub(super) id: LabelId,
    pub(super) is_loop: bool,
    /// Where the value of `break` goes.
    pub(super) dest: Dest,
}

/// The target of a `break` or `continue` with this label.
pub(super) fn target<'l>(labels: &'l [Label], name: Option<&Lifetime>) -> Option<&'l Label> {
    labels.iter().rev().find(|label| match name {
        None => label.is_loop,
        Some(name) => label
            .source
            .as_ref()
            .is_some_and(|source| source.ident == name.ident),
    })
}

pub(super) fn rewrite_expr(expr: &mut Expr, labels: &[Label]) -> Set<Exit> {
    let mut visitor = Exits::new(labels);
    visitor.visit_expr_mut(expr);
    visitor.found
}

pub(super) fn rewrite_stmt(stmt: &mut Stmt, labels: &[Label]) -> Set<Exit> {
    let mut visitor = Exits::new(labels);
    visitor.visit_stmt_mut(stmt);
    visitor.found
}

/// Whether some jump leaves the piece of code for an opened loop or block.
pub(super) fn leaves(expr: &Expr, labels: &[Label]) -> bool {
    if labels.is_empty() {
        return false;
    }
    let exits = rewrite_expr(&mut expr.clone(), labels);
    exits.iter().any(|exit| *exit != Exit::Return)
}

struct Exits<'l> {
    labels: &'l [Label],
    /// Labels declared inside the piece.
    inner: Vec<Lifetime>,
    /// How many loops of the piece surround the point.
    loops: usize,
    found: Set<Exit>,
}

impl<'l> Exits<'l> {
    fn new(labels: &'l [Label]) -> Self {
        Self {
            labels,
            inner: Vec::new(),
            loops: 0,
            found: Set::new(),
        }
    }

    /// The opened target, unless the jump stays inside the piece.
    fn outer(&self, name: Option<&Lifetime>) -> Option<&'l Label> {
        let inside = match name {
            None => self.loops > 0,
            Some(name) => self.inner.iter().any(|label| label.ident == name.ident),
        };
        if inside {
            None
        } else {
            target(self.labels, name)
        }
    }

    fn inside_loop(&mut self, label: Option<&syn::Label>, visit: impl FnOnce(&mut Self)) {
        self.loops += 1;
        self.labelled(label, visit);
        self.loops -= 1;
    }

    fn labelled(&mut self, label: Option<&syn::Label>, visit: impl FnOnce(&mut Self)) {
        let depth = self.inner.len();
        self.inner.extend(label.map(|label| label.name.clone()));
        visit(self);
        self.inner.truncate(depth);
    }

    fn rewrite_break(&mut self, jump: &mut ExprBreak) {
        if let Some(label) = self.outer(jump.label.as_ref()) {
            self.found.insert(Exit::Break(label.id));
            jump.label = Some(spanned(label.id.break_label(), jump.break_token.span));
        }
    }

    fn rewrite_continue(&mut self, jump: &ExprContinue) -> Option<Expr> {
        let label = self.outer(jump.label.as_ref())?;
        self.found.insert(Exit::Continue(label.id));
        let name = spanned(label.id.continue_label(), jump.continue_token.span);
        Some(parse_quote!(break #name))
    }

    /// `break` and `continue` that stand among a macro's tokens.
    fn rewrite_tokens(&mut self, tokens: TokenStream) -> TokenStream {
        let mut out = TokenStream::new();
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => {
                    let inner = self.rewrite_tokens(group.stream());
                    let mut new = proc_macro2::Group::new(group.delimiter(), inner);
                    new.set_span(group.span());
                    out.extend([TokenTree::Group(new)]);
                }
                TokenTree::Ident(word) if word == "break" || word == "continue" => {
                    let mut name = None;
                    if matches!(tokens.peek(), Some(TokenTree::Punct(tick)) if tick.as_char() == '\'')
                    {
                        let label = tokens.next().into_iter().chain(tokens.next()).collect();
                        name = syn::parse2::<Lifetime>(label).ok();
                    }
                    out.extend(self.rewrite_word(&word, name.as_ref()));
                }
                other => out.extend([other]),
            }
        }
        out
    }

    fn rewrite_word(&mut self, word: &proc_macro2::Ident, name: Option<&Lifetime>) -> TokenStream {
        let Some(label) = self.outer(name) else {
            return quote::quote!(#word #name);
        };
        let name = if *word == "break" {
            self.found.insert(Exit::Break(label.id));
            label.id.break_label()
        } else {
            self.found.insert(Exit::Continue(label.id));
            label.id.continue_label()
        };
        let word = proc_macro2::Ident::new("break", word.span());
        quote::quote!(#word #name)
    }
}

fn spanned(mut label: Lifetime, span: proc_macro2::Span) -> Lifetime {
    label.set_span(proc_macro2::Span::mixed_site().located_at(span));
    label
}

impl VisitMut for Exits<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            // A jump cannot leave these; a `return` inside them is their own.
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => {}
            Expr::Continue(jump) => {
                if let Some(new) = self.rewrite_continue(jump) {
                    *expr = new;
                }
            }
            Expr::Break(jump) => {
                visit_mut::visit_expr_break_mut(self, jump);
                self.rewrite_break(jump);
            }
            Expr::Return(_) => {
                self.found.insert(Exit::Return);
                visit_mut::visit_expr_mut(self, expr);
            }
            Expr::Loop(inner) => {
                let label = inner.label.clone();
                self.inside_loop(label.as_ref(), |v| v.visit_block_mut(&mut inner.body));
            }
            Expr::While(inner) => {
                let label = inner.label.clone();
                self.inside_loop(label.as_ref(), |v| {
                    v.visit_expr_mut(&mut inner.cond);
                    v.visit_block_mut(&mut inner.body);
                });
            }
            Expr::ForLoop(inner) => {
                self.visit_expr_mut(&mut inner.expr);
                let label = inner.label.clone();
                self.inside_loop(label.as_ref(), |v| v.visit_block_mut(&mut inner.body));
            }
            Expr::Block(inner) => {
                let label = inner.label.clone();
                self.labelled(label.as_ref(), |v| v.visit_block_mut(&mut inner.block));
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if let Some(parsed) = crate::std_macros::parse(mac) {
            *mac = parsed.rewrite(|operand| self.visit_expr_mut(operand));
        } else {
            mac.tokens = self.rewrite_tokens(std::mem::take(&mut mac.tokens));
        }
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}
