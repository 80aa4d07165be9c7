//! The members of what a `&mut` points to, each behind a reference of its own.
//!
//! Takes the resolved function, the name of a `&mut`, and those members that something refers to while the `&mut` is named after the same suspension;
//! changes the function, as the arms have it:
//!
//! ```text
//!                                              let this_items = &this.items;
//!                                              let this_sum = &mut this.sum;
//! for x in &this.items {                =>     for x in &(*this_items) {
//!     this.sum += x;                               (*this_sum) += x;
//!     yield_!(this.sum);                           yield_!((*this_sum));
//! }                                            }
//! ```
//!
//! The borrow checker tells members from each other as long as the reference to them all stays where it is, and one in a frame moves. Where what is
//! referred to is itself named again, all of it is put behind a `&`, from which can be lent what is lent:
//!
//! ```text
//!                                              let list_ = &*list;
//! for x in list.iter() {                =>     for x in list_.iter() {
//!     yield_!(*x + list.len());                    yield_!(*x + list_.len());
//! }                                            }
//! ```
//!
//! Rule: it is done behind the last statement that names the `&mut` itself, or changes what is put behind a `&`; where it is not lent behind that,
//! nothing is done. A member that is there by `DerefMut` alone is rustc's error, for two of those can't be lent at a time.

mod groups;
#[cfg(test)]
mod tests;
mod usage;

use proc_macro2::Ident;
use quote::{ToTokens, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Arm, Block, Expr, ImplItemFn, Member, Pat, Stmt};

use super::{Names, PatPosition, bindings};
use crate::borrows::Referred;
use crate::hygiene;
use crate::ir::MemberPath;
use crate::sorted::Map;
use crate::syntax::read;
use crate::visitors::visit::{self, Visit};
use crate::visitors::visit_mut::{self, VisitMut};
use crate::{leap, std_macros, tokens};
use groups::{Named, groups};
use usage::{Usage, Use, is, place_of, yielded};

/// `None`: nothing was changed. The empty path is the `&mut` itself.
pub(crate) fn take_apart(
    function: &ImplItemFn,
    referred: &[(Ident, Referred)],
) -> Option<ImplItemFn> {
    if referred.is_empty() {
        return None;
    }
    let mut function = function.clone();
    let mut is_changed = false;
    for (name, members) in referred {
        let mut splitter = Splitter {
            name,
            referred: members,
            is_changed: &mut is_changed,
            names: Names::of(&function),
            is_in_scope: !binds(&function.block.stmts, &|other| {
                hygiene::are_one(other, name)
            }),
        };
        splitter.visit_block_mut(&mut function.block);
    }
    is_changed.then_some(function)
}

/// Whether some pattern there binds such a name.
fn binds(stmts: &[Stmt], is_meant: &dyn Fn(&Ident) -> bool) -> bool {
    struct Finder<'a>(&'a dyn Fn(&Ident) -> bool, bool);
    impl Visit for Finder<'_> {
        fn visit_pat(&mut self, pat: &Pat) {
            self.1 |= matches!(pat, Pat::Ident(pat) if self.0(&pat.ident));
            visit::visit_pat(self, pat);
        }
    }
    let mut finder = Finder(is_meant, false);
    for stmt in stmts {
        finder.visit_stmt(stmt);
    }
    finder.1
}

struct Splitter<'a> {
    name: &'a Ident,
    referred: &'a Referred,
    is_changed: &'a mut bool,
    names: Names,
    /// It is declared outside of the block that comes next.
    is_in_scope: bool,
}

