//! The walk over statements and expressions, in order of evaluation.
//!
//! Takes a piece; leaves its uses and its [`State`] in the walker. What control flow does is in `control`, what macro calls
//! do in `macros`.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use syn::{BinOp, Block, Expr, Item, Pat, Stmt, UnOp};

use super::consume::{Class, consumes};
use super::control::Left;
use super::pattern::{split, taking};
use super::state::{State, UNTOUCHED};
use crate::hygiene::Env;
use crate::ir::{Access, LocalId, LocalSet, MemberPath, Part, Taking};
use crate::resolve::{PatPosition, bindings, binds_by_value};

/// A local, or a member of one.
pub(super) type Place = (LocalId, MemberPath);

/// Where a value is taken from.
#[derive(Clone)]
pub(super) enum Source {
    Place(Place),
    /// What the place points to.
    Deref(Place),
}

pub(super) struct Walker<'a> {
    /// What is in scope around the piece.
    outer: &'a Env,
    /// What the piece itself has declared; no local of the frame.
    pub(super) inner: Env,
    pub(super) state: State,
    uses: LocalSet,
    mentions: Vec<(LocalId, MemberPath)>,
    members: Vec<(LocalId, MemberPath)>,
    /// All that was named so far, all locals moved and all parts taken: what a closure captures, and what by value.
    named: BTreeSet<(LocalId, MemberPath)>,
    moved: LocalSet,
    taken: BTreeSet<(LocalId, Part)>,
    pub(super) values: Vec<(LocalId, MemberPath)>,
    pub(super) opaque: LocalSet,
    /// Jumps whose target lies around what has been walked so far.
    pub(super) left: Vec<Left>,
    /// Inside an `unsafe` block: a place there may be one that only such a block may name (a union's field), so no type is asked for.
    pub(super) in_unsafe: bool,
}

impl<'a> Walker<'a> {
    pub(super) fn new(env: &'a Env) -> Self {
        Self {
            outer: env,
            inner: Env::default(),
            state: State::start(),
            uses: LocalSet::new(),
            mentions: Vec::new(),
            members: Vec::new(),
            named: BTreeSet::new(),
            moved: LocalSet::new(),
            taken: BTreeSet::new(),
            values: Vec::new(),
            opaque: LocalSet::new(),
            left: Vec::new(),
            in_unsafe: false,
        }
    }

    pub(super) fn finish(self) -> Access {
        let (mut effects, parts) = self.state.into_effects();
        for (local, _) in self.named {
            if !self.uses.contains(&local) {
                // Assigned, perhaps only on paths that leave: the name must be declared there all the same.
                effects.entry(local).or_insert(UNTOUCHED);
            }
        }
        Access {
            uses: self.uses,
            effects,
            mentions: self.mentions,
            members: self.members,
            parts,
            values: self.values,
            opaque: self.opaque,
        }
    }

    pub(super) fn lookup(&self, ident: &Ident) -> Option<LocalId> {
        self.inner.lookup_within(self.outer, ident)
    }

    pub(super) fn macro_uses(&self, name: &Ident) -> Option<&LocalSet> {
        let declared = self.inner.macro_uses(name);
        declared.or_else(|| self.outer.macro_uses(name))
    }

    pub(super) fn used(&mut self, local: LocalId) {
        self.mentioned(local, MemberPath::default());
    }

    pub(super) fn mentioned(&mut self, local: LocalId, path: MemberPath) {
        self.state.mentioned(local, &path);
        if !self.state.is_assigned(local) {
            self.uses.insert(local);
            let mention = (local, path.clone());
            if !self.mentions.contains(&mention) {
                self.mentions.push(mention);
            }
        }
        self.named.insert((local, path));
    }

    pub(super) fn moved(&mut self, local: LocalId) {
        self.moved.insert(local);
        self.values.push((local, MemberPath::default()));
        self.state.moved(local);
    }

    pub(super) fn took(&mut self, local: LocalId, part: Part) {
        self.values.push((local, part.path.clone()));
        if self.in_unsafe {
            return;
        }
        self.taken.insert((local, part.clone()));
        self.state.took(local, part);
    }

