//! Where control may leave a piece, other than by its end.
//!
//! Takes a piece; gives its jumps to loops and blocks outside of it, and whether it returns. Closures, `async` blocks and
//! items have jumps of their own. The arguments of unknown macros are read as expressions or statements if they can be;
//! otherwise their `break`, `continue` and `return` tokens are taken at their word.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Block, Expr, Label, Lifetime, Stmt, Token};

use crate::std_macros;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum JumpKind {
    Break,
    Continue,
}

/// A jump to a loop or block outside of the piece; without a label, to the innermost loop around it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Jump {
    pub(crate) kind: JumpKind,
    pub(crate) label: Option<Lifetime>,
}

#[derive(Clone, Default, Debug)]
pub(crate) struct Exits {
    /// Each once, in order of occurrence.
    pub(crate) jumps: Vec<Jump>,
    /// By `return` or `?`.
    pub(crate) returns: bool,
}

pub(crate) fn of_stmt(stmt: &Stmt) -> Exits {
    let mut finder = Finder::default();
    finder.visit_stmt(stmt);
    finder.exits
}

pub(crate) fn of_expr(expr: &Expr) -> Exits {
    let mut finder = Finder::default();
    finder.visit_expr(expr);
    finder.exits
}

impl Exits {
    pub(crate) fn is_empty(&self) -> bool {
        self.jumps.is_empty() && !self.returns
    }
}

#[derive(Default)]
struct Finder {
    exits: Exits,
    /// Labels of the loops and blocks around this point, inside the piece.
    labels: Vec<Lifetime>,
    /// How many loops there are around this point, inside the piece.
    loops: usize,
    /// How many `try` blocks.
    tries: usize,
}

impl Finder {
    fn jump(&mut self, kind: JumpKind, label: Option<&Lifetime>) {
        let inside = match label {
            None => self.loops > 0,
            Some(label) => self.labels.iter().any(|inner| inner.ident == label.ident),
        };
        let label = label.cloned();
        let jump = Jump { kind, label };
        if !inside && !self.exits.jumps.contains(&jump) {
            self.exits.jumps.push(jump);
        }
    }

    fn labelled(&mut self, label: Option<&Label>, loops: usize, body: &Block) {
        let labels = self.labels.len();
        self.labels.extend(label.map(|label| label.name.clone()));
        self.loops += loops;
        self.visit_block(body);
        self.loops -= loops;
        self.labels.truncate(labels);
    }

    fn unknown(&mut self, tokens: TokenStream) {
        let exprs = Punctuated::<Expr, Token![,]>::parse_terminated;
        if let Ok(exprs) = exprs.parse2(tokens.clone()) {
            for expr in &exprs {
                self.visit_expr(expr);
            }
        } else if let Ok(stmts) = Block::parse_within.parse2(tokens.clone()) {
            for stmt in &stmts {
                self.visit_stmt(stmt);
            }
        } else {
            self.keywords(tokens);
        }
    }

    fn keywords(&mut self, tokens: TokenStream) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, tree) in trees.iter().enumerate() {
            match tree {
                TokenTree::Group(group) => self.keywords(group.stream()),
                TokenTree::Ident(word) if word == "return" => self.exits.returns = true,
                TokenTree::Ident(word) if word == "break" => {
                    self.jump(JumpKind::Break, label(&trees[at + 1..]).as_ref());
                }
                TokenTree::Ident(word) if word == "continue" => {
                    self.jump(JumpKind::Continue, label(&trees[at + 1..]).as_ref());
                }
                _ => {}
            }
        }
    }
}

/// The label at the start of the tokens.
fn label(tokens: &[TokenTree]) -> Option<Lifetime> {
    let [TokenTree::Punct(mark), TokenTree::Ident(name), ..] = tokens else {
        return None;
    };
    (mark.as_char() == '\'').then(|| Lifetime {
        apostrophe: mark.span(),
        ident: name.clone(),
    })
}

impl Visit<'_> for Finder {
    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => {}
            Expr::Break(inner) => {
                self.jump(JumpKind::Break, inner.label.as_ref());
                visit::visit_expr_break(self, inner);
            }
            Expr::Continue(inner) => self.jump(JumpKind::Continue, inner.label.as_ref()),
            Expr::Return(inner) => {
                self.exits.returns = true;
                visit::visit_expr_return(self, inner);
            }
            Expr::Try(inner) => {
                self.exits.returns |= self.tries == 0;
                self.visit_expr(&inner.expr);
            }
            Expr::TryBlock(inner) => {
                self.tries += 1;
                self.visit_block(&inner.block);
                self.tries -= 1;
            }
            Expr::Block(inner) => self.labelled(inner.label.as_ref(), 0, &inner.block),
            Expr::Loop(inner) => self.labelled(inner.label.as_ref(), 1, &inner.body),
            Expr::While(inner) => {
                self.visit_expr(&inner.cond);
                self.labelled(inner.label.as_ref(), 1, &inner.body);
            }
            Expr::ForLoop(inner) => {
                self.visit_expr(&inner.expr);
                self.labelled(inner.label.as_ref(), 1, &inner.body);
            }
            Expr::Verbatim(tokens) => self.keywords(tokens.clone()),
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        let Some(known) = std_macros::parse(mac) else {
            return self.unknown(mac.tokens.clone());
        };
        for operand in &known.operands {
            self.visit_expr(&operand.expr);
        }
        if let Some(guard) = known.guard() {
            self.visit_expr(guard);
        }
    }

    fn visit_item(&mut self, _: &syn::Item) {}

    fn visit_type(&mut self, _: &syn::Type) {}

    fn visit_path(&mut self, _: &syn::Path) {}
}