impl VisitMut for Splitter<'_> {
    fn visit_block_mut(&mut self, block: &mut Block) {
        let is_declaration =
            |stmt: &Stmt| matches!(stmt, Stmt::Local(stmt) if self.is_bound(&stmt.pat));
        let declaration = block.stmts.iter().position(is_declaration);
        if self.is_in_scope {
            self.split(block, 0);
        } else if let Some(declaration) = declaration {
            self.enter(block, declaration + 1);
        } else {
            visit_mut::visit_block_mut(self, block);
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) => {}
            // In its next round a loop names the `&mut` again.
            Expr::Loop(_) | Expr::While(_) | Expr::ForLoop(_) if self.is_in_scope => {}
            Expr::ForLoop(repeat) if self.is_bound(&repeat.pat) => self.enter(&mut repeat.body, 0),
            Expr::While(repeat) if self.is_bound_by(&repeat.cond) => {
                self.enter(&mut repeat.body, 0);
            }
            Expr::If(branch) if self.is_bound_by(&branch.cond) => {
                self.enter(&mut branch.then_branch, 0);
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_arm_mut(&mut self, arm: &mut Arm) {
        match &mut *arm.body {
            Expr::Block(body) if self.is_bound(&arm.pat) => self.enter(&mut body.block, 0),
            body => self.visit_expr_mut(body),
        }
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}

impl Splitter<'_> {
    /// The block in which the name is in scope, from that statement on. Elsewhere it may be another's.
    fn enter(&mut self, block: &mut Block, from: usize) {
        self.is_in_scope = true;
        self.split(block, from);
        self.is_in_scope = false;
    }

    /// Whether the pattern binds the name that is meant. A `ref` is no `&mut`.
    fn is_bound(&self, pat: &Pat) -> bool {
        let mut bindings = bindings(pat, PatPosition::Refutable).into_iter();
        bindings.any(|binding| {
            let is_shared = binding.by_ref && binding.mutability.is_none();
            hygiene::are_one(&binding.name, self.name) && !is_shared
        })
    }

    /// By a `let` in the condition.
    fn is_bound_by(&self, cond: &Expr) -> bool {
        match cond {
            Expr::Let(cond) => self.is_bound(&cond.pat),
            Expr::Binary(chain) => self.is_bound_by(&chain.left) || self.is_bound_by(&chain.right),
            _ => false,
        }
    }

    fn split(&mut self, block: &mut Block, from: usize) {
        // Of two that have the name, which one is meant is not looked into.
        if binds(&block.stmts[from..], &|other| is(other, self.name)) {
            return;
        }
        let stmts = block.stmts[from..].iter();
        let usages: Vec<_> = stmts.map(|stmt| Usage::of(stmt, self.name)).collect();
        let itself = MemberPath::default();
        let is_shared = self.referred.contains_key(&itself);
        let last = usages.iter().rposition(|usage| {
            let mut places = usage.places.iter();
            places.any(|(path, done)| {
                if is_shared {
                    *done == Use::Change
                } else {
                    path.is_empty()
                }
            })
        });
        let behind = last.map_or(0, |last| last + 1);
        let named = usages[behind..].iter().flat_map(|usage| &usage.places);
        let named: Vec<_> = named.map(|(path, done)| (path.clone(), *done)).collect();
        let is_referred =
            |path: &MemberPath| self.referred.keys().any(|other| other.overlaps(path));
        let is_named = named.iter().any(|(path, _)| is_referred(path));
        if is_named && self.is_lent_in(&block.stmts[from + behind..]) {
            let groups = if is_shared {
                vec![(itself, Use::Look)]
            } else {
                groups(&named, &is_referred)
            };
            self.split_at(block, from + behind, groups);
        } else if let (Some(last), true) = (last, named.is_empty()) {
            // In a branch of it, perhaps, for nothing follows.
            self.visit_stmt_mut(&mut block.stmts[from + last]);
        }
    }

    /// Whether what refers to it gets that there.
    fn is_lent_in(&self, stmts: &[Stmt]) -> bool {
        stmts.iter().any(|stmt| {
            let mentions = tokens::mentions(stmt.to_token_stream());
            let mut lent = self.referred.values();
            lent.any(|name| {
                mentions
                    .iter()
                    .any(|mention| hygiene::are_one(mention, name))
            })
        })
    }

    fn split_at(&mut self, block: &mut Block, at: usize, groups: Vec<Named>) {
        let root = self.name;
        let mut references = References {
            name: root,
            by_place: Map::new(),
        };
        let mut lets = Vec::new();
        for (path, done) in groups {
            let reference = self.fresh(&path);
            let (name, members) = (Ident::new(&reference, root.span()), &path.0);
            let place = if path.is_empty() {
                quote_spanned!(root.span()=> *#root)
            } else {
                quote_spanned!(root.span()=> #root #(.#members)*)
            };
            lets.push(read(if done == Use::Look {
                quote_spanned!(root.span()=> let #name = &#place;)
            } else {
                quote_spanned!(root.span()=> let #name = &mut #place;)
            }));
            references.by_place.insert(path, reference);
        }
        let behind = block.stmts[at..].iter_mut();
        behind.for_each(|stmt| references.visit_stmt_mut(stmt));
        block.stmts.splice(at..at, lets);
        *self.is_changed = true;
    }

    /// `this_items`
    fn fresh(&mut self, path: &MemberPath) -> String {
        let members = path.0.iter().map(|member| match member {
            Member::Named(name) => format!("_{}", name.unraw()),
            Member::Unnamed(index) => format!("_{}", index.index),
        });
        let name = format!("{}{}", self.name.unraw(), members.collect::<String>());
        let candidates = (0..).map(|underscores| format!("{name}{}", "_".repeat(underscores)));
        self.names.fresh(candidates)
    }
}

/// Each place by its reference.
struct References<'a> {
    name: &'a Ident,
    by_place: Map<MemberPath, String>,
}

impl References<'_> {
    /// Of the reference that is put in the place of that name.
    fn renamed(&self, name: &Ident) -> Option<Ident> {
        let itself = self.by_place.get(&MemberPath::default())?;
        is(name, self.name).then(|| Ident::new(itself, name.span()))
    }
}

impl VisitMut for References<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if let Expr::Path(path) = expr {
            let name = path.path.get_ident().and_then(|name| self.renamed(name));
            path.path = name.map_or_else(|| path.path.clone(), Into::into);
        } else if let Some(reference) =
            place_of(expr, self.name).and_then(|path| self.by_place.get(&path))
            && !matches!(expr, Expr::Unary(_))
        {
            let span = root(expr).span();
            let reference = Ident::new(reference, span);
            *expr = read(quote_spanned!(span=> (*#reference)));
        } else {
            visit_mut::visit_expr_mut(self, expr);
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        if leap::yield_macro(mac).is_some()
            && let Ok(mut operands) = yielded(mac)
        {
            let operands_mut = operands.iter_mut();
            operands_mut.for_each(|operand| self.visit_expr_mut(operand));
            mac.tokens = operands.into_token_stream();
        } else if let Some(mut known) = std_macros::parse(mac) {
            known.rename_captures(&mut |name| self.renamed(name));
            *mac = known.rewrite(|operand| self.visit_expr_mut(operand));
        }
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}

/// The name that the place begins with.
fn root(place: &Expr) -> &Expr {
    match place {
        Expr::Field(field) => root(&field.base),
        Expr::Paren(inner) => root(&inner.expr),
        Expr::Group(inner) => root(&inner.expr),
        Expr::Unary(inner) => root(&inner.expr),
        name => name,
    }
}