    /// The value is taken: all of a local; of a member, or through a pointer, as types say.
    pub(super) fn moved_out_of(&mut self, source: Source) {
        match source {
            Source::Place((local, path)) if path.is_empty() => self.moved(local),
            Source::Place((local, path)) => {
                let taking = Taking::Value;
                self.took(local, Part { path, taking });
            }
            Source::Deref((local, path)) => {
                let taking = Taking::Deref;
                self.took(local, Part { path, taking });
            }
        }
    }

    fn assigned(&mut self, local: LocalId) {
        self.named.insert((local, MemberPath::default()));
        self.state.assign(local);
    }

    /// The names of the pattern are the piece's own from here on.
    pub(super) fn declare(&mut self, pat: &Pat, position: PatPosition) {
        for binding in bindings(pat, position) {
            self.shadow(&binding.name);
        }
    }

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

    /// From here on the name is the piece's own.
    fn shadow(&mut self, name: &Ident) {
        self.opaque.extend(self.lookup(name));
        self.inner.declare(name, None);
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
            self.place(&init.expr);
            if let Some((_, otherwise)) = &init.diverge {
                position = PatPosition::Refutable;
                let matched = self.state.clone();
                self.value(otherwise);
                self.state = matched;
            }
            self.matched(&local.pat, self.source(&init.expr), position);
        }
        self.declare(&local.pat, position);
    }

    /// The pattern has matched the scrutinee, if that is something that can be moved.
    pub(super) fn matched(&mut self, pat: &Pat, scrutinee: Option<Source>, position: PatPosition) {
        let Some(source) = scrutinee.filter(|_| binds_by_value(pat, position)) else {
            return;
        };
        let Some(split) = split(pat, position) else {
            return match (source, taking(pat)) {
                (Source::Place((local, path)), Some(taking)) => {
                    self.took(local, Part { path, taking });
                }
                (source, _) => self.moved_out_of(source),
            };
        };
        let (Source::Place((local, place)) | Source::Deref((local, place))) = source;
        for path in split.taken {
            let taking = Taking::Bind(path.0.len());
            let path = place.join(&path);
            self.took(local, Part { path, taking });
        }
        let left = split.left.iter().map(|path| (local, place.join(path)));
        self.members.extend(left);
    }

    /// The local that the expression is, and nothing more.
    pub(super) fn bare_local(&self, expr: &Expr) -> Option<LocalId> {
        match expr {
            Expr::Path(path) if path.qself.is_none() => self.lookup(path.path.get_ident()?),
            Expr::Paren(inner) => self.bare_local(&inner.expr),
            Expr::Group(inner) => self.bare_local(&inner.expr),
            _ => None,
        }
    }

    /// The local, or the member of a local, that the expression is.
    pub(super) fn bare_place(&self, expr: &Expr) -> Option<Place> {
        match expr {
            Expr::Paren(inner) => self.bare_place(&inner.expr),
            Expr::Group(inner) => self.bare_place(&inner.expr),
            Expr::Field(inner) => {
                let (local, mut path) = self.bare_place(&inner.base)?;
                path.0.push(inner.member.clone());
                Some((local, path))
            }
            _ => Some((self.bare_local(expr)?, MemberPath::default())),
        }
    }

    /// What a use of the expression's value takes it from, if that may leave less behind.
    pub(super) fn source(&self, expr: &Expr) -> Option<Source> {
        match expr {
            Expr::Paren(inner) => self.source(&inner.expr),
            Expr::Group(inner) => self.source(&inner.expr),
            Expr::Unary(inner) if matches!(inner.op, UnOp::Deref(_)) => {
                Some(Source::Deref(self.bare_place(&inner.expr)?))
            }
            _ => Some(Source::Place(self.bare_place(expr)?)),
        }
    }

    /// As [`Walker::value`], of what is `Copy` for sure.
    pub(super) fn copied(&mut self, expr: &Expr) {
        if self.bare_local(expr).is_none() && self.source(expr).is_some() {
            self.place(expr);
        } else {
            self.value(expr);
        }
    }

    fn values<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>) {
        for expr in exprs {
            self.value(expr);
        }
    }

    /// The value of a place is taken, or any other expression evaluated.
    pub(super) fn value(&mut self, expr: &Expr) {
        match expr {
            Expr::Path(_) => {
                if let Some(local) = self.bare_local(expr) {
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

    fn taken_out(&mut self, expr: &Expr) {
        self.place(expr);
        if let Some(source) = self.source(expr) {
            self.moved_out_of(source);
        }
    }

    /// A place is named, without taking its value.
    pub(super) fn place(&mut self, expr: &Expr) {
        match expr {
            Expr::Path(_) => {
                if let Some(local) = self.bare_local(expr) {
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
                self.place(&inner.func);
                if let Some(local) = self.bare_local(&inner.func) {
                    self.called(local);
                }
                self.values(&inner.args);
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
                self.values(inner.rest.as_deref());
            }
            Expr::Closure(inner) => self.closure(inner),
            Expr::Async(inner) => self.capture(inner.capture.is_some(), |walker| {
                walker.block(&inner.block);
            }),
            _ => self.control(expr),
        }
    }

    fn called(&mut self, local: LocalId) {
        if self.outer.is_once(local) {
            self.moved(local);
        } else if self.outer.is_closure(local) {
            let (path, taking) = (MemberPath::default(), Taking::Once);
            self.took(local, Part { path, taking });
        }
    }

    fn method_call(&mut self, call: &syn::ExprMethodCall) {
        self.place(&call.receiver);
        if let Some(place) = self.bare_place(&call.receiver)
            && let Some(class) = consumes(&call.method.to_string(), call.args.len())
        {
            self.consumed(place, class);
        }
        self.values(&call.args);
    }

    fn consumed(&mut self, place: Place, class: Class) {
        let (local, path) = place;
        let of_options = matches!(class, Class::OptionResult | Class::IteratorOrOption);
        let known = of_options && path.is_empty() && self.outer.is_option(local);
        if class == Class::Into || known {
            return self.moved_out_of(Source::Place((local, path)));
        }
        let taking = Taking::Call(class);
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
                self.took(local, Part { path, taking });
            }
            _ => self.value(expr),
        }
    }

    fn assign(&mut self, assign: &syn::ExprAssign) {
        match &*assign.left {
            // `_ = place` does not move.
            Expr::Infer(_) => self.place(&assign.right),
            left => {
                self.value(&assign.right);
                self.assignee(left);
            }
        }
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
            _ => self.place(left),
        }
    }

    fn assignees<'e>(&mut self, lefts: impl IntoIterator<Item = &'e Expr>) {
        for left in lefts {
            self.assignee(left);
        }
    }

    fn closure(&mut self, closure: &syn::ExprClosure) {
        self.capture(closure.capture.is_some(), |walker| {
            let mark = walker.inner.mark();
            for param in &closure.inputs {
                walker.declare(param, PatPosition::Irrefutable);
            }
            walker.value(&closure.body);
            walker.inner.reset(mark);
        });
    }

    /// A closure or an `async` block: what its body names is captured here, whenever the body runs.
    fn capture(&mut self, by_value: bool, body: impl FnOnce(&mut Self)) {
        let mut inside = Walker::new(self.outer);
        inside.inner = std::mem::take(&mut self.inner);
        body(&mut inside);
        self.inner = inside.inner;
        self.opaque.append(&mut inside.opaque);
        for (local, path) in &inside.named {
            self.mentioned(*local, path.clone());
        }
        if by_value {
            self.opaque
                .extend(inside.named.iter().map(|(local, _)| *local));
            for (local, path) in inside.named.clone() {
                // What is captured whole is not captured by member.
                let whole = inside.named.contains(&(local, MemberPath::default()));
                let path = if whole { MemberPath::default() } else { path };
                self.moved_out_of(Source::Place((local, path)));
            }
        } else {
            inside.moved.iter().for_each(|local| self.moved(*local));
            for (local, part) in inside.taken {
                self.took(local, part);
            }
        }
    }
}
