//! Where a yield may stand in a body, by its ranges in the file.
//!
//! Takes a body; gives its [`Site`]s in the order of the source.
//!
//! Rule: a yield that is written there is one of the function's own; whether the body still compiles with something there, rustc is asked.

use std::collections::BTreeSet;
use std::ops::Range;

use syn::visit::{self, Visit};
use syn::{Expr, Stmt};

use super::find::range;

/// A place for a yield.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Site {
    /// In front of a statement, or at a block's end.
    Before(usize),
    /// In front of the evaluation of an operand, which becomes a block.
    Around(Range<usize>),
}

pub(super) fn sites(block: &syn::Block) -> Vec<Site> {
    let mut finder = Finder { found: Vec::new() };
    finder.visit_block(block);
    finder.found
}

/// The `Self` of each `Self::Name` with such a name.
pub(super) fn projections(
    function: &syn::ImplItemFn,
    names: &BTreeSet<String>,
) -> Vec<Range<usize>> {
    struct Projections<'n>(&'n BTreeSet<String>, Vec<Range<usize>>);
    impl Visit<'_> for Projections<'_> {
        fn visit_path(&mut self, path: &syn::Path) {
            let mut segments = path.segments.iter();
            if let (Some(first), Some(second)) = (segments.next(), segments.next())
                && first.ident == "Self"
                && self.0.contains(&second.ident.to_string())
            {
                self.1.push(range(&first.ident));
            }
            visit::visit_path(self, path);
        }
    }
    let mut found = Projections(names, Vec::new());
    found.visit_impl_item_fn(function);
    found.1
}

struct Finder {
    found: Vec<Site>,
}

impl Finder {
    /// An operand whose value is made where it stands; a path or a place may be borrowed there, and is left alone.
    fn operand(&mut self, expr: &Expr) {
        let makes = matches!(
            expr,
            Expr::Call(_)
                | Expr::MethodCall(_)
                | Expr::Binary(_)
                | Expr::Cast(_)
                | Expr::Lit(_)
                | Expr::Try(_)
        );
        if makes && !holds_let(expr) {
            self.found.push(Site::Around(range(expr)));
        }
        self.visit_expr(expr);
    }
}

impl Visit<'_> for Finder {
    fn visit_block(&mut self, block: &syn::Block) {
        for stmt in &block.stmts {
            self.found.push(Site::Before(range(stmt).start));
            self.visit_stmt(stmt);
        }
        let closed = block.stmts.last().is_some_and(|last| match last {
            Stmt::Expr(_, semi) => semi.is_some(),
            Stmt::Macro(call) => call.semi_token.is_some(),
            _ => true,
        });
        if closed {
            let end = block.brace_token.span.close().byte_range().start;
            self.found.push(Site::Before(end));
        }
    }

    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            // Frames of their own, constants, and what has no form of its own.
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) | Expr::TryBlock(_) => {}
            Expr::Repeat(repeat) => self.visit_expr(&repeat.expr),
            Expr::Call(call) => {
                if !matches!(*call.func, Expr::Path(_)) {
                    self.visit_expr(&call.func);
                }
                call.args.iter().for_each(|argument| self.operand(argument));
            }
            Expr::MethodCall(call) => {
                self.operand(&call.receiver);
                call.args.iter().for_each(|argument| self.operand(argument));
            }
            Expr::Binary(binary) if crate::syntax::is_compound(&binary.op) => {
                self.operand(&binary.right);
            }
            Expr::Binary(binary) => {
                self.operand(&binary.left);
                self.operand(&binary.right);
            }
            Expr::Assign(assign) => self.operand(&assign.right),
            Expr::If(branch) => {
                self.operand(&branch.cond);
                self.visit_block(&branch.then_branch);
                branch
                    .else_branch
                    .iter()
                    .for_each(|(_, otherwise)| self.visit_expr(otherwise));
            }
            Expr::Match(branch) => {
                self.operand(&branch.expr);
                branch
                    .arms
                    .iter()
                    .for_each(|arm| visit::visit_arm(self, arm));
            }
            Expr::Return(jump) => jump.expr.iter().for_each(|value| self.operand(value)),
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_pat(&mut self, pat: &syn::Pat) {
        if let syn::Pat::Guard(guarded) = pat {
            self.operand(&guarded.guard);
        }
    }

    fn visit_macro(&mut self, _: &syn::Macro) {}

    fn visit_item(&mut self, _: &syn::Item) {}

    fn visit_type(&mut self, _: &syn::Type) {}

    fn visit_path(&mut self, _: &syn::Path) {}

    fn visit_attribute(&mut self, _: &syn::Attribute) {}
}

/// A chain of conditions cannot go into a block.
fn holds_let(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(binary) => holds_let(&binary.left) || holds_let(&binary.right),
        _ => false,
    }
}
