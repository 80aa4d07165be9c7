//! The walk over statements and expressions, in order of evaluation.
//!
//! Takes a piece; leaves its uses and its [`State`] in the walker. What control flow does is in `control`, what calls and
//! closures do in `calls`, what macro calls do in `macros`.

use proc_macro2::Ident;
use quote::format_ident;
use syn::{BinOp, Block, Expr, Item, Member, Pat, Stmt, UnOp};

use super::pattern::{looked_at, split, takes_variant, taking};
use super::walker::{Source, Walker};
use crate::assignee;
use crate::ir::{LocalId, MemberPath, Part, Taking};
use crate::resolve::{PatPosition, binds_by_value};

impl Walker<'_> {
    pub(super) fn block(&mut self, block: &Block) {
        let mark = self.inner.mark();
        for stmt in &block.stmts {
            if let Stmt::Item(item) = stmt {
                self.declare_item(item);
            }
        }
        for stmt in &block.stmts {
            self.stmt(stmt);
        }
        self.inner.reset(mark);
    }

    /// An item is visible in its whole block, and shadows what is around the block.
    fn declare_item(&mut self, item: &Item) {
        match item {
            Item::Fn(item) => self.shadow(&item.sig.ident),
            Item::Const(item) => self.shadow(&item.ident),
            Item::Static(item) => self.shadow(&item.ident),
            _ => {}
        }
    }

    pub(super) fn stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Local(local) => self.local(local),
            Stmt::Item(Item::Macro(item)) => {
                let uses = self.named_by_rules(item);
                if let Some(name) = &item.ident {
                    self.inner.declare_macro(name, uses);
                }
            }
            Stmt::Item(_) => {}
            Stmt::Expr(expr, _) => self.value(expr),
            Stmt::Macro(stmt) => self.mac(&stmt.mac),
        }
    }

    fn local(&mut self, local: &syn::Local) {
        let mut position = PatPosition::Irrefutable;
        if let Some(init) = &local.init {
            let outer = std::mem::replace(&mut self.binds, bound(&local.pat));
            if init.diverge.is_some() {
                position = PatPosition::Refutable;
            }
            self.scrutinee(&init.expr, [&local.pat], position);
            self.binds = outer;
            if let Some((_, otherwise)) = &init.diverge {
                let matched = self.state.clone();
                self.value(otherwise);
                self.state = matched;
            }
            self.matched(&local.pat, self.source(&init.expr), position);
        }
        self.declare(&local.pat, position);
    }

    /// A place that is matched by the patterns: of that no more is captured than what they look at.
    pub(super) fn scrutinee<'p>(
        &mut self,
        expr: &Expr,
        patterns: impl IntoIterator<Item = &'p Pat>,
        position: PatPosition,
    ) {
        let Some((local, path)) = self.bare_place(expr) else {
            return self.place(expr);
        };
        for pat in patterns {
            let may_be_variant = takes_variant(pat) && !self.is_numbered(local);
            let members = looked_at(pat, position, &|path| self.outer.is_struct(path))
                .filter(|_| !may_be_variant);
            let members = members.unwrap_or_else(|| vec![MemberPath::default()]);
            let seen = members.iter().map(|member| (local, path.join(member)));
            self.seen.extend(seen);
        }
        self.matched_with((local, path));
    }

    /// The pattern has matched the scrutinee, if that is something that can be moved.
    pub(super) fn matched(&mut self, pat: &Pat, scrutinee: Option<Source>, position: PatPosition) {
        let Some(source) = scrutinee.filter(|_| binds_by_value(pat, position)) else {
            return;
        };
        // What a pointer points to is taken as one.
        let of_place = matches!(source, Source::Place(_));
        let (Source::Place((local, _)) | Source::Deref((local, _))) = &source;
        let may_be_variant = takes_variant(pat) && !self.is_numbered(*local);
        let split = split(pat, position, &|path| self.outer.is_struct(path))
            .filter(|split| split.leaves || of_place)
            .filter(|_| !may_be_variant);
        let Some(split) = split else {
            return match (source, taking(pat, 0, position)) {
                (Source::Place((local, path)), Some(taking)) => {
                    self.took(local, Part { path, taking });
                }
                (source, _) => self.moved_out_of(source),
            };
        };
        let (Source::Place((local, place)) | Source::Deref((local, place))) = source;
        for Part { path, taking } in split.taken {
            let path = place.join(&path);
            self.took(local, Part { path, taking });
        }
        let left = split.left.iter().map(|path| (local, place.join(path)));
        self.members.extend(left);
    }

    /// As [`Walker::value`], of what is `Copy` for sure.
    pub(super) fn copied(&mut self, expr: &Expr) {
        if self.bare_local(expr).is_none() && self.source(expr).is_some() {
            self.place(expr);
        } else {
            self.value(expr);
        }
    }

    pub(super) fn values<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) {
        for expr in exprs {
            self.value(expr);
        }
    }

    /// The value of a place is taken, or any other expression evaluated.
    pub(super) fn value(&mut self, expr: &Expr) {
        match expr {
            Expr::Path(path) => {
                if let Some(local) = self.path(path) {
                    self.used(local);
                    self.moved(local);
                }
            }
            Expr::Paren(inner) => self.value(&inner.expr),
            Expr::Group(inner) => self.value(&inner.expr),
            Expr::Field(_) => self.taken_out(expr),
            // What is taken by index is a copy.
            Expr::Index(_) => self.place(expr),
            Expr::Unary(unary) => match unary.op {
                UnOp::Deref(_) => self.taken_out(expr),
                _ => self.value(&unary.expr),
            },
            Expr::Reference(inner) => self.place(&inner.expr),
            Expr::RawAddr(inner) => self.place(&inner.expr),
            Expr::Macro(inner) => self.mac(&inner.mac),
            Expr::Verbatim(tokens) => self.tokens(tokens.clone()),
            _ => self.operation(expr),
        }
    }

    /// The local that the path means, if it means one.
    fn path(&mut self, path: &syn::ExprPath) -> Option<LocalId> {
        let name = path.path.get_ident().filter(|_| path.qself.is_none());
        name.and_then(|name| self.variable(name))
    }

    fn taken_out(&mut self, expr: &Expr) {
        self.place(expr);
        if let Some(source) = self.source(expr) {
            self.moved_out_of(source);
        }
    }

    /// A place is named, without taking its value.
    pub(super) fn place(&mut self, expr: &Expr) {
        match expr {
            Expr::Path(path) => {
                if let Some(local) = self.path(path) {
                    self.used(local);
                }
            }
            Expr::Paren(inner) => self.place(&inner.expr),
            Expr::Group(inner) => self.place(&inner.expr),
            Expr::Field(inner) => match self.bare_place(expr) {
                Some((local, path)) => self.mentioned(local, path),
                None => self.place(&inner.base),
            },
            Expr::Index(inner) => {
                self.place(&inner.expr);
                self.value(&inner.index);
            }
            Expr::Unary(inner) if matches!(inner.op, UnOp::Deref(_)) => self.place(&inner.expr),
            _ => self.value(expr),
        }
    }

    /// Expressions that combine the values of others.
    fn operation(&mut self, expr: &Expr) {
        match expr {
            Expr::Array(inner) => self.values(&inner.elems),
            Expr::Tuple(inner) => self.values(&inner.elems),
            Expr::Assign(inner) => self.assign(inner),
            Expr::Binary(inner) => self.binary(inner),
            Expr::Call(inner) => {
                match (&*inner.func, self.bare_local(&inner.func)) {
                    (_, Some(local)) => self.used(local),
                    (Expr::Path(_), None) => {}
                    (other, None) => self.place(other),
                }
                self.values(&inner.args);
                self.called(&inner.func);
            }
            Expr::MethodCall(inner) => self.method_call(inner),
            Expr::Cast(inner) => self.copied(&inner.expr),
            Expr::Await(inner) => self.value(&inner.base),
            Expr::Repeat(inner) => self.value(&inner.expr),
            Expr::Try(inner) => self.value(&inner.expr),
            Expr::Yield(inner) => self.values(inner.expr.as_deref()),
            Expr::Range(inner) => {
                self.values(inner.start.as_deref());
                self.values(inner.end.as_deref());
            }
            Expr::Struct(inner) => {
                self.values(inner.fields.iter().map(|field| &field.expr));
                if let Some(base) = &inner.rest {
                    self.base(base, inner.fields.iter().map(|field| &field.member));
                }
            }
            Expr::Closure(inner) => self.closure(inner),
            Expr::Async(inner) => self.capture(inner.capture.is_some(), |walker| {
                walker.block(&inner.block);
            }),
            _ => self.control(expr),
        }
    }

    /// What follows `..`: of a place, all is taken but what the literal gives itself.
    fn base<'m>(&mut self, base: &Expr, given: impl Iterator<Item = &'m Member>) {
        let Some(Source::Place((local, path))) = self.source(base) else {
            return self.value(base);
        };
        let given: Vec<_> = given
            .map(|member| MemberPath(vec![member.clone()]))
            .collect();
        // For what the literal gives itself the base is not asked: that may be made of what was there.
        let places: Vec<_> = given.iter().map(|member| path.join(member)).collect();
        let before = self.state.taken_within(local, &places);
        self.place(base);
        self.state.taken_after_all(before);
        let taking = Taking::Others(given);
        self.took(local, Part { path, taking });
    }

    fn binary(&mut self, binary: &syn::ExprBinary) {
        match binary.op {
            BinOp::Eq(_)
            | BinOp::Ne(_)
            | BinOp::Lt(_)
            | BinOp::Le(_)
            | BinOp::Gt(_)
            | BinOp::Ge(_) => {
                self.place(&binary.left);
                self.place(&binary.right);
            }
            BinOp::Add(_)
            | BinOp::Sub(_)
            | BinOp::Mul(_)
            | BinOp::Div(_)
            | BinOp::Rem(_)
            | BinOp::BitXor(_)
            | BinOp::BitAnd(_)
            | BinOp::BitOr(_)
            | BinOp::Shl(_)
            | BinOp::Shr(_) => {
                self.operated(&binary.left);
                self.operated(&binary.right);
            }
            BinOp::And(_) | BinOp::Or(_) => self.short_circuit(binary),
            // The compound assignments, which change a place that must be there.
            _ => {
                self.operated(&binary.right);
                self.place(&binary.left);
            }
        }
    }

    /// As [`Walker::value`], of an operand.
    fn operated(&mut self, expr: &Expr) {
        match self.source(expr) {
            Some(Source::Place((local, path))) if !path.is_empty() => {
                self.place(expr);
                let taking = Taking::Operand;
                self.operands.push((local, path.clone()));
                self.took(local, Part { path, taking });
            }
            Some(Source::Deref((local, path))) => {
                self.place(expr);
                let taking = Taking::DerefOperand;
                self.took(local, Part { path, taking });
            }
            _ => self.value(expr),
        }
    }

    fn assign(&mut self, assign: &syn::ExprAssign) {
        match &*assign.left {
            // `_ = place` does not move.
            Expr::Infer(_) => self.scrutinee(&assign.right, None, PatPosition::Irrefutable),
            left => {
                self.assigned_value(assign);
                self.assignee(left);
            }
        }
    }

    /// Of a place that is taken apart no more is taken than by a pattern.
    fn assigned_value(&mut self, assign: &syn::ExprAssign) {
        let source = self.source(&assign.right);
        let mut names = (0u32..).map(|number| format_ident!("left_{}", number));
        let pat = (source.is_some() && assignee::destructures(&assign.left))
            .then(|| assignee::pattern(&assign.left, &mut |_| names.next()));
        let Some(pat) = pat.flatten() else {
            return self.value(&assign.right);
        };
        self.scrutinee(&assign.right, [&pat], PatPosition::Irrefutable);
        self.matched(&pat, source, PatPosition::Irrefutable);
    }

    /// The left side of an assignment; in a destructuring one, each part of it.
    fn assignee(&mut self, left: &Expr) {
        if let Some(local) = self.bare_local(left) {
            return self.assigned(local);
        }
        match left {
            Expr::Paren(inner) => self.assignee(&inner.expr),
            Expr::Group(inner) => self.assignee(&inner.expr),
            Expr::Tuple(inner) => self.assignees(&inner.elems),
            Expr::Array(inner) => self.assignees(&inner.elems),
            Expr::Call(inner) => self.assignees(&inner.args),
            Expr::Struct(inner) => self.assignees(inner.fields.iter().map(|field| &field.expr)),
            left => match self.bare_place(left) {
                Some(place) => self.renewed(place),
                None => self.place(left),
            },
        }
    }

    fn assignees<'e>(&mut self, lefts: impl IntoIterator<Item = &'e Expr>) {
        for left in lefts {
            self.assignee(left);
        }
    }
}

/// The name that a plain `let` gives its value.
fn bound(pat: &Pat) -> Option<Ident> {
    match pat {
        Pat::Ident(binding) if binding.subpat.is_none() => Some(binding.ident.clone()),
        Pat::Type(typed) => bound(&typed.pat),
        _ => None,
    }
}
